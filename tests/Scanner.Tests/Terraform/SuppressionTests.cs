namespace Infra.Analyzers.Scanner.Tests.Terraform;

public sealed class SuppressionTests
{
    [Theory]
    [InlineData("# infra:ignore INFRA1001 kept in another account", "kept in another account")]
    [InlineData("// infra:ignore INFRA1001,INFRA1003 two rules", "two rules")]
    [InlineData("/* infra:ignore INFRA1001 in a block comment */", "in a block comment")]
    [InlineData("# infra:ignore INFRA1001 until=2026-06-01 until today", "until today")]
    [InlineData("#checkov:skip=CKV2_AWS_10:a reason for another scanner", "a reason for another scanner")]
    [InlineData("#checkov:skip=CKV2_AWS_10", "")]
    [InlineData("#trivy:ignore:AVD-AWS-0162", "")]
    [InlineData("#tfsec:ignore:AWS-0162:exp:2027-01-01", "")]
    [InlineData("# kics-scan ignore-block", "")]
    [InlineData("# dd-iac-scan ignore-line", "")]
    public void Lets_a_finding_pass_above_beside_and_inside_the_resource(string comment, string justification)
    {
        var isBlock = comment.StartsWith("/*", StringComparison.Ordinal);
        foreach (var text in new[]
        {
            $"{comment}\nresource \"aws_cloudtrail\" \"x\" {{\n}}\n",
            $"{comment}\n# more\nresource \"aws_cloudtrail\" \"x\" {{\n}}\n",
            $"resource \"aws_cloudtrail\" \"x\" {{ {comment}\n}}\n",
            $"resource \"aws_cloudtrail\" \"x\" {{\n  {comment}\n  name = \"n\"\n}}\n",
            $"resource \"aws_cloudtrail\" \"x\" {{\n}} {(isBlock ? "" : comment)}{(isBlock ? comment : "")}\n",
        })
        {
            Assert.Equal($"INFRA1001 aws_cloudtrail.x: group role ({justification})", TerraformCase.Summary(text));
        }
    }

    [Theory]
    [InlineData("# infra:ignore INFRA1002 another rule")]
    [InlineData("# infra:ignore")]
    [InlineData("# checkov:skip=CKV_AWS_1:another check")]
    [InlineData("# trivy:ignore:AVD-AWS-0162:exp:2020-01-01\n#")]
    [InlineData("# infra:ignore INFRA1001 not right above\n\n")]
    [InlineData("locals {\n  # infra:ignore INFRA1001 elsewhere\n}")]
    public void Does_not_let_it_pass(string above) =>
        Assert.Contains("INFRA1001 aws_cloudtrail.x: group role",
            TerraformCase.Summary($"{above}\nresource \"aws_cloudtrail\" \"x\" {{\n}}\n").Split('\n'));

    [Theory]
    [InlineData("# kics-scan ignore")]
    [InlineData("# kics-scan disable=17b30f8f-8dfb-4597-adf6-57600b6cf25e")]
    [InlineData("# dd-iac-scan disable=terraform-aws-cloudtrail-not-integrated-with-cloudwatch")]
    public void Lets_a_whole_file_pass(string header) =>
        Assert.Equal("INFRA1001 aws_cloudtrail.x: group role ()",
            TerraformCase.Summary($"{header}\n\nlocals {{\n}}\nresource \"aws_cloudtrail\" \"x\" {{\n}}\n"));

    [Fact]
    public void Tells_of_a_suppression_without_a_reason() => Assert.Equal(
        "INFRA9004 1:1 The suppression of INFRA1001 gives no reason; write it after the id.\nINFRA1001 aws_cloudtrail.x: group role ()",
        TerraformCase.Summary("# infra:ignore INFRA1001\nresource \"aws_cloudtrail\" \"x\" {\n}\n"));

    [Fact]
    public void Tells_of_a_suppression_past_its_date() => Assert.Equal(
        "INFRA9004 2:3 The suppression of INFRA1001 ended on 2026-05-31; fix what it hid, or give it a new date.\nINFRA1001 "
            + "aws_cloudtrail.x: group role",
        TerraformCase.Summary("resource \"aws_cloudtrail\" \"x\" {\n  # infra:ignore INFRA1001 until=2026-05-31 soon\n}\n"));

    [Theory]
    [InlineData("""{"infra": {"ignore": [{"id": "INFRA1001", "reason": "why"}]}}""", "INFRA1001 aws_cloudtrail.x: group role (why)")]
    [InlineData("""{"infra": {"ignore": {"id": "INFRA1001", "reason": "why", "until": "2027-01-31"}}}""",
        "INFRA1001 aws_cloudtrail.x: group role (why)")]
    [InlineData("""{"checkov": {"skip": [{"id": "CKV2_AWS_10", "comment": "why"}]}}""", "INFRA1001 aws_cloudtrail.x: group role (why)")]
    [InlineData("""{"infra": {"ignore": [{"id": "INFRA1002", "reason": "why"}]}}""", "INFRA1001 aws_cloudtrail.x: group role")]
    [InlineData("""{"infra": {"ignore": [{"reason": "no id"}, 1, null, "x"]}}""", "INFRA1001 aws_cloudtrail.x: group role")]
    [InlineData("\"a comment\"", "INFRA1001 aws_cloudtrail.x: group role")]
    public void Reads_the_comment_property_of_json(string comment, string expected) =>
        Assert.Equal(expected,
            TerraformCase.Summary($$"""{"resource": {"aws_cloudtrail": {"x": {"//": {{comment}} } } } }""", "main.tf.json"));
}
