using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>The log group that a trail delivers to, where the configuration makes it.</summary>
internal static class TrailLogGroup
{
    /// <summary>What an ARN means with this suffix: the streams of the log group.</summary>
    public const string StreamWildcard = ":*";

    /// <summary>The log group whose ARN a trail names, with or without the wildcard of its streams.</summary>
    public static RelatedResource? Find(Variant trail) =>
        trail[Trail.LogGroupArn] is AttributeValue.Set { Content: Content.Text arn } value
            ? trail.Graph.Named(arn.Parts.Count > 1 || arn.Constant is not null ? new AttributeValue.Set(WithoutWildcard(arn)) : value,
                LogGroup.Type)
            : null;

    /// <summary>The ARN of a log group without the <c>:*</c> that means its streams.</summary>
    public static Content.Text WithoutWildcard(Content.Text arn) =>
        arn.Parts is [.., TextPart.Literal last] && last.Value.EndsWith(StreamWildcard, StringComparison.Ordinal)
            ? Content.Text.Of(
                [.. arn.Parts.Take(arn.Parts.Count - 1),
                    new TextPart.Literal(last.Value.Substring(0, last.Value.Length - StreamWildcard.Length))])
            : arn;
}
