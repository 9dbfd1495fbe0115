namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA1010: the selectors of a trail must not leave out all management events.</summary>
public sealed class RecordManagementEventsTests
{
    private const string Rule = "INFRA1010";
    private static readonly BasicSelector Excluding = new(Management: "false", DataType: "AWS::S3::Object");
    private static readonly (string, string[])[] DataOnly = [("eventCategory", ["Data"]), ("resources.type", ["AWS::S3::Object"])];

    [Fact]
    public Task Every_basic_selector_leaves_them_out() => Selectors.Basic(Excluding, Excluding).AreFound(Rule);

    [Fact]
    public Task Every_advanced_selector_names_another_category() => Selectors.Advanced(DataOnly, DataOnly).AreFound(Rule);

    [Fact]
    public Task No_selectors_at_all() => Selectors.None.AreNotFound(Rule);

    [Fact]
    public Task One_basic_selector_records_them() => Selectors.Basic(Excluding, new(DataType: "AWS::S3::Object")).AreNotFound(Rule);

    [Fact]
    public Task One_basic_selector_may_record_them() => Selectors.Basic(Excluding, new(Management: "Given.A")).AreNotFound(Rule);

    [Fact]
    public Task One_advanced_selector_records_them() => Selectors.Advanced(DataOnly, [("eventCategory", ["Management"])]).AreNotFound(Rule);

    [Theory]
    [InlineData("for_each = [false, false]", true)]
    [InlineData("for_each = { a = false }", true)]
    [InlineData("for_each = []", false)]
    [InlineData("for_each = var.given", false)]
    public void Dynamic_blocks(string forEach, bool found) => Assert.Equal(
        found,
        RuleCheck.Scan(RuleCheck.Terraform(
            $$"""
            dynamic "event_selector" {
              {{forEach}}
              iterator = each_one
              content {
                include_management_events = each_one.value == true
                dynamic "data_resource" {
                  for_each = ["AWS::S3::Object"]
                  content {
                    type = data_resource.value
                  }
                }
              }
            }
            """)).Any(report => report.Rule.Id == Rule));

    [Theory]
    [InlineData("""{"event_selector": {"include_management_events": false}}""", true)]
    [InlineData("""{"event_selector": [{"include_management_events": false}, {"include_management_events": "false"}]}""", true)]
    [InlineData("""{"event_selector": [{"include_management_events": false}, {}]}""", false)]
    [InlineData(
        """{"dynamic": {"event_selector": {"for_each": [false], "content": {"include_management_events": "${event_selector.value}"}}}}""",
        true)]
    [InlineData(
        """{"dynamic": {"event_selector": [{"for_each": [true], "iterator": "i", "content": """
            + """[{"include_management_events": "${i.value}"}]}]}}""", false)]
    public void Synthesized(string trail, bool found) => Assert.Equal(
        found,
        RuleCheck.Scan("{\"resource\": {\"aws_cloudtrail\": {\"audit\": " + trail + "}}}", "main.tf.json")
            .Any(report => report.Rule.Id == Rule));

    [Theory]
    [InlineData("""[{"include_management_events": false}]""", "[{}]", true)]
    [InlineData("""[{}]""", """[{"include_management_events": true}]""", false)]
    [InlineData("""[{"include_management_events": false}, {}]""", """[{}, {"include_management_events": true}]""", false)]
    public void Planned(string after, string unknown, bool found) => Assert.Equal(
        found,
        RuleCheck.Scan(
            """
            {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [{
              "address": "aws_cloudtrail.audit", "mode": "managed", "type": "aws_cloudtrail", "name": "audit",
              "change": {"actions": ["create"], "after": {"event_selector": AFTER}, "after_unknown": {"event_selector": UNKNOWN}}
            }]}
            """.Replace("AFTER", after, StringComparison.Ordinal).Replace("UNKNOWN", unknown, StringComparison.Ordinal),
            "plan.json").Any(report => report.Rule.Id == Rule));

    [Theory]
    [InlineData("""[{"includeManagementEvents": false}]""", true)]
    [InlineData("""[{"includeManagementEvents": true}]""", false)]
    public void Previewed(string selectors, bool found) => Assert.Equal(
        found,
        RuleCheck.Scan(
            """
            {"steps": [{"op": "create", "urn": "u", "newState": {"urn": "u", "type": "aws:cloudtrail/trail:Trail", "inputs": {"eventSelectors": SELECTORS}}}]}
            """.Replace("SELECTORS", selectors, StringComparison.Ordinal),
            "preview.json").Any(report => report.Rule.Id == Rule));
}
