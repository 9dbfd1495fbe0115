using Infra.Analyzers.Testing;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>AWS CDK: the construct is switched on, the L1 class gets a log group and a role.</summary>
public sealed class AwsCdkTests
{
    [Theory]
    [InlineData("new Trail(this, \"t\");", "new Trail(this, \"t\", new TrailProps { SendToCloudWatchLogs = true });")]
    [InlineData("new Trail(this, \"t\", null);", "new Trail(this, \"t\", new TrailProps { SendToCloudWatchLogs = true });")]
    [InlineData("new Trail(this, \"t\", new TrailProps { IsMultiRegionTrail = true });",
        "new Trail(this, \"t\", new TrailProps { IsMultiRegionTrail = true, SendToCloudWatchLogs = true });")]
    [InlineData("new Trail(this, \"t\", new TrailProps { SendToCloudWatchLogs = false });",
        "new Trail(this, \"t\", new TrailProps { SendToCloudWatchLogs = true });")]
    [InlineData("var props = new TrailProps();\nnew Trail(this, \"t\", props);",
        "var props = new TrailProps { SendToCloudWatchLogs = true };\nnew Trail(this, \"t\", props);")]
    public Task A_construct(string before, string after) => Fixing.Best(Libraries.AwsCdk, Stack(before), Stack(after));

    [Fact]
    public Task A_switch_that_a_condition_decides() => Fixing.Best(
        Libraries.AwsCdk,
        Stack("new Trail(this, \"t\", new TrailProps { SendToCloudWatchLogs = Given.A });"),
        Stack("new Trail(this, \"t\", new TrailProps { SendToCloudWatchLogs = true });"));

    [Fact]
    public Task An_L1_class() => Fixing.Best(
        Libraries.AwsCdk,
        Stack(
            """
            new CfnTrail(this, "Audit", new CfnTrailProps
            {
                IsLogging = true,
                S3BucketName = "b",
            });
            """),
        Stack(
            """
            var auditLogGroup = new LogGroup(this, "AuditLogGroup", new LogGroupProps
            {
                Retention = RetentionDays.ONE_YEAR,
            });
            var auditRole = new Role(this, "AuditRole", new RoleProps
            {
                AssumedBy = new ServicePrincipal("cloudtrail.amazonaws.com"),
                InlinePolicies = new Dictionary<string, PolicyDocument>
                {
                    ["WriteLogs"] = new PolicyDocument(new PolicyDocumentProps
                    {
                        Statements = new[] { new PolicyStatement(new PolicyStatementProps
                        {
                            Actions = new[] { "logs:CreateLogStream", "logs:PutLogEvents" },
                            Resources = new[] { auditLogGroup.LogGroupArn },
                        }) },
                    }),
                },
            });

            new CfnTrail(this, "Audit", new CfnTrailProps
            {
                IsLogging = true,
                S3BucketName = "b",
                CloudWatchLogsLogGroupArn = auditLogGroup.LogGroupArn,
                CloudWatchLogsRoleArn = auditRole.RoleArn,
            });
            """,
            "Amazon.CDK.AWS.IAM", "Amazon.CDK.AWS.Logs", "System.Collections.Generic"));

    [Theory]
    [InlineData("var t = new Trail(this, \"t\"); ((CfnTrail)t.Node.DefaultChild!).AddPropertyOverride(\"IsLogging\", true);")]
    [InlineData("var t = new CfnTrail(this, \"t\", new CfnTrailProps { IsLogging = true, S3BucketName = \"b\" }); "
        + "t.AddPropertyDeletionOverride(\"CloudWatchLogsRoleArn\");")]
    public async Task What_is_overridden_is_left_alone(string body)
    {
        var program = await FixVerifier.LoadAsync(TestProgram.Of(Libraries.AwsCdk, Stack(body)));

        Assert.Empty(await program.FixesAsync(Assert.Single(program.Findings)));
    }

    [Theory]
    [InlineData("INFRA1005", "IsMultiRegionTrail = false", "IsMultiRegionTrail = true")]
    [InlineData("INFRA1006", "EnableFileValidation = false", "EnableFileValidation = true")]
    [InlineData("INFRA1009", "IncludeGlobalServiceEvents = false", "IncludeGlobalServiceEvents = true")]
    public Task Switches_of_a_construct(string rule, string before, string after) => Fixing.Best(
        TestProgram.Of(Libraries.AwsCdk, Stack($"new Trail(this, \"t\", new TrailProps {{ {before} }});")) with { Rules = [rule] },
        Stack($"new Trail(this, \"t\", new TrailProps {{ {after} }});"));

    private static string Stack(string body, params string[] namespaces)
    {
        string[] all = ["Amazon.CDK", "Amazon.CDK.AWS.CloudTrail", "Constructs", "Infra.Analyzers.Testing", .. namespaces];
        var usings = all.OrderBy(name => !name.StartsWith("System", StringComparison.Ordinal)).ThenBy(name => name, StringComparer.Ordinal);
        return $$"""
            {{string.Join('\n', usings.Select(name => $"using {name};"))}}

            class Program : Stack
            {
                public Program(Construct scope, string id) : base(scope, id)
                {
            {{string.Join('\n', body.Split('\n').Select(line => line.Length == 0 ? line : "        " + line))}}
                }
            }

            """;
    }
}
