namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_s3_bucket_policy</c>, whose names stand beside those of what it adds to.</summary>
internal static class BucketPolicy
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Bucket.PolicyType)
    {
        PulumiTokens = ["aws:s3/bucketPolicy:BucketPolicy"],
        CloudFormationType = "AWS::S3::BucketPolicy",
        Names = [new(Bucket.Policy, "policyDocument", Bindings.CdkAndTemplate) { IsOfTypeAlone = true }],
        IsSupplement = true,
    };
}
