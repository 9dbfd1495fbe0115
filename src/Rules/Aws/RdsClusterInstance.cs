namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_rds_cluster_instance</c>; CloudFormation has <see cref="DbInstance"/> for it.</summary>
internal static class RdsClusterInstance
{
    public const string Type = "aws_rds_cluster_instance";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:rds/clusterInstance:ClusterInstance"],
    };
}
