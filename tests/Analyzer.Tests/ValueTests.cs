namespace Infra.Analyzers.Tests;

/// <summary>What a value written for an attribute amounts to.</summary>
public sealed class ValueTests
{
    [Fact]
    public Task Pulumi_args_without_both() => Check.Pulumi(
        """_ = {|INFRA1001:new Trail|}("t", new TrailArgs { S3BucketName = "b" });""",
        messages: ["CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn and CloudWatchLogsRoleArn are not set; set both"]);

    [Fact]
    public Task Cdk_config_without_both() => Check.Cdk(
        """_ = {|INFRA1001:new Cloudtrail|}(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });""",
        messages: ["CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn and CloudWatchLogsRoleArn are not set; set both"]);

    [Fact]
    public Task Pulumi_args_with_both() => Check.Pulumi(
        """_ = new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = role.Arn });""");

    [Fact]
    public Task Cdk_config_with_both() => Check.Cdk(
        """_ = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = role.Arn });""");
}
