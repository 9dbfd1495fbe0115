using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>The resources of a configuration under the assumptions of one evaluator, worked out as rules ask for them.</summary>
/// <param name="tree">The modules of the configuration.</param>
/// <param name="loader">What has read them.</param>
/// <param name="evaluator">Its assumptions hold for all resources.</param>
/// <param name="provider">The configuration of a provider that makes the resource that is judged.</param>
internal sealed class ConfigGraph(Lazy<ModuleTree> tree, ModuleLoader loader, Evaluator evaluator, string? provider) : IResourceGraph
{
    // A reference to a resource's ARN lets others point at it; its name or id lets them change it.
    private static readonly HashSet<string> PointingAttributes = new(["arn"], StringComparer.Ordinal);

    // What a call or a resource says about itself, and not to the module or provider.
    private static readonly HashSet<string> MetaArguments =
        new(["source", "version", "count", "for_each", "providers", "provider", "depends_on", Lifecycle.Name], StringComparer.Ordinal);

    private const int MaxLocalDepth = 20;

    private static readonly char[] Separators = [' ', '=', '/', ',', ';', '\'', '"', '\n', '\r', '\t'];

    private readonly Dictionary<string, IReadOnlyList<RelatedResource>> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<ResourceName, RelatedResource?> _found = [];

    /// <summary>The variables to which the call of a module gives a value.</summary>
    public static IEnumerable<string> Arguments(ConfigBlock call) => call.Body.Attributes.Keys.Where(name => !MetaArguments.Contains(name));

    /// <inheritdoc/>
    public RelatedResource? Find(TextPart.Reference reference)
    {
        if (reference.Address is null || loader.Budget.Steps < 0)
            return null;
        var (type, address) = (reference.ResourceType, reference.Address);
        var key = new ResourceName(type, address);
        if (_found.TryGetValue(key, out var known))
            return known;
        var instances = tree.Value.BlocksAt(type, address)
            .SelectMany(found => Instances(type, found.Module, found.Block))
            .Where(instance => instance.Address == address);
        // What is written twice, which Terraform refuses, is neither.
        var found = instances.Take(2).ToList() is [var only] ? only : null;
        loader.Budget.Steps--;
        return _found[key] = found;
    }

    /// <inheritdoc/>
    public IReadOnlyList<RelatedResource> OfType(string type)
    {
        if (_resources.TryGetValue(type, out var known))
            return known;
        loader.Budget.Steps -= tree.Value.Blocks(type).Count;
        return _resources[type] = [
            .. tree.Value.Blocks(type).SelectMany(found => Instances(type, found.Module, found.Block)),
            .. Left(type)
        ];
    }

    /// <summary>What the configuration leaves in AWS, and does not describe any more.</summary>
    private IEnumerable<RelatedResource> Left(string type) => tree.Value.LeftTypes.Where(left => left == type)
        .Select((_, index) => new RelatedResource(type, $"?{index}", type, Tristate.Maybe, _ => AttributeValue.Unknown.Value));

    /// <inheritdoc/>
    public bool MayBeChangedElsewhere(RelatedResource resource) =>
        !loader.IsComplete
        || tree.Value.LeavesModule
        || tree.Value.UnseenCalls.Any(call => IsHandedTo(call.Module, call.Block, AllIn(call.Block.Body), resource, except: []))
        || tree.Value.OpaqueConsumers.Any(found => IsPassedOn(found.Module, found.Block, resource))
        || tree.Value.Root.Config.Blocks("import").Any(import => IsImported(import, resource))
        || tree.Value.Root.Config.Blocks("output").Any(output => output.Body.Attributes.TryGetValue("value", out var value)
            && MayHold(value, tree.Value.Root, new(tree.Value.Root), resource, PointingAttributes))
        // Behind the limit everything is unknown, resources that were not looked at included.
        || loader.Budget.Steps < 0;

    /// <inheritdoc/>
    public MajorRange ProviderMajors(string provider) => tree.Value.Providers(loader).Majors(provider);

    /// <inheritdoc/>
    public string? Provider => provider;

    /// <summary>Whether a resource was made elsewhere, and may have its policies from there.</summary>
    private static bool IsImported(ConfigBlock import, RelatedResource resource) =>
        import.Body.Attributes.TryGetValue("to", out var to)
            && InstanceAddress.WithoutKeys(ResourceAddress.Of(to.Value)) == InstanceAddress.WithoutKeys(resource.Address);

    private IEnumerable<RelatedResource> Instances(string type, ModuleInstance module, ConfigBlock block)
    {
        var existence = module.Exists(evaluator);
        if (existence == Tristate.No)
            return [];
        var (keys, areKnown) = PossibleKeys(module, block);
        return keys.Select(key => Instance(type, module, block, key, existence.And(areKnown ? Tristate.Yes : Tristate.Maybe)));
    }

    /// <summary>
    /// The instances that a block makes or may make. One that makes none as the defaults of the root module's variables stand may make some
    /// for whoever runs Terraform.
    /// </summary>
    private (IReadOnlyList<InstanceKey> Keys, bool AreKnown) PossibleKeys(ModuleInstance module, ConfigBlock block)
    {
        IReadOnlyList<InstanceKey> keys = [];
        var areKnown = true;
        var usesDefault = evaluator.UsesDefault(() => keys = InstanceKey.Of(block.Body, new(module), evaluator, out areKnown));
        return keys.Count == 0 && usesDefault ? ([InstanceKey.Possible(block.Body)], false) : (keys, areKnown);
    }

    private RelatedResource Instance(string type, ModuleInstance module, ConfigBlock block, InstanceKey key, Tristate existence)
    {
        var address = module.AddressOf(block, key);
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        return new(type, address, SafeText.Of(address), existence, Attribute)
        {
            Place = block.Place,
            Provider = ProviderConfigurations.Of(module, block),
        };

        AttributeValue Attribute(string name)
        {
            if (!values.TryGetValue(name, out var value))
                values[name] = value = Evaluate(block.Body, name, key.Bind(new(module)));
            return value;
        }
    }

    private AttributeValue Evaluate(ConfigBody body, string attribute, Scope scope)
    {
        if (Lifecycle.Ignores(body, attribute))
            return AttributeValue.Unknown.Value;
        return BodyValues.Evaluate(body, name => name == attribute, scope, evaluator).TryGetValue(attribute, out var value)
            ? value.ToAttributeValue()
            : AttributeValue.Unset.Absent;
    }

    // A provisioner speaks of its own resource as "self".
    private bool IsPassedOn(ModuleInstance module, ConfigBlock block, RelatedResource resource) =>
        block.Place.Equals(resource.Place)
        || IsHandedTo(
            module,
            block,
            ConfigSchema.PassesOn(block.Type, block.Labels[0]) ? AllIn(block.Body) : Provisioners(block.Body),
            resource,
            PointingAttributes);

    private static IEnumerable<ConfigAttribute> AllIn(ConfigBody body) =>
        body.Attributes.Values
            .Where(attribute => !MetaArguments.Contains(attribute.Name))
            .Concat(body.Blocks.Where(nested => nested.Type != Lifecycle.Name).SelectMany(nested => AllIn(nested.Body)));

    private static IEnumerable<ConfigAttribute> Provisioners(ConfigBody body) =>
        body.Attributes.Values.Where(attribute => attribute.Name == ConfigSchema.ProvisionerName)
            .Concat(body.Blocks.Where(nested => nested.Type == ConfigSchema.ProvisionerName).SelectMany(nested => AllIn(nested.Body)));

    /// <summary>
    /// Whether some of the attributes of a block may hold what a resource can be changed by, in any instance of the block.
    /// </summary>
    private bool IsHandedTo(
        ModuleInstance module,
        ConfigBlock block,
        IEnumerable<ConfigAttribute> attributes,
        RelatedResource resource,
        HashSet<string> except)
    {
        if (module.Exists(evaluator) == Tristate.No)
            return false;
        var scope = new Scope(module);
        var (keys, areKnown) = PossibleKeys(module, block);
        // Where the instances are not known, each of them may be given all that they are made of.
        return (!areKnown && block.Body.Attributes.TryGetValue("for_each", out var each) && MayHold(each, module, scope, resource, except))
            || keys.Any(key => attributes.Any(attribute => MayHold(attribute, module, key.Bind(scope), resource, except)));
    }

    /// <summary>Whether a value refers to a resource by any attribute except those.</summary>
    private bool MayHold(ConfigAttribute attribute, ModuleInstance module, Scope scope, RelatedResource resource, HashSet<string> except) =>
        MayHold(evaluator.Evaluate(attribute.Value, scope with { Source = attribute.Source }), resource, except)
        ?? Mentions(attribute.Value, module, resource, MaxLocalDepth);

    /// <summary>The same of what an expression comes to; <see langword="null"/> where not enough of it is known.</summary>
    private static bool? MayHold(TerraformValue value, RelatedResource resource, HashSet<string> except)
    {
        switch (value)
        {
            case TerraformValue.Text text:
                return IsItsName(text, resource) || text.Content.Parts.OfType<TextPart.Reference>().Any(part =>
                    part.ResourceType == resource.Type && (part.Address is null
                        || part.Address == resource.Address) && !except.Contains(part.Attribute));
            case TerraformValue.Unknown or TerraformValue.Failure:
                return null;
            case TerraformValue.Deferred:
                return true;
            case TerraformValue.Sequence or TerraformValue.Map:
                var items = value is TerraformValue.Sequence sequence ? sequence.Items : ((TerraformValue.Map)value).Entries.Values;
                var answers = items.Select(item => MayHold(item, resource, except)).ToList();
                return answers.Contains(true) ? true : answers.Contains(null) ? null : false;
            default:
                return false;
        }
    }

    // Also as a word of a command.
    private static bool IsItsName(TerraformValue.Text text, RelatedResource resource) =>
        ResourceSchemas.NameAttributes.Select(name => resource[name].Constant).Any(name =>
            name is { Length: > 0 }
                && text.Content.Parts.OfType<TextPart.Literal>().Any(part => part.Value.Split(Separators).Contains(name)));

    /// <summary>Whether an expression, or a value that it names, names the resource's block.</summary>
    private static bool Mentions(Expression expression, ModuleInstance module, RelatedResource resource, int levels)
    {
        if (levels == 0)
            return true;
        return expression switch
        {
            AttributeExpression { Source: VariableExpression { Name: "local" } } local =>
                module.Config.Local(local.Name) is { } definition && Mentions(definition.Value, module, resource, levels - 1),
            AttributeExpression { Source: VariableExpression { Name: "var" } } variable =>
                module.Caller is { } caller
                    && module.Call!.Body.Attributes.TryGetValue(variable.Name, out var argument)
                    && Mentions(argument.Value, caller, resource, levels - 1),
            AttributeExpression { Source: VariableExpression { Name: "module" } } called =>
                module.Config.Find("module", called.Name) is { } call
                && module.Children(call).Any(child => child.Config.Blocks("output").Any(output =>
                    output.Body.Attributes.TryGetValue("value", out var value) && Mentions(value.Value, child, resource, levels - 1))),
            AttributeExpression { Source: VariableExpression type } named when type.Name == resource.Type =>
                resource.Address.StartsWith($"{module.Prefix}{type.Name}.{named.Name}", StringComparison.Ordinal),
            _ => expression.Children().Any(child => Mentions(child, module, resource, levels)),
        };
    }
}
