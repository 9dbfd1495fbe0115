namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_s3_bucket</c> and of what says more about a bucket, as the Terraform AWS provider documents them.</summary>
internal static class Bucket
{
    public const string Type = "aws_s3_bucket";
    public const string Name = "bucket";
    public const string Acl = "acl";
    public const string Policy = "policy";
    public const string Logging = "logging";

    public const string AclType = "aws_s3_bucket_acl";
    public const string PolicyType = "aws_s3_bucket_policy";
    public const string LoggingType = "aws_s3_bucket_logging";
    public const string OwnershipType = "aws_s3_bucket_ownership_controls";
    public const string PublicAccessBlockType = "aws_s3_bucket_public_access_block";
    public const string AccountPublicAccessBlockType = "aws_s3_account_public_access_block";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
        CloudFormationType = "AWS::S3::Bucket",
        Names =
        [
            new(Logging, "loggings", Bindings.Pulumi),
            new(Name, "bucketName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new(Acl, "accessControl", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new(Logging, "loggingConfiguration", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
        NameAttribute = Name,
        TemplateValues = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Private"] = "private",
            ["PublicRead"] = "public-read",
            ["PublicReadWrite"] = "public-read-write",
            ["AuthenticatedRead"] = "authenticated-read",
            ["AwsExecRead"] = "aws-exec-read",
            ["BucketOwnerRead"] = "bucket-owner-read",
            ["BucketOwnerFullControl"] = "bucket-owner-full-control",
            ["LogDeliveryWrite"] = "log-delivery-write",
        },
        Enumerations = ["CannedAcl"],
        AlwaysSet = [Name],
        Arn = new("arn:{partition}:s3:::{name}", NameHasSlashes: false),
    };

    /// <summary>
    /// AWS CDK's L2 construct, which has no policy but what its methods add, and what it adds itself for others than CloudTrail (aws-cdk,
    /// packages/aws-cdk-lib/aws-s3/lib/bucket.ts).
    /// </summary>
    public static readonly ConstructSchema Construct = new("aws-cdk-lib.aws_s3.Bucket", Schema)
    {
        Told = [Name, Policy],
        Namespace = "Amazon.CDK.AWS.S3",
    };
}
