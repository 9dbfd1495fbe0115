using System.Text.RegularExpressions;
using Infra.Analyzers.Rules.Attributes;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>The table on top of a rule's page. Its rows follow from the rule, but for the one that names the classes.</summary>
internal static partial class RulePageTable
{
    /// <summary>The page, with the table that follows from the rule.</summary>
    public static string Rewrite(string page, Rule rule)
    {
        var table = Table().Match(page);
        Assert.True(table.Success, $"The page of {rule.Metadata.Id} has no table after its title.");
        var resource = ResourceRow().Match(table.Value);
        Assert.True(resource.Success, $"The table of {rule.Metadata.Id} has no row '| Resource | … |'.");
        return page[..table.Index] + "| | |\n|---|---|\n"
            + string.Concat(Rows(rule, resource.Groups["text"].Value).Select(row => $"| {row.Name} | {row.Text} |\n"))
            + page[(table.Index + table.Length)..];
    }

    private static IEnumerable<(string Name, string Text)> Rows(Rule rule, string resource)
    {
        var metadata = rule.Metadata;
        yield return ("Level", RuleTable.LevelOf(metadata));
        yield return ("Category", $"`{metadata.Category}`");
        if (metadata.OnlyIn is not null)
            yield return ("Checked in", RuleTable.LanguagesOf(metadata));
        yield return ("Resource", resource);
        var attributes = rule is AttributeRule ofAttributes ? ofAttributes.Blamed.Concat(ofAttributes.Remark?.If.Roots ?? [])
            : (rule as ResourceRule)?.Attributes ?? [];
        if (attributes.Any())
            yield return ("Attributes", string.Join(", ", attributes.Select(attribute => $"`{attribute}`")));
        if (metadata.Compliance.Count > 0)
            yield return ("Compliance",
                string.Join("; ",
                    metadata.Compliance.Select(Split).GroupBy(control => control.Benchmark, control => control.Id)
                        .Select(controls => $"{controls.Key}: {string.Join(", ", controls)}")));
    }

    private static (string Benchmark, string Id) Split(string control) =>
        control.LastIndexOf(": ", StringComparison.Ordinal) is var colon ? (control[..colon], control[(colon + 2)..]) : default;

    [GeneratedRegex(@"^\| \| \|\n\|---\|---\|\n(\|.*\n)*", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^\| Resource \| (?<text>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex ResourceRow();
}
