namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_db_instance</c>.</summary>
internal static class DbInstance
{
    public const string Type = "aws_db_instance";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:rds/instance:Instance"],
        CloudFormationType = "AWS::RDS::DBInstance",
        Names =
        [
            new("replicate_source_db", "sourceDBInstanceIdentifier", Bindings.Template) { IsOfTypeAlone = true },
            new("replicate_source_db", "sourceDbInstanceIdentifier", Bindings.AwsCdk) { IsOfTypeAlone = true },
            new("snapshot_identifier", "dBSnapshotIdentifier", Bindings.Template) { IsOfTypeAlone = true },
            new("snapshot_identifier", "dbSnapshotIdentifier", Bindings.AwsCdk) { IsOfTypeAlone = true },
            new("db_cluster_identifier", "dBClusterIdentifier", Bindings.Template) { IsOfTypeAlone = true },
            new("db_cluster_identifier", "dbClusterIdentifier", Bindings.AwsCdk) { IsOfTypeAlone = true },
            new("cluster_snapshot_identifier", "dBClusterSnapshotIdentifier", Bindings.Template) { IsOfTypeAlone = true },
            new("cluster_snapshot_identifier", "dbClusterSnapshotIdentifier", Bindings.AwsCdk) { IsOfTypeAlone = true },
            new("replicate_source_cluster", "sourceDBClusterIdentifier", Bindings.Template) { IsOfTypeAlone = true },
            new("replicate_source_cluster", "sourceDbClusterIdentifier", Bindings.AwsCdk) { IsOfTypeAlone = true },
            new("replicate_source_backups", "sourceDBInstanceAutomatedBackupsArn", Bindings.Template) { IsOfTypeAlone = true },
            new("replicate_source_backups", "sourceDbInstanceAutomatedBackupsArn", Bindings.AwsCdk) { IsOfTypeAlone = true },
            new("multi_az", "multiAZ", Bindings.Template) { IsOfTypeAlone = true },
            new("multi_az", "multiAz", Bindings.AwsCdk) { IsOfTypeAlone = true },
            new("identifier", "dBInstanceIdentifier", Bindings.Template) { IsOfTypeAlone = true },
            new("identifier", "dbInstanceIdentifier", Bindings.AwsCdk) { IsOfTypeAlone = true },
        ],
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html: one day of backups;
        // whether it is public follows from its subnets.
        DefaultedByCloudFormation = ["backup_retention_period", "publicly_accessible"],
    };
}
