using System.Collections.Immutable;
using System.Globalization;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Flow;

/// <summary>The resources that a trail can refer to on one path: those that the same run constructed and nothing has changed.</summary>
/// <remarks>What else a program makes of them, in another file perhaps, is not known to it: rules that need all of it are left to the scan.</remarks>
internal sealed class HeapGraph : IResourceGraph
{
    private readonly ImmutableSortedDictionary<int, ReferredResource> _resources;

    public HeapGraph(IEnumerable<KeyValuePair<int, HeapObject>> heap) => _resources = heap
        .Where(pair => pair.Value is { Referred: not null, IsOutOfSight: false })
        .ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.Referred!);

    /// <summary>What references to an object of the heap have for an address.</summary>
    public static string AddressOf(int id) => id.ToString(CultureInfo.InvariantCulture);

    public RelatedResource? Find(TextPart.Reference reference) =>
        int.TryParse(reference.Address, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && _resources.TryGetValue(id, out var resource)
            ? new(resource.Type, AddressOf(id), resource.Name, Certainty.Yes, attribute => resource.Attributes[attribute]) { Place = new CodePlace(resource.Site.GetLocation()) }
            : null;

    public IReadOnlyList<RelatedResource> OfType(string type) => [];

    public bool MayBeChangedElsewhere(RelatedResource resource) => true;

    /// <summary>Whether both have the same resources, made alike.</summary>
    public bool IsLike(HeapGraph other) => _resources.SequenceEqual(other._resources);
}
