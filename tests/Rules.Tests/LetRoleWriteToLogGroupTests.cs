using System.Globalization;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA2002: the role that a trail delivers with must be allowed to write to the log group.</summary>
public sealed class LetRoleWriteToLogGroupTests
{
    private const string Rule = "INFRA2002";

    private const string Role =
        RelationCheck.Trail +
        """
        resource "aws_cloudwatch_log_group" "audit" {
          name = "audit"
        }
        resource "aws_iam_role" "delivery" {
          name = "delivery"
        }

        """;

    [Fact]
    public void Tells_what_is_missing()
    {
        var report = RelationCheck.Finds(Rule, Role);

        Assert.Equal(
            "CloudTrail trail 'aws_cloudtrail.audit' cannot deliver to CloudWatch Logs: 'aws_iam_role.delivery', its "
                + "cloud_watch_logs_role_arn, is not allowed "
            + "logs:CreateLogStream and logs:PutLogEvents on the log group's streams; allow it in a policy of the role",
            report.Message);
    }

    [Theory]
    [InlineData("""["logs:CreateLogStream", "logs:PutLogEvents"]""", "\"*\"", "")]
    [InlineData("\"logs:*\"", "\"*\"", "")]
    [InlineData("\"*\"", "\"*\"", "")]
    [InlineData("""["logs:Create*", "logs:Put*"]""", "\"${aws_cloudwatch_log_group.audit.arn}:*\"", "")]
    [InlineData("""["LOGS:createlogstream", "logs:putlogevents"]""", "\"arn:aws:logs:*:*:log-group:audit:log-stream:*\"", "")]
    [InlineData("""["logs:CreateLogStream", "logs:PutLogEvents"]""",
        "\"arn:aws:logs:eu-west-1:111122223333:log-group:audit:log-stream:111122223333_CloudTrail_eu-west-1*\"", "")]
    [InlineData("""["logs:CreateLogStream", "logs:PutLogEvents"]""",
        "\"arn:${data.aws_partition.current.partition}:logs:${var.given}:*:log-group:audit:*\"", "")]
    [InlineData("""["logs:CreateLogStream", "logs:PutLogEvents"]""", "[\"arn:aws:s3:::x\", \"arn:aws:logs:*:*:*\"]", "")]
    [InlineData("""["logs:CreateLogStream", "logs:PutLogEvents"]""", "var.given", "")]
    [InlineData("var.given", "\"*\"", "")]
    [InlineData("\"logs:CreateLogStream\"", "\"*\"", "logs:PutLogEvents")]
    [InlineData("\"logs:PutLogEvents\"", "\"*\"", "logs:CreateLogStream")]
    [InlineData("""["logs:CreateLogGroup", "logs:DescribeLogStreams"]""", "\"*\"", "logs:CreateLogStream and logs:PutLogEvents")]
    [InlineData("\"logs:*\"", "\"${aws_cloudwatch_log_group.audit.arn}\"", "logs:PutLogEvents")]
    [InlineData("\"logs:*\"", "\"arn:aws:logs:*:*:log-group:other:*\"", "logs:CreateLogStream and logs:PutLogEvents")]
    [InlineData("\"logs:*\"",
        "\"arn:${data.aws_partition.current.partition}:logs:${var.given}:"
            + "${data.aws_caller_identity.current.account_id}:log-group:other:*\"", "logs:CreateLogStream and logs:PutLogEvents")]
    [InlineData("\"logs:*\"", "\"arn:aws:s3:::*\"", "logs:CreateLogStream and logs:PutLogEvents")]
    public void Reads_actions_and_resources(string actions, string resources, string missing)
    {
        var reports =
            RelationCheck.Scan(Rule, Role + RolePolicy($$"""{ Effect = "Allow", Action = {{actions}}, Resource = {{resources}} }"""));

        Assert.Equal(missing, string.Concat(reports.Select(report => report.Message.Split("is not allowed ")[1].Split(" on ")[0])));
    }

    [Theory]
    [InlineData("""{ Effect = "Deny", Action = "logs:*", Resource = "*" }""", true)]
    [InlineData("""{ Effect = "Allow", Action = "*", Resource = "*" }, { Effect = "Deny", Action = "logs:PutLogEvents", Resource = "*" }""",
        true)]
    [InlineData(
        """{ Effect = "Allow", Action = "*", Resource = "*" }, { Effect = "Deny", Action = "logs:DeleteLogGroup", Resource = "*" }""",
        false)]
    [InlineData(
        """{ Effect = "Allow", Action = "*", Resource = "*" }, { Effect = "Deny", Action = "*", Resource = "*", Condition = { Bool = """
            + """{ "aws:SecureTransport" = "false" } } }""", false)]
    [InlineData("""{ Effect = "Allow", NotAction = "s3:*", Resource = "*" }""", false)]
    [InlineData("""{ Effect = "Allow", NotAction = "logs:*", Resource = "*" }""", true)]
    [InlineData("""{ Effect = "Allow", Action = "logs:*", NotResource = "arn:aws:logs:*:*:log-group:other:*" }""", false)]
    [InlineData("""{ Effect = "Allow", Action = "logs:*", NotResource = "*" }""", true)]
    [InlineData(
        """{ Effect = "Allow", Action = "logs:*", Resource = "*", Condition = { StringEquals = { "aws:RequestedRegion" = "eu-west-1" } """
            + """} }""", false)]
    [InlineData(
        """{ Effect = "Allow", Action = "s3:*", Resource = "*", Condition = { StringEquals = { "aws:RequestedRegion" = "eu-west-1" } } }""",
        true)]
    public void Reads_the_other_elements(string statements, bool isFound) =>
        Assert.Equal(isFound ? 1 : 0, RelationCheck.Scan(Rule, Role + RolePolicy(statements)).Count);

    [Theory]
    [InlineData(
        """resource "aws_iam_role_policy_attachment" "x" { role = aws_iam_role.delivery.name, policy_arn = aws_iam_policy.write.arn }""")]
    [InlineData("""resource "aws_iam_role_policy_attachment" "x" { role = "delivery", policy_arn = aws_iam_policy.write.arn }""")]
    [InlineData("""resource "aws_iam_role_policy_attachment" "x" { role = var.given, policy_arn = aws_iam_policy.write.arn }""")]
    [InlineData(
        """resource "aws_iam_role_policy_attachment" "x" { for_each = toset([aws_iam_policy.other.arn, var.given]), role = """
            + """aws_iam_role.delivery.name, policy_arn = each.value }""")]
    [InlineData(
        """resource "aws_iam_role_policy_attachment" "x" { role = aws_iam_role.delivery.name, policy_arn """
            + """= "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess" }""")]
    [InlineData(
        """resource "aws_iam_policy_attachment" "x" { """
            + """roles = ["x", aws_iam_role.delivery.name], policy_arn = aws_iam_policy.write.arn }""")]
    [InlineData("""resource "aws_iam_policy_attachment" "x" { roles = var.given, policy_arn = aws_iam_policy.write.arn }""")]
    [InlineData(
        """resource "aws_iam_role_policy" "x" { role = aws_iam_role.delivery.id, policy = data.aws_iam_policy_document.write.json }""")]
    [InlineData(
        """resource "aws_iam_role_policy" "x" { count = var.given, role = aws_iam_role.delivery.id, policy = """
            + """data.aws_iam_policy_document.write.json }""")]
    [InlineData("""resource "aws_cloudwatch_log_resource_policy" "x" { policy_document = var.given }""")]
    [InlineData("""module "policies" { source = "example/policies/aws", role = aws_iam_role.delivery.name }""")]
    [InlineData("""module "policies" { source = "example/policies/aws", roles = { audit = aws_iam_role.delivery } }""")]
    [InlineData("""module "policies" { source = "example/policies/aws", role = "delivery" }""")]
    [InlineData("""module "policies" { source = "example/policies/aws", roles = concat([aws_iam_role.delivery.name], var.given) }""")]
    [InlineData("""output "role" { value = aws_iam_role.delivery.name }""")]
    [InlineData("""output "role" { value = aws_iam_role.delivery }""")]
    public void Not_found_where_a_policy_is_or_may_be_attached(string block) => RelationCheck.Passes(Rule, Role + Policies + Lines(block));

    [Theory]
    [InlineData(
        """resource "aws_iam_role_policy_attachment" "x" { role = aws_iam_role.other.name, policy_arn = aws_iam_policy.write.arn }""")]
    [InlineData("""resource "aws_iam_role_policy_attachment" "x" { role = "other", policy_arn = aws_iam_policy.write.arn }""")]
    [InlineData(
        """resource "aws_iam_role_policy_attachment" "x" { role = aws_iam_role.delivery.name, policy_arn = aws_iam_policy.other.arn }""")]
    [InlineData(
        """resource "aws_iam_policy_attachment" "x" { roles = [aws_iam_role.other.name], policy_arn = aws_iam_policy.write.arn }""")]
    [InlineData(
        """resource "aws_iam_role_policy" "x" { count = 0, role = aws_iam_role.delivery.id, policy = """
            + """data.aws_iam_policy_document.write.json }""")]
    [InlineData("""module "network" { source = "example/network/aws", role = aws_iam_role.other.name }""")]
    [InlineData("""module "policies" { source = "example/policies/aws", count = 0, role = aws_iam_role.delivery.name }""")]
    [InlineData("""output "role" { value = aws_iam_role.delivery.arn }""")]
    [InlineData("""output "other" { value = [aws_iam_role.other.name, var.given] }""")]
    public void Found_where_the_others_have_the_policies(string block) => RelationCheck.Finds(Rule, Role + Policies + Lines(block));

    [Theory]
    [InlineData("inline_policy {\n name = \"x\"\n policy = data.aws_iam_policy_document.write.json\n }", false)]
    [InlineData("inline_policy {\n name = \"x\"\n policy = data.aws_iam_policy_document.other.json\n }", true)]
    [InlineData("dynamic \"inline_policy\" {\n for_each = var.given\n content {\n policy = data.aws_iam_policy_document.other.json\n }\n }",
        false)]
    [InlineData("managed_policy_arns = [aws_iam_policy.write.arn]", false)]
    [InlineData("managed_policy_arns = [aws_iam_policy.other.arn]", true)]
    [InlineData("managed_policy_arns = var.given", false)]
    [InlineData("permissions_boundary = aws_iam_policy.write.arn", true)]
    [InlineData("lifecycle {\n ignore_changes = [inline_policy]\n }", false)]
    public void Reads_the_policies_in_the_role(string body, bool isFound) =>
        Assert.Equal(isFound ? 1 : 0,
            RelationCheck.Scan(Rule,
                Role.Replace("name = \"delivery\"", "name = \"delivery\"\n" + body, StringComparison.Ordinal) + Policies).Count);

    [Theory]
    [InlineData("is_organization_trail = true", "111122223333_CloudTrail_eu-west-1*", true)]
    [InlineData("is_organization_trail = true", "o-exampleorgid_*", false)]
    [InlineData("is_organization_trail = true", "*", false)]
    [InlineData("is_organization_trail = var.given", "111122223333_CloudTrail_eu-west-1*", false)]
    [InlineData("", "111122223333_CloudTrail_eu-west-1*", false)]
    public void Knows_the_streams_of_organization_trails(string body, string stream, bool isFound)
    {
        var main = Role.Replace("name                       = \"audit\"", body, StringComparison.Ordinal)
            + RolePolicy(
                $$"""{ Effect = "Allow", Action = "logs:PutLogEvents", Resource """
                    + $$"""= "arn:aws:logs:eu-west-1:111122223333:log-group:audit:log-stream:{{stream}}" }, { Effect = "Allow", Action """
                    + """= "logs:CreateLogStream", Resource = "*" }""");
        Assert.Equal(isFound ? 1 : 0, RelationCheck.Scan(Rule, main).Count);
    }

    [Fact]
    public void Knows_actions_where_the_group_is_not_known()
    {
        var elsewhere = Role.Replace("\"${aws_cloudwatch_log_group.audit.arn}:*\"", "var.given", StringComparison.Ordinal);
        RelationCheck.Finds(Rule, elsewhere + RolePolicy("""{ Effect = "Allow", Action = "s3:*", Resource = "*" }"""));
        RelationCheck.Finds(Rule, elsewhere + RolePolicy("""{ Effect = "Allow", Action = "logs:*", Resource = "arn:aws:s3:::x" }"""));
        RelationCheck.Passes(Rule,
            elsewhere + RolePolicy("""{ Effect = "Allow", Action = "logs:*", Resource = "arn:aws:logs:*:*:log-group:other:*" }"""));
    }

    [Fact]
    public void Is_about_trails_that_name_a_group() =>
        RelationCheck.Passes(Rule,
            Role.Replace("cloud_watch_logs_group_arn = \"${aws_cloudwatch_log_group.audit.arn}:*\"", "", StringComparison.Ordinal));

    [Fact]
    public void Says_nothing_where_a_file_cannot_be_read() =>
        RelationCheck.Passes(Rule, Role, ("broken.tf", "resource \"aws_iam_role_policy\" {"));

    [Fact]
    public void Sees_policies_in_other_modules()
    {
        (string, string) policies = (
            "policies/main.tf",
            """
            variable "role" {}
            resource "aws_iam_role_policy" "write" {
              role   = var.role
              policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "logs:*", Resource = "*" }] })
            }
            """);
        RelationCheck.Passes(Rule, Role + "module \"policies\" {\n  source = \"./policies\"\n  role   = aws_iam_role.delivery.id\n}\n",
            policies);
        RelationCheck.Finds(Rule,
            Role + "module \"policies\" {\n  source = \"./policies\"\n  role   = aws_iam_role.other.id\n}\nresource \"aws_iam_role\" "
                + "\"other\" {}\n", policies);
        RelationCheck.Passes(Rule, Role + "module \"policies\" {\n  source = \"./missing\"\n  role   = aws_iam_role.delivery.id\n}\n",
            policies);
    }

    [Theory]
    [InlineData("lower(var.role)")]
    [InlineData("[for name in [var.role] : lower(name)]")]
    [InlineData("lower(module.names.role)")]
    [InlineData("lower(module.names[0].all.role)")]
    public void Follows_names_through_modules_to_where_they_are_handed_out(string handed)
    {
        (string, string)[] modules =
        [
            ("names/main.tf",
                "variable \"role\" {}\noutput \"role\" { value = var.role }\noutput \"all\" { value = { role = var.role } }\n"),
            (
                "attach/main.tf",
                $$"""
                variable "role" {}
                module "names" {
                  source = "../names"
                  role   = var.role
                }
                module "policies" {
                  source = "example/policies/aws"
                  role   = {{handed}}
                }
                """),
        ];
        RelationCheck.Passes(Rule, Role + "module \"attach\" {\n  source = \"./attach\"\n  role   = aws_iam_role.delivery.id\n}\n",
            modules);
        RelationCheck.Finds(Rule,
            Role + "module \"attach\" {\n  source = \"./attach\"\n  role   = aws_iam_role.other.id\n}\nresource \"aws_iam_role\" "
                + "\"other\" {}\n", modules);
    }

    private const string Policies =
        """
        data "aws_iam_policy_document" "write" {
          statement {
            actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
            resources = ["${aws_cloudwatch_log_group.audit.arn}:*"]
          }
        }
        data "aws_iam_policy_document" "other" {
          statement {
            actions   = ["s3:*"]
            resources = ["*"]
          }
        }
        resource "aws_iam_policy" "write" {
          policy = data.aws_iam_policy_document.write.json
        }
        resource "aws_iam_policy" "other" {
          policy = data.aws_iam_policy_document.other.json
        }
        resource "aws_iam_role" "other" {
          name = "other"
        }

        """;

    private static string RolePolicy(string statements) =>
        $$"""
        resource "aws_iam_role_policy" "delivery" {
          role   = aws_iam_role.delivery.id
          policy = jsonencode({ Version = "2012-10-17", Statement = [{{statements}}] })
        }

        """;

    /// <summary>A block of a line, on as many as it needs.</summary>
    private static string Lines(string block)
    {
        var (open, close) = (block.IndexOf('{', StringComparison.Ordinal), block.LastIndexOf('}'));
        var depth = 0;
        var body = string.Concat(block[(open + 1)..close].Select(character =>
        {
            depth += character is '(' or '[' or '{' ? 1 : character is ')' or ']' or '}' ? -1 : 0;
            return character == ',' && depth == 0 ? "\n" : character.ToString();
        }));
        return block[..open] + "{\n" + body + "\n}\n";
    }

    private const string RoleAndGroup =
        """"
        var role = new Role("delivery", new RoleArgs { AssumeRolePolicy = "{}" });
        var group = new LogGroup("logs");
        const string both = """{ "Statement": [{ "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "*" }] }""";
        const string one = """{ "Statement": [{ "Effect": "Allow", "Action": "logs:CreateLogStream", "Resource": "*" }] }""";

        """";

    private const string TrailOfRole =
        """_ = new Trail("audit", new TrailArgs { CloudWatchLogsGroupArn = Output.Format($"{group.Arn}:*"), CloudWatchLogsRoleArn = """
            + """role.Arn });""";

    private static readonly RelationProgram Program = new(Rule);

    private static readonly RelationProgram PulumiProgram = Program with
    {
        Types =
            """
            class PolicyOf : RolePolicy
            {
                public PolicyOf(Role role, string policy) : base("p", new RolePolicyArgs { Role = role.Id, Policy = policy }) { }
            }

            class Holder
            {
                public Role? Role;
            }
            """,
    };

    [Theory]
    [InlineData("", "logs:CreateLogStream and logs:PutLogEvents")]
    [InlineData("new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = one });", "logs:PutLogEvents")]
    [InlineData(
        "new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Name, Policy = one }); "
            + "new InstanceProfile(\"i\", new InstanceProfileArgs { Role = role.Name });", "logs:PutLogEvents")]
    [InlineData(
        "var other = new Role(\"other\", new RoleArgs { AssumeRolePolicy = \"{}\" }); "
            + "new RolePolicy(\"p\", new RolePolicyArgs { Role = other.Id, Policy = both });",
        "logs:CreateLogStream and logs:PutLogEvents")]
    [InlineData("if (Given.A) new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = one });", "logs:PutLogEvents")]
    [InlineData(
        "var policy = new Policy(\"p\", new PolicyArgs { PolicyDocument = one }); new RolePolicyAttachment(\"a\", new "
            + "RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = policy.Arn });", "logs:PutLogEvents")]
    [InlineData("new PolicyOf(role, one);", "logs:PutLogEvents")]
    [InlineData(
        "new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = group.Arn.Apply(arn => JsonSerializer.Serialize(new { "
            + "Statement = new[] { new { Effect = \"Allow\", Action = new[] { \"logs:CreateLogStream\", \"logs:PutLogEvents\" }, Resource "
            + "= arn } } })) });", "logs:PutLogEvents")]
    [InlineData(
        "Attach(role.Name); void Attach(Output<string> name) => new RolePolicy(\"p\", new RolePolicyArgs { Role = name, Policy = one });",
        "logs:PutLogEvents")]
    [InlineData(
        "new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = Output.Format($\"{{ \\\"Statement\\\": [{{ \\\"Effect\\\": "
            + "\\\"Allow\\\", \\\"Action\\\": \\\"logs:*\\\", \\\"Resource\\\": \\\"{new LogGroup(\"other\", new LogGroupArgs { Name = "
            + "\"other\" }).Arn}:*\\\" }}] }}\") }); role = new Role(\"named\", new RoleArgs { AssumeRolePolicy = \"{}\" });",
        "logs:CreateLogStream and logs:PutLogEvents")]
    public async Task Found_in_Pulumi(string statements, string missing)
    {
        var finding = Assert.Single(await PulumiProgram.Pulumi(RoleAndGroup + statements + TrailOfRole));

        Assert.Contains($"its CloudWatchLogsRoleArn, is not allowed {missing} on the log group's streams",
            finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Single(finding.AdditionalLocations);
    }

    [Theory]
    [InlineData("new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = both });")]
    [InlineData(
        "new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Name, Policy = one }); "
            + "new RolePolicy(\"q\", new RolePolicyArgs { Role = role.Name, Policy = both });")]
    [InlineData("if (Given.A) new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = both });")]
    [InlineData(
        "var policy = new Policy(\"p\", new PolicyArgs { PolicyDocument = both }); new RolePolicyAttachment(\"a\", new "
            + "RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = policy.Arn });")]
    [InlineData(
        "var policy = new Policy(\"p\", new PolicyArgs { PolicyDocument = both }); new PolicyAttachment(\"a\", new PolicyAttachmentArgs { "
            + "Roles = { role.Name }, PolicyArn = policy.Arn });")]
    [InlineData(
        "var policy = new Policy(\"p\", new PolicyArgs { PolicyDocument = both }); new RolePolicyAttachmentsExclusive(\"a\", new "
            + "RolePolicyAttachmentsExclusiveArgs { RoleName = role.Name, PolicyArns = { policy.Arn } });")]
    [InlineData(
        "new RolePolicyAttachment(\"a\", new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = "
            + "\"arn:aws:iam::aws:policy/CloudWatchLogsFullAccess\" });")]
    [InlineData("new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = Given.Passes(one) });")]
    [InlineData("new RolePolicy(\"p\", Given.Passes(new RolePolicyArgs { Role = role.Id, Policy = one }));")]
    [InlineData("new RolePolicy(\"p\", new RolePolicyArgs { Role = Given.Passes(\"delivery\"), Policy = both });")]
    [InlineData("new PolicyOf(role, both);")]
    [InlineData(
        "new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = group.Arn.Apply(arn => JsonSerializer.Serialize(new { "
            + "Statement = new[] { new { Effect = \"Allow\", Action = new[] { \"logs:CreateLogStream\", \"logs:PutLogEvents\" }, Resource "
            + "= $\"{arn}:*\" } } })) });")]
    [InlineData("Given.Takes(role);")]
    [InlineData("Given.Takes(role.Name);")]
    [InlineData("Given.Takes(Output.Format($\"role/{role.Name}\"));")]
    [InlineData("var holder = new Holder { Role = role }; Given.Takes(holder);")]
    [InlineData("var names = new List<Output<string>> { role.Name }; Given.Takes(names);")]
    [InlineData("RoleName = role.Name;")]
    [InlineData("_kept = role;")]
    [InlineData("Func<Output<string>> name = () => role.Name; Given.Takes(name);")]
    [InlineData(
        "new CustomResource(\"aws:iam/rolePolicy:RolePolicy\", \"p\", new "
            + "DictionaryResourceArgs(System.Collections.Immutable.ImmutableDictionary<string, object?>.Empty.Add(\"role\", role.Name)), "
            + "(CustomResourceOptions?)null);")]
    [InlineData("role = Role.Get(\"delivery\", \"delivery\");")]
    [InlineData(
        "role = new Role(\"delivery\", new RoleArgs { AssumeRolePolicy = \"{}\" }, new CustomResourceOptions { Id = \"delivery\" });")]
    [InlineData("role = new Role(\"named\", new RoleArgs { AssumeRolePolicy = \"{}\", Name = \"audit\" });")]
    [InlineData(
        "role = new Role(\"managed\", new RoleArgs { AssumeRolePolicy = \"{}\", ManagedPolicyArns = { "
            + "\"arn:aws:iam::aws:policy/CloudWatchLogsFullAccess\" } });")]
    [InlineData(
        "role = new Role(\"inline\", new RoleArgs { AssumeRolePolicy = \"{}\", InlinePolicies = { new RoleInlinePolicyArgs { Name = "
            + "\"p\", Policy = both } } });")]
    public async Task Not_found_in_Pulumi(string statements)
    {
        var program = PulumiProgram with
        {
            Members =
                """
                private Role? _kept;
                [Output] public Output<string>? RoleName { get; set; }
                public void Attach(string policy) => new RolePolicy("later", new RolePolicyArgs { Role = _kept!.Name, Policy = policy });
                """,
        };

        await program.FindsInPulumi(RoleAndGroup + TrailOfRole);
        await program.PassesInPulumi(RoleAndGroup + statements + TrailOfRole);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("class Other { void Attach() => new RolePolicy(\"p\", new RolePolicyArgs { Role = \"audit\", Policy = \"\" }); }", false)]
    [InlineData("class Other { RolePolicy Attach() => new(\"p\", new() { Role = \"audit\", Policy = \"\" }); }", false)]
    [InlineData(
        "class Other { void Attach() => new CustomResource(\"aws:iam/rolePolicy:RolePolicy\", \"p\", ResourceArgs.Empty, "
            + "(CustomResourceOptions?)null); }", false)]
    [InlineData("class Other : RolePolicy { public Other() : base(\"p\", new RolePolicyArgs { Role = \"audit\", Policy = \"\" }) { } }",
        false)]
    [InlineData("class Other { void Make() => new Role(\"other\", new RoleArgs { AssumeRolePolicy = \"{}\" }); }", true)]
    public async Task A_role_with_a_name_of_its_own_may_get_policies_from_anywhere(string types, bool isFound)
    {
        var diagnostics =
            await new RelationProgram(Rule) { Types = types }
                .Pulumi(RoleAndGroup + "role = new Role(\"named\", new RoleArgs { AssumeRolePolicy = \"{}\", Name = \"audit\" });"
                    + TrailOfRole);

        Assert.Equal(isFound ? 1 : 0, diagnostics.Length);
    }

    [Theory]
    [InlineData("new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = both });")]
    [InlineData("if (Given.A) new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = both });")]
    [InlineData("role.Name.Apply(name => new RolePolicy(\"p\", new RolePolicyArgs { Role = name, Policy = both }));")]
    [InlineData("Output.All(role.Name).Apply(names => new RolePolicy(\"p\", new RolePolicyArgs { Role = names[0], Policy = both }));")]
    [InlineData("Given.Takes(role.Name);")]
    [InlineData(
        "foreach (var policy in new[] { one, both }) new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = policy });")]
    [InlineData(
        "foreach (var policy in Given.Passes(new[] { one })) new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = policy });")]
    public async Task Not_found_in_Pulumi_where_the_policy_comes_after_the_trail(string statements)
    {
        await PulumiProgram.FindsInPulumi(RoleAndGroup + TrailOfRole);
        await PulumiProgram.PassesInPulumi(RoleAndGroup + TrailOfRole + statements);
    }

    [Theory]
    [InlineData("new Bucket(\"b\", new BucketArgs(), Transformed);", true)]
    [InlineData("new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = one });", true)]
    [InlineData("new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = one }, Transformed);", false)]
    [InlineData("role = new Role(\"other\", new RoleArgs { AssumeRolePolicy = \"{}\" }, Transformed);", false)]
    [InlineData("new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = one }, new() { Parent = Parent() });", false)]
    [InlineData(
        "new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = one }); "
            + "new Bucket(\"b\", new(), new() { Parent = Parent() });",
        true)]
    [InlineData("new RolePolicy(\"p\", new RolePolicyArgs { Role = role.Id, Policy = one }, Given.Passes<CustomResourceOptions?>(null));",
        false)]
    public async Task A_transformation_reaches_the_resources_that_have_it(string statements, bool isFound)
    {
        var program = PulumiProgram with
        {
            Members =
                """
                private static ComponentResource Parent() => new("my:index:P", "c", new ComponentResourceOptions { ResourceTransformations = { Allow } });
                private CustomResourceOptions Transformed => new() { ResourceTransformations = { Allow } };
                private static ResourceTransformationResult? Allow(ResourceTransformationArgs args)
                {
                    if (args.Args is RolePolicyArgs policy) policy.Policy = "{}";
                    if (args.Args is RoleArgs role) role.ManagedPolicyArns = "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess";
                    return new ResourceTransformationResult(args.Args, args.Options);
                }
                """,
        };
        var diagnostics = await program.Pulumi(RoleAndGroup + statements + TrailOfRole);

        Assert.Equal(isFound ? 1 : 0, diagnostics.Length);
    }

    private const string CdktfRoleAndGroup =
        """"
        var role = new IamRole(this, "delivery", new IamRoleConfig { AssumeRolePolicy = "{}" });
        var group = new CloudwatchLogGroup(this, "logs", new CloudwatchLogGroupConfig());
        const string both = """{ "Statement": [{ "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "*" }] }""";
        const string one = """{ "Statement": [{ "Effect": "Allow", "Action": "logs:CreateLogStream", "Resource": "*" }] }""";

        """";

    private const string CdktfTrailOfRole =
        """new Cloudtrail(this, "audit", new CloudtrailConfig { Name = "audit", S3BucketName = "logs", CloudWatchLogsGroupArn = """
            + """$"{group.Arn}:*", CloudWatchLogsRoleArn = role.Arn });""";

    [Theory]
    [InlineData("")]
    [InlineData("new IamRolePolicy(this, \"p\", new IamRolePolicyConfig { Role = role.Id, Policy = one });")]
    [InlineData(
        "new IamRolePolicy(this, \"p\", new IamRolePolicyConfig { Role = role.Name, Policy = $$\"\"\"{ \"Statement\": [{ \"Effect\": "
            + "\"Allow\", \"Action\": \"logs:*\", \"Resource\": \"{{group.Arn}}\" }] }\"\"\" });")]
    [InlineData(
        "var document = new DataAwsIamPolicyDocument(this, \"d\", new DataAwsIamPolicyDocumentConfig { Statement = new[] { new "
            + "DataAwsIamPolicyDocumentStatement { Actions = new[] { \"logs:CreateLogStream\" }, Resources = new[] { \"*\" } } } }); "
            + "new IamRolePolicy(this, \"p\", new IamRolePolicyConfig { Role = role.Id, Policy = document.Json });")]
    [InlineData(
        "role.AddOverride(\"tags.team\", \"audit\"); role = new IamRole(this, \"other\", new IamRoleConfig { AssumeRolePolicy = \"{}\", "
            + "Name = \"audit\" });")]
    public async Task Found_in_CDKTF(string statements)
    {
        await Program.FindsInCdktf(CdktfRoleAndGroup + statements + CdktfTrailOfRole);
        await Program.FindsInCdktf(
            CdktfRoleAndGroup
                + CdktfTrailOfRole.Replace("role.Arn", "new IamRole(this, \"only\", new IamRoleConfig { AssumeRolePolicy = \"{}\" }).Arn",
                    StringComparison.Ordinal) + statements);
    }

    [Theory]
    [InlineData("new IamRolePolicy(this, \"p\", new IamRolePolicyConfig { Role = role.Id, Policy = both });")]
    [InlineData(
        "var policy = new IamRolePolicy(this, \"p\", new IamRolePolicyConfig { Role = role.Id, Policy = one }); policy.Policy = both;")]
    [InlineData(
        "var policy = new IamRolePolicy(this, \"p\", new IamRolePolicyConfig { Role = role.Id, Policy = one }); "
            + "policy.AddOverride(\"policy\", both);")]
    [InlineData(
        "var policy = new IamRolePolicy(this, \"p\", new IamRolePolicyConfig { Role = role.Id, Policy = one }); Given.Takes(policy);")]
    [InlineData(
        "var policy = new IamRolePolicy(this, \"p\", new IamRolePolicyConfig { Role = \"other\", Policy = both }); policy.Role = role.Name;")]
    [InlineData(
        "var document = new DataAwsIamPolicyDocument(this, \"d\", new DataAwsIamPolicyDocumentConfig { Statement = new[] { new "
            + "DataAwsIamPolicyDocumentStatement { Actions = new[] { \"logs:*\" }, Resources = new[] { \"*\" } } } }); "
            + "new IamRolePolicy(this, \"p\", new IamRolePolicyConfig { Role = role.Id, Policy = document.Json });")]
    [InlineData("role.AddOverride(\"managed_policy_arns\", new[] { \"arn:aws:iam::aws:policy/CloudWatchLogsFullAccess\" });")]
    [InlineData(
        "new TerraformResource(this, \"p\", new TerraformResourceConfig { TerraformResourceType = \"aws_iam_role_policy\" "
            + "}).AddOverride(\"role\", role.Name);")]
    [InlineData("new TerraformOutput(this, \"role\", new TerraformOutputConfig { Value = role.Name });")]
    [InlineData("Given.Takes(role);")]
    [InlineData("Aspects.Of(this).Add(new Allowing());")]
    public async Task Not_found_in_CDKTF(string statements)
    {
        var program = Program with
        {
            Types = statements.Contains("Allowing", StringComparison.Ordinal)
                ? """
                  class Allowing : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect
                  {
                      public void Visit(IConstruct node)
                      {
                          if (node is IamRole role)
                              new IamRolePolicy(role, "logs", new IamRolePolicyConfig { Role = role.Name, Policy = "" });
                      }
                  }
                  """
                : "",
        };

        await program.PassesInCdktf(CdktfRoleAndGroup + statements + CdktfTrailOfRole);
        await program.PassesInCdktf(CdktfRoleAndGroup + CdktfTrailOfRole + statements);
    }

    [Theory]
    [InlineData("private", true)]
    [InlineData("public", false)]
    public async Task A_role_that_is_kept_is_seen_as_far_as_private_methods_use_it(string accessibility, bool isFound)
    {
        var program = new RelationProgram(Rule)
        {
            Members =
                $$$"""
                private Role _role = null!;
                private LogGroup _group = null!;
                private void Create() { _role = new Role("delivery", new RoleArgs { AssumeRolePolicy = "{}" }); _group = new LogGroup("logs"); }
                private void Deliver() => _ = new Trail("audit", new TrailArgs { CloudWatchLogsGroupArn = Output.Format($"{_group.Arn}:*"), CloudWatchLogsRoleArn = _role.Arn });
                {{{accessibility}}} void Allow(string policy) => _ = new RolePolicy("p", new RolePolicyArgs { Role = _role.Id, Policy = policy });
                """,
        };

        var diagnostics = await program.Pulumi("""Create(); Deliver(); Allow("{ \"Statement\": [] }");""");

        Assert.Equal(isFound ? 1 : 0, diagnostics.Length);
    }

    [Theory]
    [InlineData("static")]
    [InlineData("")]
    public async Task A_role_of_a_field_may_get_policies_from_other_fields(string modifier)
    {
        var program = new RelationProgram(Rule)
        {
            Types =
                $$$"""
                class Fields
                {
                    private {{{modifier}}} readonly Role _role = new("delivery", new RoleArgs { AssumeRolePolicy = "{}" });
                    private {{{modifier}}} readonly RolePolicy _policy = new("p", new RolePolicyArgs
                        { Role = Output.Create("delivery"), Policy = "{}" });
                    public {{{modifier}}} void Make(LogGroup group) => _ = new Trail("audit", new TrailArgs
                        { CloudWatchLogsGroupArn = Output.Format($"{group.Arn}:*"), CloudWatchLogsRoleArn = _role.Arn });
                }
                """,
        };

        await program.PassesInPulumi("");
    }
}
