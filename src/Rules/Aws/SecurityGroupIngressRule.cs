namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_vpc_security_group_ingress_rule</c>, which adds to a group.</summary>
internal static class SecurityGroupIngressRule
{
    public const string Type = "aws_vpc_security_group_ingress_rule";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"],
        CloudFormationType = "AWS::EC2::SecurityGroupIngress",
        Names =
        [
            new("cidr_ipv4", "cidrIp", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("cidr_ipv6", "cidrIpv6", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("security_group_id", "groupId", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
        IsSupplement = true,
    };
}
