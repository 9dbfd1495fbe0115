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
    public static readonly AttributeRule RotateKeys = new(new()
    {
        Id = "INFRA3301",
        Title = "KMS key is not rotated",
        MessageFormat = "KMS key '{0}' keeps its key material for ever: {1}; set it to true",
        Description =
            "With rotation, KMS makes new key material every year and keeps the old one for what was encrypted with it. Nothing else "
                + "changes: "
            + "the key keeps its id, and callers notice nothing.",
        Remediation = "Set enable_key_rotation to true.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents = [new("Checkov", "CKV_AWS_7"), .. Equivalent.Trivy("0065"), new("Security Hub", "KMS.4")],
        Compliance = [.. Benchmarks.Cis("3.8"), .. Benchmarks.LaterCis("3.6", "4.6"), .. Benchmarks.Fsbp("KMS.4")],
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

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All = [RotateKeys];
}
