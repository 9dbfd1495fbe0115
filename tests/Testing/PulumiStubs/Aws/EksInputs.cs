namespace Pulumi.Aws.Eks.Inputs;

public sealed class ClusterVpcConfigArgs : global::Pulumi.ResourceArgs
{
    [Input("publicAccessCidrs")]
    private InputList<string>? _publicAccessCidrs;

    [Input("subnetIds")]
    private InputList<string>? _subnetIds;

    [Input("endpointPrivateAccess")]
    public Input<bool>? EndpointPrivateAccess { get; set; }

    [Input("endpointPublicAccess")]
    public Input<bool>? EndpointPublicAccess { get; set; }

    public InputList<string> PublicAccessCidrs
    {
        get => _publicAccessCidrs ??= [];
        set => _publicAccessCidrs = value;
    }

    public InputList<string> SubnetIds
    {
        get => _subnetIds ??= [];
        set => _subnetIds = value;
    }
}
