namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_s3_bucket_ownership_controls</c>, whose names stand beside those of what it adds to.</summary>
internal static class BucketOwnershipControls
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Bucket.OwnershipType)
    {
        PulumiTokens = ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"],
        Names = [new("rule", "rules", Bindings.Template) { IsOfTypeAlone = true }],
        IsSupplement = true,
        TemplateOrigins = [new("AWS::S3::Bucket") { Property = "OwnershipControls", Owner = new(Bucket.Name, "id") }],
    };
}
