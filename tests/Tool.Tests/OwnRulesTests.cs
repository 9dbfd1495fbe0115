using System.Text.Json;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>A team's own rules from the command line, over Terraform only.</summary>
[Collection(Installed.Name)]
public sealed class OwnRulesTests(InstalledTool tool)
{
    private const string Rules = """
        { "rules": [ { "id": "INFRA8001", "title": "Our topics have a key", "resource": "aws_sns_topic",
                       "require": { "kms_master_key_id": "$set" },
                       "good": "kms_master_key_id = \"key\"", "bad": ["", "name = \"x\""] } ] }
        """;

    [Fact]
    public void The_file_is_found_upwards_or_named()
    {
        var folder = tool.Folder(
            "own-rules", ("infra.rules.json", Rules), ("deep/down/main.tf", "resource \"aws_sns_topic\" \"x\" {}\n"),
            ("other.json", Rules.Replace("8001", "8002", StringComparison.Ordinal)),
            ("broken.json", Rules.Replace("aws_sns_topic", "aws_sns_topik", StringComparison.Ordinal)));
        var input = Path.Combine(folder, "deep");

        Assert.Contains("INFRA8001", tool.Run(input).EndedWith(1).Output, StringComparison.Ordinal);
        var named = tool.Run(input, "--rules", Path.Combine(folder, "other.json")).EndedWith(1).Output;
        Assert.Contains("INFRA8002", named, StringComparison.Ordinal);
        Assert.DoesNotContain("INFRA8001", named, StringComparison.Ordinal);
        tool.Run(input, "--rules", "-INFRA8001").EndedWith(0);
        var broken = tool.Run(input, "--rules", Path.Combine(folder, "broken.json")).EndedWith(3).Output;
        Assert.Contains("did you mean 'aws_sns_topic'?", broken, StringComparison.Ordinal);
        tool.Run(input, "--rules", "nowhere.json").EndedWith(2);
    }

    [Fact]
    public void Examples_are_tested()
    {
        var folder = tool.Folder(
            "own-examples", ("infra.rules.json", Rules),
            ("wrong.json", Rules.Replace("\"bad\": [\"\"", "\"bad\": [\"kms_master_key_id = var.x\"", StringComparison.Ordinal)),
            ("unreadable.json", Rules.Replace("\"good\": \"kms", "\"good\": \"{ kms", StringComparison.Ordinal)
                .Replace("INFRA8001", "INFRA8002", StringComparison.Ordinal)),
            ("broken.json", Rules.Replace("INFRA8001", "INFRA1", StringComparison.Ordinal)),
            ("terraform.json", """
                { "rules": [ { "id": "INFRA8003", "title": "T", "resource": ["aws_sns_topic", "aws_s3_directory_bucket"],
                               "forbid": { "policy": "$unset", "name": "x" } } ] }
                """));
        string PathOf(string file) => Path.Combine(folder, file);

        var right = tool.Run(folder, "rules", "test", PathOf("infra.rules.json")).EndedWith(0).Output;
        Assert.DoesNotContain("note: ", right, StringComparison.Ordinal);
        Assert.Contains(
            "terraform.json(1,22): note: INFRA8003 says nothing in CloudFormation and AWS CDK, "
                + "where it is not known what these are called: aws_sns_topic.policy, aws_s3_directory_bucket\n",
            tool.Run(folder, "rules", "test", PathOf("terraform.json")).EndedWith(0).Output, StringComparison.Ordinal);
        Assert.Equal("3 of 3 examples are as they should be. Decided in Terraform 3, Pulumi 3, CDKTF 3, AWS CDK 3.\n", right);

        var wrong = tool.Run(folder, "rules", "test", "--code", PathOf("wrong.json"), PathOf("unreadable.json")).EndedWith(1).Output;
        Assert.Contains("wrong.json(3,63): error: the bad example 1 of INFRA8001 is not found\n", wrong, StringComparison.Ordinal);
        Assert.Contains("the good example of INFRA8002 cannot be read", wrong, StringComparison.Ordinal);
        Assert.Contains("new Topic(\"example\", new TopicArgs { KmsMasterKeyId = given0 });", wrong, StringComparison.Ordinal);
        Assert.EndsWith(
            "4 of 6 examples are as they should be. Decided in Terraform 5, Pulumi 5, CDKTF 5, AWS CDK 5.\n", wrong,
            StringComparison.Ordinal);
        var broken = tool.Run(folder, "rules", "test", PathOf("broken.json")).EndedWith(3).Output;
        Assert.Contains("error INFRA9020", broken, StringComparison.Ordinal);
    }

    [Fact]
    public void Checks_of_other_scanners_become_rules()
    {
        var folder = tool.Folder(
            "import",
            ("checkov/encrypted.yaml", """
                metadata:
                  id: CKV2_OURS_1
                  name: Our databases are encrypted
                  severity: HIGH
                definition:
                  and:
                    - cond_type: filter
                      attribute: resource_type
                      operator: within
                      value: [aws_db_instance]
                    - cond_type: attribute
                      resource_types: [aws_db_instance]
                      attribute: storage_encrypted
                      operator: is_true
                    - not:
                        cond_type: attribute
                        resource_types: [aws_db_instance]
                        attribute: engine
                        operator: starting_with
                        value: oracle-
                """),
            ("checkov/connected.yml", """
                metadata: { id: CKV2_OURS_2, name: Connected }
                definition: { cond_type: connection, resource_types: [aws_s3_bucket], connected_resource_types: [aws_s3_bucket_policy], operator: exists }
                """),
            ("checkov/broken.yaml", "metadata: [\n"),
            ("tfsec.json", """
                {"checks": [
                  {"code": "OURS001", "description": "Buckets have a cost center", "requiredTypes": ["resource"], "requiredLabels": ["aws_s3_bucket"],
                   "severity": "ERROR", "errorMessage": "Name the cost center", "matchSpec": {"name": "tags", "action": "contains", "value": "CostCenter"}},
                  {"code": "OURS002", "description": "Small", "requiredTypes": ["resource"], "requiredLabels": ["aws_ebs_volume"],
                   "severity": "LOW", "matchSpec": {"name": "size", "action": "lessThan", "value": 100}},
                  {"code": "OURS003", "description": "Unknown", "requiredTypes": ["resource"], "requiredLabels": ["aws_ebs_volume"],
                   "matchSpec": {"name": "sizes", "action": "isPresent"}}]}
                """),
            ("main.tf", """
                provider "aws" {}
                resource "aws_db_instance" "plain" {}
                resource "aws_db_instance" "oracle" {
                  storage_encrypted = true
                  engine            = "oracle-ee"
                }
                resource "aws_db_instance" "right" {
                  storage_encrypted = true
                  engine            = "postgres"
                }
                resource "aws_s3_bucket" "untagged" {}
                resource "aws_s3_bucket" "tagged" {
                  tags = { CostCenter = "1" }
                }
                resource "aws_ebs_volume" "large" {
                  size = 100
                }
                resource "aws_ebs_volume" "small" {
                  size = 99
                }
                """));
        string PathOf(string file) => Path.Combine(folder, file);

        var import = tool.Run(
            folder, "rules", "import", PathOf("checkov"), PathOf("tfsec.json"), "--first", "INFRA8050", "-o", PathOf("our.json"))
            .EndedWith(3);
        Assert.Contains("CKV2_OURS_2 is not taken: it is about more than attributes (cond_type: connection)", import.Error,
            StringComparison.Ordinal);
        Assert.Contains("OURS003 is not taken: it would not be understood: aws_ebs_volume has no 'sizes'; did you mean 'size'?",
            import.Error, StringComparison.Ordinal);
        Assert.Contains("broken.yaml(", import.Error, StringComparison.Ordinal);
        Assert.EndsWith("Took 3 checks.\n", import.Error, StringComparison.Ordinal);

        var found = tool.Run(folder, "--rules", PathOf("our.json"), "--rules", "+INFRA8", "--format", "json", "--min-severity", "info")
            .Output;
        Assert.Equal(
            ["INFRA8050 aws_db_instance.oracle", "INFRA8050 aws_db_instance.plain", "INFRA8051 aws_s3_bucket.untagged",
                "INFRA8052 aws_ebs_volume.large"],
            JsonDocument.Parse(found).RootElement.GetProperty("findings").EnumerateArray()
                .Select(finding => $"{finding.GetProperty("ruleId")} {finding.GetProperty("resource")}")
                .Order(StringComparer.Ordinal));

        tool.Run(folder, "rules", "import", PathOf("tfsec.json"), "-o", PathOf("our.json")).EndedWith(2);
        tool.Run(folder, "rules", "import", PathOf("tfsec.json"), "--first", "INFRA1001").EndedWith(2);
    }
}
