using System.Collections.Concurrent;
using Infra.Analyzers.Scanner.Inputs;

namespace Infra.Analyzers.Scanner.Tests;

/// <summary>How a scan of many folders divides its work; none of it can be told by the clock.</summary>
public sealed class ParallelScanTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_more_threads_work_than_there_are_processors()
    {
        var (working, most) = (0, 0);
        Scan(WriteRoots(roots: 40, filesInEach: 10), _ =>
        {
            Raise(ref most, Interlocked.Increment(ref working));
            Thread.Yield();
            Interlocked.Decrement(ref working);
        });
        Assert.InRange(most, 1, Environment.ProcessorCount);
    }

    [Fact]
    public void A_visit_inside_a_visit_stays_on_its_thread()
    {
        var strays = 0;
        BoundedParallel.ForEach(
            [.. Enumerable.Range(0, 100)],
            (_, _) =>
            {
                var thread = Environment.CurrentManagedThreadId;
                BoundedParallel.ForEach(
                    [.. Enumerable.Range(0, 10)],
                    (_, _) => Interlocked.Add(ref strays, thread == Environment.CurrentManagedThreadId ? 0 : 1),
                    CancellationToken.None);
            },
            CancellationToken.None);
        Assert.Equal(0, strays);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public void A_file_is_read_once_however_many_roots_call_its_module(int roots)
    {
        _folder.Write("shared/main.tf", "resource \"aws_cloudtrail\" \"t\" {\n  name = \"t\"\n}\n");
        var paths = Enumerable.Range(0, roots).Select(root =>
        {
            _folder.Write($"root{root}/main.tf",
                "module \"a\" {\n  source = \"../shared\"\n}\nmodule \"b\" {\n  source = \"../shared\"\n}\n");
            return _folder.At($"root{root}");
        }).ToList();
        var read = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);

        var reports = Scan(paths, path => read.AddOrUpdate(path, 1, (_, times) => times + 1));

        Assert.Equal(2 * roots, reports.Count(report => report.Rule.Id == "INFRA1001"));
        Assert.Equal(roots + 1, read.Keys.Count(path => path.EndsWith(".tf", StringComparison.Ordinal)));
        Assert.All(read.Where(file => file.Key.EndsWith(".tf", StringComparison.Ordinal)), file => Assert.Equal(1, file.Value));
    }

    [Fact]
    public void A_file_that_is_given_and_called_is_shown_as_it_was_given()
    {
        _folder.Write("shared/main.tf", "resource \"aws_cloudtrail\" \"t\" {\n  name = = \"t\"\n}\n");
        _folder.Write("root/main.tf", "module \"a\" {\n  source = \"../shared\"\n}\n");
        var given = Path.Combine(_folder.At("root"), "..", "shared");
        var report = Assert.Single(Scan([_folder.At("root"), given], _ => { }), report => report.Rule.Id == "INFRA9001");
        Assert.Equal(Path.Combine(given, "main.tf"), report.Place.Path);
    }

    [Fact]
    public void A_folder_is_listed_once_however_often_it_is_asked_for()
    {
        _folder.Write("root/main.tf", "variable \"name\" {}\nmodule \"a\" {\n  source = \"../shared\"\n}\n");
        _folder.Write("root/values/test.tfvars", "name = \"test\"\n");
        _folder.Write("other/main.tf", "module \"a\" {\n  source = \"../shared\"\n}\n");
        _folder.Write("shared/main.tf", "resource \"aws_cloudtrail\" \"t\" {\n  name = \"t\"\n}\n");
        string[] folders = ["root", "other", "shared"];
        var isWritten = 0;
        var read = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);

        // Who listed a folder again would see what comes when the first file is read, as all that are given are listed by then.
        Scan(folders.Select(folder => _folder.At(folder)), path =>
        {
            read.TryAdd(path, true);
            if (path.EndsWith(".tf", StringComparison.Ordinal) && Interlocked.Exchange(ref isWritten, 1) == 0)
            {
                foreach (var folder in folders)
                {
                    _folder.Write($"{folder}/late.tf", "locals {}\n");
                    _folder.Write($"{folder}/late.auto.tfvars", "");
                    _folder.Write($"{folder}/late.tfvars", "");
                }
            }
        });

        Assert.Contains(_folder.At("root/values/test.tfvars"), read.Keys);
        Assert.DoesNotContain(read.Keys, path => Path.GetFileName(path).StartsWith("late", StringComparison.Ordinal));
    }

    private List<string> WriteRoots(int roots, int filesInEach) => [.. Enumerable.Range(0, roots).Select(root =>
    {
        for (var file = 0; file < filesInEach; file++)
            _folder.Write($"r{root}/f{file}.tf", $"locals {{\n  a{file} = {file}\n}}\n");
        return _folder.At($"r{root}");
    })];

    private static IReadOnlyList<Report> Scan(IEnumerable<string> paths, Action<string> beforeReading) =>
        TerraformScan.Scan(paths, new ScanOptions { BeforeReading = beforeReading }, CancellationToken.None);

    private static void Raise(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
