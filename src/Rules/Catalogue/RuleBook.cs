using System.Collections.Concurrent;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.Catalogue;

/// <summary>The rules that a scan or a compilation asks, and what they ask for: those of the catalogue, and a team's own.</summary>
/// <remarks>
/// Immutable, so that the compilations of an IDE may share it. Own rules are about attributes alone: what rules ask of other resources is
/// the catalogue's for every rule book.
/// </remarks>
internal sealed class RuleBook
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> OfCatalog = Related(Catalog.Rules);

    private readonly IReadOnlyDictionary<string, IReadOnlyList<ResourceRule>> _rules;
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _attributes = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, IReadOnlyList<string>>> _attributesByResourceType;

    private RuleBook(IReadOnlyList<Rule> rules, ResourceSchemas schemas)
    {
        (Rules, Schemas) = (rules, schemas);
        var byType = new Dictionary<string, IReadOnlyList<ResourceRule>>(StringComparer.Ordinal);
        foreach (var rule in rules.OfType<ResourceRule>())
        {
            foreach (var type in rule.ResourceTypes.Distinct(StringComparer.Ordinal))
                byType[type] = byType.TryGetValue(type, out var others) ? [.. others, rule] : [rule];
        }

        _rules = byType;
        _attributesByResourceType = new(() => byType.Keys.ToDictionary(type => type, AttributesOf, StringComparer.Ordinal));
    }

    /// <summary>The rules of the catalogue, and no others.</summary>
    public static RuleBook BuiltIn { get; } = new(Catalog.Rules, ResourceSchemas.BuiltIn);

    /// <summary>All rules, in the order of their ids.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The types of resources that the rules know.</summary>
    public ResourceSchemas Schemas { get; }

    /// <summary>The attributes that any rule asks for, by resource type: what a front end has to read.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> AttributesByResourceType => _attributesByResourceType.Value;

    /// <summary>
    /// The attributes that any rule asks a <see cref="IResourceGraph"/> for, by resource type: what a front end with a graph has to keep.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> RelatedAttributes => OfCatalog;

    /// <summary>The schemas of the types that rules judge.</summary>
    public IEnumerable<ResourceSchema> JudgedSchemas => Schemas.All.Where(schema => IsJudged(schema.Type));

    /// <summary>Whether some rule judges resources of a type.</summary>
    public bool IsJudged(string type) => _rules.ContainsKey(type);

    /// <summary>Whether some rule asks for resources of a type, for themselves or for what they add to others.</summary>
    public bool IsAskedFor(string type) => IsJudged(type) || RelatedAttributes.ContainsKey(type);

    /// <summary>The attributes that some rule asks for of resources of a type, to judge them; none of a type that no rule judges.</summary>
    public IReadOnlyList<string> AttributesOf(string type) => _attributes.GetOrAdd(
        type,
        asked => [.. About(asked).SelectMany(rule => rule.Attributes).Distinct(StringComparer.Ordinal)]);

    /// <summary>The attributes that some rule asks for of resources of a type, to judge them or others.</summary>
    public IEnumerable<string> AskedOf(string type) =>
        (RelatedAttributes.TryGetValue(type, out var related) ? AttributesOf(type).Concat(related) : AttributesOf(type))
            .Distinct(StringComparer.Ordinal);

    /// <summary>The rules that look at resources of a type.</summary>
    public IReadOnlyList<ResourceRule> About(string type) => _rules.TryGetValue(type, out var rules) ? rules : [];

    /// <summary>What every rule that looks at such a resource answers.</summary>
    public IEnumerable<Finding> Check(Resource resource) =>
        from rule in About(resource.Type)
        let finding = rule.Check(resource)
        where finding is not null
        select finding;

    /// <summary>The same rules and some of a team's own.</summary>
    /// <param name="rules">The others; their ids differ from all that are there.</param>
    /// <param name="schemas">The types that they are about and that no rule of the catalogue knows.</param>
    public RuleBook With(IReadOnlyCollection<ResourceRule> rules, IReadOnlyCollection<ResourceSchema> schemas) =>
        rules.Count == 0 ? this : new([.. Rules, .. rules], Schemas.With(schemas));

    private static Dictionary<string, IReadOnlyList<string>> Related(IReadOnlyList<Rule> rules)
    {
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var rule in rules.OfType<ResourceRule>())
        {
            foreach (var related in rule.Related)
                found[related.Key] = found.TryGetValue(related.Key, out var others)
                    ? [.. others.Union(related.Value, StringComparer.Ordinal)] : related.Value;
        }

        return found;
    }
}
