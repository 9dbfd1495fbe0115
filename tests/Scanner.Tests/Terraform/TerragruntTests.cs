namespace Infra.Analyzers.Scanner.Tests.Terraform;

public sealed class TerragruntTests
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

    private const string Source = "terraform {\n  source = \"../../modules//trail\"\n}\n";
    private const string Vars = "locals {\n  vars = read_terragrunt_config(find_in_parent_folders(\"env.hcl\"))\n}\n";
    private const string Missing = "INFRA1001 aws_cloudtrail.this: group role";

    [Theory]
    [InlineData("inputs = { group = \"g\", role = \"r\" }", "")]
    [InlineData("inputs = { group = \"g\" }", "INFRA1001 aws_cloudtrail.this: role")]
    [InlineData("", Missing)]
    [InlineData("inputs = {}", Missing)]
    [InlineData("locals {\n  role = \"r\"\n}\ninputs = merge({ group = \"g\" }, { role = local.role })", "")]
    [InlineData(
        "dependency \"logs\" {\n  config_path = \"../logs\"\n}\ninputs = { group = dependency.logs.outputs.group, role = \"r\" }",
        "")]
    [InlineData("inputs = { group = get_env(\"GROUP\", \"\"), role = \"\" }", "INFRA1001 aws_cloudtrail.this: role")]
    [InlineData(Vars + "inputs = { group = local.vars.locals.group, role = \"r\" }", "")]
    [InlineData(Vars + "inputs = { group = local.vars.locals.none, role = \"r\" }", "INFRA1001 aws_cloudtrail.this: group")]
    [InlineData("inputs = yamldecode(file(\"x.yaml\"))", "")]
    [InlineData("inputs = merge(yamldecode(file(\"x.yaml\")), { group = \"\" })", "")]
    [InlineData("inputs = jsondecode(", "INFRA9001")]
    [InlineData("skip = true", Missing)]
    public void Gives_a_module_the_inputs_of_its_unit(string rest, string expected) => AssertFound(expected, Source + rest + "\n");

    [Theory]
    [InlineData("terraform { source = \"../../modules//trail\" }")]
    [InlineData("terraform { source = \"../../modules/trail\" }")]
    [InlineData("terraform { source = \"../../modules//trail/\" }")]
    [InlineData("terraform { source = \"${get_terragrunt_dir()}/../../modules//trail\" }")]
    [InlineData("terraform { source = \"${get_repo_root()}/modules//trail\" }")]
    [InlineData("terraform { source = \"${dirname(find_in_parent_folders(\"root.hcl\"))}/modules/trail\" }")]
    [InlineData("terraform { source = \"${find_in_parent_folders(\"modules\")}/trail\" }")]
    [InlineData("locals {\n  m = \"trail\"\n}\nterraform {\n  source = \"../../modules//${local.m}\"\n}")]
    [InlineData("terraform { source = \"../../modules//${get_env(\"MODULE\")}\" }")]
    [InlineData("terraform { source = \"${get_env(\"ROOT\")}/modules//trail\" }")]
    [InlineData("terraform { source = get_env(\"ROOT\") }")]
    [InlineData("terraform { source = run_cmd(\"find-module\") }")]
    public void Finds_the_module_of_a_unit(string source) =>
        AssertFound("", source + "\ninputs = { group = \"g\", role = \"r\" }\n");

    [Theory]
    [InlineData("terraform { source = \"tfr:///example/trail/aws?version=1.0.0\" }")]
    [InlineData("terraform { source = \"git::git@example.com:modules.git//trail?ref=${get_env(\"REF\")}\" }")]
    [InlineData("terraform { source = \"${get_env(\"ROOT\")}//trail?ref=v1\" }")]
    [InlineData("terraform { source = \"../../other/${get_env(\"MODULE\")}\" }")]
    public void Judges_a_module_by_itself_that_the_unit_cannot_mean(string source) =>
        AssertFound(Missing, source + "\ninputs = { group = \"g\", role = \"r\" }\n");

    [Theory]
    [InlineData("include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n", "inputs = { role = \"r\" }", "")]
    [InlineData(
        "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n",
        "inputs = { role = \"\" }",
        "INFRA1001 aws_cloudtrail.this: role")]
    [InlineData(
        "include {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n",
        "inputs = { group = \"\", role = \"r\" }",
        "INFRA1001 aws_cloudtrail.this: group")]
    [InlineData(
        "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n  merge_strategy = \"no_merge\"\n}\n",
        "inputs = { role = \"r\" }",
        "INFRA1001 aws_cloudtrail.this: group")]
    [InlineData(
        "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n  merge_strategy = \"deep\"\n}\n",
        "inputs = { role = \"r\" }",
        "")]
    [InlineData(
        "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n  expose = true\n}\n",
        "inputs = { role = include.root.locals.role }",
        "")]
    [InlineData(
        "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n  expose = true\n}\n",
        "inputs = { role = include.root.locals.none }",
        "INFRA1001 aws_cloudtrail.this: role")]
    [InlineData(
        "include \"root\" {\n  path = find_in_parent_folders(\"nowhere.hcl\")\n}\n",
        "inputs = { role = \"\" }",
        "INFRA1001 aws_cloudtrail.this: role")]
    [InlineData("include \"root\" {\n  path = get_env(\"ROOT\")\n}\n", "", "")]
    public void Merges_what_a_unit_includes(string include, string inputs, string expected) =>
        AssertFound(expected, include + Source + inputs + "\n");

    [Theory]
    // Maps are merged entry by entry, lists one after the other, and the unit's own word counts for all else.
    [InlineData("trail = { group = \"g\" }", "trail = { role = \"r\" }", "")]
    [InlineData("trail = { group = \"g\", role = \"\" }", "trail = { role = \"r\" }", "")]
    [InlineData("trail = { group = \"g\" }", "trail = { other = true }", "INFRA1001 aws_cloudtrail.this: role")]
    [InlineData("trail = { x = { group = \"g\" } }", "trail = { group = \"\", x = { role = \"r\" } }", Missing)]
    [InlineData("trail = { group = \"g\" }", "trail = null", "")]
    [InlineData("arns = [\"g\"]", "arns = [\"r\"]", "")]
    [InlineData("arns = [\"g\"]", "arns = []", "INFRA1001 aws_cloudtrail.this: role")]
    [InlineData("arns = []", "arns = [\"g\"]", "INFRA1001 aws_cloudtrail.this: role")]
    // Versions differ in what becomes of an empty one.
    [InlineData("trail = { group = \"g\", role = \"r\" }", "trail = { role = \"\" }", "")]
    [InlineData("trail = { group = \"g\", role = get_env(\"X\") }", "trail = { role = \"r\" }", "")]
    public void Merges_deeply(string parent, string unit, string expected)
    {
        using var terraform = new TerraformCase()
            .With("root.hcl", $"inputs = {{\n  {parent}\n}}\n")
            .With("modules/trail/main.tf", """
                variable "trail" { default = {} }
                variable "arns" { default = [] }
                resource "aws_cloudtrail" "this" {
                  cloud_watch_logs_group_arn = try(var.arns[0], var.trail.group, "")
                  cloud_watch_logs_role_arn  = try(var.arns[1], var.trail.role, "")
                }
                """)
            .With("live/prod/terragrunt.hcl",
                "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n  merge_strategy = \"deep\"\n}\n"
                + Source + $"inputs = {{\n  {unit}\n}}\n");

        Assert.Equal(expected, TerraformCase.Summary(terraform.Scan("modules/trail", "live/prod")));
    }

    [Fact]
    public void Takes_the_source_from_what_is_included()
    {
        using var terraform = Case("""
            include "env" {
              path = "${dirname(find_in_parent_folders("root.hcl"))}/_env/trail.hcl"
            }
            inputs = { group = "g" }
            """)
            .With("_env/trail.hcl", """
                terraform {
                  source = "${get_terragrunt_dir()}/../../modules/${basename(get_terragrunt_dir())}"
                }
                inputs = { role = path_relative_to_include() }
                """)
            .With("modules/prod/main.tf", Trail);

        Assert.Equal(Missing, TerraformCase.Summary(terraform.Scan("modules/trail", "modules/prod", "live/prod")));
    }

    [Theory]
    [InlineData("required_var_files = [\"prod.tfvars\"]", "")]
    [InlineData("optional_var_files = [get_env(\"FILE\")]", "")]
    [InlineData("optional_var_files = []", Missing)]
    [InlineData("arguments = [\"-var-file=prod.tfvars\"]", "")]
    [InlineData("arguments = [\"-var\", \"role=r\"]", "")]
    [InlineData("arguments = get_args()", "")]
    [InlineData("arguments = [\"-lock-timeout=20m\"]", Missing)]
    [InlineData("env_vars = { TF_VAR_role = \"r\" }", "")]
    [InlineData("env_vars = { AWS_REGION = \"r\" }", Missing)]
    [InlineData("commands = [\"plan\"]", Missing)]
    public void Knows_what_else_gives_values(string extra, string expected) =>
        AssertFound(
            expected,
            $"terraform {{\n  source = \"../../modules//trail\"\n"
            + $"  extra_arguments \"x\" {{\n    {extra}\n  }}\n}}\ninputs = {{ group = \"\" }}\n");

    [Theory]
    [InlineData("inputs = { group = \"g\", role = \"r\" }", "")]
    [InlineData("inputs = { group = \"g\" }", "INFRA1001 aws_cloudtrail.this: role")]
    [InlineData("terraform { source = \".\" }\ninputs = { group = \"g\", role = \"r\" }", "")]
    public void Reads_a_unit_beside_its_module(string unit, string expected)
    {
        using var terraform = new TerraformCase().With("trail/main.tf", Trail).With("trail/terragrunt.hcl", unit + "\n");

        Assert.Equal(expected, TerraformCase.Summary(terraform.Scan("trail")));
        Assert.Equal(expected, TerraformCase.Summary(terraform.Scan("trail/main.tf")));
    }

    [Fact]
    public void Judges_a_module_once_for_each_unit()
    {
        using var terraform = Case(Source + "inputs = { group = \"g\", role = \"r\" }\n").With(
            "live/dev/terragrunt.hcl",
            Source + "inputs = { group = \"g\" }\n");

        Assert.Equal(
            "INFRA1001 aws_cloudtrail.this: role",
            TerraformCase.Summary(terraform.Scan("modules/trail", "live/prod", "live/dev")));
    }

    // Files that Terraform loads by itself win over the environment, in which Terragrunt passes the inputs.
    [Theory]
    [InlineData("modules/trail/terraform.tfvars")]
    [InlineData("live/prod/terraform.tfvars")]
    [InlineData("live/prod/x.auto.tfvars")]
    public void Loads_the_values_beside_module_and_unit(string file)
    {
        using var terraform = Case(Source + "inputs = { group = \"g\", role = \"r\" }\n").With(file, "role = \"\"\n");

        Assert.Equal("INFRA1001 aws_cloudtrail.this: role", TerraformCase.Summary(terraform.Scan("modules/trail", "live/prod")));
    }

    [Fact]
    public void Says_nothing_of_a_module_to_which_the_unit_adds_files()
    {
        using var terraform = Case(Source).With("live/prod/extra.tf", "locals {}\n");

        Assert.Equal("", TerraformCase.Summary(terraform.Scan("modules/trail", "live/prod")));
    }

    [Theory]
    [InlineData(
        "generate \"policy\" {\n  path = \"policy.tf\"\n  contents = <<EOT\nresource \"aws_s3_bucket_policy\" \"p\" {}\nEOT\n}\n",
        false)]
    [InlineData("generate \"policy\" {\n  path = \"policy.tf\"\n  contents = templatefile(\"p.tpl\", {})\n}\n", false)]
    [InlineData("generate \"provider\" {\n  path = \"provider.tf\"\n  contents = <<EOT\nprovider \"aws\" {}\nEOT\n}\n", true)]
    [InlineData("", true)]
    public void Knows_that_a_unit_may_generate_resources(string generate, bool isFound)
    {
        using var terraform = Case(Source + generate).With("modules/trail/main.tf", """
            resource "aws_s3_bucket" "b" {}
            resource "aws_cloudtrail" "t" {
              s3_bucket_name = aws_s3_bucket.b.id
            }
            """);

        Assert.Equal(isFound, terraform.ScanAll("modules/trail", "live/prod").Any(report => report.Rule.Id == "INFRA2005"));
    }

    [Fact]
    public void Says_where_nothing_could_be_scanned()
    {
        using var terraform = new TerraformCase().With("terragrunt.hcl", "terraform {\n  source = \"tfr:///a/b/aws?version=1.0.0\"\n}\n");

        Assert.StartsWith("Nothing here could be scanned", Assert.Single(terraform.Scan()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"terraform": {"source": "../../modules//trail"}, "inputs": {"group": "g", "role": "r"}}""", "")]
    [InlineData("""{"terraform": [{"source": "../../modules/trail"}], "inputs": {"group": "g"}}""", "INFRA1001 aws_cloudtrail.this: role")]
    [InlineData("""{"//": 1, "terraform": {"source": "${get_terragrunt_dir()}/../../modules//trail"}}""", Missing)]
    [InlineData(
        """
        {"locals": {"a": "r"}, "include": {"root": {"path": "${find_in_parent_folders(\"root.hcl\")}"}},
         "terraform": {"source": "../../modules/trail"}, "inputs": {"role": "${local.a}"}}
        """,
        "")]
    [InlineData(
        """
        {"include": {"path": "${find_in_parent_folders(\"root.hcl\")}"}, "terraform": {"source": "../../modules/trail"},
         "inputs": {"role": "r"}}
        """,
        "")]
    [InlineData(
        """
        {"terraform": {"source": "../../modules/trail", "extra_arguments": {"more": {"commands": ["plan"],
         "arguments": ["-var-file=x.tfvars"]}}}}
        """,
        "")]
    [InlineData("""{"terraform": {"source": "${get_env(\"ROOT\")}/modules//trail"}}""", "")]
    [InlineData("""{"terraform": {"source": "../../modules/trail"}, "inputs": "${jsondecode(file(\"x\"))}"}""", "")]
    [InlineData("""{"terraform": "../../modules/trail"}""", "INFRA9001")]
    [InlineData("""{"terraform": {""", "INFRA9001")]
    public void Reads_a_unit_in_JSON(string unit, string expected)
    {
        using var terraform = Case("");
        terraform.With("live/json/terragrunt.hcl.json", unit);

        AssertFound(expected, terraform.Scan("modules/trail", "live/json"));
    }

    private const string Template = "inputs = { group = values.group, role = try(values.role, \"\") }\n";
    private const string FromGenerated = "terraform {\n  source = \"../../../../modules//trail\"\n}\n";
    private const string Root = "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n";
    private const string BothValues = "values = { group = \"g\", role = \"r\" }";

    [Theory]
    // Paths start where the unit is generated, and not where its template is.
    [InlineData("path = \"trail\"\n" + BothValues, FromGenerated + Template, "")]
    [InlineData("path = \"trail\"\nvalues = { group = \"g\" }", FromGenerated + Template, "INFRA1001 aws_cloudtrail.this: role")]
    [InlineData(
        "path = \"trail\"\nno_dot_terragrunt_stack = true\nvalues = {}",
        "terraform {\n  source = \"../../../modules/trail\"\n}\n" + Root + "inputs = { role = \"r\" }\n",
        "")]
    [InlineData(
        "path = \"trail\"\nno_dot_terragrunt_stack = true",
        "terraform {\n  source = \"../../../modules/trail\"\n}\n" + Root,
        "INFRA1001 aws_cloudtrail.this: role")]
    [InlineData("path = \"a/b\"\nvalues = { group = get_env(\"G\"), role = \"r\" }",
        "terraform {\n  source = \"${get_repo_root()}/modules/trail\"\n}\n" + Template, "")]
    [InlineData("path = get_env(\"P\")\n" + BothValues, FromGenerated + Template, "")]
    [InlineData("path = \"trail\"\nvalues = local.some", FromGenerated + Template, "")]
    public void Reads_the_units_of_a_stack(string unit, string template, string expected)
    {
        using var terraform = StackCase($"unit \"trail\" {{\n  source = \"../../units/trail\"\n{unit}\n}}\n", template);

        AssertFound(expected, terraform.Scan("modules/trail", "live/stack"));
    }

    [Fact]
    public void Reads_stacks_of_stacks()
    {
        const string Unit = """
            unit "trail" {
              source = "${get_repo_root()}/units/trail"
              path   = "trail"
              values = { group = values.name, role = "" }
            }
            """;
        using var terraform = StackCase(
            "stack \"env\" {\n  source = \"../../stacks/env\"\n  path = \"env\"\n  values = { name = \"g\" }\n}\n",
            "terraform {\n  source = \"${get_repo_root()}/modules/trail\"\n}\n" + Template);
        terraform.With("stacks/env/terragrunt.stack.hcl", Unit);

        AssertFound("INFRA1001 aws_cloudtrail.this: role", terraform.Scan("modules/trail", "live/stack"));
    }

    [Theory]
    [InlineData("unit \"trail\" {\n  source = get_env(\"S\")\n  path = \"p\"\n}\n", "")]
    [InlineData("unit \"trail\" {", "INFRA9001")]
    [InlineData("stack \"self\" {\n  source = get_terragrunt_dir()\n  path = \"p\"\n}\n", "")]
    public void Does_not_judge_what_a_stack_may_deploy(string stack, string expected)
    {
        using var terraform = StackCase(stack, "");

        AssertFound(expected, terraform.Scan("modules/trail", "live/stack"));
    }

    private static TerraformCase StackCase(string stack, string template) => Case("")
        .With("live/stack/terragrunt.stack.hcl", stack)
        .With("units/trail/terragrunt.hcl", template);

    private static TerraformCase Case(string unit) => new TerraformCase()
        .With(".git/HEAD", "")
        .With("root.hcl", "locals {\n  role = \"r\"\n  none = \"\"\n}\ninputs = { group = \"g\" }\n")
        .With("env.hcl", "locals {\n  group = \"g\"\n  none = \"\"\n}\n")
        .With("modules/trail/main.tf", Trail)
        .With("live/prod/terragrunt.hcl", unit);

    private static void AssertFound(string expected, string unit)
    {
        using var terraform = Case(unit);

        AssertFound(expected, terraform.Scan("modules/trail", "live/prod"));
    }

    private static void AssertFound(string expected, IReadOnlyList<Report> reports)
    {
        var summary = TerraformCase.Summary(reports);

        if (expected == "INFRA9001")
            Assert.StartsWith(expected, summary, StringComparison.Ordinal);
        else
            Assert.Equal(expected, summary);
    }
}
