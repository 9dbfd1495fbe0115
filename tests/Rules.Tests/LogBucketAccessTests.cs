
namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA2004: the bucket that a trail writes to must log who accesses it.</summary>
public sealed class LogBucketAccessTests
{
    private const string Rule = "INFRA2004";

    private const string Bucket = RelationCheck.Trail + "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n}\n";

    [Theory]
    [InlineData("")]
    [InlineData("resource \"aws_s3_bucket_logging\" \"x\" {\n  bucket = \"other\"\n}\n")]
    [InlineData("resource \"aws_s3_bucket_logging\" \"x\" {\n  count = 0\n  bucket = aws_s3_bucket.logs.id\n}\n")]
    public void Found(string rest) => Assert.Equal(
        "CloudTrail trail 'aws_cloudtrail.audit' writes its log files to 'aws_s3_bucket.logs', its s3_bucket_name, which does not log who "
            + "accesses it; turn on its access logging",
        RelationCheck.Finds(Rule, Bucket + rest).Message);

    [Theory]
    [InlineData("resource \"aws_s3_bucket_logging\" \"x\" {\n  bucket = aws_s3_bucket.logs.id\n}\n")]
    [InlineData("resource \"aws_s3_bucket_logging\" \"x\" {\n  bucket = \"logs\"\n}\n")]
    [InlineData("resource \"aws_s3_bucket_logging\" \"x\" {\n  bucket = var.given\n}\n")]
    [InlineData("resource \"aws_s3_bucket_logging\" \"x\" {\n  for_each = var.given\n  bucket = each.key\n}\n")]
    [InlineData("module \"logging\" {\n  source = \"example/logging/aws\"\n  bucket = aws_s3_bucket.logs.id\n}\n")]
    [InlineData("output \"bucket\" {\n  value = aws_s3_bucket.logs.id\n}\n")]
    public void Not_found(string rest) => RelationCheck.Passes(Rule, Bucket + rest);

    [Fact]
    public void Sees_the_block_in_the_bucket()
    {
        RelationCheck.Passes(Rule,
            Bucket.Replace("bucket = \"logs\"", "bucket = \"logs\"\n  logging {\n    target_bucket = \"x\"\n  }",
                StringComparison.Ordinal));
        RelationCheck.Passes(Rule, RelationCheck.Trail);
    }

    [Fact]
    public void Is_off_until_it_is_turned_on() => Assert.Equal(Severity.None, RelationCheck.Finds(Rule, Bucket).Rule.Severity);

    private const string Pulumi = """var bucket = new Bucket("logs"); """;

    private const string PulumiTrail = """new Trail("audit", new TrailArgs { S3BucketName = bucket.Id });""";

    private const string Cdktf = """var bucket = new S3Bucket(this, "logs", new S3BucketConfig()); """;

    private const string CdktfTrail =
        """new Cloudtrail(this, "audit", new CloudtrailConfig { Name = "audit", S3BucketName = bucket.Id });""";

    [Theory]
    [InlineData("")]
    [InlineData(
        "var target = new Bucket(\"access\"); new BucketLogging(\"l\", new BucketLoggingArgs { Bucket = target.Id, TargetBucket = "
            + "bucket.Id, TargetPrefix = \"\" });")]
    public async Task Found_in_Pulumi(string statements)
    {
        await new RelationProgram(Rule).FindsInPulumi(Pulumi + statements + PulumiTrail);
        await new RelationProgram(Rule).FindsInPulumi(Pulumi + PulumiTrail + statements);
    }

    [Theory]
    [InlineData("new BucketLogging(\"l\", new BucketLoggingArgs { Bucket = bucket.Id, TargetBucket = \"access\", TargetPrefix = \"\" });")]
    [InlineData(
        "if (Given.A) new BucketLogging(\"l\", new BucketLoggingArgs { Bucket = bucket.Id, TargetBucket = \"access\", TargetPrefix = \"\" "
            + "});")]
    [InlineData("Given.Takes(bucket.Id);")]
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
        "new S3BucketLoggingA(this, \"l\", new S3BucketLoggingAConfig { Bucket = bucket.Id, TargetBucket = \"access\", TargetPrefix = "
            + "\"\" });")]
    [InlineData("Given.Takes(bucket);")]
    public async Task Not_found_in_CDKTF(string statements)
    {
        await new RelationProgram(Rule).PassesInCdktf(Cdktf + statements + CdktfTrail);
        await new RelationProgram(Rule).PassesInCdktf(Cdktf + CdktfTrail + statements);
    }
}
