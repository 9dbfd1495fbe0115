namespace Infra.Analyzers.Rules;

/// <summary>Between the type tokens of Pulumi's AWS provider and the Terraform types of what rules ask a graph for.</summary>
/// <remarks>The tokens are those of the provider's schema (https://www.pulumi.com/registry/packages/aws/api-docs/); the bridge gave some types two.</remarks>
internal static class PulumiTypes
{
    private static readonly Dictionary<string, string> TerraformTypes = new(StringComparer.Ordinal)
    {
        ["aws:iam/role:Role"] = Role.Type,
        ["aws:iam/rolePolicy:RolePolicy"] = Role.PolicyType,
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] = Role.AttachmentType,
        ["aws:iam/policyAttachment:PolicyAttachment"] = Role.SharedAttachmentType,
        ["aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive"] = Role.ExclusiveAttachmentsType,
        ["aws:iam/policy:Policy"] = Role.ManagedPolicyType,
        ["aws:cloudwatch/logGroup:LogGroup"] = LogGroup.Type,
        ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy"] = LogGroup.ResourcePolicyType,
        ["aws:cloudwatch/logMetricFilter:LogMetricFilter"] = LogGroup.MetricFilterType,
        ["aws:cloudwatch/metricAlarm:MetricAlarm"] = LogGroup.AlarmType,
        ["aws:s3/bucket:Bucket"] = Bucket.Type,
        ["aws:s3/bucketV2:BucketV2"] = Bucket.Type,
        ["aws:s3/bucketAcl:BucketAcl"] = Bucket.AclType,
        ["aws:s3/bucketAclV2:BucketAclV2"] = Bucket.AclType,
        ["aws:s3/bucketPolicy:BucketPolicy"] = Bucket.PolicyType,
        ["aws:s3/bucketLogging:BucketLogging"] = Bucket.LoggingType,
        ["aws:s3/bucketLoggingV2:BucketLoggingV2"] = Bucket.LoggingType,
        ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"] = Bucket.OwnershipType,
        ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"] = Bucket.PublicAccessBlockType,
        ["aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"] = Bucket.AccountPublicAccessBlockType,
        ["aws:kms/key:Key"] = Key.Type,
        ["aws:kms/alias:Alias"] = Key.AliasType,
        ["aws:kms/keyPolicy:KeyPolicy"] = Key.PolicyType,
        ["aws:kms/grant:Grant"] = Key.GrantType,
    };

    /// <summary>The Terraform type behind a type token; <see langword="null"/> where no rule asks for it.</summary>
    public static string? ToTerraform(string token) => TerraformTypes.TryGetValue(token, out var type) ? type : null;

    /// <summary>The tokens of a Terraform type.</summary>
    public static IEnumerable<string> TokensOf(string type) => TerraformTypes.Where(known => known.Value == type).Select(known => known.Key);
}
