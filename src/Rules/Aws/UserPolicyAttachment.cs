namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_iam_user_policy_attachment</c>, which gives one user a managed policy.</summary>
internal static class UserPolicyAttachment
{
    public const string Type = "aws_iam_user_policy_attachment";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:iam/userPolicyAttachment:UserPolicyAttachment"],
        IsSupplement = true,
    };
}
