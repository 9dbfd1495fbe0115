using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1007: a trail must encrypt its log files with a KMS key.</summary>
internal sealed class EncryptWithOwnKey : TrailAttributeRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "INFRA1007",
        Title = "CloudTrail log files are not encrypted with a KMS key",
        MessageFormat = "CloudTrail trail '{0}' does not encrypt its log files with a KMS key: {1} is {2}; set it to the ARN of a key",
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
    };

    protected override string Attribute => Trail.KmsKeyId;

    protected override bool IsWrong(AttributeValue value) => value is AttributeValue.Unset;
}
