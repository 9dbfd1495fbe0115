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
    public Task Selectors_that_may_be_none() => RuleCheck.Passes(
        Rule,
        Basic.Cdktf + "AdvancedEventSelector = Given.Passes(new CloudtrailAdvancedEventSelector[0])",
        Basic.Hcl + "dynamic \"advanced_event_selector\" {\nfor_each = var.given\ncontent {\n}\n}",
        Basic.Pulumi + "AdvancedEventSelectors = Given.Passes(new TrailAdvancedEventSelectorArgs[0])");
}
