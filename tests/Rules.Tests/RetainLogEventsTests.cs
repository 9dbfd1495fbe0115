using System.Collections.Immutable;
using System.Globalization;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;

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
        $"CloudTrail trail 'aws_cloudtrail.audit' delivers to 'aws_cloudwatch_log_group.audit', its cloud_watch_logs_group_arn, which "
            + $"keeps events for ever: its retention is {state}; set it to a number of days",
        RelationCheck.Finds(Rule, RelationCheck.Trail + Group(body)).Message);

    [Theory]
    [InlineData("retention_in_days = 365")]
    [InlineData("retention_in_days = var.given")]
    [InlineData("lifecycle {\n    ignore_changes = all\n  }")]
    public void Not_found(string body) => RelationCheck.Passes(Rule, RelationCheck.Trail + Group(body));

    [Fact]
    public void Says_nothing_of_groups_that_are_made_elsewhere() =>
        RelationCheck.Passes(Rule,
            RelationCheck.Trail.Replace("aws_cloudwatch_log_group", "data.aws_cloudwatch_log_group", StringComparison.Ordinal) + Group(""));

    [Theory]
    [InlineData("Group = new LogGroup(\"logs\", new LogGroupArgs { Name = \"logs\" });", "not set")]
    [InlineData("Group = new LogGroup(\"logs\", new LogGroupArgs { RetentionInDays = 0 });", "0")]
    [InlineData("var days = 0; Group = new LogGroup(\"logs\", new LogGroupArgs { RetentionInDays = days });", "0")]
    [InlineData(
        "var args = new LogGroupArgs { Name = \"logs\" }; Group = Make(args); LogGroup Make(LogGroupArgs given) => new(\"logs\", given);",
        "not set")]
    public async Task Found_in_Csharp(string statements, string state)
    {
        var ending =
            $"delivers to 'logs', its CloudWatchLogsGroupArn, which keeps events for ever: its retention is {state}; set it to a number "
                + "of days";
        Assert.EndsWith(ending, Assert.Single(await Pulumi(statements)).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var cdktf = Assert.Single(await Cdktf(ForCdktf(statements)));
        Assert.EndsWith(ending, cdktf.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Single(cdktf.AdditionalLocations);
    }

    [Theory]
    [InlineData("Group = new LogGroup(\"logs\", new LogGroupArgs { RetentionInDays = 365 });")]
    [InlineData("Group = new LogGroup(\"logs\", new LogGroupArgs { RetentionInDays = Given.Number });")]
    [InlineData(
        "Group = Given.A ? new LogGroup(\"logs\", new LogGroupArgs { RetentionInDays = 365 }) : new LogGroup(\"logs\", new LogGroupArgs { "
            + "Name = \"logs\" });")]
    [InlineData("Group = new LogGroup(\"logs\", Given.Passes(new LogGroupArgs { Name = \"logs\" }));")]
    [InlineData("Group = Given.Passes(new LogGroup(\"logs\", new LogGroupArgs { Name = \"logs\" }));")]
    public async Task Not_found_in_Csharp(string statements)
    {
        Assert.Empty(await Pulumi(statements));
        Assert.Empty(await Cdktf(ForCdktf(statements)));
    }

    [Fact]
    public async Task Not_found_where_Pulumi_looks_the_group_up() =>
        Assert.Empty(await Pulumi("Group = LogGroup.Get(\"logs\", \"logs\");"));

    [Theory]
    [InlineData("Group.RetentionInDays = 365;")]
    [InlineData("Group.AddOverride(\"retention_in_days\", 365);")]
    [InlineData("Given.Takes(Group);")]
    [InlineData("((CloudwatchLogGroup)Node.FindChild(\"logs\")).RetentionInDays = 365;")]
    [InlineData("Aspects.Of(this).Add(new Retaining());")]
    public async Task Not_found_where_CDKTF_changes_the_group(string change)
    {
        const string group = "Group = new CloudwatchLogGroup(this, \"logs\", new CloudwatchLogGroupConfig { Name = \"logs\" });";
        Assert.Single(await Cdktf(group));
        Assert.Empty(await Cdktf(group + change));
    }

    private static string ForCdktf(string statements) => statements
        .Replace("new LogGroup(", "new CloudwatchLogGroup(this, ", StringComparison.Ordinal)
        .Replace("=> new(", "=> new(this, ", StringComparison.Ordinal)
        .Replace("LogGroupArgs", "CloudwatchLogGroupConfig", StringComparison.Ordinal)
        .Replace("LogGroup Make", "CloudwatchLogGroup Make", StringComparison.Ordinal);

    private static Task<ImmutableArray<Diagnostic>> Pulumi(string statements)
    {
        var source =
            $$$"""
            using Infra.Analyzers.Testing; using Pulumi; using Pulumi.Aws.CloudTrail; using Pulumi.Aws.CloudWatch;

            class Program : Stack
            {
                public Program()
                {
                    LogGroup Group;
                    {{{statements}}}
                    _ = new Trail("audit", new TrailArgs { CloudWatchLogsGroupArn = Output.Format($"{Group.Arn}:*") });
                }
            }
            """;
        return (TestProgram.Of(Libraries.Pulumi, source) with { Rules = [Rule] }).AnalyzeAsync(new InfraAnalyzer());
    }

    private static Task<ImmutableArray<Diagnostic>> Cdktf(string statements)
    {
        var source =
            $$$"""
            using Infra.Analyzers.Testing; using Constructs; using HashiCorp.Cdktf;
            using HashiCorp.Cdktf.Providers.Aws.Cloudtrail; using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup;

            class Program : TerraformStack
            {
                public Program(Construct scope) : base(scope, "stack")
                {
                    CloudwatchLogGroup Group;
                    {{{statements}}}
                    _ = new Cloudtrail(this, "audit", new CloudtrailConfig { Name = "audit", S3BucketName = "logs", CloudWatchLogsGroupArn = $"{Group.Arn}:*" });
                }
            }

            class Retaining : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect
            {
                public void Visit(IConstruct node)
                {
                    if (node is CloudwatchLogGroup group)
                        group.RetentionInDays = 365;
                }
            }
            """;
        return (TestProgram.Of(Libraries.Cdktf, source) with { Rules = [Rule] }).AnalyzeAsync(new InfraAnalyzer());
    }

    private static string Group(string body) => $"resource \"aws_cloudwatch_log_group\" \"audit\" {{\n  {body}\n}}\n";
}
