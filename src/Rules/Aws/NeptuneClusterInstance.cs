namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_neptune_cluster_instance</c>.</summary>
internal static class NeptuneClusterInstance
{
    public const string Type = "aws_neptune_cluster_instance";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:neptune/clusterInstance:ClusterInstance"],
        CloudFormationType = "AWS::Neptune::DBInstance",
    };
}
