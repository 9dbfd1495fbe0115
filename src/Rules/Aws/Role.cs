namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_iam_role</c> and of what gives a role its policies.</summary>
internal static class Role
{
    public const string Type = "aws_iam_role";
    public const string Name = "name";
    public const string TrustPolicy = "assume_role_policy";
    public const string InlinePolicy = "inline_policy";
    public const string ManagedPolicyArns = "managed_policy_arns";

    public const string PolicyType = "aws_iam_role_policy";
    public const string AttachmentType = "aws_iam_role_policy_attachment";
    public const string SharedAttachmentType = "aws_iam_policy_attachment";
    public const string ExclusiveAttachmentsType = "aws_iam_role_policy_attachments_exclusive";
    public const string ManagedPolicyType = "aws_iam_policy";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:iam/role:Role"],
        CloudFormationType = "AWS::IAM::Role",
        Names =
        [
            new(InlinePolicy, "inlinePolicies", Bindings.Pulumi),
            new(InlinePolicy, "policies", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("policy", "policyDocument", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new(TrustPolicy, "assumeRolePolicyDocument", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new(Name, "roleName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
        NameAttribute = Name,
        RefAttribute = Name,
        Arn = new("arn:{partition}:iam::{account}:role{path}{name}", NameHasSlashes: false),
    };
}
