using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>What stands in a file besides a resource, such as in a plan: everything has its values, and an address that is unique.</summary>
/// <param name="resources">Those that rules ask for.</param>
/// <param name="unseen">The Terraform types of resources that there may be besides.</param>
/// <param name="mayBeChanged">Whether something that is not in the file may add to a resource.</param>
internal sealed class FileGraph(IReadOnlyList<FoundResource> resources, IReadOnlyList<string> unseen, Func<FoundResource, bool> mayBeChanged) : IResourceGraph
{
    private readonly Lazy<ILookup<string, FoundResource>> _byAddress = new(() => resources.ToLookup(resource => resource.Address, StringComparer.Ordinal));
    private readonly Lazy<ILookup<string, RelatedResource>> _byType = new(() => resources
        .Select(Describe)
        .Concat(unseen.Select((type, index) => new RelatedResource(type, $"?{index}", type, Tristate.Maybe, _ => AttributeValue.Unknown.Value)))
        .ToLookup(resource => resource.Type, StringComparer.Ordinal));

    public RelatedResource? Find(TextPart.Reference reference) =>
        reference.Address is { } address && At(address) is { } resource && resource.Type == reference.ResourceType ? Describe(resource) : null;

    public IReadOnlyList<RelatedResource> OfType(string type) => [.. _byType.Value[type]];

    public bool MayBeChangedElsewhere(RelatedResource resource) => At(resource.Address) is not { } found || mayBeChanged(found);

    public int? NewestProviderMajor(string provider) => null;

    private FoundResource? At(string address) => _byAddress.Value[address].Take(2).ToList() is [var only] ? only : null;

    private static RelatedResource Describe(FoundResource resource) => new(
        resource.Type,
        resource.Address,
        SafeText.Of(resource.Address),
        Tristate.Yes,
        attribute => resource.Attributes.TryGetValue(attribute, out var value) ? value : AttributeValue.Unset.Absent)
    {
        Place = resource.Place,
    };
}
