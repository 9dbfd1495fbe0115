using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Symbols;

namespace Infra.Analyzers.Resources;

/// <summary>What rules ask for.</summary>
/// <param name="Judged">The attributes that rules judge, by resource type.</param>
/// <param name="Related">The attributes that rules ask for where another resource refers to one, by resource type.</param>
internal sealed record ResourceInterests(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Judged,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Related)
{
    /// <summary>What some rules ask for.</summary>
    public static ResourceInterests Of(RuleBook rules) => new(rules.AttributesByResourceType, RuleBook.RelatedAttributes);

    /// <summary>Whether a rule judges such resources.</summary>
    public bool IsJudged(ResourceKind kind) => !kind.IsReferredOnly && Judged.ContainsKey(kind.TerraformType);

    /// <summary>Whether a rule asks for such resources where another one refers to them.</summary>
    public bool IsRelated(ResourceKind kind) => Related.ContainsKey(kind.TerraformType);

    /// <summary>Whether a rule asks for an attribute of any resource.</summary>
    public bool IsAskedFor(string attribute) => Judged.Values.Concat(Related.Values).Any(asked => asked.Contains(attribute));
}
