namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA1012: a trail has basic or advanced event selectors, not both.</summary>
public sealed class ChooseOneSelectorFormTests
{
    private const string Rule = "INFRA1012";
    private static readonly Selectors Basic = Selectors.Basic(new BasicSelector());
    private static readonly Selectors Advanced = Selectors.Advanced([("eventCategory", ["Management"])]);

    [Fact]
    public Task Both() => (Basic + Advanced).AreFound(Rule);

    [Fact]
    public Task One_of_them() => Basic.AreNotFound(Rule);

    [Fact]
    public Task The_other() => Advanced.AreNotFound(Rule);

    [Fact]
    public Task One_of_them_at_a_time() => RuleCheck.Passes(
        Rule,
        "EventSelector = Given.A ? new[] { new CloudtrailEventSelector() } : null, AdvancedEventSelector = Given.A ? null : new[] { new "
            + "CloudtrailAdvancedEventSelector { FieldSelector = new[] { new CloudtrailAdvancedEventSelectorFieldSelector { Field = "
            + "\"eventCategory\" } } } }",
        "dynamic \"event_selector\" {\nfor_each = var.given ? [1] : []\ncontent {\n}\n}\ndynamic \"advanced_event_selector\" {\nfor_each "
            + "= var.given ? [] : [1]\ncontent {\n}\n}",
        "EventSelectors = Given.A ? new[] { new TrailEventSelectorArgs() } : new TrailEventSelectorArgs[0], AdvancedEventSelectors = "
            + "Given.A ? new TrailAdvancedEventSelectorArgs[0] : new[] { new TrailAdvancedEventSelectorArgs() }");

    [Fact]
    public Task Both_on_every_path() => RuleCheck.Finds(
        Rule,
        "EventSelector = Given.A ? new[] { new CloudtrailEventSelector() } : new[] { new CloudtrailEventSelector(), new "
            + "CloudtrailEventSelector() }, " + Advanced.Cdktf,
        "dynamic \"event_selector\" {\nfor_each = [1, 2]\ncontent {\n}\n}\n" + Advanced.Hcl,
        "EventSelectors = Given.A ? new[] { new TrailEventSelectorArgs() } : new[] { new TrailEventSelectorArgs(), new "
            + "TrailEventSelectorArgs() }, " + Advanced.Pulumi);

    [Fact]
    public Task Selectors_that_may_be_none() => RuleCheck.Passes(
        Rule,
        Basic.Cdktf + "AdvancedEventSelector = Given.Passes(new CloudtrailAdvancedEventSelector[0])",
        Basic.Hcl + "dynamic \"advanced_event_selector\" {\nfor_each = var.given\ncontent {\n}\n}",
        Basic.Pulumi + "AdvancedEventSelectors = Given.Passes(new TrailAdvancedEventSelectorArgs[0])");
}
