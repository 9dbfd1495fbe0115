namespace Pulumi.Aws.Msk;

[AwsResourceType("aws:msk/cluster:Cluster")]
public partial class Cluster : global::Pulumi.CustomResource
{
    public Cluster(string name, ClusterArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:msk/cluster:Cluster", name, args ?? new ClusterArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class ClusterArgs : global::Pulumi.ResourceArgs
{
    public static new ClusterArgs Empty => new();

    [Input("brokerNodeGroupInfo")]
    public Input<Inputs.ClusterBrokerNodeGroupInfoArgs>? BrokerNodeGroupInfo { get; set; }

    [Input("clusterName")]
    public Input<string>? ClusterName { get; set; }

    [Input("encryptionInfo")]
    public Input<Inputs.ClusterEncryptionInfoArgs>? EncryptionInfo { get; set; }

    [Input("kafkaVersion")]
    public Input<string>? KafkaVersion { get; set; }

    [Input("numberOfBrokerNodes")]
    public Input<int>? NumberOfBrokerNodes { get; set; }
}
