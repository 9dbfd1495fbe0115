namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_dms_replication_instance</c>.</summary>
internal static class ReplicationInstance
{
    public const string Type = "aws_dms_replication_instance";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:dms/replicationInstance:ReplicationInstance"],
        CloudFormationType = "AWS::DMS::ReplicationInstance",
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dms-replicationinstance.html: true.
        DefaultedByCloudFormation = ["publicly_accessible"],
    };
}
