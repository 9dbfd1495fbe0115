using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>A module as it is called once: its configuration and what the caller hands it.</summary>
internal sealed class ModuleInstance : IModuleScope
{
    private readonly ModuleLoader _loader;
    private readonly Dictionary<ConfigBlock, IReadOnlyList<ModuleInstance>> _children = [];
    private readonly Dictionary<ConfigBlock, string?> _directories = [];
    private readonly InstanceKey? _key;

    private ModuleInstance(
        ModuleConfig config,
        ModuleLoader loader,
        ModuleInputs inputs,
        ModuleInstance? caller = null,
        ConfigBlock? call = null,
        InstanceKey? key = null)
    {
        (Config, _loader, Inputs, Caller, Call, _key) = (config, loader, inputs, caller, call, key);
        Address = caller is null ? "" : $"{caller.Prefix}{call!.Type}.{call.Labels[0]}{key!.Suffix}";
    }

    public ModuleConfig Config { get; }

    /// <summary>What its variables are given.</summary>
    public ModuleInputs Inputs { get; }

    /// <summary>The module that nothing calls, which leads to this one.</summary>
    public ModuleInstance Root => Caller?.Root ?? this;

    /// <summary>The instance of the module that calls this one; <see langword="null"/> for the root.</summary>
    public ModuleInstance? Caller { get; }

    /// <summary>The block that calls it; <see langword="null"/> for the root.</summary>
    public ConfigBlock? Call { get; }

    public string Address { get; }

    /// <summary>What the addresses of its resources start with.</summary>
    public string Prefix => Address.Length == 0 ? "" : Address + ".";

    /// <summary>A module that nothing calls.</summary>
    /// <param name="config">Its configuration.</param>
    /// <param name="loader">Loads the modules that it calls.</param>
    /// <param name="inputs">What its variables are given.</param>
    public static ModuleInstance CreateRoot(ModuleConfig config, ModuleLoader loader, ModuleInputs inputs) => new(config, loader, inputs);

    public Definition? Variable(string name)
    {
        var declaration = Config.Find("variable", name)?.Body.Attributes;
        var @default = Attribute(declaration, "default") is { } written ? Define(written, new(this, written.Source)) : null;
        var given = Given(name);
        if (given is null && Inputs.IsUnknown(name))
            return null;
        var definition = given is null ? @default : given with { Fallback = IsNullable(declaration) ? null : @default };
        return definition is null ? null : definition with { Type = Config.TypeOf(name), IsDefault = given is null && Caller is null };
    }

    private Definition? Given(string variable)
    {
        if (Inputs.Written.TryGetValue(variable, out var written))
            return Define(written, Caller is null ? new Scope(this, written.Source) : CallerScope(written.Source));
        return Inputs.Values.TryGetValue(variable, out var value) ? Definition.Of(value, new(this)) : null;
    }

    private static ConfigAttribute? Attribute(IReadOnlyDictionary<string, ConfigAttribute>? attributes, string name) =>
        attributes is not null && attributes.TryGetValue(name, out var attribute) ? attribute : null;

    private static bool IsNullable(IReadOnlyDictionary<string, ConfigAttribute>? declaration) =>
        Attribute(declaration, "nullable")?.Value is not LiteralExpression { Value: false };

    public Definition? Local(string name) => Config.Local(name) is { } local ? Define(local, new(this, local.Source)) : null;

    public TerraformValue Resource(Evaluator evaluator, string type, string name)
    {
        const string Data = "data.";
        if (type == StackReader.Component)
            return ModuleCall(evaluator, Config.Find(type, name));
        var block = type.StartsWith(Data, StringComparison.Ordinal)
            ? Config.Find("data", type.Substring(Data.Length), name)
            : Config.Find("resource", type, name);
        return block is null
            ? TerraformValue.ResourceInstance(type, address: null, _ => TerraformValue.Unknown.Value)
            : Instances(block, evaluator, key => ResourceInstance(type, block, key, evaluator));
    }

    /// <summary>The address of an instance of a resource, or of a data source.</summary>
    public string AddressOf(ConfigBlock block, InstanceKey key) =>
        $"{Prefix}{(block.Type == "data" ? "data." : "")}{block.Labels[0]}.{block.Labels[1]}{key.Suffix}";

    private TerraformValue.Deferred ResourceInstance(string type, ConfigBlock block, InstanceKey key, Evaluator evaluator)
    {
        var address = AddressOf(block, key);
        return TerraformValue.ResourceInstance(type, address, Written);

        // The provider may still fill in what comes to null.
        TerraformValue Written(string name) =>
            Attribute(block.Body.Attributes, name) is { } attribute
            && !Lifecycle.Ignores(block.Body, name)
            && evaluator.Evaluate(
                address,
                name,
                this,
                Define(attribute, key.Bind(new(this, attribute.Source)))) is var value and not TerraformValue.Null
                ? value
                : TerraformValue.Unknown.Value;
    }

    public TerraformValue ModuleCall(Evaluator evaluator, string name) => ModuleCall(evaluator, Config.Find("module", name));

    public TerraformValue? CallFunction(string function, IReadOnlyList<TerraformValue> arguments) => null;

    private TerraformValue ModuleCall(Evaluator evaluator, ConfigBlock? call)
    {
        if (call is null || DirectoryOf(call) is not { } directory || _loader.Find(directory) is null)
            return TerraformValue.Unknown.Value;
        var children = Children(call);
        return Instances(call, evaluator, key => children.FirstOrDefault(child => child._key?.Suffix == key.Suffix) is { } child
            ? new TerraformValue.Deferred(output => evaluator.Evaluate("output", output, child, child.Output(output)))
            : TerraformValue.Unknown.Value);
    }

    /// <summary>
    /// The directory of the module that a block calls: a local one, whether it exists or not, or one that was fetched; otherwise
    /// <see langword="null"/>.
    /// </summary>
    public string? DirectoryOf(ConfigBlock call)
    {
        if (!_directories.TryGetValue(call, out var directory))
            _directories[call] = directory = FindDirectory(call);
        return directory;
    }

    /// <summary>The source of the module that a block calls, as far as it can be determined.</summary>
    public string? SourceOf(ConfigBlock call) => (ModuleSource.Evaluate(call, this, _loader.Budget) as TerraformValue.Text)?.Constant;

    private string? FindDirectory(ConfigBlock call)
    {
        if (SourceOf(call) is not { } source)
            return null;
        if (ModuleSource.IsLocal(source))
            return ModuleSource.Resolve(Config.Directory, source);
        var (root, key) = (this, call.Labels[0]);
        for (; root.Caller is { } caller; root = caller)
            key = $"{root.Call!.Labels[0]}.{key}";
        var version = Attribute(call.Body.Attributes, "version")?.Value as LiteralExpression;
        return _loader.FetchedModules(root.Config.Directory).Find(key, source, version?.Value as string) is { } fetched
            && Directory.Exists(fetched)
            ? fetched
            : null;
    }

    /// <summary>The instances of the module that a block calls; none where it is not to be had, or calls itself.</summary>
    public IReadOnlyList<ModuleInstance> Children(ConfigBlock call)
    {
        if (_children.TryGetValue(call, out var known))
            return known;
        _children[call] = [];
        if (DirectoryOf(call) is not { } directory || Calls(directory) || _loader.Find(directory) is not { } config)
            return [];
        var keys = InstanceKey.Of(call.Body, new(this), new([], _loader.Budget), out _);
        if ((_loader.Budget.ModuleInstances -= keys.Count) < 0)
            return [];
        return _children[call] = [.. keys.Select(key => new ModuleInstance(config, _loader, InputsOf(call, key), this, call, key))];
    }

    private ModuleInputs InputsOf(ConfigBlock call, InstanceKey key) => call.Type == StackReader.Component
        ? StackReader.Given(call.Body, key.Bind(new(this)), _loader.Budget)
        : new() { Written = call.Body.Attributes };

    /// <summary>Whether this module, or one that calls it, lies in a directory.</summary>
    public bool Calls(string directory)
    {
        for (var module = this; module is not null; module = module.Caller)
        {
            if (module.Config.Directory == directory)
                return true;
        }

        return false;
    }

    /// <summary>Whether, under the evaluator's assumptions, the calls that lead here happen.</summary>
    public Tristate Exists(Evaluator evaluator)
    {
        if (Caller is null)
            return Tristate.Yes;
        var keys = InstanceKey.Of(Call!.Body, new(Caller), evaluator, out var isKnown);
        if (keys.Count == 0 || (isKnown && _key!.Key is not null && keys.All(key => key.Suffix != _key.Suffix)))
            return Tristate.No;
        return Caller.Exists(evaluator).And(isKnown ? Tristate.Yes : Tristate.Maybe);
    }

    private static Definition Define(ConfigAttribute attribute, Scope scope) => new(attribute.Value, scope);

    private Scope CallerScope(IExpressionSource source) => _key!.Bind(new(Caller!, source));

    private Definition? Output(string name) => Config.Find("output", name)?.Body.Attributes.TryGetValue("value", out var value) == true
        ? Define(value, new(this, value.Source))
        : null;

    /// <summary>The value that stands for all instances of a block.</summary>
    private TerraformValue Instances(ConfigBlock block, Evaluator evaluator, Func<InstanceKey, TerraformValue> instance)
    {
        var keys = InstanceKey.Of(block.Body, new(this), evaluator, out var isKnown);
        if (!isKnown)
            return TerraformValue.Unknown.Value;
        if (block.Body.Attributes.ContainsKey("count"))
            return new TerraformValue.Sequence([.. keys.Select(instance)]);
        return block.Body.Attributes.ContainsKey("for_each")
            ? new TerraformValue.Map(keys.ToDictionary(key => ((TerraformValue.Text)key.Key!).Constant!, instance, StringComparer.Ordinal))
            : keys is [var only] ? instance(only) : TerraformValue.Null.Value;
    }
}
