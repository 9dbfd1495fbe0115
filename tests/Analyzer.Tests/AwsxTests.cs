using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>The component of Awsx makes a log group and a role only when told to.</summary>
public sealed class AwsxTests
{
    [Theory]
    [InlineData("{|INFRA1001:new Trail|}(\"t\")")]
    [InlineData("{|INFRA1001:new Trail|}(\"t\", new TrailArgs())")]
    [InlineData("{|INFRA1001:new Trail|}(\"t\", new() { Name = \"n\" })")]
    [InlineData("{|INFRA1001:new Trail|}(\"t\", new() { CloudWatchLogsGroup = new() })")]
    [InlineData("{|INFRA1001:new Trail|}(\"t\", new() { CloudWatchLogsGroup = new() { Enable = false } })")]
    [InlineData("{|INFRA1001:new Trail|}(\"t\", new() { CloudWatchLogsGroup = new() { Args = new() { RetentionInDays = 7 } } })")]
    [InlineData(
        "{|INFRA1001:new Trail|}(\"t\", new() { CloudWatchLogsGroup = new() { Enable = true, Existing = new() { Arn = "
            + "\"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\" } } })")]
    [InlineData("{|INFRA1001:new Trail|}(\"t\", new() { CloudWatchLogsGroup = null })")]
    [InlineData("new Trail(\"t\", new() { CloudWatchLogsGroup = new() { Enable = true } })")]
    [InlineData("new Trail(\"t\", new() { CloudWatchLogsGroup = new() { Enable = true, Args = new() { RetentionInDays = 7 } } })")]
    [InlineData("new Trail(\"t\", new() { CloudWatchLogsGroup = new() { Enable = Infra.Analyzers.Testing.Given.A } })")]
    public Task The_component(string creation) => Check.Analysis(
        Libraries.Pulumi,
        $$"""
        using Pulumi;
        using Pulumi.Awsx.Cloudtrail;
        class Program : Stack
        {
            public Program() => _ = {{creation}};
        }
        """);

    [Fact]
    public Task Enabled_later() => Check.Analysis(
        Libraries.Pulumi,
        """
        using Pulumi;
        using Pulumi.Awsx.Cloudtrail;
        using Pulumi.Awsx.Awsx.Inputs;
        class Program : Stack
        {
            public Program()
            {
                var group = new OptionalLogGroupArgs();
                var args = new TrailArgs { CloudWatchLogsGroup = group };
                group.Enable = true;
                _ = new Trail("t", args);
            }
        }
        """);
}
