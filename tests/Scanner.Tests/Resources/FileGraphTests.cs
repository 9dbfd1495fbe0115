using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Resources;

namespace Infra.Analyzers.Scanner.Tests.Resources;

/// <summary>What rules find of a trail together with what it refers to, in plans, states, previews and stacks.</summary>
public sealed class FileGraphTests
{
    private const string Trust =
        """{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudtrail.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}"""
            + """]}""";
    private const string OtherTrust =
        """{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}""";
    private const string Allow = """{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"logs:*\",\"Resource\":\"*\"}]}""";
    private const string Elsewhere = """{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}""";
    private const string OtherWriter =
        """{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"config.amazonaws.com\"},\"Action\":\"s3:*\","""
            + """\"Resource\":\"*\"}]}""";
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    [Theory]
    [InlineData(OtherTrust, "INFRA2001")]
    [InlineData(Trust, "")]
    [InlineData(null, "")]
    public void A_plan_tells_the_trust_policy_of_a_role_that_is_yet_to_be_made(string? trust, string found)
    {
        var role = trust is null
            ? Planned("aws_iam_role", "delivery", "", """ "arn": true, "assume_role_policy": true """)
            : Planned("aws_iam_role", "delivery", $""" "assume_role_policy": "{trust}" """, """ "arn": true """);

        Assert.Equal(found, Found("INFRA2001", Plan([PlannedTrail, role], [TrailBlock, RoleBlock])));
    }

    [Theory]
    // Nothing allows anything.
    [InlineData("", "", "", "INFRA2002")]
    [InlineData($$$$""" "role": "delivery", "policy": "{{{{Elsewhere}}}}" """, "", "", "INFRA2002")]
    [InlineData($$$$""" "role": "other", "policy": "{{{{Allow}}}}" """, "", "", "INFRA2002")]
    [InlineData($$$$""" "policy": "{{{{Allow}}}}" """, """ "role": true """, """["aws_iam_role.other.id", "aws_iam_role.other"]""",
        "INFRA2002")]
    // Something does, or may.
    [InlineData($$$$""" "role": "delivery", "policy": "{{{{Allow}}}}" """, "", "", "")]
    [InlineData(""" "role": "delivery" """, """ "policy": true """, "", "")]
    [InlineData($$$$""" "policy": "{{{{Allow}}}}" """, """ "role": true """, """["aws_iam_role.delivery.id", "aws_iam_role.delivery"]""",
        "")]
    [InlineData($$$$""" "policy": "{{{{Allow}}}}" """, """ "role": true """, """["local.role"]""", "")]
    public void A_plan_tells_the_policies_of_a_role(string policy, string unknown, string references, string found)
    {
        string[] resources = policy.Length == 0 ? [] : [Planned("aws_iam_role_policy", "write", policy, unknown)];
        string[] blocks =
            policy.Length == 0
                ? [] : [Block("aws_iam_role_policy", "write",
                    references.Length == 0
                        ? """ "role": {}, "policy": {} """ : $$$$""" "role": {"references": {{{{references}}}} }, "policy": {} """)];

        Assert.Equal(found,
            Found("INFRA2002",
                Plan([PlannedTrail, KnownRole, OtherRole, .. resources],
                    [TrailBlock, RoleBlock, Block("aws_iam_role", "other", ""), .. blocks])));
    }

    [Theory]
    [InlineData("", "", "INFRA2002")]
    [InlineData(""", "outputs": {"role": {"expression": {"references": ["aws_iam_role.delivery.arn", "aws_iam_role.delivery"]}}}""", "",
        "INFRA2002")]
    [InlineData(""", "outputs": {"role": {"expression": {"references": ["aws_iam_role.delivery.name", "aws_iam_role.delivery"]}}}""", "",
        "")]
    [InlineData(""", "outputs": {"role": {"expression": {"references": ["aws_iam_role.delivery"]}}}""", "", "")]
    [InlineData(""", "outputs": {"role": {"expression": {"references": ["local.role"]}}}""", "", "")]
    [InlineData(
        """, "outputs": {"role": {"expression": {"references": ["module.m.role", "module.m"]}}}, "module_calls": {"m": {"expressions": """
            + """{"r": {"references": ["aws_iam_role.delivery.id", "aws_iam_role.delivery"]}}, "module": {"outputs": {"role": """
            + """{"expression": {"references": ["var.r"]}}}}}}""", "", "")]
    [InlineData("", """, "errored": true""", "")]
    [InlineData("", """, "complete": false""", "")]
    [InlineData("", """, "complete": true, "errored": false""", "INFRA2002")]
    public void What_may_be_added_elsewhere_is_not_told(string configuration, string plan, string found) =>
        Assert.Equal(found, Found("INFRA2002", Plan([PlannedTrail, KnownRole], [TrailBlock, RoleBlock], configuration, plan)));

    [Theory]
    [InlineData("null_resource",
        """ "expressions": {"triggers": {"references": ["aws_iam_role.delivery.name", "aws_iam_role.delivery"]}} """, "")]
    [InlineData("null_resource",
        """ "expressions": {"triggers": {"references": ["aws_iam_role.delivery.arn", "aws_iam_role.delivery"]}} """, "INFRA2002")]
    [InlineData("null_resource",
        """ "provisioners": [{"type": "local-exec", "expressions": {"command": {"references": """
            + """["aws_iam_role.delivery.id", "aws_iam_role.delivery"]}}}] """, "")]
    [InlineData("aws_sqs_queue",
        """ "provisioners": [{"type": "local-exec", "expressions": {"command": {"references": """
            + """["aws_iam_role.delivery.id", "aws_iam_role.delivery"]}}}], "expressions": {} """, "")]
    [InlineData("aws_sqs_queue", """ "expressions": {"name": {"references": ["aws_iam_role.delivery.name", "aws_iam_role.delivery"]}} """,
        "INFRA2002")]
    [InlineData("aws_ssm_parameter",
        """ "expressions": {"value": {"references": ["aws_iam_role.delivery.name", "aws_iam_role.delivery"]}} """, "")]
    [InlineData("awscc_iam_role_policy",
        """ "expressions": {"policies": [{"roles": {"references": ["aws_iam_role.delivery.name", "aws_iam_role.delivery"]}}]} """, "")]
    [InlineData("time_sleep", """ "expressions": {"triggers": {"references": ["aws_iam_role.delivery.name", "aws_iam_role.delivery"]}} """,
        "INFRA2002")]
    public void What_passes_a_name_on_may_add_to_the_resource(string type, string block, string found)
    {
        var passing = $$$$"""{"address": "{{{{type}}}}.x", "mode": "managed", "type": "{{{{type}}}}", "name": "x", {{{{block}}}} }""";
        Assert.Equal(found, Found("INFRA2002", Plan([PlannedTrail, KnownRole], [TrailBlock, RoleBlock, passing])));
        if (block.Contains("delivery.arn", StringComparison.Ordinal))
            return;
        var inModule = passing.Replace("aws_iam_role.delivery", "var.role", StringComparison.Ordinal);
        var call =
            $$$$""", "module_calls": { "m": { "module": { "resources": [{{{{inModule}}}}] }, "expressions": { "role": { "references": """
                + """["aws_iam_role.delivery.name", "aws_iam_role.delivery"] } } } }""";
        Assert.Equal(found, Found("INFRA2002", Plan([PlannedTrail, KnownRole], [TrailBlock, RoleBlock], call)));
    }

    [Fact]
    public void What_a_plan_makes_no_instance_of_may_be_there() =>
        Assert.Equal("",
            Found("INFRA2002", Plan([PlannedTrail, KnownRole], [TrailBlock, RoleBlock, Block("aws_iam_role_policy", "write", "")])));

    [Fact]
    public void A_plan_without_its_configuration_does_not_tell_what_it_refers_to() =>
        Assert.Equal("",
            Found("INFRA2001",
                $$$$"""{"format_version": "1.2", "resource_changes": """
                    + $$$$"""[{{{{PlannedTrail}}}}"""
                    + $$$$""", {{{{Planned("aws_iam_role", "delivery", $""" "assume_role_policy": "{OtherTrust}" """, "")}}}}]}"""));

    [Fact]
    public void A_damaged_plan_is_not_complete()
    {
        var plan = Plan([PlannedTrail, KnownRole], [TrailBlock, RoleBlock]);

        Assert.Equal("INFRA2002", Found("INFRA2002", plan));
        Assert.Equal("", Found("INFRA2002", plan[..^1]));
    }

    [Theory]
    [InlineData("""["aws_iam_role.delivery.arn", "aws_iam_role.delivery"]""", "INFRA2001")]
    [InlineData("""["aws_iam_role.delivery[0].arn", "aws_iam_role.delivery[0]", "aws_iam_role.delivery"]""", "INFRA2001")]
    [InlineData("""["aws_iam_role.delivery.arn", "aws_iam_role.delivery", "aws_iam_role.other.arn", "aws_iam_role.other"]""", "")]
    [InlineData("""["aws_iam_role.delivery.arn", "aws_iam_role.delivery", "var.prefix"]""", "")]
    [InlineData("""["local.role_arn"]""", "")]
    [InlineData("""["each.value"]""", "")]
    [InlineData("""["data.aws_iam_role.delivery.arn", "data.aws_iam_role.delivery"]""", "")]
    [InlineData("[]", "")]
    public void A_reference_is_followed_where_it_is_the_only_one(string references, string found)
    {
        var role = Planned("aws_iam_role", "delivery", $""" "assume_role_policy": "{OtherTrust}" """, """ "arn": true """);

        Assert.Equal(found,
            Found("INFRA2001",
                Plan([PlannedTrail, role],
                    [Block("aws_cloudtrail", "audit", $$$$""" "cloud_watch_logs_role_arn": {"references": {{{{references}}}} } """),
                        RoleBlock])));
    }

    [Fact]
    public void References_are_followed_through_modules()
    {
        var trail =
            PlannedTrail.Replace("\"aws_cloudtrail.audit\"", "\"module.trail[\\\"a.b\\\"].aws_cloudtrail.audit\"",
                StringComparison.Ordinal);
        var role =
            Planned("aws_iam_role", "delivery", $""" "assume_role_policy": "{OtherTrust}" """, "")
                .Replace("\"aws_iam_role.delivery\"", "\"module.role.aws_iam_role.delivery\"", StringComparison.Ordinal);
        var trailBlock = Block("aws_cloudtrail", "audit", """ "cloud_watch_logs_role_arn": {"references": ["var.role_arn"]} """);
        var calls = $$$$"""
            , "module_calls": {
              "trail": {"expressions": {"role_arn": {"references": ["module.role.arn", "module.role"]}},
                "module": {"resources": [{{{{trailBlock}}}}]}},
              "role": {"module": {"outputs": {"arn": {"expression": {"references": ["aws_iam_role.delivery.arn", "aws_iam_role.delivery"]}}}, "resources": [{{{{RoleBlock}}}}]}}}
            """;

        Assert.Equal("INFRA2001", Found("INFRA2001", Plan([trail, role], [], calls)));
    }

    [Fact]
    public void Which_of_several_instances_is_meant_is_not_known()
    {
        var first =
            Planned("aws_iam_role", "delivery", $""" "assume_role_policy": "{OtherTrust}" """, "")
                .Replace("\"aws_iam_role.delivery\"", "\"aws_iam_role.delivery[0]\"", StringComparison.Ordinal);

        Assert.Equal("INFRA2001", Found("INFRA2001", Plan([PlannedTrail, first], [TrailBlock, RoleBlock])));
        Assert.Equal("",
            Found("INFRA2001",
                Plan([PlannedTrail, first, first.Replace("[0]", "[1]", StringComparison.Ordinal)], [TrailBlock, RoleBlock])));
    }

    [Theory]
    [InlineData("INFRA2003", """ "bucket": "logs", "acl": "public-read" """, "INFRA2003")]
    [InlineData("INFRA2003", """ "bucket": "logs", "acl": "private" """, "")]
    [InlineData("INFRA2005", """ "bucket": "logs" """, "INFRA2005")]
    [InlineData("INFRA2005", $$$$""" "bucket": "logs", "policy": "{{{{OtherWriter}}}}" """, "INFRA2005")]
    [InlineData("INFRA2004", """ "bucket": "logs", "logging": [] """, "INFRA2004")]
    [InlineData("INFRA2004", """ "bucket": "logs", "logging": [{"target_bucket": "access"}] """, "")]
    public void A_plan_tells_what_a_bucket_is(string rule, string bucket, string found) =>
        Assert.Equal(found,
            Found(rule,
                Plan([PlannedTrail, Planned("aws_s3_bucket", "logs", bucket, """ "arn": true, "id": true """)],
                    [TrailBlock, Block("aws_s3_bucket", "logs", """ "bucket": {}, "acl": {}, "policy": {} """)])));

    [Theory]
    // A bucket whose policy is known only after the apply because it is written so, or because nobody writes it.
    [InlineData(""" "policy": {"references": ["local.policy"]} """, "")]
    [InlineData("", "INFRA2005")]
    public void What_is_not_written_is_not_set(string written, string found) =>
        Assert.Equal(found,
            Found("INFRA2005",
                Plan([PlannedTrail, Planned("aws_s3_bucket", "logs", """ "bucket": "logs" """, """ "policy": true """)],
                    [TrailBlock, Block("aws_s3_bucket", "logs", written)])));

    [Theory]
    [InlineData("", "INFRA2006")]
    [InlineData(""" "policy": {"references": ["data.aws_iam_policy_document.key.json", "data.aws_iam_policy_document.key"]} """, "")]
    public void A_plan_tells_the_policy_of_a_key(string written, string found) =>
        Assert.Equal(found,
            Found("INFRA2006",
                Plan([PlannedTrail, Planned("aws_kms_key", "logs", "", """ "arn": true, "policy": true """)],
                    [TrailBlock, Block("aws_kms_key", "logs", written)])));

    [Theory]
    [InlineData("INFRA2007", """ "retention_in_days": 0 """, "", "INFRA2007")]
    [InlineData("INFRA2007", """ "retention_in_days": 365 """, "", "")]
    [InlineData("INFRA2008", """ "name": "audit" """, "", "INFRA2008")]
    [InlineData("INFRA2008", """ "name": "audit" """,
        """ "log_group_name": "audit", "pattern": "CreateTrail UpdateTrail DeleteTrail StartLogging """
            + """StopLogging", "metric_transformation": [{"name": "changes"}] """, "")]
    public void A_plan_tells_what_a_log_group_is(string rule, string group, string filter, string found)
    {
        string[] filters =
            filter.Length == 0
                ? [] : [Planned("aws_cloudwatch_log_metric_filter", "changes", filter, ""),
                    Planned("aws_cloudwatch_metric_alarm", "changes", """ "metric_name": "changes" """, "")];

        Assert.Equal(found,
            Found(rule,
                Plan([PlannedTrail, Planned("aws_cloudwatch_log_group", "audit", group, """ "arn": true """), .. filters],
                    [TrailBlock, Block("aws_cloudwatch_log_group", "audit", "")])));
    }

    [Theory]
    [InlineData("INFRA2001",
        $$$$"""{"type": "aws_iam_role", "name": "r", "values": {"arn": "arn:role", "name": "r", "assume_role_policy": "{{{{OtherTrust}}}}"}}""",
        "INFRA2001")]
    [InlineData("INFRA2001",
        $$$$"""{"type": "aws_iam_role", "name": "r", "values": {"arn": "arn:role", "name": "r", "assume_role_policy": "{{{{Trust}}}}"}}""",
        "")]
    [InlineData("INFRA2001",
        $$$$"""{"type": "aws_iam_role", "name": "r", "values": {"arn": "arn:another", "name": "r", "assume_role_policy": "{{{{OtherTrust}}}}"}}""",
        "")]
    // Another state may have the policies.
    [InlineData("INFRA2002",
        $$$$"""{"type": "aws_iam_role", "name": "r", "values": {"arn": "arn:role", "name": "r", "inline_policy": [], "managed_policy_arns": []}}""",
        "")]
    [InlineData("INFRA2003",
        """{"type": "aws_s3_bucket", "name": "b", "values": {"bucket": "logs", "id": "logs"}}, """
            + """{"type": "aws_s3_bucket_acl", "name": "b", "values": {"bucket": "logs", "acl": "public-read"}}""", "INFRA2003")]
    [InlineData("INFRA2004", """{"type": "aws_s3_bucket", "name": "b", "values": {"bucket": "logs", "id": "logs"}}""", "")]
    [InlineData("INFRA2007",
        """{"type": "aws_cloudwatch_log_group", "name": "g", "values": """
            + """{"arn": "arn:aws:logs:eu-west-1:1:log-group:audit", "retention_in_days": 0}}""", "INFRA2007")]
    public void A_state_tells_what_is_certain_from_what_it_holds(string rule, string resources, string found)
    {
        const string trail =
            """{"type": "aws_cloudtrail", "name": "audit", "values": """
                + """{"s3_bucket_name": "logs", "cloud_watch_logs_role_arn": "arn:role","""
                + """ "cloud_watch_logs_group_arn": "arn:aws:logs:eu-west-1:1:log-group:audit:*"}}""";

        Assert.Equal(found,
            Found(rule, $$$$"""{"format_version": "1.0", "values": {"root_module": {"resources": [{{{{trail}}}}, {{{{resources}}}}]}}}"""));
        var instances =
            $"{trail}, {resources}".Replace("\"values\": {", "\"instances\": [{\"attributes\": {", StringComparison.Ordinal)
                .Replace("}}", "}}]}", StringComparison.Ordinal);
        Assert.Equal(found, Found(rule, $$$$"""{"version": 4, "terraform_version": "1.9.0", "resources": [{{{{instances}}}}]}"""));
    }

    [Theory]
    [InlineData("INFRA2001", $$$$""" "assumeRolePolicy": "{{{{OtherTrust}}}}" """, "INFRA2001")]
    [InlineData("INFRA2001", $$$$""" "assumeRolePolicy": "{{{{Trust}}}}" """, "")]
    [InlineData("INFRA2001", $$$$""" "assumeRolePolicy": "{{{{Unknown}}}}" """, "")]
    [InlineData("INFRA2002", $$$$""" "assumeRolePolicy": "{{{{Trust}}}}" """, "")]
    public void Pulumi_tells_what_a_trail_refers_to(string rule, string role, string found)
    {
        const string urn = "urn:pulumi:dev::p::aws:";
        var preview = $$$$"""
            {"steps": [
              {"op": "create", "newState": {"urn": "{{{{urn}}}}iam/role:Role::r", "type": "aws:iam/role:Role",
                "inputs": { {{{{role}}}} } } },
              {"op": "create", "newState": {"urn": "{{{{urn}}}}cloudtrail/trail:Trail::t", "type": "aws:cloudtrail/trail:Trail",
                "inputs": {"cloudWatchLogsRoleArn": "{{{{Unknown}}}}", "cloudWatchLogsGroupArn": "g"}, "propertyDependencies": {"cloudWatchLogsRoleArn": ["{{{{urn}}}}iam/role:Role::r"], "s3BucketName": null}}}]}
            """;
        var stack = $$$$"""
            {"version": 3, "deployment": {"resources": [
              {"urn": "{{{{urn}}}}cloudtrail/trail:Trail::t", "type": "aws:cloudtrail/trail:Trail",
                "inputs": {"cloudWatchLogsRoleArn": "arn:role", "cloudWatchLogsGroupArn": "g"} },
              {"urn": "{{{{urn}}}}iam/role:Role::r", "type": "aws:iam/role:Role", "id": "r", "inputs": { {{{{role}}}} }, "outputs": {"arn": "arn:role", "id": "r"} }]}}
            """;

        Assert.Equal(found, Found(rule, preview));
        Assert.Equal(found, Found(rule, stack));
        Assert.Equal("", Found(rule, preview.Replace("\"propertyDependencies\"", "\"other\"", StringComparison.Ordinal)));
    }

    private const string PlainBlock =
        """{"mode": "managed", "type": "TYPE", "name": "NAME", "provider_config_key": "PROVIDER", "expressions": {}}""";

    [Theory]
    [InlineData("aws", "aws", "INFRA2005")]
    [InlineData("aws.cn", "aws.cn", "INFRA2005")]
    [InlineData("aws", "aws.cn", "")]
    [InlineData("aws.cn", "aws", "")]
    public void A_plan_tells_whose_bucket_has_a_name(string trail, string bucket, string found) => Assert.Equal(
        found,
        Found("INFRA2005",
            Plan([PlannedTrail, Planned("aws_s3_bucket", "logs", """ "bucket": "logs" """, "")],
                [PlainBlock.Replace("TYPE", "aws_cloudtrail", StringComparison.Ordinal).Replace("NAME", "audit", StringComparison.Ordinal)
                    .Replace("PROVIDER", trail, StringComparison.Ordinal),
                 PlainBlock.Replace("TYPE", "aws_s3_bucket", StringComparison.Ordinal).Replace("NAME", "logs", StringComparison.Ordinal)
                    .Replace("PROVIDER", bucket, StringComparison.Ordinal)])));

    [Theory]
    [InlineData("eu", "eu", "INFRA2003")]
    [InlineData("eu", "cn", "")]
    public void A_state_tells_whose_bucket_has_a_name(string trail, string bucket, string found)
    {
        const string Resources =
            """
            {"version": 4, "terraform_version": "1.9.0", "resources": [
              {"type": "aws_cloudtrail", "name": "t", "provider": "provider[\"registry.terraform.io/hashicorp/aws\"].TRAIL", "instances": [{"attributes": {"s3_bucket_name": "logs"}}]},
              {"type": "aws_s3_bucket", "name": "b", "provider": "provider[\"registry.terraform.io/hashicorp/aws\"].BUCKET", "instances": [{"attributes": {"bucket": "logs", "acl": "public-read"}}]}]}
            """;
        Assert.Equal(found,
            Found("INFRA2003",
                Resources.Replace("TRAIL", trail, StringComparison.Ordinal).Replace("BUCKET", bucket, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("aws", "aws", "INFRA2003")]
    [InlineData("aws", "aws-cn", "")]
    public void The_ARNs_in_a_printed_state_tell_the_partition(string trail, string bucket, string found)
    {
        const string Resources =
            """
            {"format_version": "1.0", "values": {"root_module": {"resources": [
              {"type": "aws_cloudtrail", "name": "t", "values": {"arn": "arn:TRAIL:cloudtrail:r:1:trail/t", "s3_bucket_name": "logs"}},
              {"type": "aws_s3_bucket", "name": "b", "values": {"arn": "arn:BUCKET:s3:::logs", "bucket": "logs", "acl": "public-read"}}]}}}
            """;
        Assert.Equal(found,
            Found("INFRA2003",
                Resources.Replace("TRAIL", trail, StringComparison.Ordinal).Replace("BUCKET", bucket, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("p::aws::default::1", "p::aws::default::1", "INFRA2003")]
    [InlineData("p::aws::default::1", "p::aws::cn::2", "")]
    public void A_stack_tells_whose_bucket_has_a_name(string trail, string bucket, string found)
    {
        const string Resources =
            """
            {"version": 3, "deployment": {"resources": [
              {"urn": "t", "type": "aws:cloudtrail/trail:Trail", "inputs": {"s3BucketName": "logs"}, "provider": "TRAIL"},
              {"urn": "b", "type": "aws:s3/bucket:Bucket", "inputs": {"bucket": "logs", "acl": "public-read"}, "provider": "BUCKET"}]}}
            """;
        Assert.Equal(found,
            Found("INFRA2003",
                Resources.Replace("TRAIL", trail, StringComparison.Ordinal).Replace("BUCKET", bucket, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("~> 2.70", 2)]
    [InlineData("< 3.0.0", 2)]
    [InlineData(">= 2.70", null)]
    [InlineData("~> 5.0", 5)]
    [InlineData("", null)]
    public void A_plan_tells_the_version_of_the_provider(string constraint, int? newest)
    {
        var json =
            """
            {"provider_config": {"aws": {"name": "aws", "version_constraint": "HERE"}, "x": {"name": "x", "version_constraint": "1.0"}}}
            """
            .Replace("HERE", constraint, StringComparison.Ordinal);
        using var reader = new JsonReader(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)));
        var configuration = new PlanConfigurationReader(reader, Rules.Catalogue.RuleBook.BuiltIn);
        configuration.Read();

        Assert.Equal(newest, configuration.Configuration.AwsMajors.Newest);
    }

    private static string PlannedTrail => Planned(
        "aws_cloudtrail",
        "audit",
        """ "name": "audit", "s3_bucket_name": "logs" """,
        """ "cloud_watch_logs_role_arn": true, "cloud_watch_logs_group_arn": true, "kms_key_id": true """);

    private static string KnownRole =>
        Planned("aws_iam_role", "delivery", """ "name": "delivery", "inline_policy": [], "managed_policy_arns": [] """,
            """ "arn": true """);

    private static string OtherRole =>
        Planned("aws_iam_role", "other", """ "name": "other", "inline_policy": [], "managed_policy_arns": [] """, """ "arn": true """);

    private static string TrailBlock => Block(
        "aws_cloudtrail",
        "audit",
        """
        "cloud_watch_logs_role_arn": {"references": ["aws_iam_role.delivery.arn", "aws_iam_role.delivery"]},
        "cloud_watch_logs_group_arn": {"references": ["aws_cloudwatch_log_group.audit.arn", "aws_cloudwatch_log_group.audit"]},
        "kms_key_id": {"references": ["aws_kms_key.logs.arn", "aws_kms_key.logs"]},
        "name": {"constant_value": "audit"}
        """);

    private static string RoleBlock => Block("aws_iam_role", "delivery", """ "name": {}, "assume_role_policy": {} """);

    private static string Planned(string type, string name, string after, string unknown) =>
        $$$$"""{"address": "{{{{type}}}}.{{{{name}}}}", "mode": "managed", "type": "{{{{type}}}}", "name": "{{{{name}}}}", "change": """
            + $$$$"""{"actions": ["create"], "before": null, "after": { {{{{after}}}} }, "after_unknown": { {{{{unknown}}}} } } }""";

    private static string Block(string type, string name, string expressions) =>
        $$$$"""{"address": "{{{{type}}}}"""
            + $$$$""".{{{{name}}}}", "mode": "managed", "type": "{{{{type}}}}", "name": "{{{{name}}}}", "expressions": """
            + $$$$"""{ {{{{expressions}}}} } }""";

    private static string Plan(IEnumerable<string> resources, IEnumerable<string> blocks, string configuration = "", string plan = "") =>
        $$$$"""
        {"format_version": "1.2", "terraform_version": "1.9.0",
         "resource_changes": [{{{{string.Join(",\n", resources)}}}}],
         "configuration": {"root_module": {"resources": [{{{{string.Join(",\n", blocks)}}}}]{{{{configuration}}}} } }{{{{plan}}}} }
        """;

    private static string Found(string rule, string json)
    {
        using var folder = new TerraformCase().With("input.json", json);
        return string.Join(' ', folder.ScanAll("input.json").Where(report => report.Rule.Id == rule).Select(report => report.Rule.Id));
    }
}
