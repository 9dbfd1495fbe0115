using System.Globalization;
using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>The rules in words and tables of the documentation.</summary>
internal static class RuleTable
{
    /// <summary>The table of all rules.</summary>
    /// <param name="pages">The folder of the pages, as links of the document give it.</param>
    public static string OfAll(string pages) =>
        "| id | finds | level |\n|---|---|---|\n"
        + string.Concat(All.Select(rule => $"| {LinkOf(rule, pages)} | {TitleOf(rule)} | {LevelOf(rule)} |\n"));

    /// <summary>The table of the rules that are warnings, and how many there are beside them.</summary>
    /// <param name="pages">The folder of the pages, as links of the document give it.</param>
    /// <param name="all">The place where all are, as links of the document give it.</param>
    public static string OfWarnings(string pages, string all)
    {
        var warnings = All.Where(rule => rule.Severity == Severity.Warning).ToList();
        var rows = warnings.Select(rule => $"| {LinkOf(rule, pages)} | {TitleOf(rule)} |\n");
        var count = (Severity severity) => All.Count(rule => rule.Severity == severity);
        return "| id | warns of |\n|---|---|\n" + string.Concat(rows)
            + $"\n[{All.Count() - warnings.Count} more]({all}) are information ({count(Severity.Info)}) or off until you\n"
            + $"[turn them on](docs/configuration.md#presets) ({count(Severity.None)}).\n";
    }

    private static IEnumerable<RuleMetadata> All => RuleCatalog.All.Select(rule => rule.Metadata);

    private static string LinkOf(RuleMetadata rule, string pages) => $"[{rule.Id}]({pages}/{rule.Id}.md)";

    private static string TitleOf(RuleMetadata rule) => rule.OnlyIn is null ? rule.Title : $"{rule.Title} ({LanguagesOf(rule)})";

    public static string LevelOf(RuleMetadata rule) =>
        rule.Severity == Severity.None ? "off" : rule.Severity.ToString().ToLower(CultureInfo.InvariantCulture);

    public static string LanguagesOf(RuleMetadata rule) =>
        string.Join(", ",
            RulePage.FormsOf(rule)
                .Select(form => PageCode.FileOf(form.Language) is not null ? form.Heading : $"{form.Heading} (C#)"));
}
