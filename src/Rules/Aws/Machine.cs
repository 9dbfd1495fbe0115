namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_instance</c>; CloudFormation has its disks and addresses in another form.</summary>
internal static class Machine
{
    public const string Type = "aws_instance";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:ec2/instance:Instance"],
        Names =
        [
            new("ebs_block_device", "ebsBlockDevices", Bindings.Pulumi),
        ],
    };
}
