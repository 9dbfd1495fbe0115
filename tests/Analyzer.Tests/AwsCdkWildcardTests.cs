namespace Infra.Analyzers.Tests;

/// <summary>
/// INFRA1002 in AWS CDK: CloudFormation's ARN of a log group has the wildcard already, and what is put together from a name has not.
/// </summary>
public sealed class AwsCdkWildcardTests
{
    private const string Trail =
        "new CfnTrail(this, \"t\", new CfnTrailProps { IsLogging = true, S3BucketName = \"b\", CloudWatchLogsRoleArn = roleArn, ";

    [Theory]
    [InlineData("logGroup.LogGroupArn")]
    [InlineData("new CfnLogGroup(this, \"l\").AttrArn")]
    [InlineData("((ILogGroup)logGroup).LogGroupArn")]
    [InlineData("LogGroup.FromLogGroupName(this, \"l\", \"n\").LogGroupArn")]
    [InlineData("LogGroup.FromLogGroupArn(this, \"l\", \"arn:aws:logs:eu-west-1:123456789012:log-group:n\").LogGroupArn")]
    [InlineData("logGroup.LogGroupArn + \":*\"")]
    [InlineData("$\"{logGroup.LogGroupArn}:*\"")]
    [InlineData("$\"arn:aws:logs:{Region}:{Account}:log-group:{logGroup.LogGroupName}:*\"")]
    [InlineData("Fn.Join(\":\", new[] { \"arn:aws:logs\", Region, Account, \"log-group\", logGroup.LogGroupName, \"*\" })")]
    [InlineData(
        "FormatArn(new ArnComponents { Service = \"logs\", Resource = \"log-group\", ResourceName = \"n:*\", ArnFormat = "
            + "ArnFormat.COLON_RESOURCE_NAME })")]
    [InlineData(
        "FormatArn(new ArnComponents { Service = \"logs\", Resource = \"log-group:n:*\", ArnFormat = ArnFormat.NO_RESOURCE_NAME })")]
    [InlineData("FormatArn(Given.Passes(new ArnComponents { Service = \"logs\", Resource = \"log-group\", ResourceName = \"n:*\" }))")]
    [InlineData("\"arn:aws:logs:eu-west-1:123456789012:log-group:n:*\"")]
    public Task Right(string arn) => Check.AwsCdk($"{Trail}CloudWatchLogsLogGroupArn = {arn} }});");

    [Theory]
    [InlineData("\"arn:aws:logs:eu-west-1:123456789012:log-group:n\"")]
    [InlineData("$\"arn:aws:logs:{Region}:{Account}:log-group:{logGroup.LogGroupName}\"")]
    [InlineData("$\"arn:{Aws.PARTITION}:logs:{Aws.REGION}:{Aws.ACCOUNT_ID}:log-group:/aws/{logGroup.LogGroupName}\"")]
    [InlineData("$\"arn:aws:logs:{Region}:{Account}:log-group:audit\"")]
    [InlineData("Fn.Join(\":\", new[] { \"arn:aws:logs\", Region, Account, \"log-group\", logGroup.LogGroupName })")]
    [InlineData(
        "FormatArn(new ArnComponents { Service = \"logs\", Resource = \"log-group\", ResourceName = \"n\", ArnFormat = "
            + "ArnFormat.COLON_RESOURCE_NAME })")]
    [InlineData(
        "Arn.Format(new ArnComponents { Service = \"logs\", Region = Region, Resource = \"log-group\", ResourceName = "
            + "logGroup.LogGroupName, ArnFormat = ArnFormat.COLON_RESOURCE_NAME }, this)")]
    [InlineData("FormatArn(new ArnComponents { Service = \"logs\", Resource = \"log-group:n\", ArnFormat = ArnFormat.NO_RESOURCE_NAME })")]
    public Task Wrong(string arn) => Check.AwsCdk($"{Trail}CloudWatchLogsLogGroupArn = {{|INFRA1002:{arn}|}} }});");
}
