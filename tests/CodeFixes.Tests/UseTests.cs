using Infra.Analyzers.Testing;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>Log groups and roles that are in scope are used, wherever the attributes can be set.</summary>
public sealed class UseTests
{
    private const string CdkResources =
        """
        var logGroup = new CloudwatchLogGroup(this, "g");
        var trailRole = new IamRole(this, "r", new IamRoleConfig { AssumeRolePolicy = "cloudtrail.amazonaws.com" });
        _ = new IamRolePolicy(this, "p", new IamRolePolicyConfig { Role = trailRole.Id, Policy = "'Action': 'logs:*', 'Resource': \"*\"" });

        """;

    private const string PulumiResources =
        """
        var logGroup = new LogGroup("g");
        var trailRole = new Role("r", new RoleArgs { AssumeRolePolicy = "cloudtrail.amazonaws.com" });
        _ = new RolePolicy("p", new RolePolicyArgs { Role = trailRole.Id, Policy = "'Action': 'logs:*', 'Resource': \"*\"" });

        """;

    private const string CdkSetting = "CloudWatchLogsGroupArn = $\"{logGroup.Arn}:*\"";
    private const string PulumiSetting = "CloudWatchLogsGroupArn = Output.Format($\"{logGroup.Arn}:*\")";

    [Theory]
    // The initializer: short, long, over several lines, absent, empty.
    [InlineData("_ = new Trail(\"t\", new() { S3BucketName = \"b\" });", """
        _ = new Trail("t", new()
        {
            S3BucketName = "b",
            @group,
            CloudWatchLogsRoleArn = trailRole.Arn,
        });
        """)]
    [InlineData("_ = new Trail(\"t\", new TrailArgs());", """
        _ = new Trail("t", new TrailArgs
        {
            @group,
            CloudWatchLogsRoleArn = trailRole.Arn,
        });
        """)]
    [InlineData("_ = new Trail(\"t\", new TrailArgs { });", """
        _ = new Trail("t", new TrailArgs
        {
            @group,
            CloudWatchLogsRoleArn = trailRole.Arn,
        });
        """)]
    [InlineData("""
        _ = new Trail("t", new TrailArgs
        {
            S3BucketName = "b" // no comma
        });
        """, """
        _ = new Trail("t", new TrailArgs
        {
            S3BucketName = "b", // no comma
            @group,
            CloudWatchLogsRoleArn = trailRole.Arn
        });
        """)]
    [InlineData("""
        _ = new Trail("t", new TrailArgs
        {
            S3BucketName = "b", // a comma
            // the end
        });
        """, """
        _ = new Trail("t", new TrailArgs
        {
            S3BucketName = "b", // a comma
            @group,
            CloudWatchLogsRoleArn = trailRole.Arn,
            // the end
        });
        """)]
    // What is unset is replaced, never duplicated.
    [InlineData("_ = new Trail(\"t\", new TrailArgs { CloudWatchLogsGroupArn = \"\", CloudWatchLogsRoleArn = null! });", """
        _ = new Trail("t", new TrailArgs { @group, CloudWatchLogsRoleArn = trailRole.Arn });
        """)]
    [InlineData("""
        Input<string>? none = null;
        _ = new Trail("t", new TrailArgs { CloudWatchLogsGroupArn = default!, CloudWatchLogsRoleArn = none! });
        """, """
        Input<string>? none = null;
        _ = new Trail("t", new TrailArgs { @group, CloudWatchLogsRoleArn = trailRole.Arn });
        """)]
    // The arguments in a local: where they are made, or where they are changed.
    [InlineData("""
        var args = new TrailArgs { S3BucketName = "b", };
        args.CloudWatchLogsRoleArn = "";
        _ = new Trail("t", args);
        """, """
        var args = new TrailArgs { S3BucketName = "b", @group };
        args.CloudWatchLogsRoleArn = trailRole.Arn;
        _ = new Trail("t", args);
        """)]
    [InlineData("""
        var args = new TrailArgs();
        var same = args;
        same.CloudWatchLogsRoleArn = "";
        _ = new Trail("t", args);
        """, """
        var args = new TrailArgs();
        var same = args;
        same.CloudWatchLogsRoleArn = "";
        args.@group;
        args.CloudWatchLogsRoleArn = trailRole.Arn;
        _ = new Trail("t", args);
        """)]
    // Choices.
    [InlineData("""
        _ = new Trail("t", Given.A ? new TrailArgs { S3BucketName = "b" } : new TrailArgs { S3KeyPrefix = "c", CloudWatchLogsGroupArn = "" });
        """, """
        _ = new Trail("t", Given.A ? new TrailArgs
        {
            S3BucketName = "b",
            @group,
            CloudWatchLogsRoleArn = trailRole.Arn,
        } : new TrailArgs
        {
            S3KeyPrefix = "c",
            @group,
            CloudWatchLogsRoleArn = trailRole.Arn,
        });
        """)]
    [InlineData("""
        _ = new Trail("t", Args());
        static TrailArgs Args() => new() { S3BucketName = "b" };
        """, """
        var trailArgs = Args();
        trailArgs.@group;
        trailArgs.CloudWatchLogsRoleArn = trailRole.Arn;
        _ = new Trail("t", trailArgs);
        static TrailArgs Args() => new() { S3BucketName = "b" };
        """)]
    // INFRA1003: what is set on some paths stays.
    [InlineData("""
        _ = new Trail("t", new TrailArgs { @group, CloudWatchLogsRoleArn = Given.A ? (Input<string>)trailRole.Arn : null! });
        """, """
        _ = new Trail("t", new TrailArgs { @group, CloudWatchLogsRoleArn = Given.A ? (Input<string>)trailRole.Arn : trailRole.Arn });
        """)]
    [InlineData("""
        var args = new TrailArgs { @group };
        if (Given.A)
            args.CloudWatchLogsRoleArn = "arn:aws:iam::1:role/x";
        _ = new Trail("t", args);
        """, """
        var args = new TrailArgs
        {
            @group,
            CloudWatchLogsRoleArn = trailRole.Arn,
        };
        if (Given.A)
            args.CloudWatchLogsRoleArn = "arn:aws:iam::1:role/x";
        _ = new Trail("t", args);
        """)]
    public async Task Pulumi(string body, string expected) => await Fixing.Best(
        Libraries.Pulumi,
        Fixing.PulumiStack(PulumiResources + body.Replace("@group", PulumiSetting, StringComparison.Ordinal)),
        Fixing.PulumiStack(PulumiResources + expected.Replace("@group", PulumiSetting, StringComparison.Ordinal)));

    [Theory]
    [InlineData("""
        new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
        """, """
        new Cloudtrail(this, "t", new CloudtrailConfig
        {
            Name = "n",
            S3BucketName = "b",
            @group,
            CloudWatchLogsRoleArn = trailRole.Arn,
        });
        """)]
    // Only one is missing.
    [InlineData("""
        new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsRoleArn = trailRole.Arn });
        """, """
        new Cloudtrail(this, "t", new CloudtrailConfig
        {
            Name = "n",
            S3BucketName = "b",
            @group,
            CloudWatchLogsRoleArn = trailRole.Arn,
        });
        """)]
    // The resource itself: its initializer, its properties, overrides and resets win.
    [InlineData("""
        var trail = new Cloudtrail(this, "t", Config());
        static ICloudtrailConfig Config() => new CloudtrailConfig { Name = "n", S3BucketName = "b" };
        """, """
        var trail = new Cloudtrail(this, "t", Config())
        {
            @group,
            CloudWatchLogsRoleArn = trailRole.Arn,
        };
        static ICloudtrailConfig Config() => new CloudtrailConfig { Name = "n", S3BucketName = "b" };
        """)]
    [InlineData("""
        var trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
        trail.CloudWatchLogsGroupArn = "";
        trail.CloudWatchLogsRoleArn = string.Empty;
        """, """
        var trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
        trail.@group;
        trail.CloudWatchLogsRoleArn = trailRole.Arn;
        """)]
    [InlineData("""
        var trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", @group, CloudWatchLogsRoleArn = trailRole.Arn });
        trail.ResetCloudWatchLogsRoleArn();
        """, """
        var trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", @group, CloudWatchLogsRoleArn = trailRole.Arn });
        trail.CloudWatchLogsRoleArn = trailRole.Arn;
        """)]
    [InlineData("""
        var trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", @group, CloudWatchLogsRoleArn = trailRole.Arn });
        trail.AddOverride("cloud_watch_logs_role_arn", "");
        """, """
        var trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", @group, CloudWatchLogsRoleArn = trailRole.Arn });
        trail.AddOverride("cloud_watch_logs_role_arn", trailRole.Arn);
        """)]
    // Creations inside other expressions.
    [InlineData("""
        var kept = new Kept(null) with { Trail = new Cloudtrail(this, "t", new CloudtrailConfig()) };
        """, """
        var kept = new Kept(null) with { Trail = new Cloudtrail(this, "t", new CloudtrailConfig
        {
            @group,
            CloudWatchLogsRoleArn = trailRole.Arn,
        }) };
        """)]
    [InlineData("""
        var pair = (new Cloudtrail(this, "t", new CloudtrailConfig()), 1);
        """, """
        var pair = (new Cloudtrail(this, "t", new CloudtrailConfig
        {
            @group,
            CloudWatchLogsRoleArn = trailRole.Arn,
        }), 1);
        """)]
    // INFRA1003: only what turns out to be unset is replaced.
    [InlineData("""
        string? arn = null;
        if (Given.A)
            arn = trailRole.Arn;
        new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", @group, CloudWatchLogsRoleArn = arn });
        """, """
        string? arn = null;
        if (Given.A)
            arn = trailRole.Arn;
        new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", @group, CloudWatchLogsRoleArn = string.IsNullOrEmpty(arn) ? trailRole.Arn : arn });
        """)]
    public async Task Cdktf(string body, string expected) => await Fixing.Best(
        Libraries.Cdktf,
        Fixing.CdkStack(CdkResources + body.Replace("@group", CdkSetting, StringComparison.Ordinal), "    record Kept(Cloudtrail? Trail);"),
        Fixing.CdkStack(CdkResources + expected.Replace("@group", CdkSetting, StringComparison.Ordinal),
            "    record Kept(Cloudtrail? Trail);"));

    [Fact]
    public Task Aws_native_names_the_attribute_otherwise_and_ends_its_log_groups_arn_in_the_wildcard() => Fixing.Best(
        Libraries.Pulumi,
        """
        using Pulumi;
        using Pulumi.AwsNative.CloudTrail;
        using Pulumi.AwsNative.Iam;
        using Pulumi.AwsNative.Logs;

        var logs = new LogGroup("g");
        var role = new Role("r", new RoleArgs { AssumeRolePolicyDocument = "cloudtrail.amazonaws.com" });
        _ = new RolePolicy("p", new RolePolicyArgs { RoleName = role.Id, PolicyDocument = Output.Format($"logs:* {logs.Arn}") });
        _ = new Trail("t", new TrailArgs { IsLogging = true });

        """,
        """
        using Pulumi;
        using Pulumi.AwsNative.CloudTrail;
        using Pulumi.AwsNative.Iam;
        using Pulumi.AwsNative.Logs;

        var logs = new LogGroup("g");
        var role = new Role("r", new RoleArgs { AssumeRolePolicyDocument = "cloudtrail.amazonaws.com" });
        _ = new RolePolicy("p", new RolePolicyArgs { RoleName = role.Id, PolicyDocument = Output.Format($"logs:* {logs.Arn}") });
        _ = new Trail("t", new TrailArgs
        {
            CloudWatchLogsLogGroupArn = logs.Arn,
            CloudWatchLogsRoleArn = role.Arn,
            IsLogging = true,
        });

        """);

    [Fact]
    public Task A_using_directive_is_added_in_its_place() => Fixing.Best(
        Libraries.Pulumi,
        """
        using System;
        using Pulumi.Aws.CloudTrail;

        class Stack
        {
            public Stack(Pulumi.Aws.CloudWatch.LogGroup g, Pulumi.Aws.Iam.Role r) => Console.WriteLine(new Trail("t", new()));
        }

        """,
        """
        using System;
        using Pulumi;
        using Pulumi.Aws.CloudTrail;

        class Stack
        {
            public Stack(Pulumi.Aws.CloudWatch.LogGroup g, Pulumi.Aws.Iam.Role r) => Console.WriteLine(new Trail("t", new()
            {
                CloudWatchLogsGroupArn = Output.Format($"{g.Arn}:*"),
                CloudWatchLogsRoleArn = r.Arn,
            }));
        }

        """);

    [Fact]
    public async Task Three_pairs_are_offered_the_most_fitting_first()
    {
        var titles = await Fixing.Titles(Libraries.Cdktf, Fixing.CdkStack(
            """
            var applicationLogs = new CloudwatchLogGroup(this, "g");
            var trailLogs = new CloudwatchLogGroup(this, "h");
            var lambda = new IamRole(this, "r", new IamRoleConfig { AssumeRolePolicy = "lambda.amazonaws.com" });
            var one = new IamRole(this, "s", new IamRoleConfig { AssumeRolePolicy = "cloudtrail.amazonaws.com" });
            var two = new IamRole(this, "t", new IamRoleConfig { AssumeRolePolicy = Given.Text });
            var deaf = new IamRole(this, "u", new IamRoleConfig { AssumeRolePolicy = "{}" });
            new IamRolePolicy(this, "p", new IamRolePolicyConfig { Role = one.Id, Policy = $"logs:PutLogEvents {applicationLogs.Arn}:*" });
            CloudwatchLogGroup notYet;
            IamRole? perhaps = Given.Passes<IamRole?>(null);
            new Cloudtrail(this, "audit", new CloudtrailConfig());
            notYet = applicationLogs;
            """));
        Assert.Equal(
            [
                "Deliver to CloudWatch Logs with 'applicationLogs' and 'one'",
                "Deliver to CloudWatch Logs with 'trailLogs' and 'one', and let the role write to the log group",
                "Deliver to CloudWatch Logs with 'trailLogs' and 'two', and let the role write to the log group",
                "Create a log group and a role, and deliver to CloudWatch Logs",
            ],
            titles);
    }

    [Fact]
    public async Task Fields_that_are_assigned_and_parameters_are_offered()
    {
        var titles = await Fixing.Titles(Libraries.Pulumi, """
            using Pulumi.Aws.CloudTrail;
            using Pulumi.Aws.CloudWatch;
            using Pulumi.Aws.Iam;

            class Stack
            {
                private readonly LogGroup _assigned;
                private readonly LogGroup _later;

                public Stack(Role role)
                {
                    _assigned = new LogGroup("g");
                    _ = new Trail("t", new TrailArgs());
                    _later = new LogGroup("h");
                }
            }
            """);
        Assert.Equal(
            ["Deliver to CloudWatch Logs with '_assigned' and 'role', and let the role write to the log group",
                "Create a log group and a role, and deliver to CloudWatch Logs"], titles);
    }
}
