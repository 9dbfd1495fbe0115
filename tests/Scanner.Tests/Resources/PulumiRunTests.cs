namespace Infra.Analyzers.Scanner.Tests.Resources;

/// <summary>What the engine for Pulumi programs writes of a run: all that a program registers, with ARNs that stand for those of the
/// resources.</summary>
public sealed class PulumiRunTests
{
    private const string Group = "arn:aws:logs:us-east-1:123456789012:log-group:cloudtrail";
    private const string Role = "arn:aws:iam::123456789012:role/role-9846a1b";
    private const string Trust =
        """{"Statement":[{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    [Theory]
    [InlineData(Group + ":*", Role, "")]
    [InlineData(Group, Role, "INFRA1002")]
    [InlineData("04da6b54-80e4-46f7-96ec-b56ff0331ba9", Role, "")]
    [InlineData(null, null, "INFRA1001")]
    public void An_ARN_of_a_group_is_known_to_be_one(string? group, string? role, string rules) =>
        Assert.Equal(rules, Rules(Trail(group, role), LogGroup(), RoleOf(Trust), RolePolicy($"{Group}:*")));

    [Theory]
    [InlineData("cloudtrail.amazonaws.com", "")]
    [InlineData("ec2.amazonaws.com", "INFRA2001")]
    public void What_a_role_trusts_is_certain(string service, string rules) => Assert.Equal(
        rules, Rules(Trail(Group + ":*", Role), LogGroup(),
            RoleOf(Trust.Replace("cloudtrail.amazonaws.com", service, StringComparison.Ordinal)), RolePolicy($"{Group}:*")));

    [Theory]
    [InlineData(Group + ":*", "", "")]
    [InlineData("*", "", "")]
    // The account and the region of the group are made up: what the program says of them does not contradict it.
    [InlineData("arn:aws:logs:eu-west-1:444455556666:log-group:cloudtrail:log-stream:*", "", "")]
    [InlineData("arn:aws:logs:eu-west-1:123456789012:log-group:cloudtrail:*", "", "")]
    [InlineData("arn:aws:logs:us-east-1:123456789012:log-group:cloudtrail-other:*", "", "INFRA2002")]
    [InlineData("arn:aws:logs:*:*:log-group:other:*", "", "INFRA2002")]
    [InlineData("arn:aws:logs:*:*:log-group:other:*", "\"isHandedOut\": true,", "")]
    public void A_role_that_nobody_else_knows_of_may_do_what_its_policies_say_and_nothing_more(string resource, string role,
        string rules) =>
        Assert.Equal(rules, Rules(Trail(Group + ":*", Role), LogGroup(), RoleOf(Trust, role), RolePolicy(resource)));

    [Fact]
    public void A_role_without_any_policy_may_not_write() =>
        Assert.Equal("INFRA2002", Rules(Trail(Group + ":*", Role), LogGroup(), RoleOf(Trust)));

    // The component may block public access for the whole account.
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "\"isHandedOut\": true,", true)]
    [InlineData("\"hasRemoteComponents\": true,", "", false)]
    [InlineData("\"hasRemoteComponents\": false,", "", true)]
    public void What_a_component_of_a_plugin_makes_may_be_what_is_missing(string header, string bucket, bool isFound)
    {
        var inputs = Inputs(("bucket", "logs"), ("acl", "public-read"));
        var found = Scan(header, Trail(Group, Role), Step("aws:s3/bucket:Bucket", "logs", inputs, "logs", "arn:aws:s3:::logs", bucket));
        Assert.Equal(isFound, found.Any(report => report.Rule.Id == "INFRA2003"));
    }

    [Fact]
    public void An_input_whose_changes_are_ignored_may_be_anything() =>
        Assert.Equal("", Rules(Trail(null, null, "\"ignoreChanges\": [\"cloudWatchLogsGroupArn\", \"cloudWatchLogsRoleArn\"],"),
            LogGroup()));

    [Fact]
    public void A_finding_is_at_the_place_in_C_sharp_and_names_the_resource_as_it_does()
    {
        var report = Assert.Single(Delivery("", Trail(null, null, "\"sourcePosition\": \"file:///src/My%20Audit/AuditStack.cs#12,9\",")));
        Assert.Equal(new TextPlace("/src/My Audit/AuditStack.cs", 12, 9, 0, 0), report.Place);
        Assert.StartsWith("CloudTrail trail 'audit' does not deliver", report.Message, StringComparison.Ordinal);
        Assert.Equal(new ConstructedResource("audit", "Trail", report.Place), report.Constructed);

        var ofSeveral = Assert.Single(Delivery("\"isOneOfSeveral\": true,", Trail(null, null, "\"sourcePosition\": \"nonsense\",")));
        Assert.EndsWith(" (stack 'dev')", ofSeveral.Message, StringComparison.Ordinal);
        Assert.EndsWith("dev.json", ofSeveral.Place.Path, StringComparison.Ordinal);
    }

    private static string Trail(string? group, string? role, string more = "") => Step(
        "aws:cloudtrail/trail:Trail",
        "audit",
        Inputs(("s3BucketName", "logs"), ("cloudWatchLogsGroupArn", group), ("cloudWatchLogsRoleArn", role)),
        "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit-1234567",
        "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit-1234567",
        more);

    private static string LogGroup() =>
        Step("aws:cloudwatch/logGroup:LogGroup", "group", Inputs(("name", "cloudtrail")), "cloudtrail", Group);

    private static string RoleOf(string trust, string more = "") =>
        Step("aws:iam/role:Role", "role", Inputs(("assumeRolePolicy", trust)), "role-9846a1b", Role, more);

    private static string RolePolicy(string resource) => Step(
        "aws:iam/rolePolicy:RolePolicy",
        "policy",
        Inputs(
            ("role", "role-9846a1b"),
            ("policy",
                $$"""{"Statement":[{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"{{resource}}"}]}""")),
        "",
        "");

    private static string Inputs(params (string Name, string? Value)[] inputs) => System.Text.Json.JsonSerializer.Serialize(
        inputs.Where(input => input.Value is not null).ToDictionary(input => input.Name, input => input.Value));

    private static string Step(string type, string name, string inputs, string id, string arn, string more = "")
    {
        var urn = $"urn:pulumi:dev::audit::{type}::{name}";
        var known = arn.Length > 0 ? $$""", "id": "{{id}}", "outputs": {"arn": "{{arn}}"}""" : "";
        return $$"""{"op": "create", "urn": "{{urn}}", "newState": {"urn": "{{urn}}", "custom": """
            + $$"""true, "type": "{{type}}", {{more}} "inputs": {{inputs}}{{known}} } }""";
    }

    private static string Rules(params string[] steps) =>
        string.Join(' ', Scan("", steps).Where(report => report.Rule.Severity == Infra.Analyzers.Rules.Severity.Warning)
            .Select(report => report.Rule.Id));

    private static IReadOnlyList<Report> Delivery(string header, params string[] steps) => TerraformCase.AboutDelivery(Scan(header, steps));

    private static IReadOnlyList<Report> Scan(string header, params string[] steps)
    {
        using var folder = new TerraformCase().With(
            "dev.json",
            $$"""{"run": {"project": "audit", "stack": "dev", {{header}} "placeholderAccount": "123456789012"}, "steps": """
                + $$"""[{{string.Join(",\n", steps)}}]}""");
        return folder.ScanAll("dev.json");
    }
}
