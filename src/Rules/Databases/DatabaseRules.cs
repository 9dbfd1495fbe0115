using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Databases;

/// <summary>INFRA3001 to INFRA3099: relational, document and graph databases.</summary>
internal static class DatabaseRules
{
    /// <summary>INFRA3001: a database must have no public address.</summary>
    /// <remarks>
    /// Only what is written counts: the default is <c>false</c>, but for Redshift before version 6 of the provider, and for templates,
    /// where
    /// it follows from the subnets.
    /// </remarks>
    public static readonly AttributeRule KeepDatabasesPrivate = new(new()
    {
        Id = "INFRA3001",
        Title = "Database can be reached from the internet",
        MessageFormat = "Database '{0}' has a public address: {1}; set it to false, and let applications reach it within the VPC",
        Description =
            "A database with a public address can be reached by everybody whom its security groups do not keep out: one wrong rule, and "
            + "passwords are all that protects it.",
        Remediation = "Set publicly_accessible to false, or leave it out.",
        Severity = Severity.Warning,
        Category = Category.Exposure,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_17"),
            new("Checkov", "CKV_AWS_87"),
            new("Checkov", "CKV_AWS_102"),
            .. Equivalent.Trivy("0180"),
            new("Security Hub", "RDS.2"),
            new("Security Hub", "Redshift.1"),
        ],
        Compliance = [.. Benchmarks.LaterCis("2.2.3", "3.2.3"), .. Benchmarks.Fsbp("RDS.2", "Redshift.1")],
    })
    {
        Types = [DbInstance.Type, RdsClusterInstance.Type, NeptuneClusterInstance.Type, RedshiftCluster.Type],
        Forbid = Is("publicly_accessible", true),
        Fix = new("false", true),
    };

    /// <summary>INFRA3002: a database must encrypt what it stores.</summary>
    /// <remarks>
    /// Replicas and what is restored from a snapshot are encrypted as their source is; Aurora Serverless v1 always is; and the instances of
    /// a cluster are as the cluster is.
    /// </remarks>
    public static readonly AttributeRule EncryptDatabases = new(new()
    {
        Id = "INFRA3002",
        Title = "Database is not encrypted",
        MessageFormat = "Database '{0}' stores its data unencrypted: {1}; set it to true before the database is created",
        Description =
            "Without encryption, whoever gets hold of a snapshot or of the storage can read the data. Encryption costs nothing, and "
                + "cannot be "
            + "switched on later: an unencrypted database must be copied into a new one.",
        Remediation = "Set storage_encrypted to true, and kms_key_id to a key of your own if you need one.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_16"),
            new("Checkov", "CKV_AWS_44"),
            new("Checkov", "CKV_AWS_74"),
            new("Checkov", "CKV_AWS_96"),
            .. Equivalent.Trivy("0021"),
            .. Equivalent.Trivy("0076"),
            .. Equivalent.Trivy("0079"),
            .. Equivalent.Trivy("0080"),
            new("Security Hub", "RDS.3"),
            new("Security Hub", "RDS.27"),
            new("Security Hub", "DocumentDB.1"),
            new("Security Hub", "Neptune.1"),
        ],
        Compliance =
        [
            .. Benchmarks.Cis("2.3.1"),
            .. Benchmarks.LaterCis("2.2.1", "3.2.1"),
            .. Benchmarks.Fsbp("RDS.3", "RDS.27", "DocumentDB.1", "Neptune.1"),
        ],
    })
    {
        Types = [DbInstance.Type, RdsCluster.Type, DocDbCluster.Type, NeptuneCluster.Type],
        When = AllOf(
            Unset(
                "replicate_source_db",
                "replicate_source_cluster",
                "replicate_source_backups",
                "replication_source_identifier",
                "global_cluster_identifier",
                "snapshot_identifier",
                "cluster_snapshot_identifier",
                "restore_to_point_in_time",
                "source_dbi_resource_id",
                "db_cluster_identifier"),
            IsNot("engine_mode", "serverless")),
        Require = Is("storage_encrypted", true),
        Fix = LiteralFix.True,
    };

    /// <summary>INFRA3003: a database must be backed up.</summary>
    public static readonly AttributeRule BackUpDatabases = new(new()
    {
        Id = "INFRA3003",
        Title = "Database is not backed up",
        MessageFormat = "Database '{0}' has no automatic backups: {1}; set it to the number of days that they are to be kept",
        Description =
            "With a retention of 0 days, which is the default, RDS makes no backups, and the database cannot be restored to a point in "
                + "time: "
            + "what is deleted by mistake or by an intruder is lost.",
        Remediation = "Set backup_retention_period to 7 days or more.",
        Severity = Severity.Info,
        Category = Category.Resilience,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_133"),
            .. Equivalent.Trivy("0077"),
            new("Security Hub", "RDS.11"),
        ],
        Compliance = [.. Benchmarks.Fsbp("RDS.11")],
    })
    {
        Types = [DbInstance.Type],
        When = Unset("replicate_source_db", "replicate_source_cluster", "replicate_source_backups", "db_cluster_identifier"),
        Forbid = IsUnsetOr("backup_retention_period", 0),
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All = [KeepDatabasesPrivate, EncryptDatabases, BackUpDatabases];
}
