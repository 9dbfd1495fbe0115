using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;

namespace Infra.Analyzers.Resources;

/// <summary>What rules ask for.</summary>
internal static class ResourceInterests
{
    /// <summary>Whether a rule judges such resources.</summary>
    public static bool IsJudged(ResourceKind kind) => RuleCatalog.AttributesByResourceType.ContainsKey(kind.TerraformType);

    /// <summary>Whether a rule asks for such resources where another one refers to them.</summary>
    public static bool IsRelated(ResourceKind kind) => RuleCatalog.RelatedAttributes.ContainsKey(kind.TerraformType);

    /// <summary>Whether a rule asks for an attribute of any resource.</summary>
    public static bool IsAskedFor(string attribute) =>
        RuleCatalog.AttributesByResourceType.Values.Concat(RuleCatalog.RelatedAttributes.Values).Any(asked => asked.Contains(attribute));
}
