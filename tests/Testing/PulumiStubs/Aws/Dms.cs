namespace Pulumi.Aws.Dms;

[AwsResourceType("aws:dms/replicationInstance:ReplicationInstance")]
public partial class ReplicationInstance : global::Pulumi.CustomResource
{
    public ReplicationInstance(string name, ReplicationInstanceArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:dms/replicationInstance:ReplicationInstance", name, args ?? new ReplicationInstanceArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class ReplicationInstanceArgs : global::Pulumi.ResourceArgs
{
    public static new ReplicationInstanceArgs Empty => new();

    [Input("allocatedStorage")]
    public Input<int>? AllocatedStorage { get; set; }

    [Input("publiclyAccessible")]
    public Input<bool>? PubliclyAccessible { get; set; }

    [Input("replicationInstanceClass")]
    public Input<string>? ReplicationInstanceClass { get; set; }

    [Input("replicationInstanceId")]
    public Input<string>? ReplicationInstanceId { get; set; }
}
