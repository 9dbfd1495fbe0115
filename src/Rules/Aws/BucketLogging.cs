namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_s3_bucket_logging</c>, whose names stand beside those of what it adds to.</summary>
internal static class BucketLogging
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Bucket.LoggingType)
    {
        PulumiTokens = ["aws:s3/bucketLogging:BucketLogging", "aws:s3/bucketLoggingV2:BucketLoggingV2"],
        OwnJsiiClass = "S3BucketLoggingA",
        IsSupplement = true,
    };
}
