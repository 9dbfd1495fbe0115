namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_launch_configuration</c>; CloudFormation has its disks in another form.</summary>
internal static class LaunchConfiguration
{
    public const string Type = "aws_launch_configuration";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:ec2/launchConfiguration:LaunchConfiguration"],
        Names =
        [
            new("ebs_block_device", "ebsBlockDevices", Bindings.Pulumi),
        ],
    };
}
