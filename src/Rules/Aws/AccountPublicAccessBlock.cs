namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_s3_account_public_access_block</c>, whose names stand beside those of what it adds to.</summary>
internal static class AccountPublicAccessBlock
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Bucket.AccountPublicAccessBlockType)
    {
        PulumiTokens = ["aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"],
        IsSupplement = true,
    };
}
