using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Storage;

/// <summary>INFRA3201 to INFRA3299: buckets, file systems and volumes.</summary>
internal static class StorageRules
{
    /// <summary>INFRA3201: what blocks public access to a bucket must block all of it.</summary>
    /// <remarks>The block of the account may say more than that of a bucket, so that a bucket is not known to be open.</remarks>
    public static readonly AttributeRule BlockAllPublicAccess = new(() => new()
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
            new("AWS Config", "s3-bucket-level-public-access-prohibited"),
        ],
        Compliance = [.. Benchmarks.Cis("2.1.5", "2.1.4", "2.1.4", "3.1.4"), .. Benchmarks.Fsbp("S3.8")],
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
    public static readonly AttributeRule EncryptFileSystems = new(() => new()
    {
        Id = "INFRA3202",
        Title = "EFS file system is not encrypted",
        MessageFormat = "File system '{0}' stores its files unencrypted: {1}; set it to true before the file system is created",
        Description =
            "Without encryption, whoever gets hold of the storage or of a backup can read the files. Encryption cannot be switched on "
            + "later: the files must be copied to a new file system.",
        Remediation = "Set encrypted to true, and kms_key_id to a key of your own if you need one.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_42"),
            .. Equivalent.Trivy("0037"),
            new("Security Hub", "EFS.1"),
            new("cfn_nag", "F32"),
            new("AWS Config", "efs-encrypted-check"),
        ],
        Compliance = [.. Benchmarks.Cis(v3: "2.4.1", v5: "2.3.1", v7: "3.3.1"), .. Benchmarks.Fsbp("EFS.1")],
    })
    {
        Types = [FileSystem.Type],
        Require = Is("encrypted", true),
        Fix = LiteralFix.True,
    };

    /// <summary>INFRA3203: a volume must not be left unencrypted by intent.</summary>
    public static readonly AttributeRule EncryptVolumes = new(() => new()
    {
        Id = "INFRA3203",
        Title = "EBS volume is not encrypted",
        MessageFormat = "Volume '{0}' is not encrypted: {1}; set it to true, or leave it out where the account encrypts by default",
        Description =
            "Whoever gets hold of a snapshot or the storage of an unencrypted volume can read it. Where nothing is said the account "
                + "decides, so only what says no is found.",
        Remediation = "Set encrypted to true.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_3"),
            .. Equivalent.Trivy("0026"),
            new("Security Hub", "EC2.3"),
            new("cfn_nag", "F1"),
            new("AWS Config", "encrypted-volumes"),
        ],
        Compliance = [.. Benchmarks.Fsbp("EC2.3")],
    })
    {
        Types = [Volume.Type],
        Forbid = Is("encrypted", false),
        Fix = LiteralFix.True,
    };

    /// <summary>INFRA3204: the account must not switch the encryption of volumes off.</summary>
    public static readonly AttributeRule EncryptVolumesByDefault = new(() => new()
    {
        Id = "INFRA3204",
        Title = "Account does not encrypt EBS volumes by default",
        MessageFormat = "'{0}' switches the encryption of new volumes off: {1}; set it to true",
        Description =
            "With encryption by default, every new volume and snapshot of the account in the region is encrypted, whoever makes it.",
        Remediation = "Set enabled to true.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents = [new("Checkov", "CKV_AWS_106"), new("Security Hub", "EC2.7")],
        Compliance = [.. Benchmarks.Cis("2.2.1", "2.2.1", "5.1.1", "6.1.1"), .. Benchmarks.Fsbp("EC2.7")],
    })
    {
        Types = [VolumeEncryption.Type],
        Forbid = Is("enabled", false),
        Fix = LiteralFix.True,
    };

    /// <summary>INFRA3205: the disks of a machine must not be left unencrypted by intent.</summary>
    public static readonly AttributeRule EncryptDisks = new(() => new()
    {
        Id = "INFRA3205",
        Title = "Disk of a machine is not encrypted",
        MessageFormat =
            "Machine '{0}' has a disk that is not encrypted: {1}; set it to true, or leave it out where the account encrypts by default",
        Description =
            "Whoever gets hold of a snapshot or the storage of an unencrypted disk can read it. Where nothing is said the account and the "
                + "image decide, so only what says no is found.",
        Remediation = "Set encrypted of the disk to true.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents = [new("Checkov", "CKV_AWS_8"), .. Equivalent.Trivy("0131"), new("Security Hub", "EC2.3")],
        Compliance = [.. Benchmarks.Fsbp("EC2.3")],
    })
    {
        Types = [Machine.Type, LaunchConfiguration.Type],
        Forbid = AnyOf(Is("root_block_device.encrypted", false), Is("ebs_block_device[*].encrypted", false)),
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All =
    [
        BlockAllPublicAccess,
        EncryptFileSystems,
        EncryptVolumes,
        EncryptVolumesByDefault,
        EncryptDisks,
    ];
}
