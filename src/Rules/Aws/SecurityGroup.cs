namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_security_group</c>.</summary>
internal static class SecurityGroup
{
    public const string Type = "aws_security_group";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:ec2/securityGroup:SecurityGroup"],
        CloudFormationType = "AWS::EC2::SecurityGroup",
        Names =
        [
            new("ingress", "securityGroupIngress", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("egress", "securityGroupEgress", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("cidr_blocks", "cidrIp", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("ipv6_cidr_blocks", "cidrIpv6", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("protocol", "ipProtocol", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("name", "groupName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("self", "selfAttribute", Bindings.Cdktf) { IsOfTypeAlone = true },
        ],
    };
}
