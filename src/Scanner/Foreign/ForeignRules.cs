using System.Text.RegularExpressions;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Scanner.Foreign;

/// <summary>The rules of other scanners, each once, with what is the same here.</summary>
internal sealed class ForeignRules(Severity most)
{
    /// <summary>The scanner by whose name the rules of this product are among the equivalents of a foreign rule.</summary>
    public const string Here = "Infra.Analyzers";

    private const string Page = RuleMetadata.ProjectUri + "/blob/main/docs/infra-scan.md#findings-of-other-scanners";

    // An id stands in addresses, in logs and in HTML.
    private static readonly Regex Strange = new("[^A-Za-z0-9._:/-]", RegexOptions.CultureInvariant);

    private static readonly Lazy<ILookup<string, string>> OurIds = new(() => RuleCatalog.All
        .SelectMany(rule => rule.Metadata.Equivalents.Select(equivalent => (Theirs: equivalent.Id, Ours: rule.Metadata.Id)))
        .Distinct()
        .ToLookup(pair => pair.Theirs, pair => pair.Ours, StringComparer.OrdinalIgnoreCase));

    private readonly Dictionary<(string Scanner, string Id), RuleMetadata> _rules = [];

    /// <summary>The rule of a scanner.</summary>
    /// <param name="scanner">The scanner's name.</param>
    /// <param name="id">The rule's id there.</param>
    /// <param name="level">The level of a finding; the rule has that of its worst one.</param>
    /// <param name="describe">What else is known of it, in words of the report.</param>
    public RuleMetadata Of(string scanner, string id, Severity level, Func<ForeignDescription> describe)
    {
        level = level > most ? most : level;
        if (!_rules.TryGetValue((scanner, id), out var rule))
            rule = Create(id, level, describe());
        return _rules[(scanner, id)] = rule.Severity < level ? rule with { Severity = level } : rule;
    }

    /// <summary>The rule of a finding as it is known in the end, with the level of its worst finding.</summary>
    public RuleMetadata Final(ForeignFinding finding) =>
        _rules.First(rule => rule.Key.Scanner == finding.Scanner && rule.Value.Id == finding.Rule.Id).Value;

    /// <summary>The ids by which a rule's findings are suppressed: its own, and those of the same checks here.</summary>
    public static IEnumerable<string> IdsOf(RuleMetadata rule) => rule.Category != Category.Foreign
        ? [rule.Id]
        : rule.Equivalents.Where(equivalent => equivalent.Scanner == Here).Select(equivalent => equivalent.Id).Prepend(rule.Id);

    private static RuleMetadata Create(string id, Severity level, ForeignDescription description)
    {
        var shown = Strange.Replace(id, "_");
        var title = SafeText.Of(description.Title ?? id);
        return new()
        {
            Id = shown.Length > 100 ? shown.Substring(0, 100) : shown,
            Title = title,
            MessageFormat = "{0}",
            Description = SafeText.Of(description.Text ?? description.Title ?? "", 2000),
            Remediation = SafeText.Of(description.Fix ?? "", 2000),
            Severity = level,
            Category = Category.Foreign,
            Equivalents = [.. OursFor(id).Select(ours => new Equivalent(Here, ours))],
            OwnHelpLink = Address(description.Page) ?? Address(description.ScannersPage) ?? Page,
        };
    }

    // A rule of cdk-nag has the name of its pack before its own: HIPAA.Security-CloudTrailCloudWatchLogsEnabled.
    private static IEnumerable<string> OursFor(string id) =>
        OurIds.Value[id] is var same && same.Any() ? same : OurIds.Value[id.Substring(id.IndexOf('-') + 1)];

    /// <summary>An address of the web that can stand anywhere.</summary>
    private static string? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && uri!.AbsoluteUri is { Length: <= 500 } address && address.IndexOfAny(['"', '\'', '<', '>', '(', ')', ' ']) < 0
            ? address : null;
}

/// <summary>What a report says of a rule.</summary>
/// <param name="Title">What is wrong, as a heading.</param>
/// <param name="Text">Why it matters.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Page">The address of the rule's page.</param>
/// <param name="ScannersPage">The address of the scanner's.</param>
internal sealed record ForeignDescription(string? Title, string? Text, string? Fix, string? Page, string? ScannersPage);
