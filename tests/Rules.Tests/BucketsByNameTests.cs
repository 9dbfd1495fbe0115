namespace Infra.Analyzers.Rules.Tests;

/// <summary>
/// A trail that has the name of its bucket as text: in another partition, account or region, which another configuration of the provider
/// may stand for, the name means another bucket, or none.
/// </summary>
public sealed class BucketsByNameTests
{
    private const string Rule = "INFRA2005";

    private const string Providers =
        "provider \"aws\" {\n  region = \"eu-west-1\"\n}\nprovider \"aws\" {\n  alias = \"cn\"\n  region = \"cn-north-1\"\n}\n";

    [Theory]
    [InlineData("", "", true)]
    [InlineData("provider = aws", "", true)]
    [InlineData("provider = aws.cn", "provider = aws.cn", true)]
    [InlineData("provider = aws.cn", "", false)]
    [InlineData("", "provider = aws.cn", false)]
    [InlineData("provider = aws.each[var.given]", "provider = aws.each[var.given]", false)]
    public void A_name_means_the_bucket_of_the_same_provider(string bucket, string trail, bool isFound) =>
        Assert.Equal(isFound ? 1 : 0, RelationCheck.Scan(Rule, Providers + Bucket(bucket) + Trail(trail, "\"trail-logs\"")).Count);

    [Fact]
    public void A_reference_means_the_bucket_whatever_the_provider() =>
        RelationCheck.Finds(Rule, Providers + Bucket("provider = aws.cn") + Trail("", "aws_s3_bucket.logs.id"));

    [Theory]
    [InlineData("", "", "", true)]
    [InlineData("providers = { aws = aws }", "", "", true)]
    [InlineData("providers = { aws = aws.cn }", "", "", false)]
    [InlineData("providers = { aws = aws.cn }", "", "provider = aws.cn", true)]
    [InlineData("providers = { aws.other = aws }", "provider = aws.other", "", true)]
    [InlineData("providers = { aws.other = aws.cn }", "provider = aws.other", "", false)]
    [InlineData("providers = { aws.other = aws.cn }", "", "", true)]
    [InlineData("", "provider = aws.cn", "provider = aws.cn", false)]
    public void Calls_hand_providers_on(string call, string bucket, string trail, bool isFound) => Assert.Equal(
        isFound ? 1 : 0,
        RelationCheck.Scan(
            Rule,
            Providers + $"module \"m\" {{\n  source = \"./m\"\n  {call}\n}}\n" + Trail(trail, "\"trail-logs\""),
            ("m/main.tf", Bucket(bucket))).Count);

    [Fact]
    public void A_module_may_have_a_provider_of_its_own() => RelationCheck.Passes(
        Rule,
        Providers + "module \"m\" {\n  source = \"./m\"\n}\n" + Trail("", "\"trail-logs\""),
        ("m/main.tf", "provider \"aws\" {\n  region = \"cn-north-1\"\n}\n" + Bucket("")));

    [Fact]
    public void JSON_names_providers_as_text()
    {
        const string Resources =
            """
            { "resource": { "aws_s3_bucket": { "logs": { "bucket": "trail-logs"PROVIDER } },
              "aws_cloudtrail": { "audit": { "name": "audit", "s3_bucket_name": "trail-logs" } } } }
            """;
        RelationCheck.Finds(Rule, Providers, ("main.tf.json", Resources.Replace("PROVIDER", "", StringComparison.Ordinal)));
        RelationCheck.Passes(
            Rule, Providers, ("main.tf.json", Resources.Replace("PROVIDER", ", \"provider\": \"aws.cn\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("provider = aws.cn", false)]
    public void A_policy_is_certainly_the_buckets_where_the_provider_is(string policy, bool isFound) => Assert.Equal(
        isFound ? 1 : 0,
        RelationCheck.Scan(
            "INFRA2003",
            Providers + Bucket("") + Trail("", "aws_s3_bucket.logs.id")
                + $"resource \"aws_s3_bucket_acl\" \"logs\" {{\n  {policy}\n"
                + "  bucket = \"trail-logs\"\n  acl = \"public-read\"\n}\n").Count);

    [Theory]
    [InlineData("", "", true)]
    [InlineData(", new CustomResourceOptions { Provider = cn }", "", false)]
    [InlineData("", ", new CustomResourceOptions { Provider = cn }", false)]
    [InlineData(", new CustomResourceOptions { Protect = true }", "", true)]
    public async Task In_Pulumi(string bucket, string trail, bool isFound)
    {
        var program = "ProviderResource cn = new Pulumi.Aws.Provider(\"cn\", new Pulumi.Aws.ProviderArgs { Region = \"cn-north-1\" }); "
            + $"new Bucket(\"logs\", new BucketArgs {{ BucketName = \"trail-logs\" }}{bucket}); "
            + $"new Trail(\"audit\", new TrailArgs {{ S3BucketName = \"trail-logs\" }}{trail});";
        Assert.Equal(isFound ? 1 : 0, (await new RelationProgram(Rule).Pulumi(program)).Length);
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData(", Provider = cn", "", false)]
    [InlineData("", ", Provider = cn", false)]
    public async Task In_CDKTF(string bucket, string trail, bool isFound)
    {
        var program = "TerraformProvider cn = Given.Passes<TerraformProvider>(null!); "
            + $"new S3Bucket(this, \"logs\", new S3BucketConfig {{ Bucket = \"trail-logs\"{bucket} }}); "
            + $"new Cloudtrail(this, \"audit\", new CloudtrailConfig {{ Name = \"audit\", S3BucketName = \"trail-logs\"{trail} }});";
        Assert.Equal(isFound ? 1 : 0, (await new RelationProgram(Rule).Cdktf(program)).Length);
    }

    private static string Bucket(string body) => $"resource \"aws_s3_bucket\" \"logs\" {{\n  {body}\n  bucket = \"trail-logs\"\n}}\n";

    private static string Trail(string body, string bucket) =>
        $"resource \"aws_cloudtrail\" \"audit\" {{\n  {body}\n  name = \"audit\"\n  s3_bucket_name = {bucket}\n}}\n";
}
