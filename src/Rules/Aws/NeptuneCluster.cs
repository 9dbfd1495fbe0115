namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_neptune_cluster</c>.</summary>
internal static class NeptuneCluster
{
    public const string Type = "aws_neptune_cluster";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:neptune/cluster:Cluster"],
        CloudFormationType = "AWS::Neptune::DBCluster",
        Names =
        [
            new("replication_source_identifier", "sourceDBClusterIdentifier", Bindings.Template) { IsOfTypeAlone = true },
            new("replication_source_identifier", "sourceDbClusterIdentifier", Bindings.AwsCdk) { IsOfTypeAlone = true },
            new("cluster_identifier", "dBClusterIdentifier", Bindings.Template) { IsOfTypeAlone = true },
            new("cluster_identifier", "dbClusterIdentifier", Bindings.AwsCdk) { IsOfTypeAlone = true },
            new("kms_key_arn", "kmsKeyId", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
    };
}
