namespace Pulumi.Aws.Mq;

[AwsResourceType("aws:mq/broker:Broker")]
public partial class Broker : global::Pulumi.CustomResource
{
    public Broker(string name, BrokerArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:mq/broker:Broker", name, args ?? new BrokerArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class BrokerArgs : global::Pulumi.ResourceArgs
{
    public static new BrokerArgs Empty => new();

    [Input("brokerName")]
    public Input<string>? BrokerName { get; set; }

    [Input("engineType")]
    public Input<string>? EngineType { get; set; }

    [Input("engineVersion")]
    public Input<string>? EngineVersion { get; set; }

    [Input("hostInstanceType")]
    public Input<string>? HostInstanceType { get; set; }

    [Input("publiclyAccessible")]
    public Input<bool>? PubliclyAccessible { get; set; }
}
