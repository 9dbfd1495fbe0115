namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_ec2_transit_gateway</c>.</summary>
internal static class TransitGateway
{
    public const string Type = "aws_ec2_transit_gateway";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:ec2transitgateway/transitGateway:TransitGateway"],
        CloudFormationType = "AWS::EC2::TransitGateway",
    };
}
