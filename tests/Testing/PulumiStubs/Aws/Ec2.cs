namespace Pulumi.Aws.Ec2;

[AwsResourceType("aws:ec2/securityGroup:SecurityGroup")]
public partial class SecurityGroup : global::Pulumi.CustomResource
{
    public SecurityGroup(string name, SecurityGroupArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ec2/securityGroup:SecurityGroup", name, args ?? new SecurityGroupArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class SecurityGroupArgs : global::Pulumi.ResourceArgs
{
    public static new SecurityGroupArgs Empty => new();

    [Input("egress")]
    private InputList<Inputs.SecurityGroupEgressArgs>? _egress;

    [Input("ingress")]
    private InputList<Inputs.SecurityGroupIngressArgs>? _ingress;

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("vpcId")]
    public Input<string>? VpcId { get; set; }

    public InputList<Inputs.SecurityGroupEgressArgs> Egress
    {
        get => _egress ??= [];
        set => _egress = value;
    }

    public InputList<Inputs.SecurityGroupIngressArgs> Ingress
    {
        get => _ingress ??= [];
        set => _ingress = value;
    }
}

[AwsResourceType("aws:ec2/securityGroupRule:SecurityGroupRule")]
public partial class SecurityGroupRule : global::Pulumi.CustomResource
{
    public SecurityGroupRule(string name, SecurityGroupRuleArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ec2/securityGroupRule:SecurityGroupRule", name, args ?? new SecurityGroupRuleArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class SecurityGroupRuleArgs : global::Pulumi.ResourceArgs
{
    public static new SecurityGroupRuleArgs Empty => new();

    [Input("cidrBlocks")]
    private InputList<string>? _cidrBlocks;

    [Input("ipv6CidrBlocks")]
    private InputList<string>? _ipv6CidrBlocks;

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("fromPort")]
    public Input<int>? FromPort { get; set; }

    [Input("protocol")]
    public Input<string>? Protocol { get; set; }

    [Input("securityGroupId")]
    public Input<string>? SecurityGroupId { get; set; }

    [Input("self")]
    public Input<bool>? Self { get; set; }

    [Input("sourceSecurityGroupId")]
    public Input<string>? SourceSecurityGroupId { get; set; }

    [Input("toPort")]
    public Input<int>? ToPort { get; set; }

    [Input("type")]
    public Input<string>? Type { get; set; }

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

[AwsResourceType("aws:ec2/instance:Instance")]
public partial class Instance : global::Pulumi.CustomResource
{
    public Instance(string name, InstanceArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ec2/instance:Instance", name, args ?? new InstanceArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class InstanceArgs : global::Pulumi.ResourceArgs
{
    public static new InstanceArgs Empty => new();

    [Input("ebsBlockDevices")]
    private InputList<Inputs.InstanceEbsBlockDeviceArgs>? _ebsBlockDevices;

    [Input("ami")]
    public Input<string>? Ami { get; set; }

    [Input("associatePublicIpAddress")]
    public Input<bool>? AssociatePublicIpAddress { get; set; }

    [Input("instanceType")]
    public Input<string>? InstanceType { get; set; }

    [Input("metadataOptions")]
    public Input<Inputs.InstanceMetadataOptionsArgs>? MetadataOptions { get; set; }

    [Input("rootBlockDevice")]
    public Input<Inputs.InstanceRootBlockDeviceArgs>? RootBlockDevice { get; set; }

    [Input("subnetId")]
    public Input<string>? SubnetId { get; set; }

    [Input("userData")]
    public Input<string>? UserData { get; set; }

    public InputList<Inputs.InstanceEbsBlockDeviceArgs> EbsBlockDevices
    {
        get => _ebsBlockDevices ??= [];
        set => _ebsBlockDevices = value;
    }
}

[AwsResourceType("aws:ec2/launchTemplate:LaunchTemplate")]
public partial class LaunchTemplate : global::Pulumi.CustomResource
{
    public LaunchTemplate(string name, LaunchTemplateArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ec2/launchTemplate:LaunchTemplate", name, args ?? new LaunchTemplateArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class LaunchTemplateArgs : global::Pulumi.ResourceArgs
{
    public static new LaunchTemplateArgs Empty => new();

    [Input("networkInterfaces")]
    private InputList<Inputs.LaunchTemplateNetworkInterfaceArgs>? _networkInterfaces;

    [Input("imageId")]
    public Input<string>? ImageId { get; set; }

    [Input("instanceType")]
    public Input<string>? InstanceType { get; set; }

    [Input("metadataOptions")]
    public Input<Inputs.LaunchTemplateMetadataOptionsArgs>? MetadataOptions { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    public InputList<Inputs.LaunchTemplateNetworkInterfaceArgs> NetworkInterfaces
    {
        get => _networkInterfaces ??= [];
        set => _networkInterfaces = value;
    }
}

[AwsResourceType("aws:ec2/subnet:Subnet")]
public partial class Subnet : global::Pulumi.CustomResource
{
    public Subnet(string name, SubnetArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ec2/subnet:Subnet", name, args ?? new SubnetArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class SubnetArgs : global::Pulumi.ResourceArgs
{
    public static new SubnetArgs Empty => new();

    [Input("cidrBlock")]
    public Input<string>? CidrBlock { get; set; }

    [Input("mapPublicIpOnLaunch")]
    public Input<bool>? MapPublicIpOnLaunch { get; set; }

    [Input("vpcId")]
    public Input<string>? VpcId { get; set; }
}

[AwsResourceType("aws:ec2/networkAclRule:NetworkAclRule")]
public partial class NetworkAclRule : global::Pulumi.CustomResource
{
    public NetworkAclRule(string name, NetworkAclRuleArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ec2/networkAclRule:NetworkAclRule", name, args ?? new NetworkAclRuleArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class NetworkAclRuleArgs : global::Pulumi.ResourceArgs
{
    public static new NetworkAclRuleArgs Empty => new();

    [Input("cidrBlock")]
    public Input<string>? CidrBlock { get; set; }

    [Input("egress")]
    public Input<bool>? Egress { get; set; }

    [Input("fromPort")]
    public Input<int>? FromPort { get; set; }

    [Input("ipv6CidrBlock")]
    public Input<string>? Ipv6CidrBlock { get; set; }

    [Input("networkAclId")]
    public Input<string>? NetworkAclId { get; set; }

    [Input("protocol")]
    public Input<string>? Protocol { get; set; }

    [Input("ruleAction")]
    public Input<string>? RuleAction { get; set; }

    [Input("ruleNumber")]
    public Input<int>? RuleNumber { get; set; }

    [Input("toPort")]
    public Input<int>? ToPort { get; set; }
}

[AwsResourceType("aws:ec2/networkAcl:NetworkAcl")]
public partial class NetworkAcl : global::Pulumi.CustomResource
{
    public NetworkAcl(string name, NetworkAclArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:ec2/networkAcl:NetworkAcl", name, args ?? new NetworkAclArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class NetworkAclArgs : global::Pulumi.ResourceArgs
{
    public static new NetworkAclArgs Empty => new();

    [Input("ingress")]
    private InputList<Inputs.NetworkAclIngressArgs>? _ingress;

    [Input("vpcId")]
    public Input<string>? VpcId { get; set; }

    public InputList<Inputs.NetworkAclIngressArgs> Ingress
    {
        get => _ingress ??= [];
        set => _ingress = value;
    }
}
