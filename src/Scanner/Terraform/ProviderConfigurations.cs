using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Which configuration of a provider, such as <c>aws</c> or <c>aws.cn</c>, makes a resource.</summary>
/// <remarks>
/// Configurations stand in the root module, and calls hand them on
/// (https://developer.hashicorp.com/terraform/language/modules/develop/providers).
/// </remarks>
internal static class ProviderConfigurations
{
    private const string DefaultTagsName = "default_tags";

    /// <summary>
    /// The configuration of a resource, after the module that has it; <see langword="null"/> where it cannot be determined.
    /// </summary>
    public static string? Of(ModuleInstance module, ConfigBlock resource) => Find(module, resource).Name;

    /// <summary>
    /// The tags that the configuration gives to all its resources; not known where the configuration is none that is at hand.
    /// </summary>
    /// <param name="module">The module of the resource.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="evaluator">Evaluates them.</param>
    public static AttributeValue DefaultTags(ModuleInstance module, ConfigBlock resource, Evaluator evaluator)
    {
        if (Find(module, resource) is not { Configuration: { } configuration, Module: { } owner }
            || configuration.Body.Blocks.Any(block => block.Type == "dynamic"))
            return AttributeValue.Unknown.Value;
        var values = BodyValues.Evaluate(configuration.Body, name => name == DefaultTagsName, new Scope(owner), evaluator);
        return !values.TryGetValue(DefaultTagsName, out var value) ? AttributeValue.Unset.Absent
            : AttributePath.BlockOf(value.ToAttributeValue()) is { } block ? block(ResourceTags.Attribute)
            : AttributeValue.Unknown.Value;
    }

    private static (string? Name, ModuleInstance? Module, ConfigBlock? Configuration) Find(ModuleInstance module, ConfigBlock resource)
    {
        var name = resource.Body.Attributes.TryGetValue("provider", out var written)
            ? Reference(written.Value)
            : resource.Labels[0].Split('_')[0];
        for (; name is not null && module.Caller is { } caller; module = caller)
        {
            if (Configuration(module, name) is { } own)
                return (module.Prefix + name, module, own);
            name = Handed(module.Call!, name);
        }

        return (name, module, name is null ? null : Configuration(module, name));
    }

    private static ConfigBlock? Configuration(ModuleInstance module, string name) =>
        module.Config.Blocks("provider").FirstOrDefault(block =>
        block.Labels[0] + (block.Body.Attributes.TryGetValue("alias", out var alias)
            && alias.Value is LiteralExpression { Value: string text } ? "." + text : "") == name);

    /// <summary>What the call of a module hands on under a name; without a word the caller's configuration that has no alias.</summary>
    private static string? Handed(ConfigBlock call, string name)
    {
        if (call.Body.Attributes.TryGetValue("providers", out var written))
            return written.Value is ObjectExpression map ? Entry(map, name) : null;
        return name.IndexOf('.') < 0 ? name : null;
    }

    // One that is not in the map is not inherited any more where it has an alias, and by name where it has none.
    private static string? Entry(ObjectExpression map, string name)
    {
        foreach (var entry in map.Items)
        {
            if (Reference(entry.Key) == name)
                return Reference(entry.Value);
        }

        return name.IndexOf('.') < 0 ? name : null;
    }

    // Keys of instances, which OpenTofu has, tell configurations apart that are written once.
    private static string? Reference(Expression expression) => expression switch
    {
        VariableExpression variable => variable.Name,
        AttributeExpression { Source: VariableExpression provider } attribute => $"{provider.Name}.{attribute.Name}",
        LiteralExpression { Value: string text } => text,
        _ => null,
    };
}
