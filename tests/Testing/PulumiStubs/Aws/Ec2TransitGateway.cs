namespace Pulumi.Aws.Ec2TransitGateway;

[AwsResourceType("aws:ec2transitgateway/transitGateway:TransitGateway")]
public partial class TransitGateway : global::Pulumi.CustomResource
{
    public TransitGateway(string name, TransitGatewayArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ec2transitgateway/transitGateway:TransitGateway", name, args ?? new TransitGatewayArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class TransitGatewayArgs : global::Pulumi.ResourceArgs
{
    public static new TransitGatewayArgs Empty => new();

    [Input("autoAcceptSharedAttachments")]
    public Input<string>? AutoAcceptSharedAttachments { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }
}
