using Infra.Analyzers.Testing;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>A role that may not write to the log group of its trail gets one more policy.</summary>
public sealed class LetRoleWriteToLogGroupTests
{
    private const string Trust = """{"Statement": []}""";

    [Fact]
    public Task A_role_without_a_policy() => Fixing.Best(
        Program(Libraries.Pulumi, Pulumi("")),
        Pulumi(
            """"

            _ = new RolePolicy("audit-role-policy", new RolePolicyArgs
            {
                Role = role.Id,
                Policy = Output.Format($$"""
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        {
                          "Effect": "Allow",
                          "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                          "Resource": "{{group.Arn}}:*"
                        }
                      ]
                    }
                    """),
            });


            """"));

    [Fact]
    public async Task A_role_whose_policy_is_about_something_else_keeps_it()
    {
        const string other =
            """new IamRolePolicy(this, "audit-role-policy", new IamRolePolicyConfig { Role = role.Name, Policy = "{\"Statement\": """
                + """[{\"Effect\": \"Allow\", \"Action\": \"logs:PutLogEvents\", \"Resource\": \"*\"}]}" });""" + "\n";

        await Fixing.Best(
            Program(Libraries.Cdktf, Cdktf(other)),
            Cdktf(
                other
                + """"

                new IamRolePolicy(this, "audit-role-policy-2", new IamRolePolicyConfig
                {
                    Role = role.Id,
                    Policy = $$"""
                        {
                          "Version": "2012-10-17",
                          "Statement": [
                            {
                              "Effect": "Allow",
                              "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                              "Resource": "{{group.Arn}}:*"
                            }
                          ]
                        }
                        """,
                });


                """"));
    }

    [Fact]
    public async Task Nothing_is_offered_where_the_role_has_no_name() => await Fixing.None(Program(
        Libraries.Pulumi,
        Fixing.PulumiStack(
            """
            var group = new LogGroup("logs");
            _ = new Trail("audit", new TrailArgs { CloudWatchLogsGroupArn = Output.Format($"{group.Arn}:*"), CloudWatchLogsRoleArn = new Role("r", new RoleArgs { AssumeRolePolicy = "{}" }).Arn });
            """)));

    private static TestProgram Program(Libraries libraries, string source) =>
        TestProgram.Of(libraries, source) with { Rules = ["INFRA2002"] };

    private static string Pulumi(string policy) => Fixing.PulumiStack(
        $$$""""
        var role = new Role("r", new RoleArgs { AssumeRolePolicy = """{{{Trust}}}""" });
        var group = new LogGroup("logs");
        {{{policy}}}_ = new Trail("audit", new TrailArgs { CloudWatchLogsGroupArn = Output.Format($"{group.Arn}:*"), CloudWatchLogsRoleArn = role.Arn });
        """");

    private static string Cdktf(string policy) => Fixing.CdkStack(
        $$$""""
        var role = new IamRole(this, "r", new IamRoleConfig { AssumeRolePolicy = """{{{Trust}}}""" });
        var group = new CloudwatchLogGroup(this, "logs", new CloudwatchLogGroupConfig { Name = "logs" });
        {{{policy}}}new Cloudtrail(this, "audit", new CloudtrailConfig { CloudWatchLogsGroupArn = $"{group.Arn}:*", CloudWatchLogsRoleArn = role.Arn });
        """");
}
