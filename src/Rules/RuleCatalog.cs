namespace Infra.Analyzers.Rules;

/// <summary>All rules, in the order of their ids.</summary>
internal static class RuleCatalog
{
    public static readonly IReadOnlyList<Rule> All = Catalog.Rules;

    /// <summary>The attributes that any rule asks for, by resource type: what a front end has to read.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> AttributesByResourceType = All.OfType<ResourceRule>()
        .SelectMany(rule => rule.ResourceTypes, (rule, type) => (Rule: rule, Type: type))
        .GroupBy(asked => asked.Type, asked => asked.Rule, StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            IReadOnlyList<string> (group) => [.. group.SelectMany(rule => rule.Attributes).Distinct(StringComparer.Ordinal)],
            StringComparer.Ordinal);

    /// <summary>
    /// The attributes that any rule asks a <see cref="IResourceGraph"/> for, by resource type: what a front end with a graph has to keep.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> RelatedAttributes = All
        .OfType<ResourceRule>()
        .SelectMany(rule => rule.Related)
        .GroupBy(related => related.Key, StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            IReadOnlyList<string> (group) => [.. group.SelectMany(related => related.Value).Distinct(StringComparer.Ordinal)],
            StringComparer.Ordinal);

    /// <summary>What every rule that looks at such a resource answers.</summary>
    public static IEnumerable<Finding> Check(Resource resource) =>
        from rule in All.OfType<ResourceRule>()
        where rule.ResourceTypes.Contains(resource.Type)
        let finding = rule.Check(resource)
        where finding is not null
        select finding;
}
