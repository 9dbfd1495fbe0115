using System.Text.RegularExpressions;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>What the documents say of the rules, and of each other.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Documents =>
    [
        "README.md",
        "CONTRIBUTING.md",
        .. Directory.EnumerateFiles(Path.Combine(RepositoryFile.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryFile.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void The_table_of_rules_is_that_of_the_catalogue() =>
        RepositoryFile.IsGenerated("docs/README.md", text => RepositoryFile.Between(text, "rules", RuleTable.OfAll("rules")));

    [Fact]
    public void The_table_of_warnings_is_that_of_the_catalogue() =>
        RepositoryFile.IsGenerated(
            "README.md", text => RepositoryFile.Between(text, "warnings", RuleTable.OfWarnings("docs/rules", "docs/README.md#rules")));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_inside_the_repository_leads_somewhere(string document)
    {
        var text = RepositoryFile.Read(document);
        var broken = from Match link in Link().Matches(CodeBlock().Replace(text, ""))
                     let target = link.Groups["target"].Value
                     where !target.Contains("://", StringComparison.Ordinal) && !Exists(document, target)
                     select target;

        Assert.Empty(broken);
    }

    private static bool Exists(string document, string target)
    {
        var parts = target.Split('#', 2);
        var path =
            parts[0].Length == 0
                ? document
                : Path.GetRelativePath(RepositoryFile.Root,
                    Path.GetFullPath(Path.Combine(RepositoryFile.Root, Path.GetDirectoryName(document)!, parts[0])));
        var file = Path.Combine(RepositoryFile.Root, path);
        return parts.Length == 1
            ? File.Exists(file) || Directory.Exists(file)
            : File.Exists(file)
                && Heading().Matches(RepositoryFile.Read(path)).Any(heading => AnchorOf(heading.Groups["title"].Value) == parts[1]);
    }

    // As GitHub makes them.
    private static string AnchorOf(string heading) => NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
