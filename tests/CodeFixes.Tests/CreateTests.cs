using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>What is missing is created, in the framework's idiom and the file's own style.</summary>
public sealed class CreateTests
{
    [Fact]
    public async Task In_cdktf() => await Fixing.Best(
        Libraries.Cdktf,
        """
        using Constructs;
        using HashiCorp.Cdktf;
        using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;

        namespace Audit;

        public sealed class AuditStack : TerraformStack
        {
            public AuditStack(Construct scope, string id)
                : base(scope, id)
            {
                var name = "all-events";

                // Everything that happens.
                _ = new Cloudtrail(this, "management-events", new CloudtrailConfig { Name = name, S3BucketName = "b" });
            }
        }

        """,
        """"
        using Constructs;
        using HashiCorp.Cdktf;
        using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;
        using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup;
        using HashiCorp.Cdktf.Providers.Aws.IamRole;
        using HashiCorp.Cdktf.Providers.Aws.IamRolePolicy;

        namespace Audit;

        public sealed class AuditStack : TerraformStack
        {
            public AuditStack(Construct scope, string id)
                : base(scope, id)
            {
                var name = "all-events";

                var managementEventsLogGroup = new CloudwatchLogGroup(this, "management-events-log-group", new CloudwatchLogGroupConfig
                {
                    RetentionInDays = 365,
                });
                var managementEventsRole = new IamRole(this, "management-events-role", new IamRoleConfig
                {
                    AssumeRolePolicy = """
                        {
                          "Version": "2012-10-17",
                          "Statement": [
                            {
                              "Effect": "Allow",
                              "Principal": { "Service": "cloudtrail.amazonaws.com" },
                              "Action": "sts:AssumeRole"
                            }
                          ]
                        }
                        """,
                });
                _ = new IamRolePolicy(this, "management-events-role-policy", new IamRolePolicyConfig
                {
                    Role = managementEventsRole.Id,
                    Policy = $$"""
                        {
                          "Version": "2012-10-17",
                          "Statement": [
                            {
                              "Effect": "Allow",
                              "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                              "Resource": "{{managementEventsLogGroup.Arn}}:*"
                            }
                          ]
                        }
                        """,
                });

                // Everything that happens.
                _ = new Cloudtrail(this, "management-events", new CloudtrailConfig
                {
                    Name = name,
                    S3BucketName = "b",
                    CloudWatchLogsGroupArn = $"{managementEventsLogGroup.Arn}:*",
                    CloudWatchLogsRoleArn = managementEventsRole.Arn,
                });
            }
        }

        """");

    [Fact]
    public async Task In_pulumi_with_tabs_braces_at_the_end_target_typed_creations_and_carriage_returns()
    {
        const string before = """
            using Pulumi.Aws.CloudTrail;
            using System;

            static class Audit {
            	static Audit() {
            		if (DateTime.Now.Year > 2000) {
            			Trail trail = new("auditTrail", new() {
            				S3BucketName = "b"
            			});
            		}
            	}
            }

            """;
        const string after = """"
            using Pulumi.Aws.CloudTrail;
            using System;
            using Pulumi;
            using Pulumi.Aws.CloudWatch;
            using Pulumi.Aws.Iam;

            static class Audit {
            	static Audit() {
            		if (DateTime.Now.Year > 2000) {
            			LogGroup auditTrailLogGroup = new("auditTrail-log-group", new() {
            				RetentionInDays = 365
            			});
            			Role auditTrailRole = new("auditTrail-role", new() {
            				AssumeRolePolicy = """
            					{
            					  "Version": "2012-10-17",
            					  "Statement": [
            					    {
            					      "Effect": "Allow",
            					      "Principal": { "Service": "cloudtrail.amazonaws.com" },
            					      "Action": "sts:AssumeRole"
            					    }
            					  ]
            					}
            					"""
            			});
            			_ = new RolePolicy("auditTrail-role-policy", new() {
            				Role = auditTrailRole.Id,
            				Policy = Output.Format($$"""
            					{
            					  "Version": "2012-10-17",
            					  "Statement": [
            					    {
            					      "Effect": "Allow",
            					      "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
            					      "Resource": "{{auditTrailLogGroup.Arn}}:*"
            					    }
            					  ]
            					}
            					""")
            			});

            			Trail trail = new("auditTrail", new() {
            				S3BucketName = "b",
            				CloudWatchLogsGroupArn = Output.Format($"{auditTrailLogGroup.Arn}:*"),
            				CloudWatchLogsRoleArn = auditTrailRole.Arn
            			});
            		}
            	}
            }

            """";
        await Fixing.Best(Libraries.Pulumi, before.ReplaceLineEndings("\r\n"), after.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public async Task Without_raw_strings_in_an_older_language()
    {
        var after =
            await Fixing.Best(
                TestProgram.Of(Libraries.Pulumi, Fixing.PulumiStack("_ = new Trail(\"t\", new TrailArgs());"))
                    with
                { LanguageVersion = LanguageVersion.CSharp10 });
        var text = Assert.Single(await after.TextsAsync());
        Assert.Contains("""AssumeRolePolicy = @"{""", text, StringComparison.Ordinal);
        Assert.Contains("\"\"Resource\"\": \"\"{tLogGroup.Arn}:*\"\"", text, StringComparison.Ordinal);
    }

    [Theory]
    // Only one is missing: what is there is used.
    [InlineData("""new Trail("t", new TrailArgs { CloudWatchLogsGroupArn = Output.Format($"{group.Arn}:*") });""", "\"{{group.Arn}}:*\"",
        "Role = tRole.Id")]
    [InlineData("""new Trail("t", new TrailArgs { CloudWatchLogsRoleArn = role.Arn });""", "\"{{tLogGroup.Arn}}:*\"", "Role = role.Id")]
    // Ids derive from the trail's.
    [InlineData("""foreach (var i in new[] { 1, 2 }) new Trail($"t{i}", new TrailArgs());""", "new LogGroup($\"t{i}-log-group\", ")]
    [InlineData("""foreach (var i in new[] { 1, 2 }) new Trail("t" + i, new TrailArgs());""", "new LogGroup(\"t\" + i + \"-log-group\", ")]
    [InlineData("""foreach (var name in new[] { "a", "b" }) new Trail(name, new TrailArgs());""", "new LogGroup($\"{name}-log-group\", ")]
    [InlineData("""new Trail(Given.Id("x"), new TrailArgs());""", "var trailId = Given.Id(\"x\");",
        "new LogGroup($\"{trailId}-log-group\", ", "new Trail(trailId, ")]
    [InlineData("""new Trail("MyTrail", new TrailArgs());""", "var myTrailLogGroup = new LogGroup(\"MyTrailLogGroup\", ")]
    [InlineData("""new Trail("my_trail", new TrailArgs());""", "var myTrailLogGroup = new LogGroup(\"my_trail_log_group\", ")]
    [InlineData("""new Bucket("t-log-group"); var tRole = 1; new Trail("t", new TrailArgs()); Given.Takes(tRole);""",
        "new LogGroup(\"t-log-group-2\", ", "tRole2.Arn")]
    // What belongs to the trail goes where it goes.
    [InlineData("""new Trail("t", new TrailArgs(), new CustomResourceOptions { Parent = this, Protect = true });""",
        "RetentionInDays = 365,\n        }, new CustomResourceOptions { Parent = this })")]
    // Places for statements.
    [InlineData("""if (Given.A) new Trail("t", new TrailArgs());""", "if (Given.A)\n        {\n            var tLogGroup")]
    [InlineData("""Action make = () => { new Trail("t", new TrailArgs()); }; make();""", "=> {\n            var tLogGroup")]
    [InlineData("""Func<Trail> make = () => new Trail("t", new TrailArgs()); make();""", "() =>\n        {\n            var tLogGroup",
        "return new Trail")]
    [InlineData("""Trail Make() => new Trail("t", new TrailArgs()); Make();""", "Trail Make()\n        {\n            var tLogGroup")]
    [InlineData("""switch (Given.Number) { case 1: new Trail("t", new TrailArgs()); break; }""", "case 1:\n        var tLogGroup")]
    [InlineData("#pragma warning disable CS1234\nnew Trail(\"t\", new TrailArgs());",
        "#pragma warning disable CS1234\n        var tLogGroup")]
    public async Task In_pulumi(string body, params string[] expected)
    {
        // A log group and a role that the trail cannot be given as they are: they stand in a field and a parameter of no certain value.
        var members = body.Contains("group.Arn", StringComparison.Ordinal) || body.Contains("role.Arn", StringComparison.Ordinal);
        var given =
            members ? "var group = Given.Passes<LogGroup?>(new LogGroup(\"g\"))!; "
                + "Role? role = Given.Passes<Role?>(new Role(\"r\", new RoleArgs()))!;\n" : "";
        var after =
            await Fixing.Best(Libraries.Pulumi,
                Fixing.PulumiStack(given + body)
                    .Replace("using Pulumi.Aws.Iam;\n", "using Pulumi.Aws.Iam;\nusing Pulumi.Aws.S3;\n", StringComparison.Ordinal),
                title: "Create");
        var text = Assert.Single(await after.TextsAsync());
        foreach (var part in expected)
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_top_level_statements_of_cdktf()
    {
        var after = await Fixing.Best(Libraries.Cdktf, """
            using HashiCorp.Cdktf;
            using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;

            var app = new App();
            var stack = new TerraformStack(app, "audit");
            new Cloudtrail(stack, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
            app.Synth();
            """);
        Assert.Contains("var tLogGroup = new CloudwatchLogGroup(stack, \"t-log-group\", new CloudwatchLogGroupConfig",
            Assert.Single(await after.TextsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_is_shared()
    {
        var after = await Fixing.Best(Libraries.Cdktf, Fixing.CdkStack(
            """
            var ireland = new AwsProvider(this, "ireland", new AwsProviderConfig { Alias = "ireland" });
            new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", Provider = ireland });
            """));
        Assert.Equal(4, Assert.Single(await after.TextsAsync()).Split("Provider = ireland").Length - 1);
    }

    [Fact]
    public async Task Every_trail_gets_its_own_where_that_is_asked_for()
    {
        var after = await Fixing.Best(
            Libraries.Pulumi,
            Fixing.PulumiStack(
                "new Trail(\"one\", new TrailArgs());\nvar g = new LogGroup(\"g\");\nvar r = new Role(\"r\", new RoleArgs());\nnew "
                    + "Trail(\"two\", new TrailArgs());\nnew Trail(\"three\", new TrailArgs());"));
        var text = Assert.Single(await after.TextsAsync());
        Assert.Equal(1, text.Split("new RolePolicy(").Length - 1);

        after = await Fixing.Best(
            Libraries.Pulumi,
            Fixing.PulumiStack(
                "var g = new LogGroup(\"g\");\nvar r = new Role(\"r\", new RoleArgs());\nnew Trail(\"two\", new TrailArgs());\nnew "
                    + "Trail(\"three\", new TrailArgs());"),
            title: "Create");
        text = Assert.Single(await after.TextsAsync());
        Assert.Equal(2, text.Split("new RolePolicy(").Length - 1);
    }

    [Fact]
    public async Task Names_that_would_clash_are_written_in_full()
    {
        var after = await Fixing.Best(Libraries.Pulumi, """
            using Pulumi.Aws.CloudTrail;

            _ = new Trail("t", new TrailArgs());

            class Role;

            class Output;
            """);
        var text = Assert.Single(await after.TextsAsync());
        Assert.Contains("new Pulumi.Aws.Iam.Role(", text, StringComparison.Ordinal);
        Assert.Contains("Pulumi.Output.Format(", text, StringComparison.Ordinal);
    }

    [Theory]
    // No statement can stand there, and nothing is in scope.
    [InlineData("    private readonly Trail _trail = new(\"t\", new TrailArgs());")]
    // Nobody knows what the class does with its arguments.
    [InlineData("    private void Make() => Given.Takes(new Own());\n    private sealed class Own() : Trail(\"t\", new TrailArgs());")]
    public Task Nothing_is_offered_where_no_fix_is_right(string members) =>
        Fixing.None(Libraries.Pulumi, Fixing.PulumiStack("Given.Takes(null);", members));
}
