using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Identity;

/// <summary>INFRA3501 to INFRA3599: who may what.</summary>
internal static class IdentityRules
{
    /// <summary>INFRA3501: the passwords of an account must be long, and new.</summary>
    public static readonly AttributeRule AskForLongPasswords = new(new()
    {
        Id = "INFRA3501",
        Title = "Password policy of the account is weak",
        MessageFormat = "Password policy '{0}' is weaker than benchmarks ask for: {1}; ask for 14 characters, and remember 24 passwords",
        Description =
            "Short passwords are guessed, and those that come back are in the lists of earlier leaks.",
        Remediation = "Set minimum_password_length to 14 or more, and password_reuse_prevention to 24.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents =
            [new("Checkov", "CKV_AWS_10"), new("Checkov", "CKV_AWS_13"), .. Equivalent.Trivy("0063"), .. Equivalent.Trivy("0056"),
                new("Security Hub", "IAM.7")],
        Compliance =
        [
            .. Benchmarks.Cis("1.8", "1.8", "1.7", "2.8"),
            .. Benchmarks.Cis("1.9", "1.9", "1.8", "2.9"),
            .. Benchmarks.Fsbp("IAM.7"),
        ],
    })
    {
        Types = [PasswordPolicy.Type],
        Require = AllOf(
            Of("minimum_password_length", new ValueTest.AtLeast(14)), Of("password_reuse_prevention", new ValueTest.AtLeast(24))),
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All =
    [
        AskForLongPasswords,
    ];
}
