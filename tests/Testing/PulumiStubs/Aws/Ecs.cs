namespace Pulumi.Aws.Ecs;

[AwsResourceType("aws:ecs/service:Service")]
public partial class Service : global::Pulumi.CustomResource
{
    public Service(string name, ServiceArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ecs/service:Service", name, args ?? new ServiceArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class ServiceArgs : global::Pulumi.ResourceArgs
{
    public static new ServiceArgs Empty => new();

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("networkConfiguration")]
    public Input<Inputs.ServiceNetworkConfigurationArgs>? NetworkConfiguration { get; set; }

    [Input("taskDefinition")]
    public Input<string>? TaskDefinition { get; set; }
}
