using System.Text.RegularExpressions;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>What the documents say of the rules, and of each other.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Documents =>
    [
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        .. Directory.EnumerateFiles(Path.Combine(RepositoryFile.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryFile.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    private static readonly string[] Parts = ["docs", "eng", "src", "samples"];

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

    [Fact]
    public void The_project_has_one_address()
    {
        Assert.Contains($"<PackageProjectUrl>{RuleMetadata.ProjectUri}</PackageProjectUrl>", RepositoryFile.Read("Directory.Build.props"),
            StringComparison.Ordinal);

        var ours = new Uri(RuleMetadata.ProjectUri);
        var elsewhere = from file in Texts()
                        from Match address in Address().Matches(File.ReadAllText(file))
                        where !new Uri(address.Value).AbsolutePath.StartsWith(ours.AbsolutePath, StringComparison.Ordinal)
                        select $"{file}: {address.Value}";
        Assert.Empty(elsewhere);
    }

    /// <summary>What people copy is what was released last, or what is to be the first release.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/rollout.md")]
    public void The_version_to_install_is_the_newest(string document)
    {
        var released = ReleaseHeading().Match(RepositoryFile.Read("CHANGELOG.md"));
        var newest = released.Success ? released.Groups["version"].Value : "0.1.0";
        var named = InstalledVersion().Matches(RepositoryFile.Read(document)).Select(match => match.Groups["version"].Value).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, version => Assert.Equal(newest, version));
    }

    private static IEnumerable<string> Texts() =>
        from part in Parts
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryFile.Root, part), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".md" or ".json" or ".cs" or ".props" or ".targets" or ".mjs" or ".css" or ".js"
            && !Path.GetRelativePath(RepositoryFile.Root, file).Split(Path.DirectorySeparatorChar)
                .Any(folder => folder is "bin" or "obj" or "node_modules" or "cdktf.out" or "cdk.out")
        select file;

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

    [GeneratedRegex(@"https://[\w.-]+/[\w.-]+/infra-analyzers\b")]
    private static partial Regex Address();

    [GeneratedRegex(@"^## (?<version>\d\S*)", RegexOptions.Multiline)]
    private static partial Regex ReleaseHeading();

    [GeneratedRegex(@"Include=""Infra\.Analyzers"" Version=""(?<version>[^""]+)""")]
    private static partial Regex InstalledVersion();

    [GeneratedRegex(@"^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
