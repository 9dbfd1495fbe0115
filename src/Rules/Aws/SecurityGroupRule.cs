namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_security_group_rule</c>, which adds to a group.</summary>
internal static class SecurityGroupRule
{
    public const string Type = "aws_security_group_rule";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:ec2/securityGroupRule:SecurityGroupRule"],
        IsSupplement = true,
    };
}
