using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Json;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>Where in a file the resources are that rules may ask for: those that they do ask for are read then.</summary>
/// <param name="rules">The rules.</param>
/// <param name="read">Reads what a landmark stands for: no resource, one, or all instances of one.</param>
/// <param name="areRepeated">Whether a file may tell of one resource several times, such as in the steps of a replacement; the first time
/// counts.</param>
internal sealed class FileResources(RuleBook rules, Func<JsonLandmark, IReadOnlyList<FoundResource>> read, bool areRepeated)
{
    private readonly Dictionary<string, Landmarks> _landmarks = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Address), IReadOnlyList<FoundResource>> _found = [];

    /// <summary>The types of those resources that rules look at for themselves.</summary>
    public IEnumerable<string> WatchedTypes => _landmarks.Keys.Where(rules.IsJudged);

    /// <summary>All resources, read one by one.</summary>
    public IEnumerable<FoundResource> All => _landmarks.Keys.SelectMany(OfType);

    /// <summary>The hash by which a resource with an address is found, whatever its keys.</summary>
    public static int HashOf(string address) => TextHash.Of(InstanceAddress.WithoutKeys(address));

    /// <summary>Notes a resource.</summary>
    /// <param name="type">Its Terraform type.</param>
    /// <param name="start">Where it starts, with the hash of its address.</param>
    public void Add(string type, JsonLandmark start)
    {
        if (!_landmarks.TryGetValue(type, out var landmarks))
            _landmarks.Add(type, landmarks = new());
        landmarks.Add(start);
    }

    /// <summary>The resources of a type, read one by one.</summary>
    public IEnumerable<FoundResource> OfType(string type)
    {
        if (!_landmarks.TryGetValue(type, out var landmarks))
            yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 0; number < landmarks.Count; number++)
        {
            foreach (var resource in read(landmarks[number]).Where(resource => !areRepeated || seen.Add(resource.Address)))
                yield return resource;
        }
    }

    /// <summary>The resources of a type with an address, whatever their keys.</summary>
    public IReadOnlyList<FoundResource> At(string type, string address)
    {
        var plain = InstanceAddress.WithoutKeys(address);
        if (_found.TryGetValue((type, plain), out var found))
            return found;
        var landmarks = _landmarks.TryGetValue(type, out var ofType) ? ofType.WithHash(HashOf(plain)) : [];
        found = [.. landmarks.SelectMany(read).Where(resource => InstanceAddress.WithoutKeys(resource.Address) == plain)];
        return _found[(type, plain)] =
            areRepeated ? [.. found.GroupBy(resource => resource.Address, StringComparer.Ordinal).Select(same => same.First())] : found;
    }

    /// <summary>The type of the first resource with an address.</summary>
    public string? TypeAt(string address) => _landmarks.Keys.FirstOrDefault(type => At(type, address).Count > 0);
}
