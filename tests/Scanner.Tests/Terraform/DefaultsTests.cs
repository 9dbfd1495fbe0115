namespace Infra.Analyzers.Scanner.Tests.Terraform;

/// <summary>What a root module does not make as its defaults stand is not certain to be missing.</summary>
public sealed class DefaultsTests
{
    private const string Bucket =
        """
        resource "aws_s3_bucket" "logs" {
          bucket = "logs"
        }
        resource "aws_s3_bucket" "other" {
          bucket = "other"
        }
        resource "aws_cloudtrail" "t" {
          s3_bucket_name = aws_s3_bucket.logs.id
        }
        """;

    [Theory]
    [InlineData("count = var.create ? 1 : 0", "logs", false)]
    [InlineData("count = local.number", "logs", false)]
    [InlineData("count = length(var.names)", "logs", false)]
    [InlineData("for_each = toset(var.names)", "logs", false)]
    [InlineData("for_each = { for name in var.names : name => name }", "logs", false)]
    [InlineData("count = var.create ? 1 : 0", "other", true)]
    [InlineData("count = 0", "logs", true)]
    [InlineData("count = local.none", "logs", true)]
    [InlineData("count = var.off ? 1 : 0", "logs", true)]
    [InlineData("count = var.on ? 1 : 0", "logs", false)]
    public void A_policy_may_be_there_that_is_not_made_by_default(string meta, string bucket, bool isFound)
    {
        using var terraform = new TerraformCase()
            .With("main.tf", $$"""
                variable "create" { default = false }
                variable "names" { default = [] }
                variable "off" { default = true }
                variable "on" { default = false }
                locals {
                  number = var.create ? 1 : 0
                  none   = 0
                }
                {{Bucket}}
                resource "aws_s3_bucket_policy" "logs" {
                  {{meta}}
                  bucket = aws_s3_bucket.{{bucket}}.id
                  policy = file("policy.json")
                }
                """)
            .With("terraform.tfvars", "off = false\non = true\n");

        Assert.Equal(isFound, Finds(terraform, "."));
    }

    [Theory]
    [InlineData("count = var.create ? 1 : 0", "bucket = aws_s3_bucket.logs.id", false)]
    [InlineData("count = var.create ? 1 : 0", "bucket = aws_s3_bucket.other.id", true)]
    [InlineData("count = 0", "bucket = aws_s3_bucket.logs.id", true)]
    public void A_module_may_be_called_that_is_not_called_by_default(string meta, string argument, bool isFound)
    {
        using var terraform = new TerraformCase()
            .With("main.tf", $$"""
                variable "create" { default = false }
                {{Bucket}}
                module "policy" {
                  source = "./policy"
                  {{meta}}
                  {{argument}}
                }
                """)
            .With("policy/main.tf", "variable \"bucket\" {}\n");

        Assert.Equal(isFound, Finds(terraform, "."));
    }

    // A caller has chosen the default.
    [Theory]
    [InlineData("", true)]
    [InlineData("create = false", true)]
    [InlineData("create = var.policy", false)]
    [InlineData("create = true", false)]
    public void What_a_caller_gives_is_certain(string argument, bool isFound)
    {
        using var terraform = new TerraformCase()
            .With("main.tf", $"variable \"policy\" {{ default = false }}\nmodule \"m\" {{\n  source = \"./m\"\n  {argument}\n}}\n")
            .With("m/main.tf", $$"""
                variable "create" { default = false }
                {{Bucket}}
                resource "aws_s3_bucket_policy" "logs" {
                  count  = var.create ? 1 : 0
                  bucket = aws_s3_bucket.logs.id
                  policy = file("policy.json")
                }
                """);

        Assert.Equal(isFound, Finds(terraform, "."));
    }

    // A script may do with the name what it likes.
    [Theory]
    [InlineData(
        "resource \"aws_instance\" \"i\" {\n  user_data = \"aws s3api put-bucket-policy --bucket ${aws_s3_bucket.logs.id}\"\n}",
        false)]
    [InlineData("resource \"aws_instance\" \"i\" {\n  user_data = templatefile(\"x\", { bucket = aws_s3_bucket.logs.bucket })\n}", false)]
    [InlineData("resource \"aws_launch_template\" \"i\" {\n  user_data = base64encode(\"x ${aws_s3_bucket.logs.id}\")\n}", false)]
    [InlineData("resource \"aws_ssm_document\" \"d\" {\n  content = jsonencode({ bucket = aws_s3_bucket.logs.id })\n}", false)]
    [InlineData("resource \"aws_instance\" \"i\" {\n  user_data = \"x ${aws_s3_bucket.other.id}\"\n}", true)]
    [InlineData("resource \"aws_instance\" \"i\" {\n  ami = \"ami-1\"\n}", true)]
    public void A_script_that_gets_the_name_may_add_a_policy(string resource, bool isFound)
    {
        using var terraform = new TerraformCase().With("main.tf", $"{Bucket}\n{resource}\n");

        Assert.Equal(isFound, Finds(terraform, "."));
    }

    private static bool Finds(TerraformCase terraform, string path) => terraform.ScanAll(path).Any(report => report.Rule.Id == "INFRA2005");
}
