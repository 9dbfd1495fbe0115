namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA1007: a trail must encrypt its log files with a KMS key.</summary>
public sealed class EncryptWithOwnKeyTests
{
    private const string Rule = "INFRA1007";

    [Theory]
    [InlineData("", "")]
    [InlineData("KmsKeyId = \"\"", "kms_key_id = \"\"")]
    [InlineData("KmsKeyId = null", "kms_key_id = null")]
    public Task Found(string members, string body) => RuleCheck.Finds(Rule, members, body);

    [Theory]
    [InlineData("KmsKeyId = \"arn:aws:kms:eu-west-1:123456789012:key/1\"", "kms_key_id = \"arn:aws:kms:eu-west-1:123456789012:key/1\"")]
    [InlineData("KmsKeyId = \"alias/audit\"", "kms_key_id = aws_kms_key.audit.arn")]
    [InlineData("KmsKeyId = Given.TextOrNull!", "kms_key_id = var.given")]
    public Task Not_found(string members, string body) => RuleCheck.Passes(Rule, members, body);
}
