namespace Pulumi.Aws.Msk.Inputs;

public sealed class ClusterBrokerNodeGroupInfoArgs : global::Pulumi.ResourceArgs
{
    [Input("connectivityInfo")]
    public Input<ClusterBrokerNodeGroupInfoConnectivityInfoArgs>? ConnectivityInfo { get; set; }

    [Input("instanceType")]
    public Input<string>? InstanceType { get; set; }
}

public sealed class ClusterBrokerNodeGroupInfoConnectivityInfoArgs : global::Pulumi.ResourceArgs
{
    [Input("publicAccess")]
    public Input<ClusterBrokerNodeGroupInfoConnectivityInfoPublicAccessArgs>? PublicAccess { get; set; }
}

public sealed class ClusterBrokerNodeGroupInfoConnectivityInfoPublicAccessArgs : global::Pulumi.ResourceArgs
{
    [Input("type")]
    public Input<string>? Type { get; set; }
}

public sealed class ClusterEncryptionInfoArgs : global::Pulumi.ResourceArgs
{
    [Input("encryptionInTransit")]
    public Input<ClusterEncryptionInfoEncryptionInTransitArgs>? EncryptionInTransit { get; set; }

    [Input("encryptionAtRestKmsKeyArn")]
    public Input<string>? EncryptionAtRestKmsKeyArn { get; set; }
}

public sealed class ClusterEncryptionInfoEncryptionInTransitArgs : global::Pulumi.ResourceArgs
{
    [Input("clientBroker")]
    public Input<string>? ClientBroker { get; set; }

    [Input("inCluster")]
    public Input<bool>? InCluster { get; set; }
}
