namespace Pulumi.Aws.Vpc;

[AwsResourceType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")]
public partial class SecurityGroupIngressRule : global::Pulumi.CustomResource
{
    public SecurityGroupIngressRule(string name, SecurityGroupIngressRuleArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", name, args ?? new SecurityGroupIngressRuleArgs(),
            options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class SecurityGroupIngressRuleArgs : global::Pulumi.ResourceArgs
{
    public static new SecurityGroupIngressRuleArgs Empty => new();

    [Input("cidrIpv4")]
    public Input<string>? CidrIpv4 { get; set; }

    [Input("cidrIpv6")]
    public Input<string>? CidrIpv6 { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("fromPort")]
    public Input<int>? FromPort { get; set; }

    [Input("ipProtocol")]
    public Input<string>? IpProtocol { get; set; }

    [Input("prefixListId")]
    public Input<string>? PrefixListId { get; set; }

    [Input("referencedSecurityGroupId")]
    public Input<string>? ReferencedSecurityGroupId { get; set; }

    [Input("securityGroupId")]
    public Input<string>? SecurityGroupId { get; set; }

    [Input("toPort")]
    public Input<int>? ToPort { get; set; }
}
