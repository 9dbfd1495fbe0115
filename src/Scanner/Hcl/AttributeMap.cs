using System.Collections;

namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>The attributes of a block, by name. Most blocks have few, which are found faster than a dictionary is made.</summary>
internal sealed class AttributeMap : IReadOnlyDictionary<string, ConfigAttribute>
{
    /// <summary>No attributes.</summary>
    public static readonly AttributeMap Empty = new([]);

    private const int MostToSearch = 8;

    private readonly ConfigAttribute[] _attributes;
    private Dictionary<string, ConfigAttribute>? _byName;

    /// <param name="attributes">The attributes, in their order, no two of one name.</param>
    public AttributeMap(ConfigAttribute[] attributes) => _attributes = attributes;

    public int Count => _attributes.Length;

    public IEnumerable<string> Keys => _attributes.Select(attribute => attribute.Name);

    public IEnumerable<ConfigAttribute> Values => _attributes;

    public ConfigAttribute this[string key] => TryGetValue(key, out var attribute) ? attribute : throw new KeyNotFoundException();

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, out ConfigAttribute value)
    {
        if (_attributes.Length > MostToSearch)
        {
            // Several threads may make it; they make the same.
            _byName ??= _attributes.ToDictionary(attribute => attribute.Name, StringComparer.Ordinal);
            return _byName.TryGetValue(key, out value!);
        }

        foreach (var attribute in _attributes)
        {
            if (attribute.Name == key)
            {
                value = attribute;
                return true;
            }
        }

        value = null!;
        return false;
    }

    public IEnumerator<KeyValuePair<string, ConfigAttribute>> GetEnumerator() =>
        _attributes.Select(attribute => new KeyValuePair<string, ConfigAttribute>(attribute.Name, attribute)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
