using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>
/// docs/comparison.md against the fixtures that another scanner publishes for its checks: the same resources are found, but for the
/// differences that the document lists.
/// </summary>
public sealed partial class ComparisonTests
{
    private const string Document = "docs/comparison.md";
    private const string Fixtures = "shared/fixtures/datadog-kics/terraform";

    [Fact]
    public void Every_rule_that_stands_for_a_check_of_that_scanner_has_its_section()
    {
        var sections = Sections();

        Assert.Equal(
            RuleCatalog.All.Where(rule => rule.Metadata.Equivalents.Any(check => check.Scanner == "KICS")).Select(rule => rule.Metadata.Id)
                .Order(StringComparer.Ordinal),
            sections.SelectMany(section => section.Rules).Order(StringComparer.Ordinal));
    }

    [FolderFact(Fixtures)]
    public void Finds_what_the_other_scanner_finds_but_for_the_differences_listed()
    {
        foreach (var section in Sections())
        {
            var folder = Path.Combine(FolderFactAttribute.Find(Fixtures)!, section.Fixture);
            var id = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "metadata.json")))!["id"]!.GetValue<string>();
            Assert.Equal(
                RuleCatalog.All.Where(rule => rule.Metadata.Equivalents.Contains(new("KICS", id))).Select(rule => rule.Metadata.Id),
                section.Rules);

            Assert.Equal(
                section.Differences.Order(StringComparer.Ordinal),
                Directory.EnumerateFiles(folder, "*.tf")
                    .SelectMany(file => Differences(file, ExpectedIn(folder, Path.GetFileName(file)), section.Rules))
                    .Order(StringComparer.Ordinal));
        }
    }

    /// <summary>The resources of a file that one of the two finds, in the document's words.</summary>
    private static IEnumerable<string> Differences(string file, IReadOnlyCollection<int> expectedLines, IReadOnlyCollection<string> rules)
    {
        var text = File.ReadAllText(file);
        var blocks = BlocksOf(text).ToList();
        var expected = expectedLines.Select(BlockAt).Distinct().ToList();
        // What the other scanner says of a bucket, say, ours may say of the trail that names it.
        var found = RuleCheck.Scan(text)
            .Where(report => rules.Contains(report.Rule.Id))
            .Select(report =>
                (IReadOnlyList<string>)[BlockAt(report.Place.Line), .. report.Related.Select(related => BlockAt(related.Place.Line))])
            .ToList();
        return expected.Where(block => !found.Any(blocks => blocks.Contains(block)))
            .Select(block => $"{Path.GetFileName(file)} {block} there")
            .Concat(found.Where(blocks => !blocks.Any(expected.Contains)).Select(blocks => $"{Path.GetFileName(file)} {blocks[0]} here"));

        string BlockAt(int line) => blocks.Last(block => block.Line <= line).Address;
    }

    private static IEnumerable<(int Line, string Address)> BlocksOf(string text) =>
        text.Split('\n')
            .Select((line, index) => (Line: index + 1, Match: BlockHeader().Match(line)))
            .Where(line => line.Match.Success)
            .Select(line =>
                (line.Line,
                    line.Match.Groups["type"].Value == "resource"
                        ? $"{line.Match.Groups["first"].Value}.{line.Match.Groups["second"].Value}"
                        : $"{line.Match.Groups["type"].Value}.{line.Match.Groups["first"].Value}"));

    private static List<int> ExpectedIn(string folder, string file) =>
    [
        .. from result in JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "positive_expected_result.json")))!.AsArray()
           where (result!["fileName"] ?? result["filename"])?.GetValue<string>() is not { } name ? file == "positive.tf" : name == file
           select result["line"]!.GetValue<int>(),
    ];

    private static List<Section> Sections()
    {
        var parts = SectionHeading().Split(RepositoryFile.Read(Document));
        return [.. parts.Skip(1).Chunk(3).Select(part => new Section(
            part[1],
            part[0].Split(", "),
            [.. Row().Matches(part[2]).Where(row => row.Groups["file"].Value.EndsWith(".tf", StringComparison.Ordinal))
                .Select(row => $"{row.Groups["file"].Value} {row.Groups["resource"].Value} {row.Groups["by"].Value}")]))];
    }

    private sealed record Section(string Fixture, IReadOnlyList<string> Rules, IReadOnlyList<string> Differences);

    [GeneratedRegex(@"^## (?<rules>INFRA\d+(?:, INFRA\d+)*): (?<fixture>\w+)\n", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();

    [GeneratedRegex(@"^\| `(?<file>[^`]+)` \| `(?<resource>[^`]+)` \| (?<by>here|there) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("^(?<type>resource|module|data) \"(?<first>[^\"]+)\"( \"(?<second>[^\"]+)\")?")]
    private static partial Regex BlockHeader();
}

/// <summary>A test over files that lie beside the repository on some machines only; elsewhere it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FolderFactAttribute : FactAttribute
{
    public FolderFactAttribute(string folder) => Skip = Find(folder) is null ? $"There is no folder {folder} beside the repository." : null;

    public static string? Find(string folder)
    {
        for (var parent = new DirectoryInfo(AppContext.BaseDirectory); parent is not null; parent = parent.Parent)
        {
            if (Directory.Exists(Path.Combine(parent.FullName, folder)))
                return Path.Combine(parent.FullName, folder);
        }

        return null;
    }
}
