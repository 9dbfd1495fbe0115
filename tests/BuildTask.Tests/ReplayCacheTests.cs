using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.BuildTask.Tests;

public sealed class ReplayCacheTests : IDisposable
{
    private static readonly Message Told = new(RuleCatalog.All[0].Metadata, Severity.Error, "A {0} “text”", new("/a/b.json", 1, 2, 3, 4))
    {
        IsOfCompiler = true,
        Related = [new("Made here.", new("/a/c.json", 5, 6, 7, 8)), new("And here.", Scanner.TextPlace.Whole("/a"))],
    };

    private readonly string _directory = Directory.CreateTempSubdirectory("infra-cache-").FullName;

    [Fact]
    public void What_was_told_is_told_again_while_nothing_changes()
    {
        Write("settings");

        var again = Assert.Single(Cache("settings").Read()!);
        Assert.Equal(Told, again with { Related = Told.Related });
        Assert.Equal(Told.Related, again.Related);
        Assert.Null(Cache("other settings").Read());
    }

    [Fact]
    public void A_file_that_changes_appears_or_goes_makes_the_scan_run_again()
    {
        Write("settings");
        File.WriteAllText(Input, "longer than before");
        Assert.Null(Cache("settings").Read());

        Write("settings");
        File.WriteAllText(Missing, "");
        Assert.Null(Cache("settings").Read());

        Write("settings");
        File.Delete(Input);
        Assert.Null(Cache("settings").Read());
    }

    [Fact]
    public void A_folder_that_appears_or_gets_another_entry_makes_the_scan_run_again()
    {
        Write("settings");
        Directory.CreateDirectory(Folder);
        Assert.Null(Cache("settings").Read());

        // Long ago: clocks of file systems are coarse.
        Directory.SetLastWriteTimeUtc(Folder, new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Write("settings");
        Assert.NotNull(Cache("settings").Read());
        File.WriteAllText(Path.Combine(Folder, "new"), "");
        Assert.Null(Cache("settings").Read());
    }

    [Fact]
    public void A_cache_that_is_cut_off_or_none_of_ours_is_no_cache()
    {
        Write("settings");
        var whole = File.ReadAllBytes(CacheFile);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(CacheFile, whole[..length]);
            Assert.Null(Cache("settings").Read());
        }

        File.WriteAllBytes(CacheFile, [.. Enumerable.Repeat((byte)0xFF, 300)]);
        Assert.Null(Cache("settings").Read());
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private string CacheFile => Path.Combine(_directory, "obj", "cache");

    private string Input => Path.Combine(_directory, "input");

    private string Folder => Path.Combine(_directory, "folder");

    private string Missing => Path.Combine(_directory, "missing");

    private ReplayCache Cache(string settings) => new(CacheFile, settings);

    private void Write(string settings)
    {
        File.WriteAllText(Input, "content");
        var inputs = new InputStamps();
        inputs.Add(Input);
        inputs.Add(Missing);
        inputs.Add(Folder);
        Cache(settings).Write(inputs, [Told]);
    }
}
