using System.Collections.Immutable;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Rules.Tests.Own;

/// <summary>A team's own rules, in every form that the product reads.</summary>
public sealed class OwnRuleTests
{
    private const string Encrypted =
        """
        { "id": "INFRA8001", "title": "Our databases are encrypted", "severity": "error",
          "resource": "aws_db_instance",
          "require": { "storage_encrypted": true } }
        """;

    // No rule of the catalogue is about topics.
    private const string KeyedTopic =
        """
        { "id": "INFRA8002", "title": "Our topics have a key", "resource": "AWS::SNS::Topic", "require": { "kms_master_key_id": "$set" } }
        """;

    public static TheoryData<string, string, string> Files => new()
    {
        { "main.tf", """resource "aws_db_instance" "x" { HERE }""", "storage_encrypted = true" },
        { "main.tf.json", """{ "resource": { "aws_db_instance": { "x": { HERE } } } }""", "\"storage_encrypted\": true" },
        {
            "plan.json",
            """
            { "format_version": "1.2", "resource_changes": [ { "address": "aws_db_instance.x", "mode": "managed", "type": "aws_db_instance",
              "name": "x", "change": { "actions": ["create"], "after": { HERE }, "after_unknown": {} } } ] }
            """,
            "\"storage_encrypted\": true"
        },
        {
            "terraform.tfstate",
            """
            { "version": 4, "terraform_version": "1.9.0", "resources": [ { "mode": "managed", "type": "aws_db_instance", "name": "x",
              "instances": [ { "attributes": { HERE } } ] } ] }
            """,
            "\"storage_encrypted\": true"
        },
        {
            "preview.json",
            """
            { "steps": [ { "op": "create", "urn": "x", "newState": { "urn": "x", "type": "aws:rds/instance:Instance",
              "inputs": { HERE } } } ] }
            """,
            "\"storageEncrypted\": true"
        },
        {
            "template.json",
            """{ "Resources": { "X": { "Type": "AWS::RDS::DBInstance", "Properties": { HERE } } } }""",
            "\"StorageEncrypted\": true"
        },
    };

    public static TheoryData<Libraries, string, string> Programs => new()
    {
        { Libraries.Pulumi, "new Pulumi.Aws.Rds.Instance(\"x\", new Pulumi.Aws.Rds.InstanceArgs { HERE });", "" },
        {
            Libraries.Cdktf,
            "new HashiCorp.Cdktf.Providers.Aws.DbInstance.DbInstance(scope, \"x\", "
                + "new HashiCorp.Cdktf.Providers.Aws.DbInstance.DbInstanceConfig { HERE });",
            "HashiCorp.Cdktf.TerraformStack scope"
        },
        {
            Libraries.CdkTerrain,
            "new Io.Cdktn.Providers.Aws.DbInstance.DbInstance(scope, \"x\", "
                + "new Io.Cdktn.Providers.Aws.DbInstance.DbInstanceConfig { HERE });",
            "Io.Cdktn.TerraformStack scope"
        },
        {
            Libraries.AwsCdk,
            "new Amazon.CDK.AWS.RDS.CfnDBInstance(scope, \"x\", new Amazon.CDK.AWS.RDS.CfnDBInstanceProps { HERE });",
            "Amazon.CDK.Stack scope"
        },
    };

    public static TheoryData<Libraries, string, string> Topics => new()
    {
        { Libraries.Pulumi, "new Pulumi.Aws.Sns.Topic(\"x\", new Pulumi.Aws.Sns.TopicArgs { HERE });", "" },
        {
            Libraries.Cdktf,
            "new HashiCorp.Cdktf.Providers.Aws.SnsTopic.SnsTopic(scope, \"x\", "
                + "new HashiCorp.Cdktf.Providers.Aws.SnsTopic.SnsTopicConfig { HERE });",
            "HashiCorp.Cdktf.TerraformStack scope"
        },
        {
            Libraries.AwsCdk,
            "new Amazon.CDK.AWS.SNS.CfnTopic(scope, \"x\", new Amazon.CDK.AWS.SNS.CfnTopicProps { HERE });",
            "Amazon.CDK.Stack scope"
        },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Holds_in_files_of_every_kind(string name, string text, string right)
    {
        var rules = OwnRuleCheck.File(Encrypted);

        var message = Assert.Single(OwnRuleCheck.Scan(name, text.Replace("HERE", "", StringComparison.Ordinal), rules));
        Assert.StartsWith("INFRA8001 Error: ", message, StringComparison.Ordinal);
        Assert.Contains("Our databases are encrypted", message, StringComparison.Ordinal);
        Assert.Contains("is not set", message, StringComparison.Ordinal);
        Assert.Empty(OwnRuleCheck.Scan(name, text.Replace("HERE", right, StringComparison.Ordinal), rules));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Holds_in_programs_of_every_framework(Libraries libraries, string creation, string parameter)
    {
        var rules = OwnRuleCheck.File(Encrypted);

        var diagnostic = Assert.Single(await OwnRuleCheck.AnalyzeAsync(Program(libraries, creation, parameter, ""), rules));
        Assert.Equal("INFRA8001 Error: 'x': Our databases are encrypted: StorageEncrypted is not set", OwnRuleCheck.Show(diagnostic));
        Assert.Empty(await OwnRuleCheck.AnalyzeAsync(Program(libraries, creation, parameter, "StorageEncrypted = true"), rules));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public async Task Is_about_types_that_the_catalogue_does_not_know(Libraries libraries, string creation, string parameter)
    {
        var rules = OwnRuleCheck.File(KeyedTopic);

        var diagnostic = Assert.Single(await OwnRuleCheck.AnalyzeAsync(Program(libraries, creation, parameter, ""), rules));
        Assert.Equal("INFRA8002 Warning: 'x': Our topics have a key: KmsMasterKeyId is not set", OwnRuleCheck.Show(diagnostic));
        Assert.Empty(await OwnRuleCheck.AnalyzeAsync(Program(libraries, creation, parameter, "KmsMasterKeyId = \"k\""), rules));
    }

    [Theory]
    [InlineData("main.tf", """resource "aws_sns_topic" "x" {}""", true)]
    [InlineData("main.tf", """resource "aws_sns_topic" "x" { kms_master_key_id = "k" }""", false)]
    [InlineData("main.tf", """resource "aws_sns_topic" "x" { kms_master_key_id = var.key }""", false)]
    [InlineData("t.json", """{ "Resources": { "X": { "Type": "AWS::SNS::Topic", "Properties": {} } } }""", true)]
    [InlineData("t.json", """{ "Resources": { "X": { "Type": "AWS::SNS::Topic", "Properties": { "KmsMasterKeyId": "k" } } } }""", false)]
    [InlineData("t.yaml", "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  X:\n    Type: AWS::SNS::Topic\n", true)]
    public void Is_about_such_types_in_files(string name, string text, bool isFound) =>
        Assert.Equal(isFound, OwnRuleCheck.Scan(name, text, OwnRuleCheck.File(KeyedTopic)).Count == 1);

    /// <summary>Blocks are plural lists in Pulumi, objects elsewhere, and named otherwise in CloudFormation.</summary>
    /// <summary>An IDE keeps the compilation while the file is written: with mistakes on the way, and at the end without the rule.</summary>
    [Fact]
    public async Task Follow_the_file_as_it_changes()
    {
        var program = TestProgram.Of(Libraries.Pulumi, "class Program { void Run() => new Pulumi.Aws.Rds.Instance(\"x\"); }").Compile();
        var rule = OwnRuleCheck.File(
            """{ "id": "INFRA8001", "title": "T", "resource": "aws_db_instance", "require": { "storage_encrypted": true } }""");
        foreach (var (text, ids) in new[]
        {
            (rule, "INFRA8001"),
            (rule[..^20], "INFRA9020"),
            (rule.Replace("INFRA8001", "INFRA8002", StringComparison.Ordinal), "INFRA8002"),
            ("", "INFRA9020"),
            (OwnRuleCheck.File(), ""),
            (rule, "INFRA8001"),
        })
        {
            var found = await OwnRuleCheck.AnalyzeAsync(program, (OwnRules.FileName, text));

            Assert.Equal(ids, string.Join(' ', found.Select(diagnostic => diagnostic.Id)
                .Where(id => id == "INFRA9020" || id.StartsWith("INFRA8", StringComparison.Ordinal)).Distinct()));
        }
    }

    [Fact]
    public async Task Leads_through_blocks_of_every_shape()
    {
        const string Rule =
            """
            { "id": "INFRA8003", "title": "Closed", "resource": "aws_security_group",
              "forbid": { "ingress[*]": { "block": {
                "cidr_blocks[*]": { "in": ["0.0.0.0/0"] }, "from_port": { "max": 22 }, "to_port": { "min": 22 } } } } }
            """;
        var pulumi = Program(
            Libraries.Pulumi, "new Pulumi.Aws.Ec2.SecurityGroup(\"x\", new Pulumi.Aws.Ec2.SecurityGroupArgs { Ingress = { HERE } });", "",
            "new Pulumi.Aws.Ec2.Inputs.SecurityGroupIngressArgs { Protocol = \"tcp\", FromPort = 20, ToPort = 30, "
                + "CidrBlocks = { \"10.0.0.0/8\", \"0.0.0.0/0\" } }");

        Assert.Equal(["INFRA8003"], (await OwnRuleCheck.AnalyzeAsync(pulumi, OwnRuleCheck.File(Rule))).Select(found => found.Id));
        Assert.Single(OwnRuleCheck.Scan("main.tf", Group("0.0.0.0/0", 20), OwnRuleCheck.File(Rule)));
        Assert.Empty(OwnRuleCheck.Scan("main.tf", Group("10.0.0.0/8", 20), OwnRuleCheck.File(Rule)));
        Assert.Empty(OwnRuleCheck.Scan("main.tf", Group("0.0.0.0/0", 23), OwnRuleCheck.File(Rule)));

        static string Group(string cidr, int from) =>
            $$"""
            resource "aws_security_group" "x" {
              ingress {
                from_port   = {{from}}
                to_port     = 30
                protocol    = "tcp"
                cidr_blocks = ["10.0.0.0/8", "{{cidr}}"]
              }
              ingress {
                from_port   = 22
                to_port     = 22
                protocol    = "tcp"
                cidr_blocks = ["10.0.0.0/8"]
              }
            }
            """;
    }

    /// <summary>Of most attributes nobody has said how CloudFormation has them: what is not known there is not unset.</summary>
    [Fact]
    public async Task Says_nothing_of_what_CloudFormation_may_call_otherwise()
    {
        const string Rule =
            """
            { "id": "INFRA8004", "title": "T", "resource": "aws_db_instance",
              "require": { "performance_insights_enabled": true, "tags.Owner": "$set" } }
            """;

        Assert.Empty(OwnRuleCheck.Scan(
            "t.json", """{ "Resources": { "X": { "Type": "AWS::RDS::DBInstance", "Properties": {} } } }""", OwnRuleCheck.File(Rule)));
        Assert.Empty(await OwnRuleCheck.AnalyzeAsync(
            Program(
                Libraries.AwsCdk,
                "new Amazon.CDK.AWS.RDS.CfnDBInstance(scope, \"x\", new Amazon.CDK.AWS.RDS.CfnDBInstanceProps { HERE });",
                "Amazon.CDK.Stack scope", ""),
            OwnRuleCheck.File(Rule)));
        Assert.NotEmpty(OwnRuleCheck.Scan("main.tf", """resource "aws_db_instance" "x" {}""", OwnRuleCheck.File(Rule)));
    }

    [Fact]
    public async Task Takes_what_only_may_be_wrong_to_INFRA3000()
    {
        var program = Program(
            Libraries.Pulumi, "new Pulumi.Aws.Rds.Instance(\"x\", new Pulumi.Aws.Rds.InstanceArgs { HERE });", "bool isProduction",
            "StorageEncrypted = isProduction");

        Assert.Empty(await OwnRuleCheck.AnalyzeAsync(program, OwnRuleCheck.File(Encrypted)));
        Assert.Equal(
            "INFRA3000 Info",
            OwnRuleCheck.Scan(
                "main.tf",
                """
                variable "encrypts" { type = bool }
                resource "aws_db_instance" "x" { storage_encrypted = var.encrypts ? true : false }
                """,
                OwnRuleCheck.File(Encrypted)).Single()[.."INFRA3000 Info".Length]);
    }

    [Fact]
    public async Task Has_the_level_that_a_project_gives_it()
    {
        var program = Program(Libraries.Pulumi, "new Pulumi.Aws.Rds.Instance(\"x\", new Pulumi.Aws.Rds.InstanceArgs { HERE });", "", "");
        var suppressed = Program(
            Libraries.Pulumi, "\n#pragma warning disable INFRA8001\nnew Pulumi.Aws.Rds.Instance(\"x\");\n", "", "");
        var levels = ImmutableDictionary<string, ReportDiagnostic>.Empty;

        async Task<string> LevelAsync(ReportDiagnostic level) => string.Join(
            " ",
            (await OwnRuleCheck.AnalyzeAsync(
                program, levels.Add("INFRA8001", level), ("infra.rules.json", OwnRuleCheck.File(Encrypted))))
                .Select(found => found.Severity));

        Assert.Equal("", await LevelAsync(ReportDiagnostic.Suppress));
        Assert.Equal("Info", await LevelAsync(ReportDiagnostic.Info));
        Assert.Equal("Error", await LevelAsync(ReportDiagnostic.Error));
        Assert.All(await OwnRuleCheck.AnalyzeAsync(suppressed, OwnRuleCheck.File(Encrypted)), found => Assert.True(found.IsSuppressed));
    }

    [Theory]
    [InlineData("off", 0)]
    [InlineData("info", 1)]
    public void Is_not_asked_where_it_is_off(string severity, int count) => Assert.Equal(
        count,
        OwnRuleCheck.Scan(
            "main.tf", """resource "aws_db_instance" "x" {}""",
            OwnRuleCheck.File(Encrypted.Replace("\"error\"", $"\"{severity}\"", StringComparison.Ordinal))).Count);

    private static TestProgram Program(Libraries libraries, string creation, string parameter, string members) =>
        TestProgram.Of(
            libraries,
            $"using System.Collections.Generic; class Program {{ void Run({parameter}) {{ "
                + creation.Replace("HERE", members, StringComparison.Ordinal) + " } }");
}
