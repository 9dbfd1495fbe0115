using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA2001: CloudTrail must be able to assume the role that a trail delivers with.</summary>
public sealed class LetCloudTrailAssumeRoleTests
{
    private const string Rule = "INFRA2001";

    private const string Lambda = """{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }""";

    private const string CloudTrail =
        """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "sts:AssumeRole" }""";

    [Fact]
    public void Tells_of_the_role_and_where_it_is_made()
    {
        var report = RelationCheck.Finds(Rule, RelationCheck.Trail + Role(Policy(Lambda)));

        Assert.Equal(
            "CloudTrail trail 'aws_cloudtrail.audit' cannot deliver to CloudWatch Logs: the trust policy of 'aws_iam_role.delivery', its "
                + "cloud_watch_logs_role_arn, "
            + "does not let cloudtrail.amazonaws.com assume the role; allow that principal sts:AssumeRole",
            report.Message);
        Assert.Equal(7, report.Place.Line);
        Assert.Equal(["cloud_watch_logs_role_arn"], report.Attributes);
        var note = Assert.Single(report.Related);
        Assert.Equal("The role is made here.", note.Text);
        Assert.Equal(10, note.Place.Line);
    }

    [Theory]
    [InlineData(
        """{ Effect = "Allow", Principal = { Service = ["lambda.amazonaws.com", "logs.amazonaws.com"] }, Action = "sts:AssumeRole" }""")]
    [InlineData(
        """{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }, Action """
            + """= "sts:AssumeRole" }""")]
    [InlineData(
        """{ Effect = "Allow", Principal = { Federated = aws_iam_openid_connect_provider.ci.arn }, Action """
            + """= "sts:AssumeRoleWithWebIdentity" }""")]
    [InlineData("""{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "sts:TagSession" }""")]
    [InlineData("""{ Effect = "Deny", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "sts:AssumeRole" }""")]
    [InlineData(
        """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "sts:*" }, { Effect = "Deny", Principal = """
            + """{ Service = "cloudtrail.amazonaws.com" }, Action = "sts:AssumeRole" }""")]
    public void Found(string statements) => RelationCheck.Finds(Rule, RelationCheck.Trail + Role(Policy(statements)));

    [Theory]
    [InlineData(CloudTrail)]
    [InlineData(Lambda + ", " + CloudTrail)]
    [InlineData(
        """{ Effect = "Allow", Principal = { Service = ["lambda.amazonaws.com", "cloudtrail.amazonaws.com"] }, Action = """
            + """["sts:AssumeRole"] }""")]
    [InlineData("""{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "STS:assume*" }""")]
    [InlineData(
        """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "sts:AssumeRole", Condition = { """
            + """StringEquals = { "aws:SourceAccount" = "1" } } }""")]
    [InlineData(
        """{ Effect = "Allow", Principal = { Service = "cloudtrail.${data.aws_partition.current.dns_suffix}" }, Action """
            + """= "sts:AssumeRole" }""")]
    [InlineData("""{ Effect = "Allow", Principal = { Service = var.given }, Action = "sts:AssumeRole" }""")]
    [InlineData(
        """{ Effect = "Allow", Principal = { Service = var.given == 1 ? ["lambda.amazonaws.com"] : ["cloudtrail.amazonaws.com"] }, """
            + """Action = "sts:AssumeRole" }""")]
    [InlineData("""{ Effect = "Allow", Principal = { AWS = "*" }, Action = "sts:AssumeRole" }""")]
    [InlineData("""{ Effect = "Allow", Principal = "*", Action = "sts:AssumeRole" }""")]
    [InlineData("""{ Effect = "Allow", NotPrincipal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }""")]
    [InlineData("""{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, NotAction = "sts:TagSession" }""")]
    [InlineData("""var.given""")]
    public void Not_found(string statements) => RelationCheck.Passes(Rule, RelationCheck.Trail + Role(Policy(statements)));

    [Fact]
    public void Reads_literal_json()
    {
        RelationCheck.Finds(Rule,
            RelationCheck.Trail
                + Role(Heredoc(
                    """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": """
                        + """{"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}}""")));
        RelationCheck.Passes(Rule,
            RelationCheck.Trail
                + Role(Heredoc(
                    """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": """
                        + """{"Service": "cloudtrail.amazonaws.com"}, "Action": "sts:AssumeRole"}}""")));
        RelationCheck.Passes(Rule, RelationCheck.Trail + Role(Heredoc("""{"Statement": [${var.given}]}""")));
        RelationCheck.Passes(Rule,
            RelationCheck.Trail
                + Role(Heredoc(
                    """{"Statement": {"Effect": "Allow", "Principal": ${jsonencode(var.given)}, "Action": "sts:AssumeRole"}}""")));
    }

    [Theory]
    [InlineData("""{"Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"},]}""")]
    [InlineData("""{"Statement": [], "Statement": []}""")]
    [InlineData("""{"Statement": 1}""")]
    [InlineData("""[]""")]
    [InlineData("""{"Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]} x""")]
    [InlineData("""no JSON""")]
    public void Leaves_malformed_policies_to_others(string json) => RelationCheck.Passes(Rule, RelationCheck.Trail + Role(Heredoc(json)));

    [Theory]
    [InlineData("lambda.amazonaws.com", true)]
    [InlineData("cloudtrail.amazonaws.com", false)]
    public void Reads_policy_documents(string service, bool isFound)
    {
        var document =
            $$"""
            data "aws_iam_policy_document" "trust" {
              statement {
                actions = ["sts:AssumeRole"]
                principals {
                  type        = "Service"
                  identifiers = ["{{service}}"]
                }
              }
            }

            """;
        Assert.Equal(isFound ? 1 : 0,
            RelationCheck.Scan(Rule, RelationCheck.Trail + document + Role("data.aws_iam_policy_document.trust.json")).Count);

        var joined =
            """
            data "aws_iam_policy_document" "joined" {
              source_policy_documents = [data.aws_iam_policy_document.trust.json]
            }

            """;
        Assert.Equal(isFound ? 1 : 0,
            RelationCheck.Scan(Rule, RelationCheck.Trail + document + joined + Role("data.aws_iam_policy_document.joined.json")).Count);

        var overridden =
            """
            data "aws_iam_policy_document" "overridden" {
              source_policy_documents   = [data.aws_iam_policy_document.trust.json]
              override_policy_documents = [var.given]
            }

            """;
        RelationCheck.Passes(Rule, RelationCheck.Trail + document + overridden + Role("data.aws_iam_policy_document.overridden.json"));
    }

    [Fact]
    public void Expands_what_a_policy_document_generates()
    {
        string Document(string services) =>
            $$"""
            data "aws_iam_policy_document" "trust" {
              dynamic "statement" {
                for_each = {{services}}
                content {
                  actions = ["sts:AssumeRole"]
                  principals {
                    type        = "Service"
                    identifiers = [statement.value]
                  }
                }
              }
            }

            """;
        RelationCheck.Finds(Rule,
            RelationCheck.Trail + Document("""["lambda.amazonaws.com", "ec2.amazonaws.com"]""")
                + Role("data.aws_iam_policy_document.trust.json"));
        RelationCheck.Passes(Rule,
            RelationCheck.Trail + Document("""["lambda.amazonaws.com", "cloudtrail.amazonaws.com"]""")
                + Role("data.aws_iam_policy_document.trust.json"));
        RelationCheck.Passes(Rule, RelationCheck.Trail + Document("var.given") + Role("data.aws_iam_policy_document.trust.json"));
    }

    [Fact]
    public void Says_nothing_of_roles_that_are_made_elsewhere()
    {
        var trail = RelationCheck.Trail.Replace("aws_iam_role.delivery.arn", "data.aws_iam_role.delivery.arn", StringComparison.Ordinal);
        RelationCheck.Passes(Rule, trail + """data "aws_iam_role" "delivery" { name = "delivery" }""");
        RelationCheck.Passes(Rule,
            RelationCheck.Trail.Replace("aws_iam_role.delivery.arn", "var.given", StringComparison.Ordinal) + Role(Policy(Lambda)));
        RelationCheck.Passes(Rule,
            RelationCheck.Trail.Replace("aws_iam_role.delivery.arn", "module.role.arn", StringComparison.Ordinal)
                + """module "role" { source = "example/role/aws" }""");
    }

    [Fact]
    public void Says_nothing_of_a_policy_that_may_have_changed() => RelationCheck.Passes(
        Rule,
        RelationCheck.Trail + Role(Policy(Lambda) + "\n  lifecycle {\n    ignore_changes = [assume_role_policy]\n  }"));

    [Fact]
    public void Follows_references_through_modules()
    {
        var main =
            """
            module "role" {
              source  = "./role"
              service = "lambda.amazonaws.com"
            }
            module "trail" {
              source = "./trail"
              role   = module.role.arn
            }
            """;
        (string, string)[] modules =
        [
            ("role/main.tf",
                "variable \"service\" {}\noutput \"arn\" { value = aws_iam_role.delivery.arn }\n"
                    + Role(Policy("""{ Effect = "Allow", Principal = { Service = var.service }, Action = "sts:AssumeRole" }"""))),
            ("trail/main.tf", "variable \"role\" {}\nresource \"aws_cloudtrail\" \"audit\" {\n  cloud_watch_logs_role_arn = var.role\n}"),
        ];

        var report = RelationCheck.Finds(Rule, main, modules);
        Assert.Contains("'module.role.aws_iam_role.delivery'", report.Message, StringComparison.Ordinal);
        RelationCheck.Passes(Rule, main.Replace("lambda", "cloudtrail", StringComparison.Ordinal), modules);
    }

    [Fact]
    public void Tells_instances_apart()
    {
        string Main(string key) =>
            $$"""
            resource "aws_cloudtrail" "audit" {
              cloud_watch_logs_role_arn = aws_iam_role.delivery["{{key}}"].arn
            }
            resource "aws_iam_role" "delivery" {
              for_each           = toset(["cloudtrail", "lambda"])
              assume_role_policy = {{Policy(
                """{ Effect = "Allow", Principal = { Service = "${each.value}.amazonaws.com" }, Action = "sts:AssumeRole" }""")}}
            }
            """;
        Assert.Contains("""'aws_iam_role.delivery["lambda"]'""", RelationCheck.Finds(Rule, Main("lambda")).Message,
            StringComparison.Ordinal);
        RelationCheck.Passes(Rule, Main("cloudtrail"));
    }

    [Fact]
    public void Takes_conditions_the_same_way_in_both_resources()
    {
        string Main(string whenSet, string otherwise) =>
            $$"""
            variable "own" {}
            resource "aws_cloudtrail" "audit" {
              cloud_watch_logs_role_arn = var.own ? aws_iam_role.delivery.arn : null
            }
            resource "aws_iam_role" "delivery" {
              assume_role_policy = var.own ? {{Policy(whenSet)}} : {{Policy(otherwise)}}
            }
            """;
        RelationCheck.Finds(Rule, Main(Lambda, CloudTrail));
        RelationCheck.Passes(Rule, Main(CloudTrail, Lambda));
    }

    [Fact]
    public void Reads_the_json_syntax()
    {
        string Json(string service) =>
            $$"""
            {
              "resource": {
                "aws_cloudtrail": { "audit": { "cloud_watch_logs_role_arn": "${aws_iam_role.delivery.arn}" } },
                "aws_iam_role": { "delivery": { "assume_role_policy": "${data.aws_iam_policy_document.trust.json}" } }
              },
              "data": {
                "aws_iam_policy_document": { "trust": { "statement": [ { "actions": ["sts:AssumeRole"],
                  "principals": [ { "type": "Service", "identifiers": ["{{service}}"] } ] } ] } }
              }
            }
            """;
        RelationCheck.Finds(Rule, "", ("stack.tf.json", Json("lambda.amazonaws.com")));
        RelationCheck.Passes(Rule, "", ("stack.tf.json", Json("cloudtrail.amazonaws.com")));
    }

    private static string Policy(string statements) => $$"""jsonencode({ Version = "2012-10-17", Statement = [{{statements}}] })""";

    private static string Heredoc(string json) => $"<<-JSON\n    {json}\n  JSON\n";

    private static string Role(string policy) =>
        $$"""
        resource "aws_iam_role" "delivery" {
          assume_role_policy = {{policy}}
        }
        """;

    [Theory]
    [InlineData("Role = new Role(\"delivery\", new RoleArgs { AssumeRolePolicy = Trust(ec2) });")]
    [InlineData("var policy = Trust(ec2); Role = new Role(\"delivery\", new RoleArgs { AssumeRolePolicy = policy });")]
    [InlineData("Role = new Role(\"delivery\", new RoleArgs { AssumeRolePolicy = Given.A ? Trust(ec2) : Trust(lambda) });")]
    public Task Found_in_Csharp(string statements) => InCsharp(statements, found: true);

    [Theory]
    [InlineData("Role = new Role(\"delivery\", new RoleArgs { AssumeRolePolicy = Trust(cloudtrail) });")]
    [InlineData("Role = new Role(\"delivery\", new RoleArgs { AssumeRolePolicy = Given.Text });")]
    [InlineData("Role = new Role(\"delivery\", new RoleArgs { AssumeRolePolicy = Given.A ? Trust(ec2) : Trust(cloudtrail) });")]
    [InlineData("Role = new Role(\"delivery\", Given.Passes(new RoleArgs { AssumeRolePolicy = Trust(ec2) }));")]
    [InlineData("Role = Given.Passes(new Role(\"delivery\", new RoleArgs { AssumeRolePolicy = Trust(ec2) }));")]
    public Task Not_found_in_Csharp(string statements) => InCsharp(statements, found: false);

    [Theory]
    [InlineData("Role.AssumeRolePolicy = Given.Text;")]
    [InlineData("Role.AddOverride(\"assume_role_policy\", Given.Text);")]
    [InlineData("Given.Takes(Role);")]
    [InlineData("((IamRole)Node.FindChild(\"delivery\")).AssumeRolePolicy = Given.Text;")]
    [InlineData("Aspects.Of(this).Add(new Trusting());")]
    public async Task Not_found_where_CDKTF_changes_the_role(string change)
    {
        const string Role = "Role = new IamRole(this, \"delivery\", new IamRoleConfig { AssumeRolePolicy = Trust(ec2) });";
        Assert.Single(await Cdktf(Role));
        Assert.Empty(await Cdktf(Role + change));
    }

    private static async Task InCsharp(string statements, bool found)
    {
        var pulumiSource =
            $$"""
            using Infra.Analyzers.Testing; using Pulumi; using Pulumi.Aws.CloudTrail; using Pulumi.Aws.Iam;

            class Program : Stack
            {
                public Program()
                {
                    Role Role;
                    {{Services}}
                    {{statements}}
                    _ = new Trail("audit", new TrailArgs { CloudWatchLogsRoleArn = Role.Arn });
                }

                {{Trust}}
            }
            """;
        var pulumi = TestProgram.Of(Libraries.Pulumi, pulumiSource) with { Rules = [Rule] };
        Assert.Equal(found ? 1 : 0, (await pulumi.AnalyzeAsync(new InfraAnalyzer())).Length);
        var cdktf =
            await Cdktf(
                statements.Replace("new Role(", "new IamRole(this, ", StringComparison.Ordinal)
                    .Replace("RoleArgs", "IamRoleConfig", StringComparison.Ordinal));
        Assert.Equal(found ? 1 : 0, cdktf.Length);
        if (found)
        {
            Assert.EndsWith(
                "the trust policy of 'delivery', its CloudWatchLogsRoleArn, does not let cloudtrail.amazonaws.com assume the role; "
                    + "allow that principal sts:AssumeRole",
                cdktf[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture),
                StringComparison.Ordinal);
            Assert.StartsWith("new IamRole",
                cdktf[0].AdditionalLocations[0].SourceTree!.ToString()[cdktf[0].AdditionalLocations[0].SourceSpan.Start..],
                StringComparison.Ordinal);
        }
    }

    private const string Services =
        "const string ec2 = \"ec2.amazonaws.com\", lambda = \"lambda.amazonaws.com\", cloudtrail = \"cloudtrail.amazonaws.com\";";

    private const string Trust =
        """"
        static string Trust(string service) =>
            $$"""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "{{service}}"}, "Action": "sts:AssumeRole"}]}
            """;
        """";

    private static Task<System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>> Cdktf(string statements)
    {
        var programSource =
            $$"""
            using Infra.Analyzers.Testing; using Constructs; using HashiCorp.Cdktf;
            using HashiCorp.Cdktf.Providers.Aws.Cloudtrail; using HashiCorp.Cdktf.Providers.Aws.IamRole;

            class Program : TerraformStack
            {
                public Program(Construct scope) : base(scope, "stack")
                {
                    IamRole Role;
                    {{Services}}
                    {{statements}}
                    _ = new Cloudtrail(this, "audit", new CloudtrailConfig { Name = "audit", S3BucketName = "logs", CloudWatchLogsRoleArn = Role.Arn });
                }

                {{Trust}}
            }

            class Trusting : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect
            {
                public void Visit(IConstruct node)
                {
                    if (node is IamRole role)
                        role.AssumeRolePolicy = Given.Text;
                }
            }
            """;
        var program = TestProgram.Of(Libraries.Cdktf, programSource) with { Rules = [Rule] };
        return program.AnalyzeAsync(new InfraAnalyzer());
    }

    [Fact]
    public async Task A_policy_document_in_CDKTF()
    {
        static string Stack(string service) =>
            $$"""
            var trust = new DataAwsIamPolicyDocument(this, "d", new DataAwsIamPolicyDocumentConfig { Statement = new[] { new DataAwsIamPolicyDocumentStatement { Actions = new[] { "sts:AssumeRole" },
                Principals = new[] { new DataAwsIamPolicyDocumentStatementPrincipals
                    { Type = "Service", Identifiers = new[] { "config.amazonaws.com", "{{service}}" } } } } } });
            var role = new IamRole(this, "r", new IamRoleConfig { AssumeRolePolicy = trust.Json });
            new Cloudtrail(this, "t", new CloudtrailConfig { Name = "t", S3BucketName = "b", CloudWatchLogsRoleArn = role.Arn });
            """;
        await new RelationProgram(Rule).FindsInCdktf(Stack("lambda.amazonaws.com"));
        await new RelationProgram(Rule).PassesInCdktf(Stack("cloudtrail.amazonaws.com"));
    }

    [Theory]
    [InlineData("INFRA2001", "CloudWatchLogsRoleArn = role.Arn, CloudWatchLogsLogGroupArn = group.Arn", 1)]
    [InlineData("INFRA2002", "CloudWatchLogsRoleArn = role.Arn, CloudWatchLogsLogGroupArn = group.Arn", 1)]
    [InlineData("INFRA2005", "S3BucketName = bucket.Id", 1)]
    [InlineData("INFRA2006", "KmsKeyId = key.Arn", 1)]
    [InlineData("INFRA2001", "CloudWatchLogsRoleArn = native.Arn, CloudWatchLogsLogGroupArn = group.Arn", 0)]
    [InlineData("INFRA2002", "CloudWatchLogsRoleArn = native.Arn, CloudWatchLogsLogGroupArn = group.Arn", 0)]
    [InlineData("INFRA2002", "CloudWatchLogsRoleArn = writer.Arn, CloudWatchLogsLogGroupArn = group.Arn", 0)]
    public async Task A_trail_of_AWS_Native_with_resources_of_either_provider(string rule, string members, int expected)
    {
        var program = new RelationProgram(rule);
        var found = await program.Pulumi(
            $$$""""
            var bucket = new Bucket("logs");
            var key = new Key("logs");
            var group = new Pulumi.AwsNative.Logs.LogGroup("audit");
            var role = new Role("delivery", new RoleArgs { AssumeRolePolicy = """{"Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""" });
            var writer = new Role("writer", new RoleArgs { AssumeRolePolicy = "{}" });
            new RolePolicy("writer", new RolePolicyArgs { Role = writer.Id, Policy = group.Arn.Apply(arn => $$"""{"Statement":[{"Effect":"Allow","Action":"logs:*","Resource":"{{arn}}"}]}""") });
            var native = new Pulumi.AwsNative.Iam.Role("native", new Pulumi.AwsNative.Iam.RoleArgs { AssumeRolePolicyDocument = new Dictionary<string, object>() });
            var trail = new Pulumi.AwsNative.CloudTrail.Trail("audit", new() { IsLogging = true, {{{members}}} });
            """");
        Assert.Equal(expected, found.Length);
    }

    private const string SerializedTypes =
        """
        record Who(string Service);
        record Statement(string Effect, Who Principal, string Action);
        class Policy { public string Version { get; init; } = "2012-10-17"; public List<Statement> Statement { get; } = new(); }
        record Named([property: System.Text.Json.Serialization.JsonPropertyName("Service")] string Whatever);
        class Shown { public string Service => Given.Passes("cloudtrail.amazonaws.com"); }
        class Derived : Base { public string Service { get; set; } = "lambda.amazonaws.com"; }
        class Base { public string AWS { get; set; } = "*"; }
        class Implementing : IWho { public string Service { get; set; } = "lambda.amazonaws.com"; }
        interface IWho { }
        class WithField { public string Service = "lambda.amazonaws.com"; }
        class Secret { public string Service { private get; set; } = "cloudtrail.amazonaws.com"; public string AWS { get; set; } = "arn:aws:iam::123456789012:root"; }
        enum Effect { Deny, Allow }
        """;

    [Theory]
    [InlineData(
        "JsonSerializer.Serialize(new { Statement = new { Effect = \"Allow\", Principal = new { Service = SERVICE }, Action = "
            + "\"sts:AssumeRole\" } })")]
    [InlineData(
        "JsonSerializer.Serialize(new { Statement = new[] { new { Effect = \"Allow\", Principal = new { Service = new[] { "
            + "\"config.amazonaws.com\", SERVICE } }, Action = \"sts:AssumeRole\" } } })")]
    [InlineData(
        "JsonSerializer.Serialize(new Dictionary<string, object?> { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new[] { new "
            + "Dictionary<string, object?> { [\"Effect\"] = \"Allow\", [\"Action\"] = \"sts:AssumeRole\", [\"Principal\"] = new "
            + "Dictionary<string, object?> { [\"Service\"] = SERVICE } } } })")]
    [InlineData(
        "JsonSerializer.Serialize(new Dictionary<string, object?> { { \"Statement\", new List<object> { new { Effect = \"Allow\", Action "
            + "= \"sts:AssumeRole\", Principal = new { Service = SERVICE } } } } }, new JsonSerializerOptions { WriteIndented = true })")]
    [InlineData("JsonSerializer.Serialize(new Policy { Statement = { new Statement(\"Allow\", new Who(SERVICE), \"sts:AssumeRole\") } })")]
    [InlineData(
        "Output.JsonSerialize(Output.Create(new { Statement = new { Effect = \"Allow\", Principal = new { Service = SERVICE }, Action = "
            + "\"sts:AssumeRole\" } }))")]
    [InlineData(
        "Output.Create(SERVICE).Apply(service => JsonSerializer.Serialize(new { Statement = new { Effect = \"Allow\", Principal = new { "
            + "Service = service }, Action = \"sts:AssumeRole\" } }))")]
    [InlineData(
        "Newtonsoft.Json.JsonConvert.SerializeObject(new { Statement = new { Effect = \"Allow\", Principal = new { Service = SERVICE }, "
            + "Action = \"sts:AssumeRole\" } }, Newtonsoft.Json.Formatting.Indented)")]
    public async Task A_serialized_policy_in_Pulumi(string policy)
    {
        var program = new RelationProgram(Rule) { Types = SerializedTypes };

        await program.FindsInPulumi(Pulumi(policy.Replace("SERVICE", "\"lambda.amazonaws.com\"", StringComparison.Ordinal)));
        await program.PassesInPulumi(Pulumi(policy.Replace("SERVICE", "\"cloudtrail.amazonaws.com\"", StringComparison.Ordinal)));
        await program.PassesInPulumi(Pulumi(policy.Replace("SERVICE", "Given.Passes(\"lambda.amazonaws.com\")", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(
        "JsonSerializer.Serialize(new { statement = new { Effect = \"Allow\", Principal = new { Service = \"lambda.amazonaws.com\" }, "
            + "Action = \"sts:AssumeRole\" } }, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase })")]
    [InlineData(
        "JsonSerializer.Serialize(new { Statement = new { Effect = \"Allow\", Principal = new Named(\"lambda.amazonaws.com\"), Action = "
            + "\"sts:AssumeRole\" } })")]
    [InlineData(
        "JsonSerializer.Serialize(new { Statement = new { Effect = \"Allow\", Principal = new Shown(), Action = \"sts:AssumeRole\" } })")]
    [InlineData(
        "JsonSerializer.Serialize(new { Statement = new { Effect = \"Allow\", Principal = (Base)new Derived(), Action = "
            + "\"sts:AssumeRole\" } })")]
    [InlineData(
        "JsonSerializer.Serialize(new { Statement = new { Effect = \"Allow\", Principal = (IWho)new Implementing(), Action = "
            + "\"sts:AssumeRole\" } })")]
    [InlineData(
        "JsonSerializer.Serialize(new { Statement = new { Effect = \"Allow\", Principal = new WithField(), Action = \"sts:AssumeRole\" } })")]
    [InlineData(
        "JsonSerializer.Serialize(new { Statement = new { Effect = Effect.Deny, Principal = new { Service = \"cloudtrail.amazonaws.com\" "
            + "}, Action = \"sts:AssumeRole\" } })")]
    [InlineData(
        "JsonSerializer.Serialize(Given.Passes(new { Statement = new { Effect = \"Allow\", Principal = new { Service = "
            + "\"lambda.amazonaws.com\" }, Action = \"sts:AssumeRole\" } }))")]
    [InlineData("JsonSerializer.Serialize(new { Statement = Given.Passes(new { Effect = \"Allow\" }) })")]
    [InlineData(
        "Newtonsoft.Json.JsonConvert.SerializeObject(new { Statement = new { Effect = \"Deny\" } "
            + "}, new Newtonsoft.Json.JsonSerializerSettings())")]
    public Task A_serialized_policy_of_which_not_enough_is_known(string policy) =>
        (new RelationProgram(Rule) { Types = SerializedTypes }).PassesInPulumi(Pulumi(policy));

    [Fact]
    public Task A_property_that_nobody_can_read_is_not_serialized() =>
        (new RelationProgram(Rule) { Types = SerializedTypes }).FindsInPulumi(
        Pulumi("JsonSerializer.Serialize(new { Statement = new { Effect = \"Allow\", Principal = new Secret(), Action = "
            + "\"sts:AssumeRole\" } })"));

    [Theory]
    [InlineData("Given.A")]
    [InlineData("!Given.A")]
    public Task A_serialized_policy_that_gets_a_statement_on_some_paths(string condition) => new RelationProgram(Rule).PassesInPulumi(
        $$"""
        var services = new List<string> { "lambda.amazonaws.com" };
        if ({{condition}})
            services.Add("cloudtrail.amazonaws.com");
        """ + Pulumi(
            "JsonSerializer.Serialize(new { Statement = new { Effect = \"Allow\", Principal = new { Service = services }, Action = "
                + "\"sts:AssumeRole\" } })"));

    [Fact]
    public async Task An_encoded_policy_in_CDKTF()
    {
        static string Stack(string service) =>
            $$"""
            var role = new IamRole(this, "r", new IamRoleConfig { AssumeRolePolicy = Fn.Jsonencode(new Dictionary<string, object> { ["Statement"] = new Dictionary<string, object> {
                ["Effect"] = "Allow", ["Action"] = "sts:AssumeRole",
                    ["Principal"] = new Dictionary<string, object> { ["Service"] = "{{service}}" } } }) });
            new Cloudtrail(this, "t", new CloudtrailConfig { Name = "t", S3BucketName = "b", CloudWatchLogsRoleArn = role.Arn });
            """;
        await new RelationProgram(Rule).FindsInCdktf(Stack("lambda.amazonaws.com"));
        await new RelationProgram(Rule).PassesInCdktf(Stack("cloudtrail.amazonaws.com"));
    }

    private static string Pulumi(string policy) =>
        $$"""
        var role = new Role("r", new RoleArgs { AssumeRolePolicy = {{policy}} });
        _ = new Trail("t", new TrailArgs { CloudWatchLogsRoleArn = role.Arn });
        """;
}
