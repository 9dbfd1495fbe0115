using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>The files of one Terraform configuration, judged together.</summary>
internal sealed class TerraformModule(IReadOnlyList<ConfigBlock> blocks)
{
    /// <summary>What the rules say about the resources.</summary>
    public IEnumerable<Report> Check() => blocks.Where(block => block.Type == "resource").SelectMany(Check);

    private static IEnumerable<Report> Check(ConfigBlock block)
    {
        if (block.Body.Attributes.TryGetValue("count", out var count) && count.Value is LiteralExpression { Value: 0.0 })
            yield break;

        var (type, name) = (block.Labels[0], block.Labels[1]);
        var attributes = RuleCatalog.AttributesByResourceType[type]
            .Where(block.Body.Attributes.ContainsKey)
            .ToDictionary(attribute => attribute, attribute => ResourceAttributes.Of(block.Body.Attributes[attribute].Value), StringComparer.Ordinal);
        var address = SafeText.Of($"{type}.{name}");
        var resource = new Resource(type, address, [new(attributes, When: [])], Spelling: attribute => attribute);
        foreach (var finding in RuleCatalog.Check(resource))
        {
            yield return new(finding.Rule, finding.Message, block.Place)
            {
                ResourceType = type,
                Address = $"{type}.{name}",
                ConstructPath = ConstructPath(block.Body.Comment),
                Attributes = finding.Attributes,
            };
        }
    }

    // CDKTF notes it as "//": {"metadata": {"path": "stack/construct"}}.
    private static string? ConstructPath(Expression? comment) =>
        Property(Property(comment, "metadata"), "path") is LiteralExpression { Value: string path } ? path : null;

    private static Expression? Property(Expression? expression, string name) =>
        (expression as ObjectExpression)?.Items.LastOrDefault(item => item.Key is LiteralExpression { Value: string key } && key == name)?.Value;
}
