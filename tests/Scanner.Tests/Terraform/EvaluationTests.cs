namespace Infra.Analyzers.Scanner.Tests.Terraform;

/// <summary>What an attribute's expression comes to, seen through what the rules say about it, in both syntaxes.</summary>
public sealed class EvaluationTests
{
    private const string Context =
        """
        variable "none" { default = null }
        variable "empty" {
          type    = string
          default = ""
        }
        variable "arn" { default = "arn:aws:logs:eu-west-1:111122223333:log-group:g:*" }
        variable "required" {}
        variable "flag" { type = bool }
        variable "on" { default = true }
        variable "settings" {
          default = { trail = { group = "", list = ["", "x"] } }
        }
        locals {
          group  = var.none
          joined = "${local.group == null ? "" : local.group}"
          suffix = ":*"
          circle = local.circle
          choice = var.flag ? "x" : null
        }
        resource "aws_cloudwatch_log_group" "one" {}
        resource "aws_cloudwatch_log_group" "many" { count = 2 }
        resource "aws_cloudwatch_log_group" "gone" { count = var.on ? 0 : 1 }
        resource "aws_cloudwatch_log_group" "maybe" { count = var.flag ? 1 : 0 }
        resource "aws_cloudwatch_log_group" "each" { for_each = toset(["a", "b"]) }
        """;

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("var.none")]
    [InlineData("var.empty")]
    [InlineData("local.group")]
    [InlineData("local.joined")]
    [InlineData("\"${var.empty}\"")]
    [InlineData("\"${null}\"")]
    [InlineData("(null)")]
    [InlineData("true ? null : var.arn")]
    [InlineData("!var.on || false ? var.arn : null")]
    [InlineData("var.on && !false ? \"\" : var.arn")]
    [InlineData("1 + 1 == 2 ? null : \"x\"")]
    [InlineData("2 > 10 % 4 ? \"x\" : null")]
    [InlineData("var.settings.trail.group")]
    [InlineData("var.settings[\"trail\"].list[0]")]
    [InlineData("element(var.settings.trail.list, 2)")]
    [InlineData("lookup({}, \"a\", null)")]
    [InlineData("lookup({ a = \"\" }, \"a\", \"x\")")]
    [InlineData("try(var.settings.nothing, null)")]
    [InlineData("try(aws_cloudwatch_log_group.gone[0].arn, \"\")")]
    [InlineData("one(aws_cloudwatch_log_group.gone[*].arn)")]
    [InlineData("join(\"\", aws_cloudwatch_log_group.gone.*.arn)")]
    [InlineData("format(\"%s\", \"\")")]
    [InlineData("trimspace(\"  \\n\")")]
    [InlineData("replace(\"aaa\", \"a\", \"\")")]
    [InlineData("join(\",\", compact([\"\", null]))")]
    [InlineData("length(concat([], [])) > 0 ? \"x\" : null")]
    [InlineData("merge({ a = \"x\" }, { a = null }).a")]
    [InlineData("tostring(null)")]
    [InlineData("can(var.settings.nothing) ? \"x\" : null")]
    [InlineData("[for x in [\"\"] : x][0]")]
    [InlineData("{ for k, v in { a = null } : k => v }.a")]
    [InlineData("{ suffix = \"x\", (local.suffix) = null }[\":*\"]")]
    [InlineData("[for k in [\"a\"] : { (k) = null }][0].a")]
    [InlineData("[for k in [\"a\"] : { \"${k}\" = null }][0].a")]
    [InlineData("[for a in [\"b\"] : { a = null, (a) = \"x\" }][0].a")]
    [InlineData("[for a in [\"b\"] : { a : null, (\"${a}c\") : \"x\" }][0].a")]
    [InlineData("{ null = null }[\"null\"]")]
    [InlineData("{ true = null, false = \"x\" }.true")]
    [InlineData("join(\"\", [for x in [\"a\", \"b\"] : x if x == \"c\"])")]
    [InlineData("\"%{ if var.on }%{ else }x%{ endif }\"")]
    [InlineData("\"%{ for x in [] }${x}%{ endfor }\"")]
    [InlineData("<<EOT\nEOT\n")]
    [InlineData("trimsuffix(<<-EOT\n    x\n  EOT\n, \"x\\n\")")]
    public void Is_not_set(string expression) => AssertFound("INFRA1001 aws_cloudtrail.x: group", expression);

    [Theory]
    [InlineData("\"x\"")]
    [InlineData("\" \"")]
    [InlineData("var.arn")]
    [InlineData("var.required")]
    [InlineData("var.undeclared")]
    [InlineData("local.circle")]
    [InlineData("local.undeclared")]
    [InlineData("\"${var.required}${local.suffix}\"")]
    [InlineData("\"${aws_cloudwatch_log_group.one.arn}:*\"")]
    [InlineData("\"${aws_cloudwatch_log_group.many[1].arn}:*\"")]
    [InlineData("\"${aws_cloudwatch_log_group.each[\"b\"].arn}:*\"")]
    [InlineData("\"${join(\"\", aws_cloudwatch_log_group.maybe.*.arn)}:*\"")]
    [InlineData("aws_cloudwatch_log_group.one.kms_key_id")]
    [InlineData("aws_cloudwatch_log_group.many[2].arn")]
    [InlineData("data.aws_cloudwatch_log_group.other.arn")]
    [InlineData("module.elsewhere.arn")]
    [InlineData("coalesce(var.none, var.empty, \"x\")")]
    [InlineData("coalesce(var.required, var.empty)")]
    [InlineData("try(var.required, null)")]
    [InlineData("format(\"%s:*\", var.required)")]
    [InlineData("unknown_function(\"\")")]
    [InlineData("provider::aws::arn_build(\"\")")]
    [InlineData("regex(\"a\", \"\")")]
    [InlineData("file(\"x\")")]
    [InlineData("jsonencode({})")]
    [InlineData("path.module")]
    [InlineData("terraform.workspace")]
    [InlineData("<<-EOT\n  ${var.empty}\n  EOT\n")]
    [InlineData("[][0]")]
    [InlineData("var.flag ? var.required : null")]
    [InlineData("\"${null}x\"")]
    public void Is_set_or_cannot_be_told(string expression) => AssertFound("", expression);

    [Theory]
    [InlineData("var.flag ? \"x\" : null", "var.flag")]
    [InlineData("local.choice", "var.flag")]
    [InlineData("!var.flag ? null : \"x\"", "var.flag")]
    [InlineData("var.on && var.flag ? \"x\" : \"\"", "var.flag")]
    [InlineData("var.required == \"y\" ? \"x\" : null", "var.required == \"y\"")]
    [InlineData("var.required != \"y\" ? null : \"x\"", "var.required == \"y\"")]
    [InlineData("try(aws_cloudwatch_log_group.maybe[0].name, null)", "var.flag")]
    public void Is_set_or_not_as_a_condition_comes_out(string expression, string condition)
    {
        using var terraform = new TerraformCase().With("main.tf", Context + Trail(expression));

        var report = Assert.Single(terraform.Scan());

        Assert.Equal("INFRA1003", report.Rule.Id);
        Assert.Equal($"When '{condition}' is false.", Assert.Single(report.Related).Text);
    }

    [Fact]
    public void Never_combines_outcomes_that_exclude_each_other() => Assert.Equal(
        "",
        TerraformCase.Summary(Context + """

            resource "aws_cloudtrail" "x" {
              count                      = var.flag ? 1 : 0
              cloud_watch_logs_group_arn = local.choice
              cloud_watch_logs_role_arn  = var.flag ? aws_iam_role.r.arn : null
            }
            """));

    [Fact]
    public void Sees_that_two_attributes_are_never_set_together() => Assert.Equal(
        "INFRA1001 aws_cloudtrail.x: group role",
        TerraformCase.Summary(Context + """

            resource "aws_cloudtrail" "x" {
              cloud_watch_logs_group_arn = var.flag ? "x" : null
              cloud_watch_logs_role_arn  = var.flag ? null : "y"
            }
            """));

    [Fact]
    public void Gives_up_on_values_that_grow_without_bound()
    {
        var locals =
            string.Concat(
                Enumerable.Range(1, 60)
                    .Select(index =>
                        $"  a{index} = \"${{local.a{index - 1}}}${{local.a{index - 1}}}\"\n  l{index} = concat(local.l{index - 1}, local.l{index - 1})\n"));

        Assert.Equal("",
            TerraformCase.Summary(
                $"locals {{\n  a0 = \"x\"\n  l0 = [1]\n{locals}}}\n" + Trail("length(local.l60) == 5 ? null : local.a60")));
    }

    [Theory]
    [InlineData("1 + ", "1")]
    [InlineData("var.flag || ", "true")]
    [InlineData("", "x[0]")]
    [InlineData("", "x.y")]
    public void Gives_up_on_chains_without_end(string link, string end)
    {
        var chain =
            link.Length > 0
                ? string.Concat(Enumerable.Repeat(link, 50_000)) + end : "aws_x" + string.Concat(Enumerable.Repeat(end[1..], 50_000));

        Assert.Equal("",
            TerraformCase.Summary(
                Context + Trail($"{chain} == 0 ? \"x\" : null").Replace("{\n", "{\n  count = 1\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void Gives_up_on_values_nested_without_end()
    {
        var locals = string.Concat(Enumerable.Range(1, 20_000).Select(index => $"  l{index} = [local.l{index - 1}]\n"));
        var steps = string.Join(", ", Enumerable.Range(1, 200).Select(index => $"local.l{index * 100}"));

        Assert.Equal("",
            TerraformCase.Summary($"locals {{\n  l0 = 1\n{locals}}}\n" + Trail($"jsonencode([{steps}]) == \"\" ? null : \"x\"")));
    }

    private static void AssertFound(string expected, string expression)
    {
        Assert.Equal(expected, TerraformCase.Summary(Context + Trail(expression)));

        // The same expression in the JSON syntax, where a string is a template.
        using var json = new TerraformCase().With("context.tf", Context).With(
            "trail.tf.json",
            System.Text.Json.JsonSerializer.Serialize(new
            {
                resource = new
                {
                    aws_cloudtrail = new
                    {
                        x = new
                        {
                            cloud_watch_logs_group_arn = "${" + expression + "}",
                            cloud_watch_logs_role_arn = "role"
                        }
                    }
                },
            }));
        Assert.Equal(expected, TerraformCase.Summary(json.Scan()));
    }

    private static string Trail(string groupArn) => "\n" +
        $$"""
        resource "aws_cloudtrail" "x" {
          cloud_watch_logs_group_arn = {{groupArn}}
          cloud_watch_logs_role_arn  = "role"
        }
        """;
}
