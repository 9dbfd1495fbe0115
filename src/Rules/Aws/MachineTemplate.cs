namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_launch_template</c>; CloudFormation has all of them one level deeper.</summary>
internal static class MachineTemplate
{
    public const string Type = "aws_launch_template";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:ec2/launchTemplate:LaunchTemplate"],
    };
}
