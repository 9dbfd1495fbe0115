namespace Infra.Analyzers.Scanner.Tests.Terraform;

public sealed class ModuleTests
{
    private const string BareTrail = """resource "aws_cloudtrail" "this" {}""";

    private const string TrailFromVariables =
        """
        variable "group" { default = "" }
        variable "role" { default = null }
        variable "enabled" { default = true }
        resource "aws_cloudtrail" "this" {
          count                      = var.enabled ? 1 : 0
          cloud_watch_logs_group_arn = var.group
          cloud_watch_logs_role_arn  = var.role
        }
        output "arn" { value = one(aws_cloudtrail.this[*].arn) }
        """;

    [Fact]
    public void Places_a_finding_at_the_header_of_the_resource()
    {
        using var terraform = new TerraformCase().With("main.tf", "# é\n  resource aws_cloudtrail \"x\" {\n}\n");

        var report = Assert.Single(terraform.Scan());

        Assert.Equal(new TextPlace(terraform["main.tf"], 2, 3, 2, 30), report.Place);
    }

    [Fact]
    public void Judges_a_called_module_with_what_the_call_hands_it()
    {
        using var terraform = new TerraformCase()
            .With("main.tf", """
                module "audit" {
                  source = "./modules/audit"
                  group  = "arn:aws:logs:eu-west-1:111122223333:log-group:g:*"
                }
                module "fine" {
                  source = "./modules/audit"
                  group  = "${aws_cloudwatch_log_group.g.arn}:*"
                  role   = aws_iam_role.r.arn
                }
                module "off" {
                  source  = "./modules/audit"
                  enabled = false
                }
                module "remote" {
                  source = "terraform-aws-modules/cloudtrail/aws"
                }
                """)
            .With("modules/audit/main.tf", TrailFromVariables);

        var report = Assert.Single(terraform.Scan());

        Assert.Equal("module.audit.aws_cloudtrail.this[0]", report.Address);
        Assert.Equal(["cloud_watch_logs_role_arn"], report.Attributes);

        // At the value.
        Assert.Equal(7, report.Place.Line);
        Assert.Equal(terraform["modules/audit/main.tf"], report.Place.Path);
        var call = Assert.Single(report.Related);
        Assert.Equal("The module is called here, as 'module.audit'.", call.Text);
        Assert.Equal((terraform["main.tf"], 1), (call.Place.Path, call.Place.Line));
    }

    [Fact]
    public void Judges_a_module_that_is_called_only_as_it_is_called()
    {
        using var terraform = new TerraformCase()
            .With("app/main.tf", "module \"audit\" {\n  source = \"../audit\"\n  group = \"g\"\n  role = \"r\"\n}\n")
            .With("audit/main.tf", TrailFromVariables)
            .With("lone/main.tf", BareTrail);

        Assert.Equal("INFRA1001 aws_cloudtrail.this: group role", TerraformCase.Summary(terraform.Scan("audit", "lone", "app")));
    }

    [Fact]
    public void Follows_outputs_and_nested_modules_and_instances()
    {
        using var terraform = new TerraformCase()
            .With("main.tf", """
                module "logs" {
                  source   = "./logs"
                  for_each = { a = "", b = "x" }
                  name     = each.value
                }
                module "audit" {
                  source   = "./audit"
                  for_each = toset(["a", "b"])
                  group    = module.logs[each.key].group
                }
                """)
            .With("logs/main.tf", "variable \"name\" {}\noutput \"group\" {\n  value = var.name == \"\" ? null : \"g-${var.name}\"\n}\n")
            .With("audit/main.tf",
                "variable \"group\" {}\nmodule \"trail\" {\n  source = \"./trail\"\n  count  = 2\n  group  = var.group\n}\n")
            .With("audit/trail/main.tf",
                "variable \"group\" {}\nresource \"aws_cloudtrail\" \"x\" {\n  cloud_watch_logs_group_arn = var.group\n  "
                    + "cloud_watch_logs_role_arn = \"r\"\n}\n");

        Assert.Equal(
            "INFRA1001 module.audit[\"a\"].module.trail[0].aws_cloudtrail.x: group\nINFRA1001 "
                + "module.audit[\"a\"].module.trail[1].aws_cloudtrail.x: group",
            TerraformCase.Summary(terraform.Scan()));
    }

    [Fact]
    public void Refuses_a_module_that_calls_itself()
    {
        using var terraform = new TerraformCase()
            .With("main.tf", "module \"a\" {\n  source = \"./a\"\n}\n" + BareTrail)
            .With("a/main.tf", "module \"back\" {\n  source = \"../\"\n}\n");

        Assert.Equal(
            "INFRA1001 aws_cloudtrail.this: group role\nINFRA9001 1:1 The module calls itself through this block; it is not followed.",
            TerraformCase.Summary(terraform.Scan()));
    }

    [Fact]
    public void Tells_of_a_module_that_is_not_there()
    {
        using var terraform = new TerraformCase().With("main.tf", "module \"a\" {\n  source = \"./nowhere\"\n}\n");

        Assert.Contains("The module's directory './nowhere' does not exist; it is not scanned.", Assert.Single(terraform.Scan()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Enters_a_local_module_from_the_json_syntax()
    {
        using var terraform = new TerraformCase()
            .With("cdk.tf.json", """{"module": {"audit": {"source": "./m", "group": "${null}", "role": "r"}}}""")
            .With("m/main.tf.json", """
                {"variable": {"group": {}, "role": {"default": "${not a template}"}},
                 "resource": {"aws_cloudtrail": {"t": [{"cloud_watch_logs_group_arn": "${var.group}", "cloud_watch_logs_role_arn": "${var.role}"}]}}}
                """);

        Assert.Equal("INFRA1001 module.audit.aws_cloudtrail.t: group", TerraformCase.Summary(terraform.Scan()));
    }

    [Theory]
    [InlineData("count = 0", "")]
    [InlineData("for_each = {}", "")]
    [InlineData("for_each = toset([])", "")]
    [InlineData("count = 1", "INFRA1001 aws_cloudtrail.x[0]: group role")]
    [InlineData("count = 2", "INFRA1001 aws_cloudtrail.x: group role")]
    [InlineData("for_each = toset([\"a\"])", "INFRA1001 aws_cloudtrail.x[\"a\"]: group role")]
    [InlineData("count = var.unknown", "INFRA1001 aws_cloudtrail.x: group role")]
    [InlineData("count = var.unknown ? 1 : 0", "INFRA1001 aws_cloudtrail.x[0]: group role")]
    [InlineData("count = 1000000", "INFRA1001 aws_cloudtrail.x: group role")]
    public void Counts_instances(string meta, string expected) =>
        Assert.Equal(expected, TerraformCase.Summary($"variable \"unknown\" {{}}\nresource \"aws_cloudtrail\" \"x\" {{\n  {meta}\n}}\n"));

    [Fact]
    public void Judges_each_instance_by_its_own_values() => Assert.Equal(
        "INFRA1001 aws_cloudtrail.x[\"bad\"]: group",
        TerraformCase.Summary("""
            resource "aws_cloudtrail" "x" {
              for_each                   = { good = "g", bad = null }
              cloud_watch_logs_group_arn = each.value
              cloud_watch_logs_role_arn  = "role-${each.key}"
            }
            """));

    [Fact]
    public void Reads_the_values_of_variables_that_terraform_loads_by_itself()
    {
        using var terraform = new TerraformCase()
            .With("main.tf",
                "variable \"group\" { default = \"x\" }\nvariable \"role\" {}\nresource \"aws_cloudtrail\" \"x\" {\n  "
                    + "cloud_watch_logs_group_arn = var.group\n  cloud_watch_logs_role_arn = var.role\n}\n")
            .With("terraform.tfvars", "role = \"r\"\ngroup = \"y\"\n")
            .With("b.auto.tfvars.json", """{"group": null}""")
            .With("a.auto.tfvars", "group = \"z\"\n")
            .With("other.tfvars", "group = \"not loaded\"\n");

        Assert.Equal("INFRA1001 aws_cloudtrail.x: group", TerraformCase.Summary(terraform.Scan()));
    }

    [Fact]
    public void Merges_override_files()
    {
        using var terraform = new TerraformCase()
            .With("main.tf",
                "locals {\n  role = null\n}\nresource \"aws_cloudtrail\" \"fixed\" {\n  name = \"n\"\n}\nresource \"aws_cloudtrail\" "
                    + "\"broken\" {\n  cloud_watch_logs_group_arn = \"g\"\n  cloud_watch_logs_role_arn = local.role\n}\n")
            .With("override.tf",
                "resource \"aws_cloudtrail\" \"fixed\" {\n  cloud_watch_logs_group_arn = \"g\"\n  cloud_watch_logs_role_arn = local.role\n"
                    + "}\n")
            .With("z_override.tf.json",
                """{"locals": {"role": "r"}, "resource": {"aws_cloudtrail": {"broken": {"cloud_watch_logs_group_arn": ""}}}}""");

        var report = Assert.Single(terraform.Scan());

        Assert.Equal("aws_cloudtrail.broken", report.Address);

        // The value is the one of the override.
        Assert.Equal((terraform["z_override.tf.json"], 1), (report.Place.Path, report.Place.Line));
    }

    [Fact]
    public void Stands_for_its_module_when_one_file_is_given()
    {
        using var terraform =
            new TerraformCase().With("a.tf", "locals {\n  g = null\n}\n")
                .With("b.tf",
                    "resource \"aws_cloudtrail\" \"x\" {\n  cloud_watch_logs_group_arn = local.g\n  cloud_watch_logs_role_arn = \"r\"\n}\n");

        Assert.Equal("INFRA1001 aws_cloudtrail.x: group", TerraformCase.Summary(terraform.Scan("b.tf", "a.tf")));
    }

    [Fact]
    public void Places_a_finding_about_a_value_at_the_value()
    {
        using var terraform =
            new TerraformCase()
                .With("main.tf",
                    "resource \"aws_cloudtrail\" \"x\" {\n  cloud_watch_logs_group_arn = aws_cloudwatch_log_group.g.arn\n  "
                        + "cloud_watch_logs_role_arn = \"r\"\n}\n");

        var report = Assert.Single(terraform.Scan());

        Assert.Equal(("INFRA1002", 2, 32, 62), (report.Rule.Id, report.Place.Line, report.Place.Column, report.Place.EndColumn));
    }

    [Theory]
    [InlineData("nullable = false", "")]
    [InlineData("nullable = true", "INFRA1001 module.m.aws_cloudtrail.x: group")]
    [InlineData("", "INFRA1001 module.m.aws_cloudtrail.x: group")]
    public void Takes_the_default_for_null_where_a_variable_does_not_accept_it(string nullable, string expected)
    {
        using var terraform = new TerraformCase()
            .With("main.tf", "module \"m\" {\n  source = \"./m\"\n  group = null\n}\n")
            .With("m/main.tf",
                $"variable \"group\" {{\n  default = \"g\"\n  {nullable}\n}}\nresource \"aws_cloudtrail\" \"x\" {{\n  "
                    + $"cloud_watch_logs_group_arn = var.group\n  cloud_watch_logs_role_arn = \"r\"\n}}\n");

        Assert.Equal(expected, TerraformCase.Summary(terraform.Scan()));
    }

    [Theory]
    [InlineData("object({ group = optional(string, \"g\"), other = string })", "")]
    [InlineData("list(object({ group = optional(string) }))", "")]
    [InlineData("map(string)", "INFRA1001 aws_cloudtrail.x: group")]
    public void Does_not_overlook_the_defaults_of_a_type(string type, string expected) => Assert.Equal(
        expected,
        TerraformCase.Summary(
            $"variable \"s\" {{\n  type = {type}\n  default = {{ other = \"\" }}\n}}\nresource \"aws_cloudtrail\" \"x\" {{\n  "
                + $"cloud_watch_logs_group_arn = try(var.s.group, null)\n  cloud_watch_logs_role_arn = \"r\"\n}}\n"));

    [Fact]
    public void Does_not_follow_modules_that_multiply_without_end()
    {
        using var terraform = new TerraformCase();
        for (var level = 0; level < 30; level++)
            terraform.With($"m{level}/main.tf",
                $"module \"a\" {{\n  source = \"../m{level + 1}\"\n}}\nmodule \"b\" {{\n  source = \"../m{level + 1}\"\n}}\n");
        terraform.With("m30/main.tf", "");

        Assert.Equal("The modules have too many instances; those from here on are not scanned.",
            Assert.Single(terraform.Scan("m0", "./m0/")).Message);
    }
}
