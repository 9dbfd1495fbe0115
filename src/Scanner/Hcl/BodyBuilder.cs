namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>Collects what a body holds, and can be used for another body afterwards.</summary>
internal sealed class BodyBuilder
{
    private const int MostToKeep = 1024;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<ConfigAttribute> _attributes = [];
    private readonly List<ConfigBlock> _blocks = [];

    /// <summary>Whether so little was collected that it takes less to use it again than to make another.</summary>
    public bool IsSmall => _names.Count <= 64 && _attributes.Capacity <= MostToKeep && _blocks.Capacity <= MostToKeep;

    /// <summary>Notes the name of an attribute, whether it is kept or not; says whether it is the first of that name.</summary>
    public bool IsFirst(string attribute) => _names.Add(attribute);

    /// <summary>Adds an attribute, the first of its name.</summary>
    public void Add(ConfigAttribute attribute) => _attributes.Add(attribute);

    /// <summary>Adds a nested block.</summary>
    public void Add(ConfigBlock block) => _blocks.Add(block);

    /// <summary>What was collected.</summary>
    public ConfigBody Build() => new(
        _attributes.Count == 0 ? AttributeMap.Empty : new(_attributes.ToArray()),
        _blocks.Count == 0 ? [] : _blocks.ToArray());

    /// <summary>Forgets what was collected.</summary>
    public void Clear()
    {
        _names.Clear();
        _attributes.Clear();
        _blocks.Clear();
    }
}
