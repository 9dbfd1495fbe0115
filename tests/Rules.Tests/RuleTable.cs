using System.Globalization;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>The rules in words and tables of the documentation.</summary>
internal static class RuleTable
{
    /// <summary>The table of all rules.</summary>
    /// <param name="pages">The folder of the pages, as links of the document give it.</param>
    public static string Of(string pages) =>
        "| id | finds | level |\n|---|---|---|\n"
        + string.Concat(RuleCatalog.All.Select(rule => rule.Metadata).Select(rule =>
            $"| [{rule.Id}]({pages}/{rule.Id}.md) | {rule.Title}{(rule.OnlyIn is null ? "" : $" ({LanguagesOf(rule)})")} | {LevelOf(rule)} |\n"));

    public static string LevelOf(RuleMetadata rule) =>
        rule.Severity == Severity.None ? "off" : rule.Severity.ToString().ToLower(CultureInfo.InvariantCulture);

    public static string LanguagesOf(RuleMetadata rule) =>
        string.Join(", ",
            RulePage.FormsOf(rule)
                .Select(form => PageCode.FileOf(form.Language) is not null ? form.Heading : $"{form.Heading} (C#)"));
}
