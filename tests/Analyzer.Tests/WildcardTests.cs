namespace Infra.Analyzers.Tests;

/// <summary>INFRA1002: the log group ARN must end in the log-stream wildcard.</summary>
public sealed class WildcardTests
{
    [Theory]
    [InlineData("{|INFRA1002:logGroup.Arn|}")]
    [InlineData("{|INFRA1002:$\"{logGroup.Arn}\"|}")]
    [InlineData("{|INFRA1002:\"arn:aws:logs:eu-west-1:123456789012:log-group:g\"|}")]
    [InlineData("{|INFRA1002:\"arn:aws:logs:eu-west-1:123456789012:log-group:g:\" + \"\"|}")]
    [InlineData("{|INFRA1002:$\"{logGroup.Arn}:log-stream\"|}")]
    [InlineData("{|INFRA1002:\"\" + logGroup.Arn|}")]
    [InlineData("{|INFRA1002:string.Concat(logGroup.Arn, \"\")|}")]
    public Task A_value_without_it(string value) => Cdk(value);

    [Theory]
    [InlineData("logGroup.Arn + \":*\"")]
    [InlineData("$\"{logGroup.Arn}:*\"")]
    [InlineData("string.Concat(logGroup.Arn, \":*\")")]
    [InlineData("\"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\"")]
    [InlineData("groupArn")]
    public Task A_value_with_it(string value) => Cdk(value);

    [Theory]
    [InlineData("Given.Text")]
    [InlineData("logGroup.Arn + Given.Text")]
    [InlineData("$\"{logGroup.Arn}{Given.Text}\"")]
    [InlineData("string.Format(\"{0}{1}\", logGroup.Arn, Given.Text)")]
    public Task A_value_that_only_a_run_tells(string value) => Cdk(value, undecidable: true);

    [Theory]
    [InlineData("{|INFRA1002:logGroup.Arn|}")]
    [InlineData("{|INFRA1002:Output.Format($\"{logGroup.Arn}\")|}")]
    [InlineData("{|INFRA1002:logGroup.Arn.Apply(arn => arn)|}")]
    [InlineData("{|INFRA1002:logGroup.Arn.Apply(arn => $\"{arn}\")|}")]
    [InlineData("{|INFRA1002:Output.Create(\"arn:aws:logs:eu-west-1:123456789012:log-group:g\")|}")]
    [InlineData("{|INFRA1002:\"arn:aws:logs:eu-west-1:123456789012:log-group:g\"|}")]
    public Task A_Pulumi_value_without_it(string value) => Pulumi(value);

    [Theory]
    [InlineData("Output.Format($\"{logGroup.Arn}:*\")")]
    [InlineData("logGroup.Arn.Apply(arn => $\"{arn}:*\")")]
    [InlineData("logGroup.Arn.Apply(arn => arn + \":*\")")]
    [InlineData("Output.Format($\"{logGroup.Arn}{\":*\"}\")")]
    public Task A_Pulumi_value_with_it(string value) => Pulumi(value);

    [Theory]
    [InlineData("Given.Text")]
    [InlineData("Output.Create(Given.Text)")]
    [InlineData("Output.Format($\"{logGroup.Arn}{Given.Text}\")")]
    [InlineData("logGroup.Arn.Apply(arn => arn + Given.Text)")]
    [InlineData("logGroup.Arn.Apply(arn => Given.Passes(arn))")]
    public Task A_Pulumi_value_that_only_a_run_tells(string value) => Pulumi(value, undecidable: true);

    [Fact]
    public Task A_formatted_output_is_no_arn_at_all() => Pulumi("{|INFRA1002:$\"{logGroup.Arn}\"|}");

    [Fact]
    public Task The_value_is_marked_where_it_is_written() => Check.Both(
        """
        var config = @config{ @role = roleArn };
        config.@group = {|INFRA1002:"arn:aws:logs:eu-west-1:123456789012:log-group:g"|};
        _ = @trail(config);
        """);

    [Fact]
    public Task A_value_that_is_corrected_later() => Check.Both(
        """
        var config = @config{ @role = roleArn, @group = "arn:aws:logs:eu-west-1:123456789012:log-group:g" };
        config.@group = groupArn;
        _ = @trail(config);
        """);

    [Fact]
    public Task A_value_that_is_right_on_one_path() => Check.Both(
        """
        var config = @config{ @role = roleArn, @group = "arn:aws:logs:eu-west-1:123456789012:log-group:g" };
        if (Given.A)
            config.@group = groupArn;
        _ = @trail(config);
        """);

    [Fact]
    public Task A_trail_can_lack_both() => Check.Cdk(
        """
        _ = {|INFRA1001:new Cloudtrail|}(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsGroupArn = {|INFRA1002:logGroup.Arn|} });
        """);

    [Fact]
    public Task A_setter_without_it() => Check.Cdk(
        """
        var trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsRoleArn = roleArn });
        trail.CloudWatchLogsGroupArn = {|INFRA1002:logGroup.Arn|};
        """);

    [Fact]
    public Task An_override_without_it() => Check.Cdk(
        """
        var trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsRoleArn = roleArn });
        trail.AddOverride("cloud_watch_logs_group_arn", {|INFRA1002:logGroup.Arn|});
        """);

    private static Task Cdk(string value, bool undecidable = false) => Check.Cdk(
        $$"""
        _ = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsGroupArn = {{value}}, CloudWatchLogsRoleArn = role.Arn });
        """,
        undecidable: undecidable);

    private static Task Pulumi(string value, bool undecidable = false) => Check.Pulumi(
        $$"""
        _ = new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = {{value}}, CloudWatchLogsRoleArn = role.Arn });
        """,
        undecidable: undecidable);

    [Theory]
    [InlineData("""var arn = logGroup.Arn; if (!arn.EndsWith(":*")) arn += ":*"; _ = @trail(@config{ @group = arn, @role = roleArn });""",
        "")]
    [InlineData("_ = @trail(@config{ @group = WithStreams(logGroup.Arn), @role = roleArn });",
        """private static string WithStreams(string arn) => arn.EndsWith(":*", StringComparison.Ordinal) ? arn : arn + ":*";""")]
    [InlineData("_ = @trail(@config{ @group = logGroup.Arn + Suffix, @role = roleArn });", """private const string Suffix = ":*";""")]
    [InlineData("_ = @trail(@config{ @group = logGroup.Arn + ':' + '*', @role = roleArn });", "")]
    [InlineData("""_ = @trail(@config{ @group = string.Format("{0}:{1}", logGroup.Arn, "*"), @role = roleArn });""", "")]
    [InlineData("""_ = @trail(@config{ @group = logGroup.Arn.TrimEnd('*', ':') + ":*", @role = roleArn });""", "")]
    [InlineData("""var star = '*'; _ = @trail(@config{ @group = $"{logGroup.Arn}:{star}", @role = roleArn });""", "")]
    [InlineData("""var t = @trail(@config{ @group = logGroup.Arn, @role = roleArn }); t.CloudWatchLogsGroupArn += ":*";""", "")]
    [InlineData(
        """var t = @trail(@config{ @group = logGroup.Arn, @role = roleArn }); t.AddOverride("cloud_watch_logs_group_arn", logGroup.Arn """
            + """+ ":*");""", "")]
    [InlineData("""_ = @trail(@config{ @group = (logGroup.Arn + ":x").Replace(":x", ":*"), @role = roleArn });""", "")]
    public Task Ways_to_append_it(string body, string members) => Check.Cdk(Check.InCdk(body), members: Check.InCdk(members));

    [Theory]
    [InlineData(
        """var arn = Output.Format($"{logGroup.Arn}"); _ = @trail(@config{ @group = arn.Apply(a => a.EndsWith(":*") ? a : a + ":*"), """
            + """@role = role.Arn });""")]
    [InlineData("""const string all = "*"; _ = @trail(@config{ @group = Output.Format($"{logGroup.Arn}:{all}"), @role = role.Arn });""")]
    [InlineData("""_ = @trail(@config{ @group = logGroup.Arn.Apply(a => string.Concat(a, ":*")), @role = role.Arn });""")]
    [InlineData(
        """_ = @trail(@config{ @group = Output.All(logGroup.Arn, Output.Create("*")).Apply(p => string.Join(":", p)), @role = role.Arn """
            + """});""")]
    public Task Ways_to_append_it_in_Pulumi(string body) => Check.Pulumi(Check.InPulumi(body));
}
