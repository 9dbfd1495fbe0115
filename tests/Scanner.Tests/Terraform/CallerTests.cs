using Infra.Analyzers.Scanner.Inputs;

namespace Infra.Analyzers.Scanner.Tests.Terraform;

/// <summary>
/// Callers of modules other than a module with a fixed path: what they give is taken, or nothing is said of what depends on it.
/// </summary>
public sealed class CallerTests
{
    private const string Trail =
        """
        variable "group" { default = "" }
        variable "role" { default = "" }
        resource "aws_cloudtrail" "this" {
          cloud_watch_logs_group_arn = var.group
          cloud_watch_logs_role_arn  = var.role
        }
        """;

    private const string Both = "  group = \"g\"\n  role = \"r\"\n";

    // Sources that are expressions, as OpenTofu has them.
    [Theory]
    [InlineData("locals { which = \"trail\" }", "\"./modules/${local.which}\"", "modules/trail")]
    [InlineData("variable \"which\" { default = \"trail\" }", "\"./modules/${var.which}\"", "modules/trail")]
    [InlineData("variable \"which\" {}", "\"./modules/${var.which}\"", "modules/trail")]
    [InlineData("variable \"which\" {}", "\"./${var.which}/trail\"", "modules/trail")]
    [InlineData("variable \"root\" {}", "\"${var.root}/trail\"", "modules/trail")]
    [InlineData("variable \"root\" {}", "var.root", "modules/trail")]
    [InlineData("variable \"root\" {}", "join(\"/\", [var.root, \"trail\"])", "modules/trail")]
    [InlineData("locals { root = \"../shared\" }", "format(\"%s/trail\", local.root)", "../shared/trail")]
    public void Knows_that_a_source_may_be_an_expression(string declaration, string source, string module)
    {
        using var terraform = new TerraformCase()
            .With("app/main.tf", $"{declaration}\nmodule \"m\" {{\n  source = {source}\n{Both}}}\n")
            .With($"app/{module}/main.tf", Trail);

        Assert.Equal("", TerraformCase.Summary(terraform.Scan("app", $"app/{module}")));
    }

    [Theory]
    [InlineData("\"./modules/${local.which}\"", "other")]
    [InlineData("\"./elsewhere/${var.unknown}\"", "trail")]
    [InlineData("\"${var.unknown}/bucket\"", "trail")]
    [InlineData("\"git::https://example.com/${var.unknown}/trail\"", "trail")]
    [InlineData("\"${var.unknown}//modules/trail?ref=v1\"", "trail")]
    [InlineData("\"example/${var.unknown}/aws\"", "trail")]
    public void Judges_a_module_by_itself_that_the_source_cannot_mean(string source, string module)
    {
        using var terraform = new TerraformCase()
            .With("main.tf", $"locals {{ which = \"trail\" }}\nvariable \"unknown\" {{}}\nmodule \"m\" {{\n  source = {source}\n{Both}}}\n")
            .With($"modules/{module}/main.tf", Trail)
            .With("modules/trail/outputs.tf", "");

        Assert.Contains(
            "INFRA1001 aws_cloudtrail.this: group role",
            TerraformCase.Summary(terraform.Scan(".", $"modules/{module}")),
            StringComparison.Ordinal);
    }

    // A call cannot mean a module that does not have its arguments.
    [Fact]
    public void Does_not_take_a_call_for_one_of_a_module_without_its_variables()
    {
        using var terraform = new TerraformCase()
            .With("main.tf", "variable \"m\" {}\nmodule \"m\" {\n  source = var.m\n  cidr = \"10.0.0.0/8\"\n}\n")
            .With("modules/trail/main.tf", Trail);

        Assert.Equal("INFRA1001 aws_cloudtrail.this: group role", TerraformCase.Summary(terraform.Scan(".", "modules/trail")));
    }

    // What does not depend on the inputs is found all the same; what hangs on a condition on them is not.
    [Fact]
    public void Says_what_holds_whatever_an_unread_caller_gives()
    {
        using var terraform = new TerraformCase()
            .With("main.tf", "variable \"m\" {}\nmodule \"m\" {\n  source = \"./modules/${var.m}\"\n  group = \"g\"\n}\n")
            .With("modules/trail/main.tf", Trail + """

                resource "aws_cloudtrail" "bare" {}
                resource "aws_cloudtrail" "conditional" {
                  cloud_watch_logs_group_arn = var.group == "" ? null : var.group
                  cloud_watch_logs_role_arn  = "r"
                }
                """);
        var details = new List<string>();

        var reports = TerraformScan.Scan(
            [terraform["."], terraform["modules/trail"]],
            new() { Detail = details.Add },
            CancellationToken.None);

        Assert.Equal("INFRA1001 aws_cloudtrail.bare: group role", TerraformCase.Summary(TerraformCase.AboutDelivery(reports)));
        Assert.Contains("main.tf:2 may call it", Assert.Single(details), StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_an_expression_as_a_source_in_json()
    {
        using var terraform = new TerraformCase()
            .With(
                "main.tf.json",
                """{"locals": {"which": "trail"}, "module": {"m": {"source": "./modules/${local.which}", "group": "g"}}}""")
            .With("modules/trail/main.tf", Trail);

        Assert.Equal("INFRA1001 module.m.aws_cloudtrail.this: role", TerraformCase.Summary(terraform.Scan(".", "modules/trail")));
    }

    // The source may depend on what a caller gives, too.
    [Fact]
    public void Follows_a_source_that_a_caller_decides()
    {
        using var terraform = new TerraformCase()
            .With("main.tf", $"module \"m\" {{\n  source = \"./wrapper\"\n  which = \"trail\"\n{Both}}}\n")
            .With("wrapper/main.tf", """
                variable "which" { default = "none" }
                variable "group" {}
                variable "role" {}
                module "m" {
                  source = "../modules/${var.which}"
                  group  = var.group
                  role   = var.role
                }
                """)
            .With("modules/trail/main.tf", Trail)
            .With("modules/none/main.tf", "variable \"group\" {}\nvariable \"role\" {}\n");

        Assert.Equal("", TerraformCase.Summary(terraform.Scan(".", "wrapper", "modules/trail", "modules/none")));
    }

    [Theory]
    [InlineData("example/trail/aws", "registry.terraform.io/example/trail/aws", "1.2.0", "INFRA1001 module.ct.aws_cloudtrail.this: role")]
    [InlineData("example/trail/aws", "registry.opentofu.org/example/trail/aws", "1.2.0", "INFRA1001 module.ct.aws_cloudtrail.this: role")]
    [InlineData("example/trail/aws", "example/trail/aws", "1.2.0", "INFRA1001 module.ct.aws_cloudtrail.this: role")]
    [InlineData(
        "example/trail/aws//sub",
        "registry.terraform.io/example/trail/aws//sub",
        "1.2.0",
        "INFRA1001 module.ct.aws_cloudtrail.this: role")]
    [InlineData(
        "github.com/example/trail",
        "git::https://github.com/example/trail.git",
        "1.2.0",
        "INFRA1001 module.ct.aws_cloudtrail.this: role")]
    [InlineData(
        "git@github.com:example/trail.git?ref=v1",
        "git::ssh://git@github.com/example/trail.git?ref=v1",
        "1.2.0",
        "INFRA1001 module.ct.aws_cloudtrail.this: role")]
    [InlineData(
        "git::https://example.com/trail.git?ref=v1",
        "git::https://example.com/trail.git?ref=v1",
        "1.2.0",
        "INFRA1001 module.ct.aws_cloudtrail.this: role")]
    [InlineData("git::https://example.com/trail.git?ref=v2", "git::https://example.com/trail.git?ref=v1", "1.2.0", "")]
    [InlineData("example/other/aws", "registry.terraform.io/example/trail/aws", "1.2.0", "")]
    [InlineData("example/trail/aws", "registry.terraform.io/example/trail/aws", "2.0.0", "")]
    public void Reads_modules_that_init_has_fetched(string source, string fetched, string version, string expected)
    {
        using var terraform = new TerraformCase()
            .With("main.tf", $"module \"ct\" {{\n  source = \"{source}\"\n  version = \"~> 1.0\"\n  group = \"g\"\n}}\n")
            .With(".terraform/modules/modules.json", $$"""
                {"Modules":[{"Key":"","Source":"","Dir":"."},
                  {"Key":"ct","Source":"{{fetched}}","Version":"{{version}}","Dir":".terraform/modules/ct"}]}
                """)
            .With(".terraform/modules/ct/main.tf", Trail);

        Assert.Equal(expected, TerraformCase.Summary(terraform.Scan()));
    }

    [Fact]
    public void Reads_fetched_modules_that_fetched_and_local_modules_call()
    {
        using var terraform = new TerraformCase()
            .With("main.tf", "module \"local\" {\n  source = \"./local\"\n}\nmodule \"gone\" {\n  source = \"example/gone/aws\"\n}\n")
            .With("local/main.tf", "module \"outer\" {\n  source = \"example/outer/aws\"\n}\n")
            .With(".terraform/modules/modules.json", """
                {"Modules": [
                  {"Key": "local.outer", "Source": "example/outer/aws", "Version": "1.0.0", "Dir": ".terraform/modules/local.outer"},
                  {"Key": "local.outer.inner", "Source": "example/inner/aws", "Version": "1.0.0",
                   "Dir": ".terraform/modules/local.outer.inner/sub"},
                  {"Key": "gone", "Source": "example/gone/aws", "Version": "1.0.0", "Dir": ".terraform/modules/gone"},
                  {"Key": 7, "Dir": null}]}
                """)
            .With(".terraform/modules/local.outer/main.tf", "module \"inner\" {\n  source = \"example/inner/aws\"\n  role = \"r\"\n}\n")
            .With(".terraform/modules/local.outer.inner/sub/main.tf", Trail);

        Assert.Equal(
            "INFRA1001 module.local.module.outer.module.inner.aws_cloudtrail.this: group",
            TerraformCase.Summary(terraform.Scan()));
    }

    [Theory]
    [InlineData("{\"Modules\": [")]
    [InlineData("[]")]
    [InlineData("")]
    public void Does_without_a_list_of_fetched_modules_that_is_broken(string list)
    {
        using var terraform = new TerraformCase()
            .With("main.tf", "module \"ct\" {\n  source = \"example/trail/aws\"\n}\nresource \"aws_cloudtrail\" \"t\" {}\n")
            .With(".terraform/modules/modules.json", list);

        Assert.Equal("INFRA1001 aws_cloudtrail.t: group role", TerraformCase.Summary(terraform.Scan()));
    }

    [Theory]
    [InlineData("tfcomponent.hcl")]
    [InlineData("tfstack.hcl")]
    public void Reads_the_components_of_a_stack(string extension)
    {
        using var terraform = new TerraformCase()
            .With($"main.{extension}", $$"""
                required_providers {
                  aws = {
                    source = "hashicorp/aws"
                  }
                }
                provider "aws" "main" {
                  config {
                    region = "eu-west-1"
                  }
                }
                locals { role = "r" }
                component "fine" {
                  source = "./modules/trail"
                  inputs = {
                    group = "g"
                    role  = local.role
                  }
                  providers = { aws = provider.aws.main }
                }
                component "bad" {
                  source = "./modules/trail"
                  inputs = { group = "g" }
                }
                component "merged" {
                  for_each = toset(["a", "b"])
                  source   = "./modules/trail"
                  inputs   = merge({ group = "g" }, each.value == "a" ? { role = "r" } : {})
                }
                component "from_output" {
                  source = "./modules/trail"
                  inputs = {
                    group = component.fine.name
                    role  = component.bad.missing
                  }
                }
                component "unknown" {
                  source = "./modules/trail"
                  inputs = var.inputs
                }
                component "remote" {
                  source = "example/trail/aws"
                }
                """)
            .With("modules/trail/main.tf", Trail + "\noutput \"name\" { value = \"x\" }\n");

        Assert.Equal(
            "INFRA1001 component.bad.aws_cloudtrail.this: role\nINFRA1001 component.merged[\"b\"].aws_cloudtrail.this: role",
            TerraformCase.Summary(terraform.Scan(".", "modules/trail")));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("deployment \"prod\" {\n  inputs = {\n    role = \"r\"\n  }\n}\n", "")]
    [InlineData("deployment \"prod\" {\n  inputs = {}\n}\n", "INFRA1001 component.trail.aws_cloudtrail.this: role")]
    [InlineData(
        "locals { none = \"\" }\n"
        + "deployment \"a\" {\n  inputs = { role = \"r\" }\n}\ndeployment \"b\" {\n  inputs = { role = local.none }\n}\n",
        "INFRA1001 component.trail.aws_cloudtrail.this: role")]
    [InlineData("store \"varset\" \"s\" {\n  id = \"x\"\n}\ndeployment \"prod\" {\n  inputs = { role = store.varset.s.role }\n}\n", "")]
    [InlineData("deployment \"prod\" {\n  inputs = store.varset.s\n}\n", "")]
    public void Gives_a_stack_what_its_deployments_give(string deployments, string expected)
    {
        using var terraform = new TerraformCase()
            .With("main.tfcomponent.hcl", """
                variable "role" {
                  type    = string
                  default = ""
                }
                component "trail" {
                  source = "./trail"
                  inputs = {
                    group = "g"
                    role  = var.role
                  }
                }
                """)
            .With("main.tfdeploy.hcl", deployments)
            .With("trail/main.tf", Trail);

        Assert.Equal(expected, TerraformCase.Summary(terraform.Scan(".", "trail")));
    }

    [Theory]
    [InlineData("main.tfcomponent.json", "")]
    [InlineData("main.tfstack.json", "")]
    [InlineData("other/main.tfcomponent.json", "INFRA1001 aws_cloudtrail.this: group role")]
    public void Says_nothing_of_what_a_stack_in_json_may_call(string file, string expected)
    {
        using var terraform = new TerraformCase()
            .With(file, """{"component": {"trail": {"source": "./trail", "inputs": {"group": "g", "role": "r"}}}}""")
            .With("trail/main.tf", Trail);

        Assert.Equal(expected, TerraformCase.Summary(terraform.Scan("trail", Path.GetDirectoryName(file)!)));
    }

    [Fact]
    public void Sees_what_the_components_of_a_stack_make_together()
    {
        using var terraform = new TerraformCase()
            .With("main.tfcomponent.hcl", """
                component "bucket" {
                  source = "./bucket"
                }
                component "trail" {
                  source = "./trail"
                  inputs = { bucket = component.bucket.id }
                }
                """)
            .With("bucket/main.tf", "resource \"aws_s3_bucket\" \"b\" {}\noutput \"id\" { value = aws_s3_bucket.b.id }\n")
            .With("trail/main.tf", "variable \"bucket\" {}\nresource \"aws_cloudtrail\" \"t\" {\n  s3_bucket_name = var.bucket\n}\n");

        Assert.Contains(terraform.ScanAll("."), report => report.Rule.Id == "INFRA2005");

        terraform.With("bucket/policy.tf", """
            resource "aws_s3_bucket_policy" "b" {
              bucket = aws_s3_bucket.b.id
              policy = file("policy.json")
            }
            """);
        Assert.DoesNotContain(terraform.ScanAll("."), report => report.Rule.Id == "INFRA2005");
    }
}
