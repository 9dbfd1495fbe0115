namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_iam_role_policy_attachment</c>, whose names stand beside those of what it adds to.</summary>
internal static class RolePolicyAttachment
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Role.AttachmentType)
    {
        PulumiTokens = ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
        IsSupplement = true,
    };
}
