namespace Infra.Analyzers.Tests;

/// <summary>A baseline holds whatever the analyzer reports, rules of a team's own included.</summary>
public sealed class BaselineSuppressorTests
{
    [Fact]
    public void Each_rule_can_be_in_a_baseline()
    {
        var reported = new InfraAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id)
            .Where(id => !id.StartsWith("INFRA9", StringComparison.Ordinal)).ToList();

        Assert.Contains("INFRA8001", reported);
        Assert.Equal(
            reported.Order(StringComparer.Ordinal),
            new BaselineSuppressor().SupportedSuppressions.Select(suppression => suppression.SuppressedDiagnosticId)
                .Order(StringComparer.Ordinal));
    }
}
