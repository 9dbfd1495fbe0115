namespace Infra.Analyzers.Rules.Catalogue;

/// <summary>All rules of the catalogue, in the order of their ids.</summary>
internal static class RuleCatalog
{
    public static readonly IReadOnlyList<Rule> All =
        [.. Catalog.Rules.OrderBy(rule => rule.Metadata.Id, StringComparer.Ordinal)];
}
