using System.Globalization;

namespace Infra.Analyzers.Rules.Own;

/// <summary>
/// The ids that teams may give to rules of their own. They are declared once and for all, because a compiler takes from an analyzer only
/// diagnostics that it has declared; so every setting by id works for each of them.
/// </summary>
internal static class OwnRulesPool
{
    /// <summary>The first and the last.</summary>
    public const string First = "INFRA8001", Last = "INFRA8199";

    private const string Prefix = "INFRA8";

    /// <summary>What is declared of each id; a finding has its rule's own texts.</summary>
    public static readonly IReadOnlyList<RuleMetadata> All = [.. Enumerable.Range(1, 199).Select(Declare)];

    private static readonly HashSet<string> Ids = new(All.Select(rule => rule.Id), StringComparer.Ordinal);

    /// <summary>Whether an id is one of them.</summary>
    public static bool Contains(string id) => Ids.Contains(id);

    private static RuleMetadata Declare(int number) => new()
    {
        Id = Prefix + number.ToString("000", CultureInfo.InvariantCulture),
        Title = "Rule of your own",
        MessageFormat = "{0}{1}",
        Description = "A rule that infra.rules.json declares.",
        Remediation = "See the rule in infra.rules.json.",
        Severity = Severity.Warning,
        Category = Category.Own,
    };
}
