namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_kms_grant</c>, whose names stand beside those of what it adds to.</summary>
internal static class KeyGrant
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Key.GrantType)
    {
        PulumiTokens = ["aws:kms/grant:Grant"],
        IsSupplement = true,
    };
}
