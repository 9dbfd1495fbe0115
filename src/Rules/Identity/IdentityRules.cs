using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Identity;

/// <summary>INFRA3501 to INFRA3599: who may what.</summary>
internal static class IdentityRules
{
    /// <summary>INFRA3501: the passwords of an account must be long, and new.</summary>
    public static readonly AttributeRule AskForLongPasswords = new(() => new()
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

    /// <summary>INFRA3505: users must get their permissions through groups.</summary>
    public static readonly AttributeRule GivePermissionsToGroups = new(() => new()
    {
        Id = "INFRA3505",
        Title = "User has permissions of their own",
        MessageFormat = "'{0}' gives users permissions of their own: see {1}; give them to a group or a role",
        Description =
            "Permissions that are given to people one by one stay when somebody changes teams, and nobody sees them together. Which way "
            + "to manage people is a matter of opinion, so this is off by default.",
        Remediation = "Give the permissions to a group that the user is in, or to a role that the user may assume.",
        Severity = Severity.None,
        Category = Category.Exposure,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_40"),
            .. Equivalent.Trivy("0143", "aws-iam-no-user-attached-policies"),
            new("Security Hub", "IAM.2"),
            new("AWS Config", "iam-user-no-policies-check"),
        ],
        Compliance = [.. Benchmarks.Cis("1.15", "1.15", "1.14", "2.13"), .. Benchmarks.Fsbp("IAM.2")],
    })
    {
        Types = [UserPolicy.Type, UserPolicyAttachment.Type, Role.SharedAttachmentType],
        Forbid = AnyOf(Set("user"), Set("users[*]")),
        Subject = ["user", "users"],
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All = [AskForLongPasswords, GivePermissionsToGroups];
}
