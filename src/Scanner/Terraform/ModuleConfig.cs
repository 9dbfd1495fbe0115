using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>What the files of one directory say together: a Terraform module, before anything is evaluated.</summary>
internal sealed class ModuleConfig
{
    private readonly RuleBook _rules;
    private readonly Action<IReadOnlyList<Report>> _report;
    private readonly List<ConfigBlock> _blocks = [];
    private readonly List<JsonBlockIndex> _indexes = [];
    private readonly Dictionary<BlockKind, IReadOnlyList<ConfigBlock>> _kinds = [];
    private readonly Dictionary<BlockKey, IReadOnlyList<ConfigBlock>> _named = [];
    private readonly Dictionary<BlockKey, int> _numbers = [];
    private readonly Dictionary<string, TypeConstraint> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConfigAttribute> _locals = new(StringComparer.Ordinal);

    private IReadOnlyList<ConfigBlock>? _opaqueConsumers;
    private ILookup<BlockKind, ConfigBlock>? _kept;

    /// <param name="directory">Where local modules that it calls are looked for.</param>
    /// <param name="rules">Which resources are looked at follows from these.</param>
    /// <param name="tell">Receives what is wrong with blocks that are not read before somebody asks for them.</param>
    public ModuleConfig(string directory, RuleBook rules, Action<IReadOnlyList<Report>> tell) =>
        (Directory, _rules, _report) = (directory, rules, tell);

    public string Directory { get; }

    private ILookup<BlockKind, ConfigBlock> Kept => _kept ??= _blocks.Where(IsResource).ToLookup(KindOf);

    /// <summary>The blocks of a type other than <c>resource</c> and <c>data</c>, in the order they were added.</summary>
    public IEnumerable<ConfigBlock> Blocks(string type) => _blocks.Where(block => block.Type == type);

    /// <summary>The resources that rules look at; those in JSON are read one by one, and not kept.</summary>
    public IEnumerable<ConfigBlock> Watched() =>
        _blocks.Where(block => IsResource(block) && IsWatched(KindOf(block)))
            .Concat(_indexes.SelectMany(index =>
                index.Kinds.Where(IsWatched).SelectMany(kind => Read(reports => index.Read(kind, reports)))));

    /// <summary>The resources, or data sources, of a kind.</summary>
    public IReadOnlyList<ConfigBlock> OfKind(BlockKind kind)
    {
        if (!_kinds.TryGetValue(kind, out var blocks))
            _kinds[kind] = blocks = [.. Kept[kind], .. _indexes.SelectMany(index => Read(reports => index.Read(kind, reports)))];
        return blocks;
    }

    /// <summary>The resources, or data sources, of a kind that have a name: one, unless the configuration is wrong.</summary>
    public IReadOnlyList<ConfigBlock> Named(BlockKind kind, string name)
    {
        var key = new BlockKey(kind.Block, kind.Resource, name);
        if (!_named.TryGetValue(key, out var blocks))
            _named[key] = blocks = [.. Kept[kind]
                .Where(block => block.Labels[1] == name), .. _indexes
                .SelectMany(index => Read(reports => index.Read(kind, name, reports)))];
        return blocks;
    }

    /// <summary>
    /// The resources and data sources that hand what they are given to something that is not seen: all of it, or what their provisioners
    /// are given.
    /// </summary>
    public IReadOnlyList<ConfigBlock> OpaqueConsumers() => _opaqueConsumers ??=
    [
        .. _blocks.Where(block => IsResource(block) && (PassesOn(KindOf(block)) || ConfigSchema.HasProvisioner(block.Body))),
        .. _indexes.SelectMany(index => index.Kinds.SelectMany(kind =>
            Read(reports => PassesOn(kind) ? index.Read(kind, reports) : index.ReadPrograms(kind, reports)))),
    ];

    /// <summary>The block with this type and these labels.</summary>
    public ConfigBlock? Find(string type, params string[] labels) =>
        _numbers.TryGetValue(BlockKey.Of(type, labels), out var number) ? _blocks[number]
        : _indexes.Count > 0 && labels is [var resource, var name] && Named(new(type, resource), name) is [var first, ..] ? first
        : null;

    /// <summary>The type of a variable.</summary>
    public TypeConstraint TypeOf(string variable)
    {
        if (!_types.TryGetValue(variable, out var type))
            _types[variable] =
                type = TypeConstraint.Of(Find("variable", variable)?.Body.Attributes.TryGetValue("type", out var written) == true
                ? written.Value
                : null);
        return type;
    }

    public ConfigAttribute? Local(string name) => _locals.TryGetValue(name, out var local) ? local : null;

    /// <summary>The calls of modules, which are components in a stack.</summary>
    public IEnumerable<ConfigBlock> Calls => _blocks.Where(block => block.Type is "module" or StackReader.Component);

    /// <summary>Adds the resources and data sources of a file in JSON.</summary>
    public void Add(JsonBlockIndex index) => _indexes.Add(index);

    /// <summary>Reads the resources and data sources of a file in JSON.</summary>
    public IEnumerable<ConfigBlock> ReadAll(JsonBlockIndex index) =>
        index.Kinds.SelectMany(kind => Read(reports => index.Read(kind, reports)));

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

    private static bool IsResource(ConfigBlock block) => block.Type is "resource" or "data";

    private static BlockKind KindOf(ConfigBlock block) => new(block.Type, block.Labels[0]);

    private bool IsWatched(BlockKind kind) => ConfigSchema.IsWatched(kind.Block, kind.Resource, _rules);

    private static bool PassesOn(BlockKind kind) => ConfigSchema.PassesOn(kind.Block, kind.Resource);

    private IEnumerable<ConfigBlock> Read(Func<List<Report>, IEnumerable<ConfigBlock>> read)
    {
        var reports = new List<Report>();
        foreach (var block in read(reports))
        {
            Report();
            yield return block;
        }

        Report();

        void Report()
        {
            if (reports.Count == 0)
                return;
            _report([.. reports]);
            reports.Clear();
        }
    }

    /// <summary>What is written once in a module: a block type with its labels, of which there are two at most.</summary>
    // A class: the framework has dictionaries of those compiled ahead.
    private sealed record BlockKey(string Type, string? First, string? Second)
    {
        public static BlockKey Of(string type, IReadOnlyList<string> labels) =>
            new(type, labels.Count > 0 ? labels[0] : null, labels.Count > 1 ? labels[1] : null);
    }
}
