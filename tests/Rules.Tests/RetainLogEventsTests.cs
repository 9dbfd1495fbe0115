namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA2007: the log group that a trail delivers to must say how long it keeps events.</summary>
public sealed class RetainLogEventsTests
{
    private const string Rule = "INFRA2007";

    [Theory]
    [InlineData("", "not set")]
    [InlineData("retention_in_days = null", "null")]
    [InlineData("retention_in_days = 0", "0")]
    [InlineData("retention_in_days = \"0\"", "0")]
    public void Found(string body, string state) => Assert.Equal(
        $"CloudTrail trail 'aws_cloudtrail.audit' delivers to 'aws_cloudwatch_log_group.audit', its cloud_watch_logs_group_arn, which keeps events for ever: retention_in_days is {state}; set it to a number of days",
        RelationCheck.Finds(Rule, RelationCheck.Trail + Group(body)).Message);

    [Theory]
    [InlineData("retention_in_days = 365")]
    [InlineData("retention_in_days = var.given")]
    [InlineData("lifecycle {\n    ignore_changes = all\n  }")]
    public void Not_found(string body) => RelationCheck.Passes(Rule, RelationCheck.Trail + Group(body));

    [Fact]
    public void Says_nothing_of_groups_that_are_made_elsewhere() =>
        RelationCheck.Passes(Rule, RelationCheck.Trail.Replace("aws_cloudwatch_log_group", "data.aws_cloudwatch_log_group", StringComparison.Ordinal) + Group(""));

    private static string Group(string body) => $"resource \"aws_cloudwatch_log_group\" \"audit\" {{\n  {body}\n}}\n";
}
