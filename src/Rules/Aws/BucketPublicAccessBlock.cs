namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_s3_bucket_public_access_block</c>, whose names stand beside those of what it adds to.</summary>
internal static class BucketPublicAccessBlock
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Bucket.PublicAccessBlockType)
    {
        PulumiTokens = ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"],
        IsSupplement = true,
        TemplateOrigins =
        [
            new("AWS::S3::Bucket") { Property = "PublicAccessBlockConfiguration", Owner = new(Bucket.Name, "id") },
        ],
    };
}
