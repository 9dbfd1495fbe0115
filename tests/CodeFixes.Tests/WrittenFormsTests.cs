using Infra.Analyzers.Testing;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>
/// Fixes keep to the form that a program is written in: what they change is what an experienced developer would have changed there.
/// </summary>
public sealed class WrittenFormsTests
{
    /// <summary>The rule, the statements, and what of them becomes what.</summary>
    public static TheoryData<string, string, string, string> InPulumi => new()
    {
        {
            "INFRA1005",
            """
            _ = new Trail("t", new TrailArgs
            {
                S3BucketName = "b",
                EnableLogFileValidation = true,
            });
            """,
            "    EnableLogFileValidation = true,\n",
            "    IsMultiRegionTrail = true,\n    EnableLogFileValidation = true,\n"
        },
        {
            "INFRA1006",
            """
            _ = new Trail("t", new TrailArgs
            {
                S3BucketName = "b"
            });
            """,
            "S3BucketName = \"b\"\n",
            "S3BucketName = \"b\",\n    EnableLogFileValidation = true\n"
        },
        {
            "INFRA1006",
            """
            Trail trail = new("t", new()
            {
                S3BucketName = "b", // shared
            });
            """,
            "// shared\n",
            "// shared\n    EnableLogFileValidation = true,\n"
        },
        {
            "INFRA1004",
            """
            var args = new TrailArgs
            {
                S3BucketName = "b",
                EnableLogging = false, // until the bucket is there
            };
            var trail = new Trail("t", args);
            """,
            "EnableLogging = false,",
            "EnableLogging = true,"
        },
        {
            "INFRA1009",
            """
            foreach (var name in new[] { "a", "b" })
            {
                _ = new Trail(name, new()
                {
                    S3BucketName = "b",
                    IncludeGlobalServiceEvents = false,
                    IsMultiRegionTrail = false,
                });
            }
            """,
            "IncludeGlobalServiceEvents = false",
            "IncludeGlobalServiceEvents = true"
        },
        {
            "INFRA1005",
            """
            static TrailArgs Args() => new() { S3BucketName = "b" };
            _ = new Trail("t", Args());
            """,
            "_ = new Trail(\"t\", Args());",
            "var trailArgs = Args();\ntrailArgs.IsMultiRegionTrail = true;\n_ = new Trail(\"t\", trailArgs);"
        },
        {
            "INFRA1005",
            """
            var args = new TrailArgs { S3BucketName = "b" };
            args.EnableLogFileValidation = true;
            _ = new Trail("t", args);
            """,
            "{ S3BucketName = \"b\" }",
            "{ S3BucketName = \"b\", IsMultiRegionTrail = true }"
        },
        {
            "INFRA1007",
            """
            var key = new Pulumi.Aws.Kms.Key("k");
            _ = new Trail("t", new TrailArgs
            {
                S3BucketName = "b",
            });
            """,
            "S3BucketName = \"b\",\n",
            "S3BucketName = \"b\",\n    KmsKeyId = key.Arn,\n"
        },
        {
            "INFRA1008",
            """
            var topic = new Pulumi.Aws.Sns.Topic("k");
            _ = new Trail("t", new TrailArgs
            {
                S3BucketName = "b",
            });
            """,
            "S3BucketName = \"b\",\n",
            "S3BucketName = \"b\",\n    SnsTopicName = topic.Name,\n"
        },
        {
            "INFRA1004",
            """_ = new Pulumi.AwsNative.CloudTrail.Trail("t", new() { IsLogging = false, S3BucketName = "b" });""",
            "IsLogging = false",
            "IsLogging = true"
        },
        {
            "INFRA1006",
            """
            _ = new Pulumi.AwsNative.CloudTrail.Trail("t", new()
            {
                IsLogging = true,
                S3BucketName = "b",
            });
            """,
            "S3BucketName = \"b\",\n",
            "S3BucketName = \"b\",\n    EnableLogFileValidation = true,\n"
        },
        {
            "INFRA1013",
            """
            var logGroup = new LogGroup("g");
            var trail = new Trail("t", new()
            {
                S3BucketName = "b",
                CloudWatchLogsGroupArn = $"{logGroup.Arn}:*",
                IsMultiRegionTrail = true,
            });
            """,
            "$\"{logGroup.Arn}:*\"",
            "Output.Format($\"{logGroup.Arn}:*\")"
        },
        {
            "INFRA1013",
            """"
            var logGroup = new LogGroup("g");
            _ = new RolePolicy("p", new RolePolicyArgs
            {
                Role = "r",
                Policy = $$"""
                    { "Statement": [{ "Effect": "Allow", "Action": "logs:*", "Resource": "{{logGroup.Arn}}:*" }] }
                    """,
            });
            """",
            "$$\"\"\"\n        { \"Statement\": [{ \"Effect\": \"Allow\", \"Action\": \"logs:*\", \"Resource\": \"{{logGroup.Arn}}:*\" }] "
                + "}\n        \"\"\",",
            "Output.Format($$\"\"\"\n        { \"Statement\": [{ \"Effect\": \"Allow\", \"Action\": \"logs:*\", \"Resource\": "
                + "\"{{logGroup.Arn}}:*\" }] }\n        \"\"\"),"
        },
        {
            "INFRA2001",
            """"
            var role = new Role("r", new RoleArgs
            {
                AssumeRolePolicy = """
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        {
                          "Effect": "Allow",
                          "Principal": {
                            "Service": "lambda.amazonaws.com"
                          },
                          "Action": "sts:AssumeRole"
                        }
                      ]
                    }
                    """,
            });
            _ = new Trail("t", new TrailArgs { CloudWatchLogsRoleArn = role.Arn });
            """",
            "\"Service\": \"lambda.amazonaws.com\"",
            "\"Service\": [\"lambda.amazonaws.com\", \"cloudtrail.amazonaws.com\"]"
        },
        {
            "INFRA2001",
            """
            const string policy = @"{
              ""Statement"": [
                { ""Effect"": ""Allow"", ""Principal"": { ""Service"": [ ""ec2.amazonaws.com"", ""lambda.amazonaws.com"" ] }, ""Action"": ""sts:AssumeRole"" }
              ]
            }";
            Role role = new("r", new() { AssumeRolePolicy = policy });
            Trail trail = new("t", new() { CloudWatchLogsRoleArn = role.Arn });
            """,
            "\"\"lambda.amazonaws.com\"\" ]",
            "\"\"lambda.amazonaws.com\"\", \"\"cloudtrail.amazonaws.com\"\" ]"
        },
        {
            "INFRA2001",
            """
            var role = new Role("r", new RoleArgs { AssumeRolePolicy = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":" +
                "{\"Service\":[\"ec2.amazonaws.com\"]},\"Action\":\"sts:AssumeRole\"}]}" });
            _ = new Trail("t", new TrailArgs { CloudWatchLogsRoleArn = role.Arn });
            """,
            "[\\\"ec2.amazonaws.com\\\"]",
            "[\\\"ec2.amazonaws.com\\\", \\\"cloudtrail.amazonaws.com\\\"]"
        },
    };

    [Theory]
    [MemberData(nameof(InPulumi))]
    public Task Pulumi(string rule, string statements, string from, string to) => Becomes(rule, Libraries.Pulumi, statements, from, to);

    /// <summary>The same for CDKTF.</summary>
    public static TheoryData<string, string, string, string> InCdktf => new()
    {
        {
            "INFRA1005",
            """
            new Cloudtrail(this, "t", new CloudtrailConfig
            {
                Name = "t",
                S3BucketName = "b",
            });
            """,
            "S3BucketName = \"b\",\n",
            "S3BucketName = \"b\",\n    IsMultiRegionTrail = true,\n"
        },
        {
            "INFRA1006",
            """
            Cloudtrail trail = new(this, "t", new CloudtrailConfig
            {
                Name = "t"
            });
            """,
            "Name = \"t\"\n",
            "Name = \"t\",\n    EnableLogFileValidation = true\n"
        },
        {
            "INFRA1004",
            """
            var config = new CloudtrailConfig
            {
                Name = "t",
                EnableLogging = false,
            };
            _ = new Cloudtrail(this, "t", config);
            """,
            "EnableLogging = false",
            "EnableLogging = true"
        },
        {
            "INFRA1009",
            """
            var trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "t" });
            trail.IncludeGlobalServiceEvents = false;
            """,
            "trail.IncludeGlobalServiceEvents = false;",
            "trail.IncludeGlobalServiceEvents = true;"
        },
        {
            "INFRA2001",
            """"
            var role = new IamRole(this, "r", new IamRoleConfig
            {
                AssumeRolePolicy = $$"""
                    {
                      "Statement": [
                        {
                          "Effect": "Allow",
                          "Principal": { "Service": ["lambda.amazonaws.com"] },
                          "Action": "{{"sts:AssumeRole"}}"
                        }
                      ]
                    }
                    """,
            });
            new Cloudtrail(this, "t", new CloudtrailConfig { Name = "t", CloudWatchLogsRoleArn = role.Arn });
            """",
            "[\"lambda.amazonaws.com\"]",
            "[\"lambda.amazonaws.com\", \"cloudtrail.amazonaws.com\"]"
        },
        {
            "INFRA2002",
            """"
            var group = new CloudwatchLogGroup(this, "logs", new CloudwatchLogGroupConfig { Name = "logs" });
            var role = new IamRole(this, "r", new IamRoleConfig { AssumeRolePolicy = "{}" });

            // Delivers all regions.
            Cloudtrail trail = new(this, "audit", new CloudtrailConfig
            {
                Name = "audit",
                CloudWatchLogsGroupArn = $"{group.Arn}:*",
                CloudWatchLogsRoleArn = role.Arn,
            });
            """",
            "\n// Delivers all regions.\n",
            """"

            new IamRolePolicy(this, "audit-role-policy", new IamRolePolicyConfig
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

            // Delivers all regions.

            """"
        },
    };

    [Theory]
    [MemberData(nameof(InCdktf))]
    public Task Cdktf(string rule, string statements, string from, string to) => Becomes(rule, Libraries.Cdktf, statements, from, to);

    [Fact]
    public Task A_policy_for_the_role_of_a_program_without_a_stack() => Fixing.Best(
        TestProgram.Of(Libraries.Pulumi, TopLevel("")) with { Rules = ["INFRA2002"] },
        TopLevel(
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

    private static string TopLevel(string policy) =>
        $$""""
        using System.Collections.Generic;
        using Pulumi;
        using Pulumi.Aws.CloudTrail;
        using Pulumi.Aws.CloudWatch;
        using Pulumi.Aws.Iam;

        return await Deployment.RunAsync(() =>
        {
            var group = new LogGroup("logs");
            var role = new Role("r", new RoleArgs { AssumeRolePolicy = "{}" });
        {{policy}}    var trail = new Trail("audit", new TrailArgs
            {
                CloudWatchLogsGroupArn = Output.Format($"{group.Arn}:*"),
                CloudWatchLogsRoleArn = role.Arn,
            });
            return new Dictionary<string, object?> { ["trail"] = trail.Arn };
        });

        """";

    private static async Task Becomes(string rule, Libraries libraries, string statements, string from, string to)
    {
        Assert.Contains(from, statements, StringComparison.Ordinal);
        var expected = statements.Replace(from, to, StringComparison.Ordinal);
        await Fixing.Best(
            TestProgram.Of(libraries, libraries == Libraries.Pulumi ? Fixing.PulumiStack(statements) : Fixing.CdkStack(statements))
                with
            { Rules = [rule] },
            libraries == Libraries.Pulumi ? Fixing.PulumiStack(expected) : Fixing.CdkStack(expected));
    }
}
