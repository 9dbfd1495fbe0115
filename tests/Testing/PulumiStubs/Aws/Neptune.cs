namespace Pulumi.Aws.Neptune;

[AwsResourceType("aws:neptune/cluster:Cluster")]
public partial class Cluster : global::Pulumi.CustomResource
{
    public Cluster(string name, ClusterArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:neptune/cluster:Cluster", name, args ?? new ClusterArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class ClusterArgs : global::Pulumi.ResourceArgs
{
    public static new ClusterArgs Empty => new();

    [Input("clusterIdentifier")]
    public Input<string>? ClusterIdentifier { get; set; }

    [Input("engine")]
    public Input<string>? Engine { get; set; }

    [Input("kmsKeyArn")]
    public Input<string>? KmsKeyArn { get; set; }

    [Input("replicationSourceIdentifier")]
    public Input<string>? ReplicationSourceIdentifier { get; set; }

    [Input("snapshotIdentifier")]
    public Input<string>? SnapshotIdentifier { get; set; }

    [Input("storageEncrypted")]
    public Input<bool>? StorageEncrypted { get; set; }

    [Input("skipFinalSnapshot")]
    public Input<bool>? SkipFinalSnapshot { get; set; }

    [Input("globalClusterIdentifier")]
    public Input<string>? GlobalClusterIdentifier { get; set; }
}

[AwsResourceType("aws:neptune/clusterInstance:ClusterInstance")]
public partial class ClusterInstance : global::Pulumi.CustomResource
{
    public ClusterInstance(string name, ClusterInstanceArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:neptune/clusterInstance:ClusterInstance", name, args ?? new ClusterInstanceArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class ClusterInstanceArgs : global::Pulumi.ResourceArgs
{
    public static new ClusterInstanceArgs Empty => new();

    [Input("clusterIdentifier")]
    public Input<string>? ClusterIdentifier { get; set; }

    [Input("engine")]
    public Input<string>? Engine { get; set; }

    [Input("instanceClass")]
    public Input<string>? InstanceClass { get; set; }

    [Input("publiclyAccessible")]
    public Input<bool>? PubliclyAccessible { get; set; }
}
