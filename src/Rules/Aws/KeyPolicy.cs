namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_kms_key_policy</c>, whose names stand beside those of what it adds to.</summary>
internal static class KeyPolicy
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Key.PolicyType)
    {
        PulumiTokens = ["aws:kms/keyPolicy:KeyPolicy"],
        IsSupplement = true,
    };
}
