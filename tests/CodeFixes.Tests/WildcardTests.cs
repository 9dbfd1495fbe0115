using Infra.Analyzers.Testing;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>The log-stream wildcard is appended in the expression's own form.</summary>
public sealed class WildcardTests
{
    [Theory]
    [InlineData("logGroup.Arn", "Output.Format($\"{logGroup.Arn}:*\")")]
    [InlineData("held", "Output.Format($\"{held}:*\")")]
    [InlineData("Output.Format($\"{logGroup.Arn}\")", "Output.Format($\"{logGroup.Arn}:*\")")]
    [InlineData("logGroup.Arn.Apply(arn => arn)", "logGroup.Arn.Apply(arn => $\"{arn}:*\")")]
    [InlineData("logGroup.Arn.Apply(arn => $\"{arn}\")", "logGroup.Arn.Apply(arn => $\"{arn}:*\")")]
    [InlineData("(Input<string>)logGroup.Arn", "(Input<string>)Output.Format($\"{logGroup.Arn}:*\")")]
    [InlineData("\"arn:aws:logs:eu-west-1:1:log-group:x\"", "\"arn:aws:logs:eu-west-1:1:log-group:x:*\"")]
    [InlineData("@\"arn:aws:logs:eu-west-1:1:log-group:x\"", "@\"arn:aws:logs:eu-west-1:1:log-group:x:*\"")]
    [InlineData("\"\"\"arn:aws:logs:eu-west-1:1:log-group:x\"\"\"", "\"\"\"arn:aws:logs:eu-west-1:1:log-group:x:*\"\"\"")]
    [InlineData("Given.A ? logGroup.Arn : held", "Given.A ? Output.Format($\"{logGroup.Arn}:*\") : Output.Format($\"{held}:*\")")]
    public async Task Pulumi(string value, string expected) => await Fixing.Best(Libraries.Pulumi, InPulumi(value), InPulumi(expected));

    [Theory]
    [InlineData("logGroup.Arn", "$\"{logGroup.Arn}:*\"")]
    [InlineData("logGroup.Arn!", "$\"{logGroup.Arn}:*\"!")]
    [InlineData("held", "$\"{held}:*\"")]
    [InlineData("$\"{logGroup.Arn}\"", "$\"{logGroup.Arn}:*\"")]
    [InlineData("$@\"{logGroup.Arn}\"", "$@\"{logGroup.Arn}:*\"")]
    [InlineData("\"arn:aws:logs:eu-west-1:1:\" + \"log-group:x\"", "\"arn:aws:logs:eu-west-1:1:\" + \"log-group:x:*\"")]
    [InlineData("\"\" + logGroup.Arn", "\"\" + logGroup.Arn + \":*\"")]
    [InlineData("string.Concat(logGroup.Arn)", "string.Concat(logGroup.Arn) + \":*\"")]
    [InlineData("string.Format(\"{0}\", logGroup.Arn)", "string.Format(\"{0}:*\", logGroup.Arn)")]
    [InlineData("Given.Number switch { 0 => logGroup.Arn, _ => held }",
        "Given.Number switch { 0 => $\"{logGroup.Arn}:*\", _ => $\"{held}:*\" }")]
    public async Task Cdktf(string value, string expected) => await Fixing.Best(Libraries.Cdktf, InCdk(value), InCdk(expected));

    [Fact]
    public async Task Setters_and_overrides() => await Fixing.Best(
        Libraries.Cdktf,
        Cdk("""
            var trail = new Cloudtrail(this, "t", new CloudtrailConfig { CloudWatchLogsRoleArn = role.Arn });
            trail.CloudWatchLogsGroupArn = logGroup.Arn;
            var other = new Cloudtrail(this, "u", new CloudtrailConfig { CloudWatchLogsRoleArn = role.Arn });
            other.AddOverride("cloud_watch_logs_group_arn", logGroup.Arn);
            """),
        Cdk("""
            var trail = new Cloudtrail(this, "t", new CloudtrailConfig { CloudWatchLogsRoleArn = role.Arn });
            trail.CloudWatchLogsGroupArn = $"{logGroup.Arn}:*";
            var other = new Cloudtrail(this, "u", new CloudtrailConfig { CloudWatchLogsRoleArn = role.Arn });
            other.AddOverride("cloud_watch_logs_group_arn", $"{logGroup.Arn}:*");
            """));

    private static string InPulumi(string value) => Fixing.PulumiStack(
        $$"""
        var logGroup = new LogGroup("g");
        var role = new Role("r", new RoleArgs { AssumeRolePolicy = "{}" });
        var held = logGroup.Arn;
        _ = new Trail("t", new TrailArgs { CloudWatchLogsGroupArn = {{value}}, CloudWatchLogsRoleArn = role.Arn });
        """);

    private static string InCdk(string value) =>
        Cdk($$"""new Cloudtrail(this, "t", new CloudtrailConfig { CloudWatchLogsGroupArn = {{value}}, CloudWatchLogsRoleArn = role.Arn """
            + """});""");

    private static string Cdk(string body) => Fixing.CdkStack(
        $$"""
        var logGroup = new CloudwatchLogGroup(this, "g");
        var role = new IamRole(this, "r", new IamRoleConfig { AssumeRolePolicy = "{}" });
        var held = logGroup.Arn;
        {{body}}
        """);
}
