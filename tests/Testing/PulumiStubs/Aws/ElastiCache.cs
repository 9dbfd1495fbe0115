namespace Pulumi.Aws.ElastiCache;

[AwsResourceType("aws:elasticache/replicationGroup:ReplicationGroup")]
public partial class ReplicationGroup : global::Pulumi.CustomResource
{
    public ReplicationGroup(string name, ReplicationGroupArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:elasticache/replicationGroup:ReplicationGroup", name, args ?? new ReplicationGroupArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class ReplicationGroupArgs : global::Pulumi.ResourceArgs
{
    public static new ReplicationGroupArgs Empty => new();

    [Input("atRestEncryptionEnabled")]
    public Input<bool>? AtRestEncryptionEnabled { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("engine")]
    public Input<string>? Engine { get; set; }

    [Input("replicationGroupId")]
    public Input<string>? ReplicationGroupId { get; set; }

    [Input("snapshotName")]
    public Input<string>? SnapshotName { get; set; }

    [Input("transitEncryptionEnabled")]
    public Input<bool>? TransitEncryptionEnabled { get; set; }

    [Input("transitEncryptionMode")]
    public Input<string>? TransitEncryptionMode { get; set; }
}
