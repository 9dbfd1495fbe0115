namespace Pulumi.Aws.RedShift;

[AwsResourceType("aws:redshift/cluster:Cluster")]
public partial class Cluster : global::Pulumi.CustomResource
{
    public Cluster(string name, ClusterArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:redshift/cluster:Cluster", name, args ?? new ClusterArgs(), options ?? new())
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

    [Input("nodeType")]
    public Input<string>? NodeType { get; set; }

    [Input("encrypted")]
    public Input<string>? Encrypted { get; set; }

    [Input("kmsKeyId")]
    public Input<string>? KmsKeyId { get; set; }

    [Input("masterPassword")]
    public Input<string>? MasterPassword { get; set; }

    [Input("masterUsername")]
    public Input<string>? MasterUsername { get; set; }

    [Input("publiclyAccessible")]
    public Input<bool>? PubliclyAccessible { get; set; }

    [Input("snapshotIdentifier")]
    public Input<string>? SnapshotIdentifier { get; set; }
}
