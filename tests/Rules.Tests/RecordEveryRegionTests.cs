namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA1005: a trail must record every region.</summary>
public sealed class RecordEveryRegionTests
{
    private const string Rule = "INFRA1005";

    [Theory]
    [InlineData("", "")]
    [InlineData("IsMultiRegionTrail = false", "is_multi_region_trail = false")]
    [InlineData("IsMultiRegionTrail = null", "is_multi_region_trail = null")]
    public Task Found(string members, string body) => RuleCheck.Finds(Rule, members, body);

    [Theory]
    [InlineData("IsMultiRegionTrail = true", "is_multi_region_trail = true")]
    [InlineData("IsMultiRegionTrail = Given.A", "is_multi_region_trail = var.given")]
    [InlineData("IsMultiRegionTrail = true", "is_multi_region_trail = \"true\"")]
    public Task Not_found(string members, string body) => RuleCheck.Passes(Rule, members, body);
}
