namespace Infra.Analyzers.Rules;

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
}

/// <summary>The names of <c>aws_iam_role</c> and of what gives a role its policies.</summary>
internal static class Role
{
    public const string Type = "aws_iam_role";
    public const string Name = "name";
    public const string TrustPolicy = "assume_role_policy";
    public const string InlinePolicy = "inline_policy";
    public const string ManagedPolicyArns = "managed_policy_arns";

    public const string PolicyType = "aws_iam_role_policy";
    public const string AttachmentType = "aws_iam_role_policy_attachment";
    public const string SharedAttachmentType = "aws_iam_policy_attachment";
    public const string ExclusiveAttachmentsType = "aws_iam_role_policy_attachments_exclusive";
    public const string ManagedPolicyType = "aws_iam_policy";
}

/// <summary>The names of <c>aws_cloudwatch_log_group</c> and of what watches a log group.</summary>
internal static class LogGroup
{
    public const string Type = "aws_cloudwatch_log_group";
    public const string Name = "name";
    public const string Retention = "retention_in_days";

    public const string ResourcePolicyType = "aws_cloudwatch_log_resource_policy";
    public const string MetricFilterType = "aws_cloudwatch_log_metric_filter";
    public const string AlarmType = "aws_cloudwatch_metric_alarm";
}

/// <summary>The names of <c>aws_kms_key</c> and of what says more about a key.</summary>
internal static class Key
{
    public const string Type = "aws_kms_key";
    public const string Id = "key_id";
    public const string Policy = "policy";

    public const string AliasType = "aws_kms_alias";
    public const string PolicyType = "aws_kms_key_policy";
    public const string GrantType = "aws_kms_grant";
}

/// <summary>The names of the data source <c>aws_iam_policy_document</c>.</summary>
internal static class PolicyDocumentData
{
    public const string Type = "data.aws_iam_policy_document";
    public const string Statement = "statement";

    public static readonly IReadOnlyList<string> Overrides = ["override_json", "override_policy_documents"];

    public static readonly IReadOnlyList<string> Attributes = [Statement, "source_json", "source_policy_documents", .. Overrides];
}
