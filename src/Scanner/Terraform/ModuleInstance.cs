using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>A module as it is called once: its configuration and what the caller hands it.</summary>
internal sealed class ModuleInstance : IModuleScope
{
    private readonly ModuleLoader _loader;
    private readonly Dictionary<string, IReadOnlyList<ModuleInstance>> _children = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, ConfigAttribute> _values;
    private readonly InstanceKey? _key;

    private ModuleInstance(
        ModuleConfig config,
        ModuleLoader loader,
        IReadOnlyDictionary<string, ConfigAttribute> values,
        ModuleInstance? caller = null,
        ConfigBlock? call = null,
        InstanceKey? key = null)
    {
        (Config, _loader, _values, Caller, Call, _key) = (config, loader, values, caller, call, key);
        Address = caller is null ? "" : caller.Prefix + "module." + call!.Labels[0] + key!.Suffix;
    }

    public ModuleConfig Config { get; }

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
    /// <param name="values">The values of its variables, where they have any but their defaults.</param>
    public static ModuleInstance Root(ModuleConfig config, ModuleLoader loader, IReadOnlyDictionary<string, ConfigAttribute> values) => new(config, loader, values);

    public Definition? Variable(string name)
    {
        var declaration = Config.Find("variable", name)?.Body.Attributes;
        var @default = Attribute(declaration, "default") is { } written ? Define(written, new(this, written.Source)) : null;
        var definition = _values.TryGetValue(name, out var value)
            ? Define(value, Caller is null ? new Scope(this, value.Source) : CallerScope(value.Source)) with { Fallback = IsNullable(declaration) ? null : @default }
            : @default;
        return definition is null ? null : definition with { Type = Config.TypeOf(name) };
    }

    private static ConfigAttribute? Attribute(IReadOnlyDictionary<string, ConfigAttribute>? attributes, string name) =>
        attributes is not null && attributes.TryGetValue(name, out var attribute) ? attribute : null;

    private static bool IsNullable(IReadOnlyDictionary<string, ConfigAttribute>? declaration) =>
        Attribute(declaration, "nullable")?.Value is not LiteralExpression { Value: false };

    public Definition? Local(string name) => Config.Local(name) is { } local ? Define(local, new(this, local.Source)) : null;

    public TerraformValue Resource(Evaluator evaluator, string type, string name)
    {
        const string Data = "data.";
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
            && evaluator.Evaluate(address, name, this, Define(attribute, key.Bind(new(this, attribute.Source)))) is var value and not TerraformValue.Null
                ? value
                : TerraformValue.Unknown.Value;
    }

    public TerraformValue ModuleCall(Evaluator evaluator, string name)
    {
        if (Config.Find("module", name) is not { } call || Config.LocalDirectory(call) is null)
            return TerraformValue.Unknown.Value;
        var children = Children(call);
        return Instances(call, evaluator, key => children.FirstOrDefault(child => child._key?.Suffix == key.Suffix) is { } child
            ? new TerraformValue.Deferred(output => evaluator.Evaluate("output", output, child, child.Output(output)))
            : TerraformValue.Unknown.Value);
    }

    /// <summary>The instances of the module that a block calls; none where it is not to be had, or calls itself.</summary>
    public IReadOnlyList<ModuleInstance> Children(ConfigBlock call)
    {
        if (_children.TryGetValue(call.Labels[0], out var known))
            return known;
        _children[call.Labels[0]] = [];
        if (Config.LocalDirectory(call) is not { } directory || Calls(directory) || _loader.Find(directory) is not { } config)
            return [];
        var keys = InstanceKey.Of(call.Body, new(this), new([], _loader.Budget), out _);
        if ((_loader.Budget.ModuleInstances -= keys.Count) < 0)
            return [];
        return _children[call.Labels[0]] = [.. keys.Select(key => new ModuleInstance(config, _loader, call.Body.Attributes, this, call, key))];
    }

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
