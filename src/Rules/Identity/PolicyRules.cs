using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Policies;

namespace Infra.Analyzers.Rules.Identity;

/// <summary>INFRA3502 to INFRA3504: what policies allow, and whom.</summary>
/// <remarks>
/// A bucket's policy is not judged: S3 has refused public ones since April 2023 unless the bucket and the account turn that off
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html), and public reading is what a website is for.
/// </remarks>
internal static class PolicyRules
{
    // Neither names an action: what covers it, covers all.
    private static readonly Lazy<TextPattern> EveryAction = new(() => TextPattern.Of("*:*"));
    private static readonly Lazy<TextPattern> EveryResource = new(() => TextPattern.Of("*"));

    /// <summary>INFRA3502: a policy must not allow everything.</summary>
    public static readonly PolicyRule AllowLessThanEverything = new(() => new()
    {
        Id = "INFRA3502",
        Title = "Policy allows every action on every resource",
        MessageFormat = "Policy '{0}' allows every action on every resource: see {1}; name the actions and resources that are meant",
        Description =
            "Whoever has such a policy is an administrator of the account, and so is whoever gets hold of their credentials, or of the "
            + "machine or function that has the role. AWS's own AdministratorAccess, attached to few people, says at least what it is.",
        Remediation = "Name the actions and resources that are needed.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_62"), new("Checkov", "CKV_AWS_63"), .. Equivalent.Trivy("0057", "aws-iam-no-policy-wildcards"),
            new("Security Hub", "IAM.1"), new("Prowler", "iam_customer_attached_policy_no_administrative_privileges"),
        ],
        Compliance = [.. Benchmarks.Cis("1.16", "1.16", "1.15", "2.14"), .. Benchmarks.Fsbp("IAM.1")],
    })
    {
        Holders =
        [
            new(Role.ManagedPolicyType),
            new(Role.PolicyType),
            new(UserPolicy.Type),
            new(GroupPolicy.Type),
            new(Role.Type, Role.InlinePolicy) { Nested = "policy" },
        ],
        IsWrong = (policy, _) => IsEverything(policy),
    };

    /// <summary>INFRA3503: not everybody must be able to assume a role.</summary>
    public static readonly PolicyRule TrustSomebodyInParticular = new(() => new()
    {
        Id = "INFRA3503",
        Title = "Everybody may assume the role",
        MessageFormat = "Role '{0}' can be assumed from every AWS account: see {1}; name the accounts, roles or services that are meant",
        Description =
            "A trust policy whose principal is * and that has no condition lets every AWS account of the world assume the role, and with "
            + "it whatever the role may do. Such roles are searched for and found by trying names.",
        Remediation = "Name the principals that are meant, or add a condition such as aws:PrincipalOrgID.",
        Severity = Severity.Warning,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_60")],
        Compliance = [.. Benchmarks.Cis(v7: "2.21")],
    })
    {
        Holders = [new(Role.Type, Role.TrustPolicy) { TellingActions = ["sts:AssumeRole"] }],
        IsWrong = LetsEverybodyIn,
    };

    /// <summary>INFRA3504: the policy of a resource must not let everybody in.</summary>
    public static readonly PolicyRule LetSomebodyInParticularIn = new(() => new()
    {
        Id = "INFRA3504",
        Title = "Resource policy lets everybody in",
        MessageFormat =
            "The policy of '{0}' lets every AWS account in: see {1}; name the accounts or services that are meant, or add a condition",
        Description =
            "A statement whose principal is * and that has no condition lets everybody read or send messages, pull images or use a key. A "
            + "condition such as aws:SourceArn or aws:PrincipalOrgID says who is meant.",
        Remediation =
            "Name the principals that are meant, or add a condition such as aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID.",
        Severity = Severity.Warning,
        Category = Category.Exposure,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_168"),
            new("Checkov", "CKV_AWS_169"),
            new("Checkov", "CKV_AWS_32"),
            new("Checkov", "CKV_AWS_33"),
            .. Equivalent.Trivy("0097"),
            .. Equivalent.Trivy("0032"),
            new("Security Hub", "SNS.4"),
            new("Security Hub", "KMS.5"),
            new("cfn_nag", "F16"),
            new("cfn_nag", "F18"),
            new("cfn_nag", "F21"),
        ],
        Compliance = [.. Benchmarks.Cis(v7: "2.21"), .. Benchmarks.Fsbp("SNS.4", "KMS.5")],
    })
    {
        Holders =
        [
            new(MessageQueue.Type) { TellingActions = OfQueues },
            new(QueuePolicy.Type) { TellingActions = OfQueues },
            new(Topic.Type) { TellingActions = OfTopics },
            new(TopicPolicy.Type) { TellingActions = OfTopics },
            new(Key.Type) { TellingActions = OfKeys },
            new(Key.PolicyType) { TellingActions = OfKeys },
            new(ContainerRepository.Type, ContainerRepository.Policy) { TellingActions = OfRepositories },
            new(ContainerRepositoryPolicy.Type) { TellingActions = OfRepositories },
        ],
        IsWrong = LetsEverybodyIn,
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<PolicyRule> All =
        [AllowLessThanEverything, TrustSomebodyInParticular, LetSomebodyInParticularIn];

    private static IReadOnlyList<string> OfQueues => ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:PurgeQueue"];

    private static IReadOnlyList<string> OfTopics => ["sns:Publish", "sns:Subscribe", "sns:SetTopicAttributes", "sns:DeleteTopic"];

    private static IReadOnlyList<string> OfKeys =>
        ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:CreateGrant", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"];

    private static IReadOnlyList<string> OfRepositories =>
        ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:PutImage", "ecr:SetRepositoryPolicy", "ecr:DeleteRepository"];

    private static bool LetsEverybodyIn(PolicyDocument policy, PolicyHolder holder) => holder.TellingActions.Any(action =>
        policy.Allows(new(PolicyPrincipal.Anyone.Value, action, Resource: null)) == Tristate.Yes);

    // One that also denies something is a list of exceptions, and means less than everything.
    private static bool IsEverything(PolicyDocument policy) =>
        policy.IsComplete
        && policy.Statements.All(statement => statement.IsAllow == true)
        && policy.Statements.Any(statement =>
            statement is { HasCondition: false, Actions.IsNegated: false, Resources: { IsNegated: false } resources }
            && statement.Actions.Covers(EveryAction.Value, ignoreCase: true) == Tristate.Yes
            && resources.Covers(EveryResource.Value, ignoreCase: false) == Tristate.Yes);
}
