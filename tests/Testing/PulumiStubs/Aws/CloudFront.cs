namespace Pulumi.Aws.CloudFront;

[AwsResourceType("aws:cloudfront/distribution:Distribution")]
public partial class Distribution : global::Pulumi.CustomResource
{
    public Distribution(string name, DistributionArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:cloudfront/distribution:Distribution", name, args ?? new DistributionArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class DistributionArgs : global::Pulumi.ResourceArgs
{
    public static new DistributionArgs Empty => new();

    [Input("orderedCacheBehaviors")]
    private InputList<Inputs.DistributionOrderedCacheBehaviorArgs>? _orderedCacheBehaviors;

    [Input("defaultCacheBehavior")]
    public Input<Inputs.DistributionDefaultCacheBehaviorArgs>? DefaultCacheBehavior { get; set; }

    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }

    [Input("viewerCertificate")]
    public Input<Inputs.DistributionViewerCertificateArgs>? ViewerCertificate { get; set; }

    public InputList<Inputs.DistributionOrderedCacheBehaviorArgs> OrderedCacheBehaviors
    {
        get => _orderedCacheBehaviors ??= [];
        set => _orderedCacheBehaviors = value;
    }
}
