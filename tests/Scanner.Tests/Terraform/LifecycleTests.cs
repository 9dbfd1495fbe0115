namespace Infra.Analyzers.Scanner.Tests.Terraform;

/// <summary>OpenTofu's <c>lifecycle { enabled = … }</c>, and blocks <c>removed</c>.</summary>
public sealed class LifecycleTests
{
    [Theory]
    [InlineData("enabled = false", "")]
    [InlineData("enabled = true", "INFRA1001 aws_cloudtrail.t: group role")]
    [InlineData("enabled = var.off", "")]
    [InlineData("enabled = !var.off", "INFRA1001 aws_cloudtrail.t: group role")]
    [InlineData("enabled = var.required", "INFRA1001 aws_cloudtrail.t: group role")]
    [InlineData("create_before_destroy = true", "INFRA1001 aws_cloudtrail.t: group role")]
    public void Makes_no_resource_that_is_not_enabled(string lifecycle, string expected) => Assert.Equal(
        expected,
        TerraformCase.Summary($$"""
            variable "off" { default = false }
            variable "required" {}
            resource "aws_cloudtrail" "t" {
              lifecycle {
                {{lifecycle}}
              }
            }
            """));

    [Fact]
    public void Reads_enabled_in_json() => Assert.Equal(
        "INFRA1001 aws_cloudtrail.on: group role",
        TerraformCase.Summary(
            """
            {"locals": {"off": false},
             "resource": {"aws_cloudtrail": {
               "t": {"lifecycle": {"enabled": "${local.off}"}},
               "u": {"lifecycle": [{"enabled": false}]},
               "on": {"lifecycle": {"enabled": true}}}}}
            """,
            "main.tf.json"));

    [Theory]
    [InlineData("false", "")]
    [InlineData("true", "INFRA1001 module.m.aws_cloudtrail.t: group role")]
    public void Calls_no_module_that_is_not_enabled(string enabled, string expected)
    {
        using var terraform = new TerraformCase()
            .With("main.tf", $"module \"m\" {{\n  source = \"./m\"\n  lifecycle {{\n    enabled = {enabled}\n  }}\n}}\n")
            .With("m/main.tf", "resource \"aws_cloudtrail\" \"t\" {}\n");

        Assert.Equal(expected, TerraformCase.Summary(terraform.Scan()));
    }

    // A resource that is not enabled is null, and has no attributes.
    [Theory]
    [InlineData("false", "try(aws_cloudwatch_log_group.g.arn, null)", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("false", "aws_cloudwatch_log_group.g != null ? aws_cloudwatch_log_group.g.arn : \"\"", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("true", "aws_cloudwatch_log_group.g != null ? \"${aws_cloudwatch_log_group.g.arn}:*\" : \"\"", "")]
    [InlineData("true", "try(\"${aws_cloudwatch_log_group.g.arn}:*\", null)", "")]
    public void Knows_what_refers_to_a_resource_that_is_not_enabled(string enabled, string group, string expected) => Assert.Equal(
        expected,
        TerraformCase.Summary($$"""
            resource "aws_cloudwatch_log_group" "g" {
              lifecycle {
                enabled = {{enabled}}
              }
            }
            resource "aws_cloudtrail" "t" {
              cloud_watch_logs_group_arn = {{group}}
              cloud_watch_logs_role_arn  = "r"
            }
            """));

    private const string TrailWithBucket =
        """
        resource "aws_s3_bucket" "logs" {
          bucket = "trail-logs"
        }
        resource "aws_cloudtrail" "t" {
          s3_bucket_name = aws_s3_bucket.logs.id
        }
        """;

    [Theory]
    [InlineData("aws_s3_bucket_policy.logs", "\n  lifecycle {\n    destroy = false\n  }", false)]
    [InlineData("aws_s3_bucket_policy.logs[\"a.b\"]", "\n  lifecycle {\n    destroy = false\n  }", false)]
    [InlineData("module.policies.aws_s3_bucket_policy.logs", "\n  lifecycle {\n    destroy = false\n  }", false)]
    [InlineData("module.policies", "\n  lifecycle {\n    destroy = false\n  }", false)]
    [InlineData("aws_s3_bucket_policy.logs", "", false)]
    [InlineData("aws_s3_bucket_policy.logs", "\n  lifecycle {\n    destroy = true\n  }", true)]
    [InlineData("aws_sns_topic.other", "\n  lifecycle {\n    destroy = false\n  }", true)]
    public void Takes_what_is_removed_without_being_destroyed_for_there(string from, string lifecycle, bool isFound)
    {
        using var terraform = new TerraformCase().With("main.tf", $"{TrailWithBucket}\nremoved {{\n  from = {from}{lifecycle}\n}}\n");

        Assert.Equal(isFound, terraform.ScanAll().Any(report => report.Rule.Id == "INFRA2005"));
    }

    [Theory]
    [InlineData("aws_s3_bucket_policy.logs", false)]
    [InlineData("aws_s3_bucket_policy.logs[\\\"a.b\\\"]", false)]
    [InlineData("aws_sns_topic.logs", true)]
    public void Reads_removed_in_json(string from, bool isFound)
    {
        using var terraform = new TerraformCase()
            .With("main.tf", TrailWithBucket)
            .With("removed.tf.json", $$"""{"removed": [{"from": "{{from}}", "lifecycle": {"destroy": false} } ]}""");

        Assert.Equal(isFound, terraform.ScanAll().Any(report => report.Rule.Id == "INFRA2005"));
    }
}
