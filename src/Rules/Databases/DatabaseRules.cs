using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Databases;

/// <summary>INFRA3001 to INFRA3099: relational, document and graph databases.</summary>
internal static class DatabaseRules
{
    /// <summary>INFRA3001: a database must have no public address.</summary>
    /// <remarks>
    /// The default is <c>false</c>, but for Redshift before version 6 of the provider, and for templates, where it follows from the subnets.
    /// </remarks>
    public static readonly AttributeRule KeepDatabasesPrivate = new(() => new()
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
            new("cfn_nag", "F22"),
            new("AWS Config", "rds-instance-public-access-check"),
        ],
        Compliance = [.. Benchmarks.Cis(v3: "2.3.3", v5: "2.2.3", v7: "3.2.3"), .. Benchmarks.Fsbp("RDS.2", "Redshift.1")],
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
    public static readonly AttributeRule EncryptDatabases = new(() => new()
    {
        Id = "INFRA3002",
        Title = "Database is not encrypted",
        MessageFormat = "Database '{0}' stores its data unencrypted: {1}; set it to true before the database is created",
        Description =
            "Without encryption, whoever gets hold of a snapshot or of the storage can read the data. Encryption costs nothing, and "
            + "cannot be switched on later: an unencrypted database must be copied into a new one.",
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
            new("cfn_nag", "F26"),
            new("cfn_nag", "F27"),
            new("cfn_nag", "F30"),
            new("AWS Config", "rds-storage-encrypted"),
        ],
        Compliance =
        [
            .. Benchmarks.Cis("2.3.1", "2.3.1", "2.2.1", "3.2.1"),
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
    public static readonly AttributeRule BackUpDatabases = new(() => new()
    {
        Id = "INFRA3003",
        Title = "Database is not backed up",
        MessageFormat = "Database '{0}' has no automatic backups: {1}; set it to the number of days that they are to be kept",
        Description =
            "With a retention of 0 days, which is the default, RDS makes no backups, and the database cannot be restored to a point "
            + "in time: what is deleted by mistake or by an intruder is lost.",
        Remediation = "Set backup_retention_period to 7 days or more.",
        Severity = Severity.Info,
        Category = Category.Resilience,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_133"),
            .. Equivalent.Trivy("0077"),
            new("Security Hub", "RDS.11"),
            new("cfn_nag", "W75"),
            new("AWS Config", "db-instance-backup-enabled"),
        ],
        Compliance = [.. Benchmarks.Fsbp("RDS.11")],
    })
    {
        Types = [DbInstance.Type],
        When = Unset("replicate_source_db", "replicate_source_cluster", "replicate_source_backups", "db_cluster_identifier"),
        Forbid = IsUnsetOr("backup_retention_period", 0),
    };

    /// <summary>INFRA3004: a database must be protected from deletion.</summary>
    public static readonly AttributeRule ProtectDatabases = new(() => new()
    {
        Id = "INFRA3004",
        Title = "Database can be deleted at once",
        MessageFormat = "Database '{0}' can be deleted at once: {1}; set it to true",
        Description =
            "With deletion protection, a database cannot be deleted before somebody has switched the protection off: one more step "
                + "between a slip and the loss of the data.",
        Remediation = "Set deletion_protection to true.",
        Severity = Severity.None,
        Category = Category.Resilience,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_293"),
            new("Checkov", "CKV_AWS_139"),
            .. Equivalent.Trivy("0177"),
            .. Equivalent.Trivy("0343"),
            new("Security Hub", "RDS.8"),
            new("Security Hub", "RDS.7"),
            new("cfn_nag", "F80"),
            new("AWS Config", "rds-instance-deletion-protection-enabled"),
        ],
        Compliance = [.. Benchmarks.Fsbp("RDS.7", "RDS.8")],
    })
    {
        Types = [DbInstance.Type, RdsCluster.Type],
        When = Unset("db_cluster_identifier"),
        Require = Is("deletion_protection", true),
        Fix = LiteralFix.True,
    };

    /// <summary>INFRA3005: a cache of Redis must be encrypted at rest; Valkey is unless somebody says no.</summary>
    public static readonly AttributeRule EncryptCaches = new(() => new()
    {
        Id = "INFRA3005",
        Title = "Cache is not encrypted",
        MessageFormat = "Cache '{0}' stores its data unencrypted: {1}; set it to true before it is created",
        Description =
            "Snapshots and the disks of a cache hold what was cached: sessions, personal data, tokens. Encryption at rest cannot be "
                + "switched on later.",
        Remediation = "Set at_rest_encryption_enabled to true.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_29"),
            .. Equivalent.Trivy("0045"),
            new("Security Hub", "ElastiCache.4"),
            new("cfn_nag", "F25"),
        ],
        Compliance = [.. Benchmarks.Fsbp("ElastiCache.4")],
    })
    {
        Types = [Cache.Type],
        When = AllOf(IsUnsetOr("engine", "redis"), Unset("global_replication_group_id")),
        Require = Is("at_rest_encryption_enabled", true),
        Fix = LiteralFix.True,
    };

    /// <summary>INFRA3006: traffic to a cache of Redis must be encrypted; that to Valkey is unless somebody says no.</summary>
    public static readonly AttributeRule EncryptCacheTraffic = new(() => new()
    {
        Id = "INFRA3006",
        Title = "Traffic to a cache is not encrypted",
        MessageFormat = "Cache '{0}' talks to its clients in the clear: {1}; set it to true",
        Description =
            "Everybody who can listen in the network reads what is cached, and the password of the cache with it.",
        Remediation = "Set transit_encryption_enabled to true, and let clients use TLS.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_30"),
            .. Equivalent.Trivy("0051"),
            new("Security Hub", "ElastiCache.5"),
            new("cfn_nag", "F33"),
        ],
        Compliance = [.. Benchmarks.Fsbp("ElastiCache.5")],
    })
    {
        Types = [Cache.Type],
        When = AllOf(IsUnsetOr("engine", "redis"), Unset("global_replication_group_id")),
        Require = Is("transit_encryption_enabled", true),
        Fix = LiteralFix.True,
    };

    /// <summary>INFRA3007: a table must be recoverable to a point in time.</summary>
    public static readonly AttributeRule RecoverTables = new(() => new()
    {
        Id = "INFRA3007",
        Title = "DynamoDB table has no point-in-time recovery",
        MessageFormat = "Table '{0}' cannot be restored to a point in time: {1}; set it to true",
        Description =
            "Without point-in-time recovery, what a faulty release or an intruder deletes or overwrites is lost, unless somebody made a "
                + "backup.",
        Remediation = "Set enabled of point_in_time_recovery to true.",
        Severity = Severity.Info,
        Category = Category.Resilience,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_28"),
            .. Equivalent.Trivy("0024"),
            new("Security Hub", "DynamoDB.2"),
            new("cfn_nag", "W78"),
            new("AWS Config", "dynamodb-pitr-enabled"),
        ],
        Compliance = [.. Benchmarks.Fsbp("DynamoDB.2")],
    })
    {
        Types = [Table.Type],
        Require = Is("point_in_time_recovery.enabled", true),
    };

    /// <summary>INFRA3011: a snapshot must not be shared with everybody.</summary>
    public static readonly AttributeRule KeepSnapshots = new(() => new()
    {
        Id = "INFRA3011",
        Title = "Database snapshot is shared with everybody",
        MessageFormat = "Snapshot '{0}' is shared with every AWS account: see {1}; name the accounts that may restore it",
        Description =
            "Everybody with an AWS account can restore a public snapshot and read the database that it was made of. Public snapshots are "
                + "looked for all the time.",
        Remediation = "Name accounts in shared_accounts in place of all.",
        Severity = Severity.Warning,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_302"), new("Security Hub", "RDS.1")],
        Compliance = [.. Benchmarks.Fsbp("RDS.1")],
    })
    {
        Types = [DbSnapshot.Type],
        Subject = ["shared_accounts"],
        Forbid = Is("shared_accounts[*]", "all"),
    };

    /// <summary>INFRA3012: replication instances and message brokers must have no public address.</summary>
    public static readonly AttributeRule KeepReplicationPrivate = new(() => new()
    {
        Id = "INFRA3012",
        Title = "Replication instance or message broker can be reached from the internet",
        MessageFormat = "'{0}' has a public address: {1}; set it to false, and let applications reach it within the VPC",
        Description =
            "What copies databases, and what carries messages, sees all the data; with a public address everybody can reach it whom its "
                + "security groups do not keep out.",
        Remediation = "Set publicly_accessible to false.",
        Severity = Severity.Warning,
        Category = Category.Exposure,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_89"),
            new("Checkov", "CKV_AWS_69"),
            .. Equivalent.Trivy("0072"),
            new("Security Hub", "DMS.1"),
            new("cfn_nag", "W91"),
            new("AWS Config", "dms-replication-not-public"),
        ],
        Compliance = [.. Benchmarks.Fsbp("DMS.1")],
    })
    {
        Types = [ReplicationInstance.Type, MessageBroker.Type],
        Forbid = Is("publicly_accessible", true),
        Fix = new("false", true),
    };

    /// <summary>INFRA3013: a Kafka cluster must have no public addresses.</summary>
    public static readonly AttributeRule KeepKafkaPrivate = new(() => new()
    {
        Id = "INFRA3013",
        Title = "Kafka cluster can be reached from the internet",
        MessageFormat = "Cluster '{0}' has public addresses: {1}; set it to 'DISABLED', and let applications reach it within the VPC",
        Description =
            "The brokers of a cluster with public access can be reached by everybody whom its security groups do not keep out.",
        Remediation = "Set the type of public_access to DISABLED.",
        Severity = Severity.Warning,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_291")],
    })
    {
        Types = [KafkaCluster.Type],
        Forbid = Is("broker_node_group_info.connectivity_info.public_access.type", "SERVICE_PROVIDED_EIPS"),
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All =
    [
        KeepDatabasesPrivate,
        EncryptDatabases,
        BackUpDatabases,
        ProtectDatabases,
        EncryptCaches,
        EncryptCacheTraffic,
        RecoverTables,
        SearchRules.EncryptSearchDomains,
        SearchRules.EncryptSearchTraffic,
        SearchRules.SearchOverHttps,
        KeepSnapshots,
        KeepReplicationPrivate,
        KeepKafkaPrivate,
    ];
}
