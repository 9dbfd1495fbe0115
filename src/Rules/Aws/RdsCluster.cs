namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_rds_cluster</c>.</summary>
internal static class RdsCluster
{
    public const string Type = "aws_rds_cluster";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:rds/cluster:Cluster"],
        CloudFormationType = "AWS::RDS::DBCluster",
        Names =
        [
            new("restore_to_point_in_time", "sourceDBClusterIdentifier", Bindings.Template) { IsOfTypeAlone = true },
            new("restore_to_point_in_time", "sourceDbClusterIdentifier", Bindings.AwsCdk) { IsOfTypeAlone = true },
            new("cluster_identifier", "dBClusterIdentifier", Bindings.Template) { IsOfTypeAlone = true },
            new("cluster_identifier", "dbClusterIdentifier", Bindings.AwsCdk) { IsOfTypeAlone = true },
        ],
    };
}
