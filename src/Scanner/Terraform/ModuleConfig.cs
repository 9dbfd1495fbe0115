using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>What the files of one directory say together: a Terraform module, before anything is evaluated.</summary>
internal sealed class ModuleConfig
{
    private readonly List<ConfigBlock> _blocks = [];
    private readonly Dictionary<BlockKey, int> _numbers = [];
    private readonly Dictionary<string, TypeConstraint> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConfigAttribute> _locals = new(StringComparer.Ordinal);

    /// <param name="directory">Where local modules that it calls are looked for.</param>
    public ModuleConfig(string directory) => Directory = directory;

    public string Directory { get; }

    /// <summary>The blocks of a type, in the order they were added.</summary>
    public IEnumerable<ConfigBlock> Blocks(string type) => _blocks.Where(block => block.Type == type);

    /// <summary>The block with this type and these labels.</summary>
    public ConfigBlock? Find(string type, params string[] labels) => _numbers.TryGetValue(BlockKey.Of(type, labels), out var number) ? _blocks[number] : null;

    /// <summary>The type of a variable.</summary>
    public TypeConstraint TypeOf(string variable)
    {
        if (!_types.TryGetValue(variable, out var type))
            _types[variable] = type = TypeConstraint.Of(Find("variable", variable)?.Body.Attributes.TryGetValue("type", out var written) == true ? written.Value : null);
        return type;
    }

    public ConfigAttribute? Local(string name) => _locals.TryGetValue(name, out var local) ? local : null;

    /// <summary>The directory of the module that a block calls, where it is a local one.</summary>
    public string? LocalDirectory(ConfigBlock call)
    {
        if (!call.Body.Attributes.TryGetValue("source", out var source)
            || source.Value is not LiteralExpression { Value: string path }
            || !(path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal) || path is "." or ".."))
        {
            return null;
        }

        try
        {
            return Path.GetFullPath(Path.Combine(Directory, path)).TrimEnd('/', '\\');
        }
        catch (Exception exception) when (InputFile.IsFileTrouble(exception))
        {
            return null;
        }
    }

    /// <summary>The directories of the local modules that it calls.</summary>
    public IEnumerable<string> CalledDirectories() => Blocks("module").Select(LocalDirectory).OfType<string>();

    /// <summary>Adds a block. One that is there already, which Terraform refuses, is kept beside it.</summary>
    public void Add(ConfigBlock block)
    {
        if (block.Type == "locals")
        {
            foreach (var local in block.Body.Attributes.Values)
                _locals[local.Name] = local;
            return;
        }

        var key = BlockKey.Of(block.Type, block.Labels);
        if (!_numbers.ContainsKey(key))
            _numbers.Add(key, _blocks.Count);
        _blocks.Add(block);
    }

    /// <summary>Merges a block of an override file into the one it overrides, as Terraform does it.</summary>
    public void Override(ConfigBlock block)
    {
        if (block.Type == "locals" || !_numbers.TryGetValue(BlockKey.Of(block.Type, block.Labels), out var number))
        {
            Add(block);
            return;
        }

        var original = _blocks[number];
        var attributes = original.Body.Attributes.Values.ToDictionary(attribute => attribute.Name, StringComparer.Ordinal);
        foreach (var attribute in block.Body.Attributes.Values)
            attributes[attribute.Name] = attribute;
        var replaced = new HashSet<string>(block.Body.Blocks.Select(nested => nested.Type), StringComparer.Ordinal);
        var blocks = original.Body.Blocks.Where(nested => !replaced.Contains(nested.Type)).Concat(block.Body.Blocks);
        _blocks[number] = original with { Body = original.Body with { Attributes = attributes, Blocks = [.. blocks] } };
    }

    /// <summary>What is written once in a module: a block type with its labels, of which there are two at most.</summary>
    private readonly record struct BlockKey(string Type, string? First, string? Second)
    {
        public static BlockKey Of(string type, IReadOnlyList<string> labels) =>
            new(type, labels.Count > 0 ? labels[0] : null, labels.Count > 1 ? labels[1] : null);
    }
}
