namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>The names of <c>aws_cloudtrail</c>, as the Terraform AWS provider documents them.</summary>
internal static class Trail
{
    public const string Type = "aws_cloudtrail";
    public const string LogGroupArn = "cloud_watch_logs_group_arn";
    public const string RoleArn = "cloud_watch_logs_role_arn";
}
