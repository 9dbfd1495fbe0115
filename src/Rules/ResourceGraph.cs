namespace Infra.Analyzers.Rules;

/// <summary>
/// What else a configuration makes, on one path: a rule asks it about what a resource refers to, and about what refers to that.
/// </summary>
/// <remarks>
/// It holds the types that some rule names in <see cref="ResourceRule.Related"/>, data sources with <c>data.</c> before their type. A front
/// end that cannot tell what belongs together gives its resources <see cref="ResourceGraph.Empty"/>.
/// </remarks>
internal interface IResourceGraph
{
    /// <summary>
    /// The resource that is referred to; <see langword="null"/> where it is not made here, or it is not known which one is meant.
    /// </summary>
    RelatedResource? Find(TextPart.Reference reference);

    /// <summary>
    /// All resources of a type that the configuration may make, in all of its modules. There are others only where
    /// <see cref="MayBeChangedElsewhere"/> says so.
    /// </summary>
    IReadOnlyList<RelatedResource> OfType(string type);

    /// <summary>
    /// Whether something that is not seen may add to a resource: the configuration could not be read as a whole, or the resource is handed
    /// to a module that is not at hand, or out of the configuration.
    /// </summary>
    bool MayBeChangedElsewhere(RelatedResource resource);

    /// <summary>
    /// The major versions of a provider, such as <c>aws</c>, that the configuration may be used with: the one that is locked, or those that
    /// the constraints permit.
    /// </summary>
    MajorRange ProviderMajors(string provider);

    /// <summary>
    /// Which configuration of a provider makes the resource that is judged, in the words of <see cref="RelatedResource.Provider"/>.
    /// </summary>
    string? Provider { get; }
}

/// <summary>What resources a value names.</summary>
internal static class ResourceNames
{
    /// <summary>The newest major version of the AWS provider that may be used; <see langword="null"/> where nothing limits it.</summary>
    public static int? NewestAwsProviderMajor(this IResourceGraph graph) => graph.ProviderMajors("aws").Newest;

    /// <summary>
    /// The attribute of another resource that a value is, or is made of and of nothing else; otherwise <see langword="null"/>.
    /// </summary>
    public static TextPart.Reference? Origin(this AttributeValue value) => (value as AttributeValue.Set)?.Content switch
    {
        Content.Text { Parts: [TextPart.Reference reference] } => reference,
        Content.Text { Parts: [TextPart.Opaque { Origin: { } origin }] } => origin,
        _ => null,
    };

    /// <summary>
    /// Whether a literal name in the resource that is judged certainly means another one. Names are unique in a partition, an account or a
    /// region of AWS, and another configuration of the provider may stand for another of these.
    /// </summary>
    public static bool SharesNames(this IResourceGraph graph, RelatedResource resource) =>
        graph.Provider is { } provider && resource.Provider == provider;

    /// <summary>The resource of a type that a value certainly names: by reference, or by the ARN or id that the resource has.</summary>
    public static RelatedResource? Named(this IResourceGraph graph, AttributeValue value, string type)
    {
        if (value.Origin() is { } origin)
            return origin.ResourceType == type ? graph.Find(origin) : null;
        if (value.Constant is not { Length: > 0 } constant)
            return null;
        var named =
            graph.OfType(type).Where(resource => resource["arn"].Constant == constant
                || (resource["id"].Constant == constant && graph.SharesNames(resource))).Take(2)
                .ToList();
        return named is [{ Existence: Tristate.Yes } only] ? only : null;
    }
}

/// <summary>The graph that knows nothing.</summary>
internal sealed class ResourceGraph : IResourceGraph
{
    public static readonly ResourceGraph Empty = new();

    private ResourceGraph()
    {
    }

    public RelatedResource? Find(TextPart.Reference reference) => null;

    public IReadOnlyList<RelatedResource> OfType(string type) => [];

    public bool MayBeChangedElsewhere(RelatedResource resource) => true;

    public MajorRange ProviderMajors(string provider) => MajorRange.Unknown;

    public string? Provider => null;
}

/// <summary>A resource, or data source, in its part of something that others refer to.</summary>
/// <param name="Type">Its Terraform type, with the prefix <c>data.</c> for a data source.</param>
/// <param name="Address">What references to it hold in <see cref="TextPart.Reference.Address"/>; unique in its graph.</param>
/// <param name="Name">What messages call it.</param>
/// <param name="Existence">Whether it is made at all.</param>
/// <param name="Attribute">The value of an attribute that a rule named in <see cref="ResourceRule.Related"/>.</param>
internal sealed record RelatedResource(string Type, string Address, string Name, Tristate Existence, Func<string, AttributeValue> Attribute)
{
    /// <summary>Where it is written, as far as the front end knows.</summary>
    public IPlace? Place { get; init; }

    /// <summary>
    /// Which configuration of a provider makes it, such as <c>aws</c> or <c>aws.cn</c>; <see langword="null"/> where that is not known.
    /// </summary>
    public string? Provider { get; init; }

    /// <summary>The value of an attribute.</summary>
    public AttributeValue this[string attribute] => Attribute(attribute);

    /// <summary>Whether a value that stands in another resource, an ARN, id or name, means this one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="nameAttribute">The attribute of this resource that holds such a value where it is a constant.</param>
    public Tristate IsMeantBy(AttributeValue value, string nameAttribute) => value switch
    {
        AttributeValue.Unset => Tristate.No,
        _ when value.Origin() is { Address: { } address } origin && origin.ResourceType == Type =>
            address == Address ? Tristate.Yes : Tristate.No,
        _ when value.Constant is { } constant && (this["arn"].Constant == constant || this["id"].Constant == constant) => Tristate.Yes,
        _ => value.Constant is { } constant && this[nameAttribute].Constant is { } name
            ? constant == name ? Tristate.Yes : Tristate.No
            : Tristate.Maybe,
    };
}
