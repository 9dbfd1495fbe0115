using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Testing;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>A fix says what it creates; <see cref="FixVerifier.ApplyAsync"/> holds every fix of these tests to it.</summary>
public sealed class CreatedResourceTests
{
    [Fact]
    public async Task A_log_group_and_a_role_with_its_policy() => Assert.Equal(
        [
            [
                new("aws_cloudwatch_log_group", "LogGroup", "audit-log-group"),
                new("aws_iam_role", "Role", "audit-role"),
                new("aws_iam_role_policy", "RolePolicy", "audit-role-policy"),
            ],
        ],
        await CreatedAsync(Libraries.Pulumi, Fixing.PulumiStack("new Trail(\"audit\", new TrailArgs { S3BucketName = \"b\" });")));

    [Fact]
    public async Task A_policy_for_a_role_that_is_there_or_else_all_of_it()
    {
        var created = await CreatedAsync(Libraries.Pulumi, Fixing.PulumiStack(
            """
            var logs = new LogGroup("logs");
            var role = new Role("role", new RoleArgs
            {
                AssumeRolePolicy = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudtrail.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}",
            });
            var name = Environment.MachineName;
            new Trail($"trail-{name}", new TrailArgs { S3BucketName = "b" });
            """));

        Assert.Equal([new("aws_iam_role_policy", "RolePolicy", "$\"trail-{name}-role-policy\"")], created[0]);
        Assert.Equal(3, created[^1].Count);
    }

    [Fact]
    public async Task What_a_construct_makes_by_itself() => Assert.Equal(
        [
            [
                new("aws_cloudwatch_log_group", "Trail", ""), new("aws_iam_role", "Trail", ""),
                new CreatedResource("aws_iam_role_policy", "Trail", ""),
            ],
        ],
        await CreatedAsync(Libraries.AwsCdk, """
            using Amazon.CDK;
            using Amazon.CDK.AWS.CloudTrail;
            using Constructs;

            class AuditStack : Stack
            {
                public AuditStack(Construct scope, string id) : base(scope, id)
                {
                    new Trail(this, "t");
                }
            }

            """));

    [Fact]
    public async Task Nothing_where_an_attribute_is_set_alone()
    {
        var program = await FixVerifier.LoadAsync(
            TestProgram.Of(Libraries.Pulumi, Fixing.PulumiStack("new Trail(\"audit\", new TrailArgs { S3BucketName = \"b\" });")) with
            {
                Rules = ["INFRA1006"],
            });
        var fix = Assert.IsType<FixAction>(Assert.Single(await program.FixesAsync(Assert.Single(program.Findings))));

        Assert.Empty(fix.Creates);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<CreatedResource>>> CreatedAsync(Libraries libraries, string source)
    {
        var program = await FixVerifier.LoadAsync(TestProgram.Of(libraries, source));
        return [.. (await program.FixesAsync(program.Findings[0])).Cast<FixAction>().Select(fix => fix.Creates)];
    }
}
