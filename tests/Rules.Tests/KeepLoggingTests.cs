namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA1004: a trail must not be created with logging switched off.</summary>
public sealed class KeepLoggingTests
{
    private const string Rule = "INFRA1004";

    [Theory]
    [InlineData("EnableLogging = false", "enable_logging = false")]
    [InlineData("EnableLogging = !true", "enable_logging = !true")]
    [InlineData("EnableLogging = Given.A && false", "enable_logging = \"false\"")]
    public Task Found(string members, string body) => RuleCheck.Finds(Rule, members, body);

    [Theory]
    [InlineData("", "")]
    [InlineData("EnableLogging = true", "enable_logging = true")]
    [InlineData("EnableLogging = Given.A", "enable_logging = var.given")]
    public Task Not_found(string members, string body) => RuleCheck.Passes(Rule, members, body);
}
