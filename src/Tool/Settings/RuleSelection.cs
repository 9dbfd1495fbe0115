using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Scanner;

namespace Infra.Analyzers.Tool.Settings;

/// <summary>
/// Which rules are looked at: <c>+INFRA1001</c> only this one, <c>-INFRA1003</c> all but this one; a prefix stands for all rules that begin
/// with it.
/// </summary>
internal sealed class RuleSelection
{
    public static readonly RuleSelection All = new([]);

    private readonly IReadOnlyList<string> _only;
    private readonly IReadOnlyList<string> _without;

    private RuleSelection(IReadOnlyCollection<string> entries)
    {
        _only = [.. entries.Where(entry => entry[0] == '+').Select(entry => entry[1..])];
        _without = [.. entries.Where(entry => entry[0] == '-').Select(entry => entry[1..])];
    }

    /// <exception cref="UsageException">An entry has neither sign, or stands for no rule.</exception>
    public static RuleSelection Parse(IEnumerable<string> entries)
    {
        var list =
            entries.SelectMany(entry => entry.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        foreach (var entry in list)
        {
            if (entry[0] is not ('+' or '-'))
                throw new UsageException($"'{entry}' selects no rules: write +{entry} for only these, or -{entry} for all but these.");
            if (!RuleCatalog.All.Select(rule => rule.Metadata).Concat(OwnRulesPool.All).Any(rule => Matches(rule, entry[1..])))
                throw new UsageException($"There is no rule '{entry[1..]}'{SuggestionFor(entry[1..])}");
        }

        return list.Count == 0 ? All : new(list);
    }

    /// <summary>Whether the rule is looked at. What the tool says of its own work always is.</summary>
    public bool Includes(RuleMetadata rule) =>
        rule.Category == Category.Tool
        || ((_only.Count == 0 || _only.Any(prefix => Matches(rule, prefix))) && !_without.Any(prefix => Matches(rule, prefix)));

    /// <summary>Whether a report is looked at: not where it says that a rule may be broken that is left out.</summary>
    public bool Includes(Report report) =>
        Includes(report.Rule) && (report.MayBreak is not { } other || !_without.Any(prefix => Matches(other, prefix)));

    /// <summary>Whether the rule of an id is looked at; one that there is not, always.</summary>
    public bool IncludesId(string id) =>
        RuleCatalog.All.FirstOrDefault(rule => rule.Metadata.Id == id) is not { } rule || Includes(rule.Metadata);

    /// <summary>The entries, as they were written.</summary>
    public override string ToString() => string.Join(',', _only.Select(entry => "+" + entry).Concat(_without.Select(entry => "-" + entry)));

    /// <summary>The end of a message that says that there is no rule of a name.</summary>
    public static string SuggestionFor(string name) =>
        Nearest.To(name, RuleCatalog.All.Select(rule => rule.Metadata.Id)) is { } nearest
            ? $"; did you mean '{nearest}'?"
            : "; 'infra-scan rules' lists them.";

    private static bool Matches(RuleMetadata rule, string prefix) =>
        prefix.Length > 0 && rule.Id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
