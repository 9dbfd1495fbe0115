namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>The log group that a trail delivers to, where the configuration makes it.</summary>
internal static class TrailLogGroup
{
    /// <summary>The log group whose ARN a trail names, with or without the wildcard of its streams.</summary>
    public static RelatedResource? Find(Variant trail) =>
        trail[Trail.LogGroupArn] is AttributeValue.Set { Content: Content.Text { Parts: [TextPart.Reference { ResourceType: LogGroup.Type } reference, ..] arn } }
        && arn.Skip(1).All(part => part is TextPart.Literal)
            ? trail.Graph.Find(reference)
            : null;
}
