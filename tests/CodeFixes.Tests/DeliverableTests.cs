using Infra.Analyzers.Testing;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>A fixed trail can deliver: its role may write to its log group.</summary>
public sealed class DeliverableTests
{
    private const string Trusted =
        """"
        var trusted = new Role("r", new RoleArgs { AssumeRolePolicy = """{"Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""" });

        """";

    private const string Create = "Create a log group and a role, and deliver to CloudWatch Logs";

    [Theory]
    // A role that may write to another log group gets a policy for this one, or is left alone.
    [InlineData("Resource = $\"{other.Arn}:*\"",
        "Deliver to CloudWatch Logs with 'group' and 'trusted', and let the role write to the log group")]
    [InlineData("Resource = $\"{group.Arn}:*\"", "Deliver to CloudWatch Logs with 'group' and 'trusted'")]
    [InlineData("Resource = \"*\"", "Deliver to CloudWatch Logs with 'group' and 'trusted'")]
    [InlineData("Resource = new[] { \"*\" }", "Deliver to CloudWatch Logs with 'group' and 'trusted'")]
    [InlineData("Resource = \"arn:aws:logs:*:*:log-group:events:*\"", "Deliver to CloudWatch Logs with 'group' and 'trusted'")]
    [InlineData("Resource = \"arn:aws:logs:*:*:log-group:others:*\"",
        "Deliver to CloudWatch Logs with 'group' and 'trusted', and let the role write to the log group")]
    [InlineData("Effect = \"Deny\", Resource = \"*\"",
        "Deliver to CloudWatch Logs with 'group' and 'trusted', and let the role write to the log group")]
    public async Task By_the_policy_of_the_role(string resource, string best)
    {
        var body = Trusted + $$"""
            var group = new LogGroup("g", new LogGroupArgs { Name = "events" });
            new RolePolicy("p", new RolePolicyArgs
            {
                Role = trusted.Name,
                Policy = Output.Create(System.Text.Json.JsonSerializer.Serialize(new
                { Statement = new { Action = "logs:PutLogEvents", {{resource}} } })),
            });
            new Trail("t", new TrailArgs());
            """;
        var other = resource.Contains("other.", StringComparison.Ordinal) ? "LogGroup other = Given.Passes(new LogGroup(\"o\"));\n" : "";
        var titles = await Fixing.Titles(Libraries.Pulumi, Fixing.PulumiStack(other + body));
        Assert.Contains(best, titles.Take(other.Length > 0 ? 2 : 1));
        Assert.DoesNotContain(
            best == "Deliver to CloudWatch Logs with 'group' and 'trusted'"
                ? best + ", and" : "Deliver to CloudWatch Logs with 'group' and 'trusted'", titles);
    }

    [Theory]
    [InlineData("lambda.amazonaws.com")]
    [InlineData("lambda.amazonaws.com\", \"cloudtrail.amazonaws.com")]
    [InlineData("")]
    public async Task A_role_that_is_not_the_trails_is_not_offered(string services)
    {
        var titles = await Fixing.Titles(Libraries.Pulumi, Fixing.PulumiStack(
            $$$""""
            var group = new LogGroup("g");
            var role = new Role("r", new RoleArgs { AssumeRolePolicy = """{"Principal": {"Service": ["{{{services}}}"]}}""" });
            new RolePolicy("p", new RolePolicyArgs { Role = role.Id, Policy = """{"Action": "logs:*", "Resource": "*"}""" });
            new Trail("t", new TrailArgs());
            """"));
        Assert.Equal([Create], titles);
    }

    [Fact]
    public async Task A_role_gets_a_policy_for_the_log_group_that_it_is_paired_with()
    {
        var after =
            await Fixing.Best(Libraries.Pulumi,
                Fixing.PulumiStack(Trusted + "var group = new LogGroup(\"g\");\nnew Trail(\"t\", new TrailArgs());"));
        var text = Assert.Single(await after.TextsAsync());
        Assert.Contains("\n\n        new RolePolicy(\"t-role-policy\", new RolePolicyArgs", text, StringComparison.Ordinal);
        Assert.Contains("Role = trusted.Id", text, StringComparison.Ordinal);
        Assert.Contains("\"Resource\": \"{{group.Arn}}:*\"", text, StringComparison.Ordinal);
        Assert.Contains("CloudWatchLogsRoleArn = trusted.Arn", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lg.Arn.Apply(arn => $\"{arn}:*\")", "\"Resource\": \"{{lg.Arn}}:*\"")]
    [InlineData("lg.Arn.Apply(arn => arn + \":*\")", "\"Resource\": \"{{lg.Arn}}:*\"")]
    [InlineData("lg.Arn.Apply(arn => arn.Trim() + \":*\")", "var trailLogGroupArn = lg.Arn.Apply(arn => arn.Trim() + \":*\");",
        "\"Resource\": \"{{trailLogGroupArn}}\"", "CloudWatchLogsGroupArn = trailLogGroupArn,")]
    public async Task The_log_group_is_given_through_Apply(string arn, params string[] expected)
    {
        var after = await Fixing.Best(
            Libraries.Pulumi,
            Fixing.PulumiStack($"var lg = new LogGroup(\"g\");\nnew Trail(\"t\", new TrailArgs {{ CloudWatchLogsGroupArn = {arn} }});"));
        var text = Assert.Single(await after.TextsAsync());
        foreach (var part in expected)
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alias_is_used_for_what_is_created()
    {
        var after = await Fixing.Best(Libraries.Pulumi, """
            using Aws = Pulumi.Aws;

            _ = new Aws.CloudTrail.Trail("t", new Aws.CloudTrail.TrailArgs { S3BucketName = "b" });
            """);
        var text = Assert.Single(await after.TextsAsync());
        Assert.Contains("new Aws.CloudWatch.LogGroup(\"t-log-group\", new Aws.CloudWatch.LogGroupArgs", text, StringComparison.Ordinal);
        Assert.Contains("new Aws.Iam.RolePolicy(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("using Pulumi.Aws", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aws_native_gets_resources_of_aws_native()
    {
        var after = await Fixing.Best(Libraries.Pulumi, """
            using Pulumi.AwsNative.CloudTrail;

            _ = new Trail("t", new TrailArgs { IsLogging = true, S3BucketName = "b" });
            """);
        var text = Assert.Single(await after.TextsAsync());
        Assert.Contains("using Pulumi.AwsNative.Logs;", text, StringComparison.Ordinal);
        Assert.Contains("AssumeRolePolicyDocument = ", text, StringComparison.Ordinal);
        Assert.Contains("RoleName = tRole.Id", text, StringComparison.Ordinal);
        Assert.Contains("\"Resource\": \"{{tLogGroup.Arn}}\"", text, StringComparison.Ordinal);
        Assert.Contains("CloudWatchLogsLogGroupArn = tLogGroup.Arn,", text, StringComparison.Ordinal);
    }
}
