namespace Pulumi.Aws.DocDB;

[AwsResourceType("aws:docdb/cluster:Cluster")]
public partial class Cluster : global::Pulumi.CustomResource
{
    public Cluster(string name, ClusterArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:docdb/cluster:Cluster", name, args ?? new ClusterArgs(), options ?? new())
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

    [Input("kmsKeyId")]
    public Input<string>? KmsKeyId { get; set; }

    [Input("masterPassword")]
    public Input<string>? MasterPassword { get; set; }

    [Input("masterUsername")]
    public Input<string>? MasterUsername { get; set; }

    [Input("snapshotIdentifier")]
    public Input<string>? SnapshotIdentifier { get; set; }

    [Input("storageEncrypted")]
    public Input<bool>? StorageEncrypted { get; set; }

    [Input("skipFinalSnapshot")]
    public Input<bool>? SkipFinalSnapshot { get; set; }

    [Input("globalClusterIdentifier")]
    public Input<string>? GlobalClusterIdentifier { get; set; }

    [Input("restoreToPointInTime")]
    public Input<Inputs.ClusterRestoreToPointInTimeArgs>? RestoreToPointInTime { get; set; }
}
