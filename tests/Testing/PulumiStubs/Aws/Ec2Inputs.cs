namespace Pulumi.Aws.Ec2.Inputs;

public sealed class SecurityGroupEgressArgs : global::Pulumi.ResourceArgs
{
    [Input("cidrBlocks")]
    private InputList<string>? _cidrBlocks;

    [Input("ipv6CidrBlocks")]
    private InputList<string>? _ipv6CidrBlocks;

    [Input("fromPort")]
    public Input<int>? FromPort { get; set; }

    [Input("protocol")]
    public Input<string>? Protocol { get; set; }

    [Input("toPort")]
    public Input<int>? ToPort { get; set; }

    public InputList<string> CidrBlocks
    {
        get => _cidrBlocks ??= [];
        set => _cidrBlocks = value;
    }

    public InputList<string> Ipv6CidrBlocks
    {
        get => _ipv6CidrBlocks ??= [];
        set => _ipv6CidrBlocks = value;
    }
}

public sealed class SecurityGroupIngressArgs : global::Pulumi.ResourceArgs
{
    [Input("cidrBlocks")]
    private InputList<string>? _cidrBlocks;

    [Input("ipv6CidrBlocks")]
    private InputList<string>? _ipv6CidrBlocks;

    [Input("securityGroups")]
    private InputList<string>? _securityGroups;

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("fromPort")]
    public Input<int>? FromPort { get; set; }

    [Input("protocol")]
    public Input<string>? Protocol { get; set; }

    [Input("self")]
    public Input<bool>? Self { get; set; }

    [Input("toPort")]
    public Input<int>? ToPort { get; set; }

    public InputList<string> CidrBlocks
    {
        get => _cidrBlocks ??= [];
        set => _cidrBlocks = value;
    }

    public InputList<string> Ipv6CidrBlocks
    {
        get => _ipv6CidrBlocks ??= [];
        set => _ipv6CidrBlocks = value;
    }

    public InputList<string> SecurityGroups
    {
        get => _securityGroups ??= [];
        set => _securityGroups = value;
    }
}

public sealed class InstanceMetadataOptionsArgs : global::Pulumi.ResourceArgs
{
    [Input("httpEndpoint")]
    public Input<string>? HttpEndpoint { get; set; }

    [Input("httpTokens")]
    public Input<string>? HttpTokens { get; set; }
}

public sealed class InstanceRootBlockDeviceArgs : global::Pulumi.ResourceArgs
{
    [Input("encrypted")]
    public Input<bool>? Encrypted { get; set; }

    [Input("volumeSize")]
    public Input<int>? VolumeSize { get; set; }
}

public sealed class InstanceEbsBlockDeviceArgs : global::Pulumi.ResourceArgs
{
    [Input("deviceName")]
    public Input<string>? DeviceName { get; set; }

    [Input("encrypted")]
    public Input<bool>? Encrypted { get; set; }
}

public sealed class LaunchTemplateMetadataOptionsArgs : global::Pulumi.ResourceArgs
{
    [Input("httpEndpoint")]
    public Input<string>? HttpEndpoint { get; set; }

    [Input("httpTokens")]
    public Input<string>? HttpTokens { get; set; }
}

public sealed class LaunchTemplateNetworkInterfaceArgs : global::Pulumi.ResourceArgs
{
    [Input("associatePublicIpAddress")]
    public Input<string>? AssociatePublicIpAddress { get; set; }

    [Input("subnetId")]
    public Input<string>? SubnetId { get; set; }
}

public sealed class NetworkAclIngressArgs : global::Pulumi.ResourceArgs
{
    [Input("action")]
    public Input<string>? Action { get; set; }

    [Input("cidrBlock")]
    public Input<string>? CidrBlock { get; set; }

    [Input("fromPort")]
    public Input<int>? FromPort { get; set; }

    [Input("ipv6CidrBlock")]
    public Input<string>? Ipv6CidrBlock { get; set; }

    [Input("protocol")]
    public Input<string>? Protocol { get; set; }

    [Input("ruleNo")]
    public Input<int>? RuleNo { get; set; }

    [Input("toPort")]
    public Input<int>? ToPort { get; set; }
}
