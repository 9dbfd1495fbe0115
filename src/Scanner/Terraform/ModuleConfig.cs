using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>What the files of one directory say together: a Terraform module, before anything is evaluated.</summary>
internal sealed class ModuleConfig
{
    private readonly Dictionary<string, ConfigBlock> _blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConfigAttribute> _locals = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <param name="directory">Where local modules that it calls are looked for.</param>
    public ModuleConfig(string directory) => Directory = directory;

    public string Directory { get; }

    /// <summary>The blocks of a type, in the order they were added.</summary>
    public IEnumerable<ConfigBlock> Blocks(string type) => _order.Select(key => _blocks[key]).Where(block => block.Type == type);

    /// <summary>The block with this type and these labels.</summary>
    public ConfigBlock? Find(string type, params string[] labels) => _blocks.TryGetValue(Key(type, labels), out var block) ? block : null;

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

        var key = Key(block.Type, block.Labels);
        while (_blocks.ContainsKey(key))
            key += "\0";
        _blocks.Add(key, block);
        _order.Add(key);
    }

    /// <summary>Merges a block of an override file into the one it overrides, as Terraform does it.</summary>
    public void Override(ConfigBlock block)
    {
        var key = Key(block.Type, block.Labels);
        if (block.Type == "locals" || !_blocks.TryGetValue(key, out var original))
        {
            Add(block);
            return;
        }

        var attributes = original.Body.Attributes.Values.ToDictionary(attribute => attribute.Name, StringComparer.Ordinal);
        foreach (var attribute in block.Body.Attributes.Values)
            attributes[attribute.Name] = attribute;
        var replaced = new HashSet<string>(block.Body.Blocks.Select(nested => nested.Type), StringComparer.Ordinal);
        var blocks = original.Body.Blocks.Where(nested => !replaced.Contains(nested.Type)).Concat(block.Body.Blocks);
        _blocks[key] = original with { Body = original.Body with { Attributes = attributes, Blocks = [.. blocks] } };
    }

    private static string Key(string type, IReadOnlyList<string> labels) => type + "\n" + string.Join("\n", labels);
}
