using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>The ids of rules, as the catalogue has them.</summary>
internal static class RuleIds
{
    /// <summary>The id of a rule.</summary>
    public static string Of<TRule>() where TRule : Rule => RuleCatalog.All.OfType<TRule>().Single().Metadata.Id;
}
