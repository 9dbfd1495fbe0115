using System.Text.Json.Nodes;

namespace Infra.Analyzers.Rules.Tests.Attributes;

/// <summary>One resource that a rule of attributes objects to, or does not.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Type">The Terraform type of the resource.</param>
/// <param name="Body">
/// Its attributes by Terraform names, as JSON; a nested block that can be there once is an object, those that may be many are a list.
/// </param>
/// <param name="IsFound">Whether the rule objects.</param>
public sealed record AttributeCase(string Rule, string Type, string Body, bool IsFound)
{
    /// <summary>
    /// Whether CloudFormation has another default, or no such attribute, so that the case holds in Terraform's words alone.
    /// </summary>
    public bool IsOfTerraformAlone { get; init; }

    /// <summary>Whether the type has such an attribute in CloudFormation alone.</summary>
    public bool IsOfCloudFormationAlone { get; init; }

    /// <summary>The classes of AWS CDK for nested blocks, by their paths.</summary>
    public IReadOnlyDictionary<string, string> CdkBlocks { get; init; } = new Dictionary<string, string>();

    /// <summary>The attributes.</summary>
    public JsonObject Attributes => JsonNode.Parse(Body)!.AsObject();

    public override string ToString() => $"{Rule} {Type} {Body}";
}
