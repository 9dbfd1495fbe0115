using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>What an override of a synthesized resource changes.</summary>
/// <param name="Attribute">The attribute that it changes; <see langword="null"/> where it changes none of a schema.</param>
internal readonly record struct AwsCdkOverride(string? Attribute)
{
    /// <summary>Whether the attribute is replaced or removed, not changed in part.</summary>
    public bool IsWhole { get; init; }

    /// <summary>
    /// CloudFormation's function that takes the place of the attribute, as by <c>Properties.KmsKeyId.Ref</c>; <see langword="null"/> where
    /// the path names none.
    /// </summary>
    public string? Function { get; init; }

    /// <summary>Whether it may change whatever there is.</summary>
    public bool IsOfEverything { get; init; }
}

/// <summary>The overrides of AWS CDK, which have the names of CloudFormation.</summary>
internal static class AwsCdkOverrides
{
    private const string Properties = "Properties";

    private static readonly AwsCdkOverride Nothing = new(null);

    private static readonly AwsCdkOverride Everything = new(null) { IsOfEverything = true };

    /// <summary>The resources that rules ask for.</summary>
    public static IEnumerable<ResourceSchema> Asked(RuleBook rules) => rules.Schemas.All.Where(schema => rules.IsAskedFor(schema.Type));

    /// <summary>The methods of <c>aws-cdk-lib.CfnResource</c> that override something.</summary>
    public static readonly IReadOnlyList<string> Methods =
        ["AddOverride", "AddPropertyOverride", "AddDeletionOverride", "AddPropertyDeletionOverride"];

    /// <summary>Whether a method is one of them.</summary>
    public static bool IsOverride(IMethodSymbol method) => Methods.Contains(method.Name);

    /// <summary>What a call changes of a resource.</summary>
    /// <param name="method">One of <see cref="Methods"/>.</param>
    /// <param name="path">Its path: names with dots between them.</param>
    /// <param name="schema">The resource.</param>
    public static AwsCdkOverride Of(IMethodSymbol method, Value path, ResourceSchema schema) =>
        path is Value.Constant { Content: string text } ? Of(method.Name, text, schema) : Everything;

    /// <summary>What a call changes of a resource of which it is not known what it is: all that it can be.</summary>
    /// <param name="method">One of <see cref="Methods"/>.</param>
    /// <param name="path">Its path.</param>
    /// <param name="rules">The rules.</param>
    public static IEnumerable<AwsCdkOverride> OfAny(IMethodSymbol method, Value path, RuleBook rules) =>
        Asked(rules).Select(schema => Of(method, path, schema)).Distinct();

    /// <inheritdoc cref="Of(IMethodSymbol, Value, ResourceSchema)"/>
    public static AwsCdkOverride Of(string method, string path, ResourceSchema schema)
    {
        // A backslash takes a dot into a name; no property that rules ask for has one.
        var steps = path.Replace("\\.", "").Split('.');
        if (method is "AddOverride" or "AddDeletionOverride")
        {
            if (steps is [Properties] or ["Type", ..])
                return Everything;
            if (steps[0] != Properties)
                return Nothing;
            steps = [.. steps.Skip(1)];
        }

        return AttributeOf(schema, steps[0]) is { } attribute
            ? new(attribute) { IsWhole = steps.Length == 1, Function = FunctionIn(method, steps) }
            : Nothing;
    }

    private static string? FunctionIn(string method, string[] steps) =>
        method is "AddOverride" or "AddPropertyOverride"
        && steps is [_, var name]
        && (name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal))
            ? name
            : null;

    /// <summary>
    /// The attribute of a property, whose name is CloudFormation's to the letter: another spelling is another property, which nobody reads.
    /// </summary>
    public static string? AttributeOf(ResourceSchema schema, string property)
    {
        var attribute = schema.ToTerraform(property, Bindings.Template);
        return schema.NameIn(Bindings.Template, attribute) == property ? attribute : null;
    }
}
