namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA3000: what a rule about attributes finds on some paths of a trail, and not on others.</summary>
public sealed class MayBreakRuleTests
{
    private const string Rule = "INFRA3000";

    [Theory]
    [InlineData("EnableLogging = Given.A ? true : false", "enable_logging = var.given ? true : false",
        "may break INFRA1004 (CloudTrail does not record): EnableLogging is false when 'Given.A' is false")]
    [InlineData("IsMultiRegionTrail = Given.A ? true : false", "is_multi_region_trail = var.given ? true : false",
        "may break INFRA1005 (CloudTrail records one region only): IsMultiRegionTrail is false when 'Given.A' is false")]
    [InlineData("KmsKeyId = (Given.A ? \"alias/audit\" : null)!", "kms_key_id = var.given ? \"alias/audit\" : null",
        "may break INFRA1007 (CloudTrail log files are not encrypted with a KMS key): KmsKeyId is null when 'Given.A' is false")]
    public Task Found(string members, string body, string saying) => RuleCheck.Finds(Rule, members, body, saying: saying);

    [Theory]
    [InlineData("", "")]
    [InlineData("EnableLogging = Given.A ? true : Given.B", "enable_logging = var.given ? true : var.given")]
    [InlineData("EnableLogging = Given.A", "enable_logging = var.given")]
    [InlineData("KmsKeyId = Given.A ? \"alias/audit\" : Given.TextOrNull!", "kms_key_id = var.given ? \"alias/audit\" : var.given")]
    public Task Not_found(string members, string body) => RuleCheck.Passes(Rule, members, body);
}
