namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>The names of <c>aws_cloudtrail</c>, as the Terraform AWS provider documents them.</summary>
internal static class Trail
{
    public const string Type = "aws_cloudtrail";
    public const string LogGroupArn = "cloud_watch_logs_group_arn";
    public const string RoleArn = "cloud_watch_logs_role_arn";
    public const string IsOrganization = "is_organization_trail";
    public const string BucketName = "s3_bucket_name";
    public const string KeyPrefix = "s3_key_prefix";
    public const string EnableLogging = "enable_logging";
    public const string IsMultiRegion = "is_multi_region_trail";
    public const string EnableLogFileValidation = "enable_log_file_validation";
    public const string KmsKeyId = "kms_key_id";
    public const string SnsTopicName = "sns_topic_name";
    public const string IncludeGlobalServiceEvents = "include_global_service_events";
    public const string EventSelector = "event_selector";
    public const string AdvancedEventSelector = "advanced_event_selector";
}
