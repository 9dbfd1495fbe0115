namespace Pulumi.Aws.Eks;

[AwsResourceType("aws:eks/cluster:Cluster")]
public partial class Cluster : global::Pulumi.CustomResource
{
    public Cluster(string name, ClusterArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:eks/cluster:Cluster", name, args ?? new ClusterArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class ClusterArgs : global::Pulumi.ResourceArgs
{
    public static new ClusterArgs Empty => new();

    [Input("enabledClusterLogTypes")]
    private InputList<string>? _enabledClusterLogTypes;

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("roleArn")]
    public Input<string>? RoleArn { get; set; }

    [Input("vpcConfig")]
    public Input<Inputs.ClusterVpcConfigArgs>? VpcConfig { get; set; }

    public InputList<string> EnabledClusterLogTypes
    {
        get => _enabledClusterLogTypes ??= [];
        set => _enabledClusterLogTypes = value;
    }
}
