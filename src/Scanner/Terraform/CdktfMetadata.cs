using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>What CDKTF notes beside a resource: <c>"//": {"metadata": {"path": "stack/construct", "uniqueId": "…"}}</c>.</summary>
internal static class CdktfMetadata
{
    /// <summary>The property of a comment that CDKTF writes.</summary>
    public const string PropertyName = "metadata";

    /// <summary>The construct path in a comment, if it holds one.</summary>
    public static string? ConstructPath(Expression? comment) =>
        comment.Property(PropertyName).Property("path") is LiteralExpression { Value: string path } ? path : null;

    /// <summary>The value of a property of an object that was read from JSON; the last one of the name.</summary>
    public static Expression? Property(this Expression? expression, string name) =>
        (expression as ObjectExpression)?.Items.LastOrDefault(item =>
            item.Key is LiteralExpression { Value: string key }
            && key == name)?.Value;
}
