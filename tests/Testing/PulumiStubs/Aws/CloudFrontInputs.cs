namespace Pulumi.Aws.CloudFront.Inputs;

public sealed class DistributionDefaultCacheBehaviorArgs : global::Pulumi.ResourceArgs
{
    [Input("targetOriginId")]
    public Input<string>? TargetOriginId { get; set; }

    [Input("viewerProtocolPolicy")]
    public Input<string>? ViewerProtocolPolicy { get; set; }
}

public sealed class DistributionOrderedCacheBehaviorArgs : global::Pulumi.ResourceArgs
{
    [Input("pathPattern")]
    public Input<string>? PathPattern { get; set; }

    [Input("targetOriginId")]
    public Input<string>? TargetOriginId { get; set; }

    [Input("viewerProtocolPolicy")]
    public Input<string>? ViewerProtocolPolicy { get; set; }
}

public sealed class DistributionViewerCertificateArgs : global::Pulumi.ResourceArgs
{
    [Input("acmCertificateArn")]
    public Input<string>? AcmCertificateArn { get; set; }

    [Input("cloudfrontDefaultCertificate")]
    public Input<bool>? CloudfrontDefaultCertificate { get; set; }

    [Input("minimumProtocolVersion")]
    public Input<string>? MinimumProtocolVersion { get; set; }
}
