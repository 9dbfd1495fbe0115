using System.Collections.Immutable;
using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>A wrong value is underlined at the value, an absent one at the creation; what is written elsewhere is a related place.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData("_ = new Trail(\"t\", new TrailArgs { CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = {|INFRA1001:\"\"|} });")]
    [InlineData("_ = new Trail(\"t\", new() { CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = {|INFRA1001:null|}! });")]
    [InlineData("_ = {|INFRA1001:new Trail|}(\"t\", new() { CloudWatchLogsGroupArn = groupArn });")]
    [InlineData("_ = {|INFRA1001:new Trail|}(\"t\", new() { CloudWatchLogsGroupArn = \"\", CloudWatchLogsRoleArn = \"\" });")]
    [InlineData("Trail t = {|INFRA1001:new|}(\"t\", new());")]
    public Task Delivery(string statement) => Check.Analysis(Libraries.Pulumi, Check.PulumiStack(statement));

    [Fact]
    public Task A_value_that_is_assigned_elsewhere() => Check.Both(
        """
        var args = @config{ @group = groupArn, @role = {|+:""|} };
        _ = @1001(args);
        """);

    [Fact]
    public Task A_value_that_is_assigned_on_two_paths() => Check.Both(
        """
        var args = @config{ @group = groupArn };
        if (Given.A)
            args.@role = "";
        else
            args.@role = null!;
        _ = @1001(args);
        """);

    [Fact]
    public Task Attributes_of_other_rules() => Verify(
        ["INFRA1004", "INFRA1007"],
        """
        using Pulumi; using Pulumi.Aws.CloudTrail;
        class Program : Stack
        {
            public Program()
            {
                _ = new Trail("off", new TrailArgs
                {
                    CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*", CloudWatchLogsRoleArn = "r",
                    EnableLogging = {|INFRA1004:false|},
                    IsMultiRegionTrail = true, EnableLogFileValidation = true,
                    KmsKeyId = {|INFRA1007:""|},
                });
            }
        }
        """);

    [Fact]
    public Task A_value_of_several_lines_is_underlined_at_its_name() => Verify(
        ["INFRA3502"],
        """"
        using Pulumi; using Pulumi.Aws.Iam;
        class Program : Stack
        {
            public Program() => _ = new RolePolicy("p", new RolePolicyArgs
            {
                Role = "r",
                {|INFRA3502:Policy|} = """
                    {
                      "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }]
                    }
                    """,
            });
        }
        """");

    private static Task Verify(ImmutableHashSet<string> rules, string source) =>
        AnalyzerVerifier.VerifyAsync(TestProgram.Of(Libraries.Pulumi, source) with { Rules = rules }, Check.Analyzers);
}
