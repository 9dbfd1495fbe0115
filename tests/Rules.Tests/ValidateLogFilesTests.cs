namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA1006: a trail must write digest files.</summary>
public sealed class ValidateLogFilesTests
{
    private const string Rule = "INFRA1006";

    [Theory]
    [InlineData("", "")]
    [InlineData("EnableLogFileValidation = false", "enable_log_file_validation = false")]
    [InlineData("EnableLogFileValidation = null", "enable_log_file_validation = null")]
    public Task Found(string members, string body) => RuleCheck.Finds(Rule, members, body);

    [Theory]
    [InlineData("EnableLogFileValidation = true", "enable_log_file_validation = true")]
    [InlineData("EnableLogFileValidation = Given.A", "enable_log_file_validation = var.given")]
    public Task Not_found(string members, string body) => RuleCheck.Passes(Rule, members, body);
}
