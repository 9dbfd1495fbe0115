using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Storage;

/// <summary>INFRA3201 to INFRA3299: buckets, file systems and volumes.</summary>
internal static class StorageRules
{
    /// <summary>INFRA3201: what blocks public access to a bucket must block all of it.</summary>
    /// <remarks>The block of the account may say more than that of a bucket, so that a bucket is not known to be open.</remarks>
    public static readonly AttributeRule BlockAllPublicAccess = new(new()
    {
        Id = "INFRA3201",
        Title = "Public access to an S3 bucket is not blocked in full",
        MessageFormat = "Public access block '{0}' leaves a way open: {1}; set all four settings to true",
        Description =
            "Each of the four settings blocks one way of making a bucket public: new ACLs, new policies, and the effect of those that are "
            + "there. A setting that is left out is false.",
        Remediation = "Set block_public_acls, block_public_policy, ignore_public_acls and restrict_public_buckets to true.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_53"),
            new("Checkov", "CKV_AWS_54"),
            new("Checkov", "CKV_AWS_55"),
            new("Checkov", "CKV_AWS_56"),
            .. Equivalent.Trivy("0086"),
            .. Equivalent.Trivy("0087"),
            .. Equivalent.Trivy("0091"),
            .. Equivalent.Trivy("0093"),
            new("Security Hub", "S3.8"),
        ],
        Compliance = [.. Benchmarks.Cis("2.1.5"), .. Benchmarks.LaterCis("2.1.4", "3.1.4"), .. Benchmarks.Fsbp("S3.8")],
    })
    {
        Types = [Bucket.PublicAccessBlockType],
        Require = AllOf(
            Is("block_public_acls", true),
            Is("block_public_policy", true),
            Is("ignore_public_acls", true),
            Is("restrict_public_buckets", true)),
        Fix = LiteralFix.True,
    };

    /// <summary>INFRA3202: a file system must be encrypted.</summary>
    public static readonly AttributeRule EncryptFileSystems = new(new()
    {
        Id = "INFRA3202",
        Title = "EFS file system is not encrypted",
        MessageFormat = "File system '{0}' stores its files unencrypted: {1}; set it to true before the file system is created",
        Description =
            "Without encryption, whoever gets hold of the storage or of a backup can read the files. Encryption cannot be switched on "
                + "later: "
            + "the files must be copied to a new file system.",
        Remediation = "Set encrypted to true, and kms_key_id to a key of your own if you need one.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents = [new("Checkov", "CKV_AWS_42"), .. Equivalent.Trivy("0037"), new("Security Hub", "EFS.1")],
        Compliance = [.. Benchmarks.LaterCis("2.3.1", "3.3.1"), .. Benchmarks.Fsbp("EFS.1")],
    })
    {
        Types = [FileSystem.Type],
        Require = Is("encrypted", true),
        Fix = LiteralFix.True,
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All = [BlockAllPublicAccess, EncryptFileSystems];
}
