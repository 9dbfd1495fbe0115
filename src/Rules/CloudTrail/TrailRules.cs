using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1004 to INFRA1009: what one attribute of a trail must be.</summary>
internal static class TrailRules
{
    /// <summary>
    /// What asks for a trail that records the management events of every region: one requirement, of which each of two rules checks a part.
    /// </summary>
    internal static readonly IReadOnlyList<string> EveryRegionControls =
    [
        .. Benchmarks.Cis("3.1", "3.1", "3.1", "4.1"),
        .. Benchmarks.Fsbp("CloudTrail.1"),
        .. Benchmarks.Nist(
            "AC-2(4)", "AC-4(26)", "AC-6(9)", "AU-2", "AU-3", "AU-6(3)", "AU-6(4)", "AU-10", "AU-12", "AU-14(1)", "CA-7", "SA-8(22)",
            "SC-7(9)", "SI-3(8)", "SI-4(20)", "SI-7(8)"),
    ];

    /// <summary>INFRA1004: a trail must not be created with logging switched off.</summary>
    public static readonly AttributeRule KeepLogging = new(() => new()
    {
        Id = "INFRA1004",
        Title = "CloudTrail does not record",
        MessageFormat = "CloudTrail trail '{0}' records nothing: {1}; remove it or set it to true",
        Description =
            "A trail whose logging is switched off exists and records nothing. Whoever looks at the list of trails sees one, and an "
            + "incident leaves no trace.",
        Remediation = "Leave enable_logging out, or set it to true.",
        Severity = Severity.Info,
        Category = Category.Observability,
        Equivalents =
        [
            .. Equivalent.Datadog("4bb76f17-3d63-4529-bdca-2b454529d774", "terraform-aws-cloudtrail-logging-disabled"),
            new("Checkov", "CKV_AWS_251"),
            new("AWS Config", "cloudtrail-enabled"),
            new("Security Hub", "CloudTrail.3"),
        ],
    })
    {
        Types = [Trail.Type],
        Forbid = Is(Trail.EnableLogging, false),
        Fix = LiteralFix.True,
    };

    /// <summary>INFRA1005: a trail must record every region.</summary>
    public static readonly AttributeRule RecordEveryRegion = new(() => new()
    {
        Id = "INFRA1005",
        Title = "CloudTrail records one region only",
        MessageFormat = "CloudTrail trail '{0}' records one region only: {1}; set it to true",
        Description =
            "A trail records the region that it is created in, unless it is configured to record all of them. What an intruder does in a "
            + "region that nobody uses is then not recorded.",
        Remediation = "Set is_multi_region_trail to true.",
        Severity = Severity.Info,
        Category = Category.Observability,
        Equivalents =
        [
            .. Equivalent.Datadog("8173d5eb-96b5-4aa6-a71b-ecfa153c123d", "terraform-aws-cloudtrail-multi-region-disabled"),
            new("Checkov", "CKV_AWS_67"),
            .. Equivalent.Trivy("0014", "aws-cloudtrail-enable-all-regions"),
            new("Terrascan", "AC_AWS_0448"),
            new("Terrascan", "AC_AWS_0034"),
            new("AWS Config", "multi-region-cloudtrail-enabled"),
            new("Security Hub", "CloudTrail.1"),
            new("Prowler", "cloudtrail_multi_region_enabled"),
        ],
        Compliance = EveryRegionControls,
    })
    {
        Types = [Trail.Type],
        Require = Is(Trail.IsMultiRegion, true),
        Fix = LiteralFix.True,
    };

    /// <summary>INFRA1006: a trail must write digest files.</summary>
    public static readonly AttributeRule ValidateLogFiles = new(() => new()
    {
        Id = "INFRA1006",
        Title = "CloudTrail does not validate its log files",
        MessageFormat = "CloudTrail trail '{0}' cannot prove that its log files are unaltered: {1}; set it to true",
        Description =
            "With log file validation CloudTrail writes signed digests of its log files. Without it nobody can tell whether a log "
            + "file was changed or deleted after it was delivered.",
        Remediation = "Set enable_log_file_validation to true.",
        Severity = Severity.Info,
        Category = Category.Observability,
        Equivalents =
        [
            .. Equivalent.Datadog("52ffcfa6-6c70-4ea6-8376-d828d3961669", "terraform-aws-cloudtrail-log-file-validation-disabled"),
            new("Checkov", "CKV_AWS_36"),
            .. Equivalent.Trivy("0016", "aws-cloudtrail-enable-log-validation"),
            new("Regula", "FG_R00027"),
            new("Terrascan", "AC_AWS_0446"),
            new("cdk-nag", "CloudTrailLogFileValidationEnabled"),
            new("AWS Config", "cloud-trail-log-file-validation-enabled"),
            new("Security Hub", "CloudTrail.4"),
            new("Prowler", "cloudtrail_log_file_validation_enabled"),
        ],
        Compliance = [.. Benchmarks.Cis("3.2", "3.2", "3.2", "4.2"), .. Benchmarks.Fsbp("CloudTrail.4")],
    })
    {
        Types = [Trail.Type],
        Require = Is(Trail.EnableLogFileValidation, true),
        Fix = LiteralFix.True,
    };

    /// <summary>INFRA1007: a trail must encrypt its log files with a KMS key.</summary>
    public static readonly AttributeRule EncryptWithOwnKey = new(() => new()
    {
        Id = "INFRA1007",
        Title = "CloudTrail log files are not encrypted with a KMS key",
        MessageFormat = "CloudTrail trail '{0}' does not encrypt its log files with a KMS key: {1}; set it to the ARN of a key",
        Description =
            "Without a KMS key the log files are encrypted with keys that S3 manages, and everyone who may read the bucket may read "
            + "them. With a key of one's own, reading them takes a second permission, and each use of the key is recorded.",
        Remediation = "Set kms_key_id to the ARN of a KMS key whose policy lets cloudtrail.amazonaws.com use it.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents =
        [
            .. Equivalent.Datadog("5d9e3164-9265-470c-9a10-57ae454ac0c7", "terraform-aws-cloudtrail-log-files-not-encrypted-with-kms"),
            new("Checkov", "CKV_AWS_35"),
            .. Equivalent.Trivy("0015", "aws-cloudtrail-encryption-customer-managed-key"),
            new("Regula", "FG_R00035"),
            new("Terrascan", "AC_AWS_0033"),
            new("cdk-nag", "CloudTrailEncryptionEnabled"),
            new("AWS Config", "cloud-trail-encryption-enabled"),
            new("Security Hub", "CloudTrail.2"),
            new("Prowler", "cloudtrail_kms_encryption_enabled"),
        ],
        Compliance =
        [
            .. Benchmarks.Cis("3.7", "3.5", "3.5", "4.5"),
            .. Benchmarks.Fsbp("CloudTrail.2"),
            .. Benchmarks.PciDss("3.2.1", "3.4"),
            .. Benchmarks.Nist("AU-9", "CA-9(1)", "CM-3(6)", "SC-7(10)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)"),
        ],
    })
    {
        Types = [Trail.Type],
        Require = Set(Trail.KmsKeyId),
    };

    /// <summary>INFRA1008: a trail must notify a topic of its log files.</summary>
    public static readonly AttributeRule NotifyOfLogFiles = new(() => new()
    {
        Id = "INFRA1008",
        Title = "CloudTrail notifies no SNS topic",
        MessageFormat = "CloudTrail trail '{0}' notifies no SNS topic of its log files: {1}; set it to the name of a topic",
        Description =
            "With an SNS topic, tools that evaluate log files learn of each one as it is delivered. Teams that evaluate them through "
            + "CloudWatch Logs or a schedule of their own do not need it, which is why this rule is off by default.",
        Remediation = "Set sns_topic_name to the name of an SNS topic that CloudTrail may publish to.",
        Severity = Severity.None,
        Category = Category.Observability,
        Equivalents =
        [
            .. Equivalent.Datadog("482b7d26-0bdb-4b5f-bf6f-545826c0a3dd", "terraform-aws-cloudtrail-sns-topic-name-undefined"),
            new("Checkov", "CKV_AWS_252"),
            new("Terrascan", "AC_AWS_0035"),
        ],
    })
    {
        Types = [Trail.Type],
        Require = Set(Trail.SnsTopicName),
    };

    /// <summary>INFRA1009: a trail must record the events of global services.</summary>
    /// <remarks>
    /// For a trail of all regions AWS answers "InvalidParameterCombinationException: Multi-Region trail must include global service events"
    /// (quoted in hashicorp/terraform issue 4723).
    /// </remarks>
    public static readonly AttributeRule IncludeGlobalServices = new(() => new()
    {
        Id = "INFRA1009",
        Title = "CloudTrail leaves out global services",
        MessageFormat = "CloudTrail trail '{0}' does not record global services such as IAM: {1}; remove it or set it to true",
        Description =
            "IAM, STS and CloudFront are global services. A trail that leaves out their events does not show who created a user or "
            + "changed a policy. AWS refuses to leave them out of a trail that records every region.",
        Remediation = "Leave include_global_service_events out, or set it to true.",
        Severity = Severity.Info,
        Category = Category.Observability,
        Equivalents = [.. Equivalent.Datadog("8173d5eb-96b5-4aa6-a71b-ecfa153c123d", "terraform-aws-cloudtrail-multi-region-disabled")],
    })
    {
        Types = [Trail.Type],
        Forbid = Is(Trail.IncludeGlobalServiceEvents, false),
        Remark = new(Is(Trail.IsMultiRegion, true), ", which AWS refuses while {0}"),
        Fix = LiteralFix.True,
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All =
    [
        KeepLogging,
        RecordEveryRegion,
        ValidateLogFiles,
        EncryptWithOwnKey,
        NotifyOfLogFiles,
        IncludeGlobalServices,
    ];
}
