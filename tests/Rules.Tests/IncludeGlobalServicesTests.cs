namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA1009: a trail must record the events of global services.</summary>
public sealed class IncludeGlobalServicesTests
{
    private const string Rule = "INFRA1009";

    [Theory]
    [InlineData("IncludeGlobalServiceEvents = false", "include_global_service_events = false",
        "IncludeGlobalServiceEvents is false; remove it or set it to true")]
    [InlineData(
        "IncludeGlobalServiceEvents = false, IsMultiRegionTrail = Given.A",
        "include_global_service_events = false\n  is_multi_region_trail = var.given",
        "IncludeGlobalServiceEvents is false; remove it or set it to true")]
    [InlineData(
        "IncludeGlobalServiceEvents = false, IsMultiRegionTrail = true",
        "include_global_service_events = false\n  is_multi_region_trail = true",
        "IncludeGlobalServiceEvents is false, which AWS refuses while IsMultiRegionTrail is true; remove it or set it to true")]
    public Task Found(string members, string body, string saying) => RuleCheck.Finds(Rule, members, body, saying: saying);

    [Theory]
    [InlineData("", "")]
    [InlineData("IncludeGlobalServiceEvents = null", "include_global_service_events = null")]
    [InlineData("IncludeGlobalServiceEvents = true", "include_global_service_events = true")]
    [InlineData("IncludeGlobalServiceEvents = Given.A", "include_global_service_events = var.given")]
    public Task Not_found(string members, string body) => RuleCheck.Passes(Rule, members, body);
}
