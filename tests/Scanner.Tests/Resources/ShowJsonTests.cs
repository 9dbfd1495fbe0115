using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Tests.Resources;

public sealed class ShowJsonTests
{
    [Theory]
    // A new trail whose attributes were not written.
    [InlineData("""["create"]""", """{"cloud_watch_logs_group_arn": null, "cloud_watch_logs_role_arn": null}""", """{"arn": true}""",
        "group role")]
    // A new trail whose attributes refer to resources that are yet to be made: the keys are absent.
    [InlineData("""["create"]""", """{"name": "x"}""", """{"cloud_watch_logs_group_arn": true, "cloud_watch_logs_role_arn": true}""", null)]
    // A trail that exists, and whose attributes were never written.
    [InlineData("""["no-op"]""", """{"cloud_watch_logs_group_arn": "", "cloud_watch_logs_role_arn": ""}""", "{}", "group role")]
    [InlineData("""["update"]""",
        """{"cloud_watch_logs_group_arn": "arn:aws:logs:eu-west-1:111122223333:log-group:g:*", "cloud_watch_logs_role_arn": ""}""", "{}",
        "role")]
    [InlineData("""["delete", "create"]""", "{}", "{}", "group role")]
    [InlineData("""["create"]""", """{"cloud_watch_logs_group_arn": null}""",
        """{"cloud_watch_logs_role_arn": false, "event_selector": []}""", "group role")]
    [InlineData("""["delete"]""", "null", "{}", null)]
    [InlineData("""["forget"]""", "{}", "{}", null)]
    public void Tells_the_states_of_a_plan_apart(string actions, string after, string unknown, string? attributes)
    {
        var plan = $$"""
            {"format_version": "1.2", "terraform_version": "1.9.0",
             "planned_values": {"root_module": {"resources": [{"address": "aws_cloudtrail.x", "mode": "managed", "type": "aws_cloudtrail", "name": "x", "values": {} }]} },
             "resource_changes": [
               {"address": "aws_s3_bucket.logs", "mode": "managed", "type": "aws_s3_bucket", "name": "logs", "change": {"actions": ["create"], "after": {} } },
               {"address": "data.aws_cloudtrail.d", "mode": "data", "type": "aws_cloudtrail", "name": "d", "change": {"actions": ["read"], "after": {} } },
               {"address": "module.audit[\"a\"].aws_cloudtrail.x[0]", "mode": "managed", "type": "aws_cloudtrail", "name": "x", "index": 0,
                "change": {"actions": {{actions}}, "before": null, "after": {{after}}, "after_unknown": {{unknown}} } }]}
            """;

        Assert.Equal(attributes is null ? "" : $"INFRA1001 module.audit[\"a\"].aws_cloudtrail.x[0]: {attributes}",
            TerraformCase.Summary(Scan(plan)));
    }

    [Fact]
    public void Places_a_finding_at_the_address_whatever_the_order_of_the_properties()
    {
        var report =
            Assert.Single(
                Scan("{\"format_version\": \"1.2\", \"resource_changes\": [\n  {\"change\": {\"after\": {\"cloud_watch_logs_role_arn\": "
                    + "\"r\"}},\n   \"type\": \"aws_cloudtrail\",\n   \"address\": \"aws_cloudtrail.x\"}]}"));

        Assert.Equal((4, 15, 33), (report.Place.Line, report.Place.Column, report.Place.EndColumn));
        Assert.Equal("aws_cloudtrail", report.ResourceType);
        Assert.StartsWith("CloudTrail trail 'aws_cloudtrail.x' does not deliver", report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_a_state_with_nested_modules() => Assert.Equal(
        "INFRA1001 aws_cloudtrail.x: group role\nINFRA1001 module.a.module.b.aws_cloudtrail.y[\"k\"]: role",
        TerraformCase.Summary(Scan("""
            {"format_version": "1.0", "values": {"outputs": {}, "root_module": {
              "resources": [{"address": "aws_cloudtrail.x", "mode": "managed", "type": "aws_cloudtrail", "values": {"cloud_watch_logs_group_arn": ""}}],
              "child_modules": [{"address": "module.a", "child_modules": [{"resources": [
                {"address": "module.a.module.b.aws_cloudtrail.y[\"k\"]", "mode": "managed", "type": "aws_cloudtrail", "values": {"cloud_watch_logs_group_arn": "g", "cloud_watch_logs_role_arn": ""}}]}]}]}}}
            """)));

    [Fact]
    public void Reads_a_state_file() => Assert.Equal(
        "INFRA1001 module.a.aws_cloudtrail.x[1]: role\nINFRA1001 module.a.aws_cloudtrail.x[\"k\"]: group role",
        TerraformCase.Summary(Scan("""
            {"version": 4, "terraform_version": "1.9.0", "resources": [
              {"module": "module.a", "mode": "managed", "type": "aws_cloudtrail", "name": "x", "instances": [
                {"index_key": 0, "attributes": {"cloud_watch_logs_group_arn": "g", "cloud_watch_logs_role_arn": "r"}},
                {"index_key": 1, "attributes": {"cloud_watch_logs_group_arn": "g", "cloud_watch_logs_role_arn": ""}},
                {"index_key": "k", "attributes": {}},
                {"deposed": "12345678", "attributes": {}}]}]}
            """)));

    [Fact]
    public void Checks_what_comes_before_an_error() => Assert.Equal(
        "INFRA1001 aws_cloudtrail.x: group role\nINFRA9001 1:144 The file ends before its JSON value does.",
        TerraformCase.Summary(
            Scan("""{"format_version": "1.2", "resource_changes": [{"address": "aws_cloudtrail.x", "type": "aws_cloudtrail", "change": """
                + """{"after": {}}}, {"address": """)));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("""{"name": "package.json"}""")]
    public void Tells_that_a_file_is_of_no_kind_it_knows(string json) =>
        Assert.Equal(ToolRules.UnreadableInput, Assert.Single(Scan(json)).Rule);

    private static IReadOnlyList<Report> Scan(string json)
    {
        using var folder = new TerraformCase().With("input.json", json);
        return folder.Scan("input.json");
    }
}
