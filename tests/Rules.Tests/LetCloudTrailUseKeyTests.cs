
namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA2006: the policy of the KMS key that a trail encrypts with must let CloudTrail use the key.</summary>
public sealed class LetCloudTrailUseKeyTests
{
    private const string Rule = "INFRA2006";

    private const string Root =
        """{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }, Action """
            + """= "kms:*", Resource = "*" }""";

    [Fact]
    public void Tells_of_the_default_policy() => Assert.Equal(
        "CloudTrail trail 'aws_cloudtrail.audit' cannot be deployed: 'aws_kms_key.logs', its kms_key_id, has the default policy, which "
            + "does not let CloudTrail use the key; "
        + "allow cloudtrail.amazonaws.com kms:GenerateDataKey* and kms:DescribeKey in the key's policy",
        RelationCheck.Finds(Rule, RelationCheck.Trail + Key("")).Message);

    [Theory]
    [InlineData(Root)]
    [InlineData(Root + """, { Effect = "Allow", Principal = { Service = "logs.amazonaws.com" }, Action = "kms:*", Resource = "*" }""")]
    [InlineData(
        Root + """, { Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "kms:DescribeKey", Resource """
            + """= "*" }""")]
    [InlineData(
        Root + """, { Effect = "Allow", Principal = { AWS = aws_iam_role.delivery.arn }, Action = "kms:GenerateDataKey*", Resource """
            + """= "*" }""")]
    public void Found(string statements)
    {
        var policy = $$"""policy = jsonencode({ Statement = [{{statements}}] })""";
        Assert.Contains("has a policy that does not let CloudTrail use the key;",
            RelationCheck.Finds(Rule, RelationCheck.Trail + Key(policy)).Message, StringComparison.Ordinal);
        RelationCheck.Finds(Rule,
            RelationCheck.Trail + Key("")
                + $"resource \"aws_kms_key_policy\" \"logs\" {{\n  key_id = aws_kms_key.logs.id\n  {policy}\n}}\n");
    }

    [Theory]
    [InlineData(
        Root + """, { Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "kms:GenerateDataKey*", Resource """
            + """= "*", Condition = { StringLike = { "kms:EncryptionContext:aws:cloudtrail:arn" = "*" } } }""")]
    [InlineData("""{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = ["kms:*"], Resource = "*" }""")]
    [InlineData(
        """{ Effect = "Allow", Principal = { AWS = "*" }, Action = ["kms:*"], Resource = "*", Condition = { StringEquals = """
            + """{ "kms:ViaService" = "s3.eu-west-1.amazonaws.com" } } }""")]
    [InlineData("""{ Effect = "Allow", Principal = { Service = var.given }, Action = ["kms:*"], Resource = "*" }""")]
    [InlineData("var.given")]
    public void Not_found(string statements) =>
        RelationCheck.Passes(Rule, RelationCheck.Trail + Key($$"""policy = jsonencode({ Statement = [{{statements}}] })"""));

    [Theory]
    [InlineData("resource \"aws_kms_key_policy\" \"x\" {\n  key_id = var.given\n  policy = var.given\n}\n")]
    [InlineData("resource \"aws_kms_grant\" \"x\" {\n  key_id = aws_kms_key.logs.key_id\n}\n")]
    [InlineData("module \"key\" {\n  source = \"example/key/aws\"\n  key_id = aws_kms_key.logs.key_id\n}\n")]
    [InlineData("output \"key\" {\n  value = aws_kms_key.logs.key_id\n}\n")]
    public void Says_nothing_where_there_may_be_more(string rest) => RelationCheck.Passes(Rule, RelationCheck.Trail + Key("") + rest);

    [Theory]
    [InlineData("aws_kms_alias.logs.arn")]
    [InlineData("aws_kms_alias.logs.id")]
    [InlineData("aws_kms_alias.logs.name")]
    [InlineData("aws_kms_alias.logs.target_key_arn")]
    [InlineData("aws_kms_alias.logs.target_key_id")]
    [InlineData("\"alias/logs\"")]
    public void Follows_aliases(string reference)
    {
        var trail = RelationCheck.Trail.Replace("aws_kms_key.logs.arn", reference, StringComparison.Ordinal);
        var alias =
            "resource \"aws_kms_alias\" \"logs\" {\n  name          = \"alias/logs\"\n  target_key_id = aws_kms_key.logs.key_id\n}\n";
        RelationCheck.Finds(Rule, trail + alias + Key(""));
        RelationCheck.Passes(Rule, trail + alias.Replace("aws_kms_key.logs.key_id", "var.given", StringComparison.Ordinal) + Key(""));
    }

    [Theory]
    [InlineData("\"alias/other\"", "")]
    [InlineData("\"alias/logs\"", "provider = aws.other")]
    [InlineData("\"alias/logs\"", "count = var.given")]
    public void A_name_may_be_that_of_another_alias(string name, string body) => RelationCheck.Passes(
        Rule,
        RelationCheck.Trail.Replace("aws_kms_key.logs.arn", name, StringComparison.Ordinal) + Key("")
            + $"resource \"aws_kms_alias\" \"logs\" {{\n  {body}\n  name = \"alias/logs\"\n"
            + "  target_key_id = aws_kms_key.logs.key_id\n}\n");

    [Fact]
    public void Says_nothing_of_keys_that_are_made_elsewhere()
    {
        RelationCheck.Passes(Rule,
            RelationCheck.Trail.Replace("aws_kms_key.logs.arn", "data.aws_kms_key.logs.arn", StringComparison.Ordinal)
                + "data \"aws_kms_key\" \"logs\" {\n  key_id = \"x\"\n}\n");
        RelationCheck.Passes(Rule,
            RelationCheck.Trail.Replace("aws_kms_key.logs.arn", "\"arn:aws:kms:eu-west-1:111122223333:key/1\"", StringComparison.Ordinal)
                + Key(""));
    }

    private static string Key(string body) => $"resource \"aws_kms_key\" \"logs\" {{\n  {body}\n}}\n";

    private const string Pulumi = """var key = new Key("logs", new KeyArgs { Description = "logs" }); """;

    private const string PulumiTrail = """new Trail("audit", new TrailArgs { KmsKeyId = key.Arn });""";

    private const string Cdktf = """var key = new KmsKey(this, "logs", new KmsKeyConfig()); """;

    private const string CdktfTrail =
        """new Cloudtrail(this, "audit", new CloudtrailConfig { Name = "audit", S3BucketName = "logs", KmsKeyId = key.Arn });""";

    [Theory]
    [InlineData("")]
    [InlineData(
        "new KeyPolicy(\"p\", new KeyPolicyArgs { KeyId = key.Id, Policy = \"\"\"{ \"Statement\": [{ \"Effect\": \"Allow\", "
            + "\"Principal\": { \"AWS\": \"arn:aws:iam::123456789012:root\" }, \"Action\": \"kms:*\", \"Resource\": \"*\" }] }\"\"\" });")]
    [InlineData("new Pulumi.Aws.Kms.Alias(\"a\", new AliasArgs { TargetKeyId = key.KeyId });")]
    public async Task Found_in_Pulumi(string statements)
    {
        await new RelationProgram(Rule).FindsInPulumi(Pulumi + statements + PulumiTrail);
        await new RelationProgram(Rule).FindsInPulumi(Pulumi + PulumiTrail + statements);
    }

    [Theory]
    [InlineData(
        "new KeyPolicy(\"p\", new KeyPolicyArgs { KeyId = key.KeyId, Policy = \"\"\"{ \"Statement\": [{ \"Effect\": \"Allow\", "
            + "\"Principal\": { \"Service\": \"cloudtrail.amazonaws.com\" }, \"Action\": \"kms:*\", \"Resource\": \"*\" }] }\"\"\" });")]
    [InlineData(
        "if (Given.A) new KeyPolicy(\"p\", new KeyPolicyArgs { KeyId = key.Id, Policy = \"\"\"{ \"Statement\": [{ \"Effect\": \"Allow\", "
            + "\"Principal\": { \"Service\": \"cloudtrail.amazonaws.com\" }, \"Action\": \"kms:*\", \"Resource\": \"*\" }] }\"\"\" });")]
    [InlineData("new Grant(\"g\", new GrantArgs { KeyId = key.KeyId, GranteePrincipal = \"x\", Operations = { \"Encrypt\" } });")]
    [InlineData("Given.Takes(key);")]
    [InlineData("Given.Takes(key.KeyId);")]
    public async Task Not_found_in_Pulumi(string statements)
    {
        await new RelationProgram(Rule).PassesInPulumi(Pulumi + statements + PulumiTrail);
        await new RelationProgram(Rule).PassesInPulumi(Pulumi + PulumiTrail + statements);
    }

    [Theory]
    [InlineData("")]
    public async Task Found_in_CDKTF(string statements)
    {
        await new RelationProgram(Rule).FindsInCdktf(Cdktf + statements + CdktfTrail);
        await new RelationProgram(Rule).FindsInCdktf(Cdktf + CdktfTrail + statements);
    }

    [Theory]
    [InlineData(
        "key.Policy = \"\"\"{ \"Statement\": [{ \"Effect\": \"Allow\", \"Principal\": { \"Service\": \"cloudtrail.amazonaws.com\" }, "
            + "\"Action\": \"kms:*\", \"Resource\": \"*\" }] }\"\"\";")]
    [InlineData("key.AddOverride(\"policy\", \"{}\");")]
    [InlineData("Given.Takes(key.KeyId);")]
    public async Task Not_found_in_CDKTF(string statements)
    {
        await new RelationProgram(Rule).PassesInCdktf(Cdktf + statements + CdktfTrail);
        await new RelationProgram(Rule).PassesInCdktf(Cdktf + CdktfTrail + statements);
    }
}
