namespace Infra.Analyzers.Scanner.Tests.Terraform;

/// <summary>What the type of a variable makes of its value, in both syntaxes.</summary>
public sealed class TypeConstraintTests
{
    private const string Cfg = "object({ name = optional(string), group = optional(string), role = optional(string, \"r\") })";

    [Theory]
    [InlineData(Cfg, "{}", "var.c.group", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData(Cfg, "{}", "var.c.role", "")]
    [InlineData(Cfg, "{ role = null }", "var.c.role", "")]
    [InlineData(Cfg, "{ role = \"\" }", "var.c.role", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData(Cfg, "{ group = \"g\" }", "var.c.group", "")]
    [InlineData(Cfg, "{ group = \"g\" }", "var.c[\"group\"]", "")]
    [InlineData(Cfg, "{}", "var.c == null ? null : \"x\"", "")]
    [InlineData(Cfg, "{}", "var.c != null ? \"x\" : null", "")]
    [InlineData(Cfg, "null", "var.c == null ? null : \"x\"", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData(Cfg, "null", "var.c == null ? \"x\" : null", "")]
    [InlineData(Cfg, "{}", "var.c.group == null ? null : \"x\"", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData(Cfg, "{}", "coalesce(var.c.group, \"x\")", "")]
    [InlineData("object({ group = string })", "{ group = \"\" }", "var.c.group", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData(
        "object({ group = string })",
        "{ group = \"\", other = \"x\" }",
        "try(var.c.other, null)",
        "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("object({ group = string })", "{}", "var.c.group", "")]
    [InlineData("object({ a = optional(object({ group = optional(string, \"g\") }), {}) })", "{}", "var.c.a.group", "")]
    [InlineData(
        "object({ a = optional(object({ group = optional(string) }), {}) })",
        "{}",
        "var.c.a.group",
        "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("object({ a = optional(object({ group = optional(string) })) })", "{}", "var.c.a", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("list(object({ group = optional(string) }))", "[{}]", "var.c[0].group", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("set(object({ group = optional(string) }))", "[{}]", "one(var.c).group", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("map(object({ group = optional(string, \"\") }))", "{ x = {} }", "var.c.x.group", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("map(object({ group = optional(string, \"g\") }))", "{ x = {} }", "var.c[\"x\"].group", "")]
    [InlineData(
        "tuple([string, object({ group = optional(string) })])",
        "[\"a\", {}]",
        "var.c[1].group",
        "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("tuple([string])", "[\"a\", {}]", "var.c[1].group", "")]
    [InlineData("any", "{ group = \"\" }", "var.c.group", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("map(any)", "{ group = \"\" }", "var.c.group", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("map", "{ group = \"\" }", "var.c.group", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("bool", "\"true\"", "var.c ? null : \"x\"", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("string", "true", "var.c == \"true\" ? null : \"x\"", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("number", "\"1\"", "var.c == 1 ? null : \"x\"", "INFRA1001 aws_cloudtrail.t: group")]
    [InlineData("number", "\"many\"", "var.c", "")]
    [InlineData("unheard_of(string)", "{ group = \"\" }", "try(var.c.role, null)", "")]
    public void Converts_the_value_of_a_variable(string type, string value, string group, string expected)
    {
        Assert.Equal(expected, TerraformCase.Summary($$"""
            variable "c" {
              type    = {{type}}
              default = {{value}}
            }
            {{Trail(group)}}
            """));

        // The same from the caller of a module, whose own default does not count.
        using var module = new TerraformCase()
            .With("main.tf", $"module \"m\" {{\n  source = \"./m\"\n  c      = {value}\n}}\n")
            .With("m/main.tf", $"variable \"c\" {{\n  type = {type}\n}}\n{Trail(group)}");
        Assert.Equal(
            expected.Replace("aws_cloudtrail", "module.m.aws_cloudtrail", StringComparison.Ordinal),
            TerraformCase.Summary(module.Scan()));

        // In JSON the type is text.
        using var json = new TerraformCase()
            .With("main.tf.json", $$"""{"variable": {"c": {"type": "{{type.Replace("\"", "\\\"", StringComparison.Ordinal)}}"} } }""")
            .With("terraform.tfvars", $"c = {value}\n")
            .With("trail.tf", Trail(group));
        Assert.Equal(expected, TerraformCase.Summary(json.Scan()));
    }

    [Fact]
    public void Makes_null_and_defaults_of_what_a_map_of_objects_leaves_out()
    {
        using var terraform = new TerraformCase()
            .With("main.tf", """
                variable "trails" {
                  type = map(object({
                    group = optional(string)
                    role  = optional(string, "r")
                  }))
                  default = {}
                }
                resource "aws_cloudtrail" "t" {
                  for_each                   = var.trails
                  cloud_watch_logs_group_arn = each.value.group
                  cloud_watch_logs_role_arn  = each.value.role
                }
                """)
            .With("terraform.tfvars", "trails = {\n  a = {}\n  b = { group = \"g\" }\n  c = { group = \"g\", role = \"\" }\n}\n");

        Assert.Equal(
            "INFRA1001 aws_cloudtrail.t[\"a\"]: group\nINFRA1001 aws_cloudtrail.t[\"c\"]: role",
            TerraformCase.Summary(terraform.Scan()));
    }

    private static string Trail(string group) =>
        $"resource \"aws_cloudtrail\" \"t\" {{\n  cloud_watch_logs_group_arn = {group}\n  cloud_watch_logs_role_arn  = \"r\"\n}}\n";
}
