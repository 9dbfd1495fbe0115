namespace Pulumi.Aws.Ecs.Inputs;

public sealed class ServiceNetworkConfigurationArgs : global::Pulumi.ResourceArgs
{
    [Input("subnets")]
    private InputList<string>? _subnets;

    [Input("assignPublicIp")]
    public Input<bool>? AssignPublicIp { get; set; }

    public InputList<string> Subnets
    {
        get => _subnets ??= [];
        set => _subnets = value;
    }
}
