namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_s3_bucket_acl</c>, whose names stand beside those of what it adds to.</summary>
internal static class BucketAcl
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Bucket.AclType)
    {
        PulumiTokens = ["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"],
        IsSupplement = true,
    };
}
