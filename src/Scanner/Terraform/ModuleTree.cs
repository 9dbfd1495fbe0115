using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>A root module and all that it calls, as far as resource graphs ask for it.</summary>
internal sealed class ModuleTree
{
    /// <summary>How deep calls are followed.</summary>
    public const int MaxModuleDepth = 32;

    private readonly List<ModuleInstance> _modules = [];
    private readonly Dictionary<string, IReadOnlyList<ModuleBlock>> _blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<ResourceName, IReadOnlyList<ModuleBlock>> _addressed = [];
    private readonly List<ModuleBlock> _unseenCalls = [];
    private readonly HashSet<ModuleConfig> _configs = [];
    private readonly List<string> _leftTypes = [];
    private IReadOnlyList<ModuleBlock>? _opaqueConsumers;
    private ProviderVersions? _providers;

    /// <param name="module">One of the modules.</param>
    public ModuleTree(ModuleInstance module)
    {
        Root = module;
        while (Root.Caller is { } caller)
            Root = caller;
        Add(Root, level: 0);
    }

    public ModuleInstance Root { get; }

    /// <summary>The modules, each once, however often it is called.</summary>
    public IReadOnlyCollection<ModuleConfig> Configs => _configs;

    /// <summary>The types of resources that blocks <c>removed</c> leave in AWS, each as often as there are such blocks.</summary>
    public IReadOnlyList<string> LeftTypes => _leftTypes;

    /// <summary>Whether a block <c>removed</c> leaves a whole module in AWS: nobody knows what it holds.</summary>
    public bool LeavesModule { get; private set; }

    /// <summary>The calls of modules that are not at hand: remote ones, missing ones, and those beyond the limits of a scan.</summary>
    public IReadOnlyList<ModuleBlock> UnseenCalls => _unseenCalls;

    /// <summary>
    /// The resources and data sources that hand what they are given to something that is not seen: all of it, or what their provisioners
    /// are given.
    /// </summary>
    public IReadOnlyList<ModuleBlock> OpaqueConsumers =>
        _opaqueConsumers ??= [.. _modules.SelectMany(module => In(module, module.Config.OpaqueConsumers()))];

    /// <summary>The versions of providers that the modules permit.</summary>
    public ProviderVersions Providers(ModuleLoader loader) => _providers ??= new(this, loader);

    /// <summary>The blocks of a type, with the prefix <c>data.</c> for a data source, each in every instance of its module.</summary>
    public IReadOnlyList<ModuleBlock> Blocks(string type)
    {
        if (!_blocks.TryGetValue(type, out var blocks))
            _blocks[type] = blocks = !ConfigSchema.IsRelated(type)
                ? []
                : [.. _modules.SelectMany(module => In(module, module.Config.OfKind(ConfigSchema.KindOf(type))))];
        return blocks;
    }

    /// <summary>The blocks of a type among whose instances is one with an address: one block, unless the configuration is wrong.</summary>
    public IReadOnlyList<ModuleBlock> BlocksAt(string type, string address)
    {
        if (!ConfigSchema.IsRelated(type))
            return [];
        var key = new ResourceName(type, address);
        if (_addressed.TryGetValue(key, out var blocks))
            return blocks;
        var plain = InstanceAddress.WithoutKeys(address);
        var name = plain.Substring(plain.LastIndexOf('.') + 1);
        return _addressed[key] =
        [
            .. _modules.Where(module => address.StartsWith(module.Prefix, StringComparison.Ordinal))
                .SelectMany(module => In(module, module.Config.Named(ConfigSchema.KindOf(type), name))),
        ];
    }

    /// <summary>The block that is written at a place, if a graph has been asked for it.</summary>
    public ConfigBlock? BlockAt(IPlace place) =>
        _addressed.Values
            .Concat(_blocks.Values)
            .SelectMany(blocks => blocks)
            .Select(found => found.Block)
            .FirstOrDefault(block => place.Equals(block.Place));

    private static IEnumerable<ModuleBlock> In(ModuleInstance module, IEnumerable<ConfigBlock> blocks) =>
        blocks.Select(block => new ModuleBlock(module, block));

    private void Add(ModuleInstance module, int level)
    {
        _modules.Add(module);
        if (_configs.Add(module.Config))
            AddRemoved(module.Config);
        foreach (var call in module.Config.Calls)
        {
            var children = level == MaxModuleDepth ? [] : module.Children(call);
            // A module that is called for certain no times has no children either, and what it is handed does not matter.
            if (children.Count == 0)
                _unseenCalls.Add(new(module, call));
            foreach (var child in children)
                Add(child, level + 1);
        }
    }

    private void AddRemoved(ModuleConfig config)
    {
        foreach (var removed in config.Blocks("removed").Where(block => Lifecycle.KeepsRemoved(block.Body)))
        {
            var address = removed.Body.Attributes.TryGetValue("from", out var from) ? ResourceAddress.Of(from.Value) : "";
            if (ResourceAddress.TypeIn(address) is { } type)
                _leftTypes.Add(type);
            else
                LeavesModule = true;
        }
    }
}

/// <summary>A block in an instance of its module.</summary>
/// <param name="Module">The instance.</param>
/// <param name="Block">The block.</param>
internal sealed record ModuleBlock(ModuleInstance Module, ConfigBlock Block);

/// <summary>By what a resource graph looks for a resource.</summary>
/// <param name="Type">Its type, with the prefix <c>data.</c> for a data source.</param>
/// <param name="Address">Its address.</param>
internal sealed record ResourceName(string Type, string Address);
