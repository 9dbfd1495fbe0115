namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_ebs_volume</c>.</summary>
internal static class Volume
{
    public const string Type = "aws_ebs_volume";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:ebs/volume:Volume"],
        CloudFormationType = "AWS::EC2::Volume",
    };
}
