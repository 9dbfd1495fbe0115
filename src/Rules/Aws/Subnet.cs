namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_subnet</c>.</summary>
internal static class Subnet
{
    public const string Type = "aws_subnet";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:ec2/subnet:Subnet"],
        CloudFormationType = "AWS::EC2::Subnet",
    };
}
