namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA1008: a trail must notify a topic of its log files.</summary>
public sealed class NotifyOfLogFilesTests
{
    private const string Rule = "INFRA1008";

    [Theory]
    [InlineData("", "")]
    [InlineData("SnsTopicName = \"\"", "sns_topic_name = \"\"")]
    [InlineData("SnsTopicName = null", "sns_topic_name = null")]
    public Task Found(string members, string body) => RuleCheck.Finds(Rule, members, body);

    [Theory]
    [InlineData("SnsTopicName = \"topic\"", "sns_topic_name = aws_sns_topic.audit.name")]
    [InlineData("SnsTopicName = Given.TextOrNull!", "sns_topic_name = var.given")]
    public Task Not_found(string members, string body) => RuleCheck.Passes(Rule, members, body);
}
