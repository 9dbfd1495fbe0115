using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>
/// What stands in a file besides a resource, such as in a plan: everything has its values, and an address that is unique.
/// </summary>
/// <param name="resources">Those that rules ask for.</param>
/// <param name="values">The value of an attribute of a resource.</param>
/// <param name="countUnseen">How many resources of a type there may be besides, given the addresses, without keys, of those that there
/// are.</param>
/// <param name="mayBeChanged">Whether something that is not in the file may add to a resource.</param>
/// <param name="providers">Which configuration of a provider makes a resource, where the file tells.</param>
internal sealed class FileGraph(
    FileResources resources,
    Func<FoundResource, string, AttributeValue> values,
    Func<string, ISet<string>, int> countUnseen,
    Func<FoundResource, bool> mayBeChanged,
    Func<FoundResource, string?> providers)
{
    private readonly Dictionary<string, IReadOnlyList<RelatedResource>> _byType = new(StringComparer.Ordinal);

    /// <summary>The major versions of the AWS provider that may be used, as far as the file tells.</summary>
    public MajorRange AwsMajors { get; init; }

    public RelatedResource? Find(TextPart.Reference reference) =>
        reference.Address is { } address && At(reference.ResourceType, address) is { } resource ? Describe(resource) : null;

    public IReadOnlyList<RelatedResource> OfType(string type)
    {
        if (_byType.TryGetValue(type, out var known))
            return known;
        List<FoundResource> found = [.. resources.OfType(type)];
        var unseen =
            countUnseen(type,
                new HashSet<string>(found.Select(resource => InstanceAddress.WithoutKeys(resource.Address)), StringComparer.Ordinal));
        return _byType[type] = [.. found.Select(Describe), .. Enumerable.Range(0, unseen).Select(index => Unseen(type, index))];
    }

    public bool MayBeChangedElsewhere(RelatedResource resource) =>
        At(resource.Type, resource.Address) is not { } found || mayBeChanged(found);

    public MajorRange ProviderMajors(string provider) => provider == "aws" ? AwsMajors : MajorRange.Unknown;

    /// <summary>What the resource that is judged sees.</summary>
    public IResourceGraph SeenBy(FoundResource judged) => new View(this, providers(judged));

    private FoundResource? At(string type, string address) =>
        resources.At(type, address).Where(resource => resource.Address == address).Take(2).ToList() is [var only] ? only : null;

    private static RelatedResource Unseen(string type, int index) =>
        new(type, $"?{index}", type, Tristate.Maybe, _ => AttributeValue.Unknown.Value);

    private RelatedResource Describe(FoundResource resource) =>
        new(resource.Type, resource.Address, SafeText.Of(resource.Name), Tristate.Yes,
            attribute => values(resource, attribute))
        {
            Place = resource.Place,
            Provider = providers(resource),
        };

    private sealed record View(FileGraph All, string? Provider) : IResourceGraph
    {
        public RelatedResource? Find(TextPart.Reference reference) => All.Find(reference);

        public IReadOnlyList<RelatedResource> OfType(string type) => All.OfType(type);

        public bool MayBeChangedElsewhere(RelatedResource resource) => All.MayBeChangedElsewhere(resource);

        public MajorRange ProviderMajors(string provider) => All.ProviderMajors(provider);
    }
}
