namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_msk_cluster</c>.</summary>
internal static class KafkaCluster
{
    public const string Type = "aws_msk_cluster";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:msk/cluster:Cluster"],
        CloudFormationType = "AWS::MSK::Cluster",
    };
}
