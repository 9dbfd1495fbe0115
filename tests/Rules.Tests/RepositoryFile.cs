using System.Reflection;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>Files of the repository, and what the catalogue makes of them.</summary>
internal static class RepositoryFile
{
    // Set to write anew what the catalogue decides; then look at what changed.
    private static readonly bool IsUpdate = Environment.GetEnvironmentVariable("INFRA_UPDATE_DOCS") == "1";

    public static string Root { get; } = typeof(RepositoryFile).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <param name="path">Relative to the repository's root.</param>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>A file, or a part of it, is what the catalogue makes of it; with <c>INFRA_UPDATE_DOCS=1</c> it becomes so.</summary>
    /// <param name="path">Relative to the repository's root.</param>
    /// <param name="generate">Makes the text that is expected from the text that is there; empty where there is no file.</param>
    public static void IsGenerated(string path, Func<string, string> generate)
    {
        var file = Path.Combine(Root, path);
        var actual = File.Exists(file) ? Read(path) : "";
        var expected = generate(actual);
        if (IsUpdate && actual != expected)
        {
            File.WriteAllText(file, expected);
            return;
        }

        if (actual != expected)
            Assert.Fail(
                $"{path} does not say what the rules say. Write it anew with\n  INFRA_UPDATE_DOCS=1 dotnet test tests/Rules.Tests\nand "
                    + $"look at what changed. First difference:\n{FirstDifference(expected, actual)}");
    }

    /// <summary>Puts text between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
    public static string Between(string text, string name, string content)
    {
        var (open, close) = ($"<!-- {name} -->\n", $"<!-- /{name} -->\n");
        var start = text.IndexOf(open, StringComparison.Ordinal) + open.Length;
        var end = text.IndexOf(close, StringComparison.Ordinal);
        Assert.True(start >= open.Length && end >= start, $"There is no part between {open.Trim()} and {close.Trim()}.");
        return text[..start] + content + text[end..];
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var line = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"  line {line + 1} should be: {left.ElementAtOrDefault(line)}\n  line {line + 1} "
            + $"is:        {right.ElementAtOrDefault(line)}";
    }
}
