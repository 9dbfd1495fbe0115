namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_iam_role_policy_attachments_exclusive</c>, whose names stand beside those of what it adds to.</summary>
internal static class ExclusivePolicyAttachments
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Role.ExclusiveAttachmentsType)
    {
        PulumiTokens = ["aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive"],
        IsSupplement = true,
    };
}
