namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_cloudfront_distribution</c>.</summary>
internal static class Distribution
{
    public const string Type = "aws_cloudfront_distribution";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:cloudfront/distribution:Distribution"],
        CloudFormationType = "AWS::CloudFront::Distribution",
        Names =
        [
            new("ordered_cache_behavior", "orderedCacheBehaviors", Bindings.Pulumi),
            new("ordered_cache_behavior", "cacheBehaviors", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
        ContainerInCloudFormation = "DistributionConfig",
    };
}
