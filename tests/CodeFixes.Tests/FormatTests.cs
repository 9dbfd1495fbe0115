using System.Collections.Immutable;
using Infra.Analyzers.Testing;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>One run of <c>dotnet format analyzers</c> fixes everything that has a fix, and comes to the same text every time.</summary>
public sealed class FormatTests
{
    private const int Runs = 4;

    /// <summary>Every rule with a fix.</summary>
    private static readonly ImmutableHashSet<string> Rules = [.. FixProviders.All.SelectMany(provider => provider.FixableDiagnosticIds)];

    [Fact]
    public Task Pulumi() => EveryRunIsComplete(
        Libraries.Pulumi,
        Fixing.PulumiStack(
            """"
            var key = new Pulumi.Aws.Kms.Key("key");
            var topic = new Pulumi.Aws.Sns.Topic("topic");
            var bucket = new Pulumi.Aws.S3.Bucket("files");
            var group = new LogGroup("logs", new LogGroupArgs { RetentionInDays = 30 });
            var deaf = new Role("deaf", new RoleArgs { AssumeRolePolicy = """{"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""" });
            new RolePolicy("any", new RolePolicyArgs { Role = deaf.Id, Policy = """{"Statement": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}""" });
            new Trail("nothing", new TrailArgs { S3BucketName = bucket.Id });
            new Trail("text", new TrailArgs { CloudWatchLogsGroupArn = $"{group.Arn}", CloudWatchLogsRoleArn = deaf.Arn, S3BucketName = "b" });
            new Trail("off", new TrailArgs { EnableLogging = false, CloudWatchLogsGroupArn = group.Arn, CloudWatchLogsRoleArn = deaf.Arn });
            var args = new TrailArgs { IncludeGlobalServiceEvents = false };
            new Trail("args", args);
            """"),
        Fixing.PulumiStack("new Trail(\"second\", new TrailArgs { EnableLogging = false });")
            .Replace("class Program", "class Second", StringComparison.Ordinal)
            .Replace("public Program", "public Second", StringComparison.Ordinal));

    [Fact]
    public Task Cdktf() => EveryRunIsComplete(
        Libraries.Cdktf,
        Fixing.CdkStack(
            """"
            var deaf = new IamRole(this, "deaf", new IamRoleConfig { AssumeRolePolicy = """{"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""" });
            var group = new CloudwatchLogGroup(this, "logs", new CloudwatchLogGroupConfig { Name = "logs" });
            new Cloudtrail(this, "nothing", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
            new Cloudtrail(this, "arn", new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsGroupArn = group.Arn, CloudWatchLogsRoleArn = deaf.Arn });
            new Cloudtrail(this, "off", new CloudtrailConfig { Name = "n", S3BucketName = "b", EnableLogging = false, IsMultiRegionTrail = false });
            """"));

    private static async Task EveryRunIsComplete(Libraries libraries, params string[] sources)
    {
        var program = TestProgram.Of(libraries, sources) with { Rules = Rules };
        var before = await FixVerifier.LoadAsync(program);
        Assert.True(before.Findings.Select(finding => finding.Id).Distinct().Count() > 4, string.Join("\n", before.Findings));
        IReadOnlyList<string>? expected = null;
        for (var run = 0; run < Runs; run++)
        {
            var after = await before.FormatAsync(run);
            var texts = await after.TextsAsync();
            foreach (var finding in after.Findings)
                Assert.True((await after.FixesAsync(finding)).Count == 0, $"{finding}\n{string.Join("\n", texts)}");
            expected ??= texts;
            Assert.True(expected.SequenceEqual(texts),
                $"Two runs differ:\n{string.Join('\n', expected)}\n-----\n{string.Join('\n', texts)}");
        }
    }
}
