using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Encryption;

/// <summary>INFRA3301 to INFRA3399: keys, and what encrypts with them.</summary>
internal static class KeyRules
{
    /// <summary>INFRA3301: a key must be rotated.</summary>
    /// <remarks>
    /// Only symmetric keys for encryption whose material KMS makes can be
    /// (https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html).
    /// </remarks>
    public static readonly AttributeRule RotateKeys = new(() => new()
    {
        Id = "INFRA3301",
        Title = "KMS key is not rotated",
        MessageFormat = "KMS key '{0}' keeps its key material for ever: {1}; set it to true",
        Description =
            "With rotation, KMS makes new key material every year and keeps the old one for what was encrypted with it. Nothing else "
            + "changes: the key keeps its id, and callers notice nothing.",
        Remediation = "Set enable_key_rotation to true.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_7"),
            .. Equivalent.Trivy("0065"),
            new("Security Hub", "KMS.4"),
            new("cfn_nag", "F19"),
            new("AWS Config", "cmk-backing-key-rotation-enabled"),
        ],
        Compliance = [.. Benchmarks.Cis("3.8", "3.6", "3.6", "4.6"), .. Benchmarks.Fsbp("KMS.4")],
    })
    {
        Types = [Key.Type],
        When = AllOf(
            IsUnsetOr("customer_master_key_spec", "SYMMETRIC_DEFAULT"),
            IsUnsetOr("key_usage", "ENCRYPT_DECRYPT"),
            IsUnsetOr("origin", "AWS_KMS"),
            Unset("custom_key_store_id", "xks_key_id")),
        Require = Is("enable_key_rotation", true),
        Fix = LiteralFix.True,
    };

    /// <summary>INFRA3302: a queue must not be left unencrypted by intent.</summary>
    public static readonly AttributeRule EncryptQueues = new(() => new()
    {
        Id = "INFRA3302",
        Title = "SQS queue is not encrypted",
        MessageFormat = "Queue '{0}' is not encrypted: {1}; leave it out, or set it to true",
        Description =
            "Queues are encrypted with keys of SQS unless somebody says no. Without it, messages are stored in the clear.",
        Remediation = "Leave sqs_managed_sse_enabled out, or set kms_master_key_id.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_27"),
            .. Equivalent.Trivy("0096"),
            new("Security Hub", "SQS.1"),
            new("cfn_nag", "W48"),
        ],
        Compliance = [.. Benchmarks.Fsbp("SQS.1")],
    })
    {
        Types = [MessageQueue.Type],
        When = Unset("kms_master_key_id"),
        Forbid = Is("sqs_managed_sse_enabled", false),
        Fix = LiteralFix.True,
    };

    /// <summary>INFRA3303: a stream must be encrypted.</summary>
    public static readonly AttributeRule EncryptStreams = new(() => new()
    {
        Id = "INFRA3303",
        Title = "Kinesis stream is not encrypted",
        MessageFormat = "Stream '{0}' is not encrypted: {1}; set it to 'KMS'",
        Description =
            "Without encryption, records are stored in the clear for as long as the stream keeps them.",
        Remediation = "Set encryption_type to KMS, and kms_key_id to alias/aws/kinesis or a key of your own.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_43"),
            .. Equivalent.Trivy("0064"),
            new("Security Hub", "Kinesis.1"),
            new("cfn_nag", "W49"),
        ],
        Compliance = [.. Benchmarks.Fsbp("Kinesis.1")],
    })
    {
        Types = [DataStream.Type],
        Forbid = IsUnsetOr("encryption_type", "NONE"),
    };

    /// <summary>INFRA3304: a Kafka cluster must not take connections in the clear.</summary>
    public static readonly AttributeRule EncryptKafkaTraffic = new(() => new()
    {
        Id = "INFRA3304",
        Title = "Kafka cluster takes plain text",
        MessageFormat = "Cluster '{0}' sends messages in the clear: {1}; set client_broker to 'TLS', and in_cluster to true",
        Description =
            "Everybody who can listen between clients and brokers, or between two brokers, reads the messages.",
        Remediation = "Set client_broker of encryption_in_transit to TLS, and in_cluster to true, or leave both out.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents = [new("Checkov", "CKV_AWS_81"), .. Equivalent.Trivy("0073"), new("Security Hub", "MSK.1")],
        Compliance = [.. Benchmarks.Fsbp("MSK.1")],
    })
    {
        Types = [KafkaCluster.Type],
        Forbid = AnyOf(
            Is("encryption_info.encryption_in_transit.client_broker", "PLAINTEXT", "TLS_PLAINTEXT"),
            Is("encryption_info.encryption_in_transit.in_cluster", false)),
    };

    /// <summary>INFRA3305: a topic must keep messages encrypted.</summary>
    public static readonly AttributeRule EncryptTopics = new(() => new()
    {
        Id = "INFRA3305",
        Title = "Topic is not encrypted with a KMS key",
        MessageFormat = "Topic '{0}' is not encrypted with a KMS key: {1}; set it to a key, such as 'alias/aws/sns'",
        Description =
            "A topic keeps messages until they are delivered, in clear text unless it has a key. AWS encrypts the disks below anyway, "
            + "which is why Security Hub dropped this control from its best practices in 2024, and why this is off by default.",
        Remediation = "Set kms_master_key_id to the id, ARN or alias of a KMS key.",
        Severity = Severity.None,
        Category = Category.Encryption,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_26"),
            .. Equivalent.Trivy("0095", "aws-sns-enable-topic-encryption"),
            new("Security Hub", "SNS.1"),
            new("cfn_nag", "W47"),
            new("AWS Config", "sns-encrypted-kms"),
        ],
    })
    {
        Types = [Topic.Type],
        Require = Of("kms_master_key_id", new ValueTest.IsSet(true)),
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All =
    [
        RotateKeys,
        EncryptQueues,
        EncryptStreams,
        EncryptKafkaTraffic,
        EncryptTopics,
    ];
}
