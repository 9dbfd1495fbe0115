using System.Text.Json.Nodes;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>
/// The rules about one trail say the same of it in every input that has its values: JSON, plans, states, previews, stacks and templates.
/// </summary>
public sealed class EveryInputTests
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string Delivery =
        """ "cloud_watch_logs_group_arn": "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*","""
            + """ "cloud_watch_logs_role_arn": "arn:aws:iam::111122223333:role/audit" """;
    private const string S3 = """{"type": "AWS::S3::Object", "values": ["arn:aws:s3"]}""";
    private const string Management = """{"field_selector": [{"field": "eventCategory", "equals": ["Management"]}]}""";
    private const string Objects =
        """{"field_selector": [{"field": "eventCategory", "equals": ["Data"]}, {"field": "resources.type", "equals": """
            + """["AWS::S3::Object"]}]}""";

    /// <summary>A rule, the attributes of a trail, and whether the rule objects to them.</summary>
    public static TheoryData<string, string, bool> Trails => new()
    {
        { "INFRA1001", "", true },
        { "INFRA1001", """ "cloud_watch_logs_group_arn": "", "cloud_watch_logs_role_arn": null """, true },
        { "INFRA1001", """ "cloud_watch_logs_role_arn": "arn:aws:iam::111122223333:role/audit" """, true },
        { "INFRA1001", Delivery, false },
        { "INFRA1002", Delivery.Replace(":*", "", StringComparison.Ordinal), true },
        { "INFRA1002", Delivery, false },
        { "INFRA1004", """ "enable_logging": false""", true },
        { "INFRA1004", """ "enable_logging": true""", false },
        { "INFRA1005", "", true },
        { "INFRA1005", """ "is_multi_region_trail": false""", true },
        { "INFRA1005", """ "is_multi_region_trail": true""", false },
        { "INFRA1006", "", true },
        { "INFRA1006", """ "enable_log_file_validation": false""", true },
        { "INFRA1006", """ "enable_log_file_validation": true""", false },
        { "INFRA1007", "", true },
        { "INFRA1007", """ "kms_key_id": "" """, true },
        { "INFRA1007", """ "kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/1" """, false },
        { "INFRA1008", "", true },
        { "INFRA1008", """ "sns_topic_name": null""", true },
        { "INFRA1008", """ "sns_topic_name": "audit" """, false },
        { "INFRA1009", """ "include_global_service_events": false""", true },
        { "INFRA1009", """ "include_global_service_events": true""", false },
        { "INFRA1009", "", false },
        { "INFRA1010", """ "event_selector": [{"include_management_events": false}]""", true },
        { "INFRA1010", $$""" "advanced_event_selector": [{{Objects}}]""", true },
        { "INFRA1010", """ "event_selector": [{"include_management_events": false}, {"include_management_events": true}]""", false },
        { "INFRA1010", $$""" "advanced_event_selector": [{{Objects}}, {{Management}}]""", false },
        { "INFRA1011", "", true },
        { "INFRA1011", $$""" "event_selector": [{"read_write_type": "WriteOnly", "data_resource": [{{S3}}]}]""", true },
        { "INFRA1011", $$""" "advanced_event_selector": [{{Management}}]""", true },
        { "INFRA1011", $$""" "event_selector": [{"read_write_type": "All", "data_resource": [{{S3}}]}]""", false },
        { "INFRA1011", $$""" "advanced_event_selector": [{{Objects}}]""", false },
        { "INFRA1012", $$""" "event_selector": [{"include_management_events": true}], "advanced_event_selector": [{{Management}}]""",
            true },
        { "INFRA1012", """ "event_selector": [{"include_management_events": true}]""", false },
    };

    [Theory]
    [MemberData(nameof(Trails))]
    public void Says_the_same(string rule, string attributes, bool isFound)
    {
        var trail = JsonNode.Parse($$"""{ {{attributes}} }""")!.AsObject();
        foreach (var (file, text) in Inputs(trail))
            Assert.True(isFound == RuleCheck.Scan(text, file).Any(report => report.Rule.Id == rule), $"{file}: {text}");
    }

    public static TheoryData<string> Rules => [.. Trails.Select(row => (string)row[0]).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Says_nothing_of_what_is_not_known_yet(string rule)
    {
        var attributes = ((ResourceRule)RuleCatalog.All.Single(known => known.Metadata.Id == rule)).Attributes;
        var unknown = new JsonObject(attributes.Select(attribute => KeyValuePair.Create(attribute, (JsonNode?)JsonValue.Create(true))));
        foreach (var (file, text) in new[]
        {
            ("plan.json", Plan(new JsonObject(), unknown)),
            ("main.tf.json",
                Configuration(
                    new JsonObject(
                        attributes.Select(attribute => KeyValuePair.Create(attribute, (JsonNode?)JsonValue.Create("${var.given}")))))),
            ("preview.json",
                Preview("aws:cloudtrail/trail:Trail",
                    Renamed(new JsonObject(
                        attributes.Select(attribute => KeyValuePair.Create(attribute, (JsonNode?)JsonValue.Create(Unknown)))),
                        Bindings.Pulumi))),
            ("template.yaml",
                Template(Renamed(new JsonObject(
                    attributes.Select(attribute => KeyValuePair.Create(attribute, (JsonNode?)new JsonObject { ["Ref"] = "Given" }))),
                    Bindings.Template))),
        })
        {
            Assert.DoesNotContain(RuleCheck.Scan(text, file), report => report.Rule.Id == rule);
        }
    }

    private static IEnumerable<(string File, string Text)> Inputs(JsonObject trail) =>
    [
        ("main.tf.json", Configuration(trail)),
        ("plan.json", Plan(trail, new())),
        ("show.json",
            $$"""{"format_version": "1.0", "terraform_version": "1.9.0", "values": {"root_module": {"resources": """
                + $$"""[{"address": "aws_cloudtrail.audit", "mode": "managed", "type": "aws_cloudtrail", "name": "audit", """
                + $$""" "values": {{trail.ToJsonString()}} }] } } }"""),
        ("terraform.tfstate",
            $$"""{"version": 4, "terraform_version": "1.9.0", "resources": """
                + $$"""[{"mode": "managed", "type": "aws_cloudtrail", "name": "audit", "instances": """
                + $$"""[{"attributes": {{trail.ToJsonString()}} }]}]}"""),
        ("preview.json", Preview("aws:cloudtrail/trail:Trail", Renamed(trail, Bindings.Pulumi))),
        ("preview.json", Preview("aws-native:cloudtrail:Trail", Renamed(trail, Bindings.AwsNative))),
        ("template.json", Template(Renamed(trail, Bindings.Template))),
        ("template.yaml", Template(Renamed(trail, Bindings.Template))),
        ("stack.json",
            $$"""{"version": 3, "deployment": {"resources": """
                + $$"""[{"urn": "u", "type": "aws:cloudtrail/trail:Trail", "inputs": {{Renamed(trail, Bindings.Pulumi).ToJsonString()}} """
                + """}] } }"""),
    ];

    private static string Configuration(JsonObject trail) =>
        $$"""{"variable": {"given": {} }, "resource": {"aws_cloudtrail": {"audit": {{trail.ToJsonString()}} } } }""";

    private static string Template(JsonObject properties) =>
        $$"""
        {"Parameters": {"Given": {"Type": "String", "Default": ""} }, "Resources": {
          "audit": {"Type": "AWS::CloudTrail::Trail", "Properties": {{properties.ToJsonString()}} } } }
        """;

    private static string Plan(JsonObject after, JsonObject unknown) =>
        $$"""
        {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [{
          "address": "aws_cloudtrail.audit", "mode": "managed", "type": "aws_cloudtrail", "name": "audit",
          "change": {"actions": ["create"], "after": {{after.ToJsonString()}}, "after_unknown": {{unknown.ToJsonString()}} }
        }]}
        """;

    private static string Preview(string type, JsonObject inputs) =>
        $$"""{"steps": [{"op": "create", "urn": "u", "newState": {"urn": "u", "type": "{{type}}", "inputs": {{inputs.ToJsonString()}} } """
            + """}]}""";

    /// <summary>The same with the names that Pulumi has for the attributes.</summary>
    private static JsonObject Renamed(JsonObject attributes, Bindings bindings) =>
        new(attributes.Select(attribute =>
            KeyValuePair.Create(Trail.Schema.NameIn(bindings, attribute.Key), Renamed(attribute.Value, bindings))));

    private static JsonNode? Renamed(JsonNode? value, Bindings bindings) => value switch
    {
        JsonObject block => Renamed(block, bindings),
        JsonArray items => new JsonArray([.. items.Select(item => Renamed(item, bindings))]),
        _ => value?.DeepClone(),
    };
}
