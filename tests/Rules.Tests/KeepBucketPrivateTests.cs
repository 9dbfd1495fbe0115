
namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA2003: the bucket that a trail writes to must not be public.</summary>
public sealed class KeepBucketPrivateTests
{
    private const string Rule = "INFRA2003";
    private const string PublicPolicy =
        """policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource """
            + """= "arn:aws:s3:::logs/*" }] })""";
    private const string PublicAcl =
        "resource \"aws_s3_bucket_acl\" \"logs\" {\n  bucket = aws_s3_bucket.logs.id\n  acl    = \"public-read\"\n}\n";

    [Fact]
    public void Tells_why()
    {
        var report = RelationCheck.Finds(Rule, RelationCheck.Trail + Bucket("acl = \"public-read\""));

        Assert.Equal(
            "CloudTrail trail 'aws_cloudtrail.audit' writes its log files to 'aws_s3_bucket.logs', its s3_bucket_name, which is public: "
                + "its ACL is 'public-read'; make it private", report.Message);
        Assert.Equal(5, report.Place.Line);
        Assert.Equal(10, Assert.Single(report.Related).Place.Line);
    }

    [Theory]
    [InlineData("acl = \"public-read-write\"")]
    [InlineData("acl = \"authenticated-read\"")]
    [InlineData(PublicPolicy)]
    [InlineData(
        """policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = ["*"] }, Action = ["s3:*"], Resource = "*" }] })""")]
    [InlineData(
        """policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }, { Effect = "Deny", """
            + """Principal = "*", Action = "s3:DeleteObject", Resource = "*" }] })""")]
    public void Found(string body) => RelationCheck.Finds(Rule, RelationCheck.Trail + Bucket(body));

    [Theory]
    [InlineData("")]
    [InlineData("acl = \"private\"")]
    [InlineData("acl = \"log-delivery-write\"")]
    [InlineData("acl = var.given")]
    [InlineData(
        """policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*", Condition = """
            + """{ StringEquals = { "aws:PrincipalOrgID" = "o-1" } } }] })""")]
    [InlineData("""policy = jsonencode({ Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*" }] })""")]
    [InlineData(
        """policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action """
            + """= "s3:*", Resource = "*" }] })""")]
    [InlineData(
        """policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }, { Effect """
            + """= "Deny", Principal = var.given, Action = "s3:GetObject", Resource = "*" }] })""")]
    [InlineData("policy = var.given")]
    public void Not_found(string body) => RelationCheck.Passes(Rule, RelationCheck.Trail + Bucket(body));

    [Theory]
    [InlineData("block_public_acls = true", true, false)]
    [InlineData("ignore_public_acls = true", true, false)]
    [InlineData("ignore_public_acls = var.given", true, false)]
    [InlineData("block_public_policy = true", false, true)]
    [InlineData("restrict_public_buckets = true", false, true)]
    [InlineData("block_public_acls = false", false, false)]
    public void Heeds_public_access_blocks(string body, bool stopsAcl, bool stopsPolicy)
    {
        foreach (var block in new[] { Block("aws_s3_bucket_public_access_block", "bucket = aws_s3_bucket.logs.id", body),
            Block("aws_s3_account_public_access_block", "", body) })
        {
            Assert.Equal(stopsAcl ? 0 : 1, RelationCheck.Scan(Rule, RelationCheck.Trail + Bucket("acl = \"public-read\"") + block).Count);
            Assert.Equal(stopsPolicy ? 0 : 1, RelationCheck.Scan(Rule, RelationCheck.Trail + Bucket(PublicPolicy) + block).Count);
        }

        RelationCheck.Finds(Rule,
            RelationCheck.Trail + Bucket("acl = \"public-read\"")
                + Block("aws_s3_bucket_public_access_block", "bucket = aws_s3_bucket.other.id", body)
                + "resource \"aws_s3_bucket\" \"other\" {}\n");
    }

    [Fact]
    public void Sees_what_stands_in_resources_of_its_own()
    {
        RelationCheck.Finds(Rule, RelationCheck.Trail + Bucket("") + PublicAcl);
        RelationCheck.Finds(Rule,
            RelationCheck.Trail + Bucket("") + Block("aws_s3_bucket_policy", "bucket = aws_s3_bucket.logs.id", PublicPolicy));
        RelationCheck.Passes(Rule,
            RelationCheck.Trail + Bucket("") + PublicAcl.Replace("aws_s3_bucket.logs.id", "var.given", StringComparison.Ordinal));
        RelationCheck.Passes(Rule,
            RelationCheck.Trail + Bucket("") + PublicAcl.Replace("acl    =", "count  = var.given\n  acl    =", StringComparison.Ordinal));
        RelationCheck.Passes(Rule,
            RelationCheck.Trail + Bucket("") + PublicAcl
                + "resource \"aws_s3_bucket_ownership_controls\" \"logs\" {\n  bucket = aws_s3_bucket.logs.id\n  rule {\n    "
                + "object_ownership = \"BucketOwnerEnforced\"\n  }\n}\n");
        RelationCheck.Finds(Rule,
            RelationCheck.Trail + Bucket("") + PublicAcl
                + "resource \"aws_s3_bucket_ownership_controls\" \"logs\" {\n  bucket = aws_s3_bucket.logs.id\n  rule {\n    "
                + "object_ownership = \"ObjectWriter\"\n  }\n}\n");
    }

    [Theory]
    [InlineData("\"logs\"", true)]
    [InlineData("\"others\"", false)]
    [InlineData("aws_s3_bucket.logs.bucket", true)]
    [InlineData("aws_s3_bucket_policy.logs.bucket", true)]
    [InlineData("local.bucket", true)]
    [InlineData("var.given", false)]
    public void Knows_the_bucket_by_reference_and_by_name(string name, bool isFound)
    {
        var main = RelationCheck.Trail.Replace("aws_s3_bucket.logs.id", name, StringComparison.Ordinal) + Bucket("acl = \"public-read\"")
            + "resource \"aws_s3_bucket_policy\" \"logs\" {\n  bucket = aws_s3_bucket.logs.id\n}\nlocals {\n  bucket = "
            + "one(aws_s3_bucket.logs[*].id)\n}\n";
        Assert.Equal(isFound ? 1 : 0, RelationCheck.Scan(Rule, main).Count);
    }

    [Theory]
    [InlineData("# kics-scan ignore-block")]
    [InlineData("# trivy:ignore:AWS-0161")]
    [InlineData("# infra:ignore INFRA2003 a reason")]
    public void Heeds_what_is_noted_at_the_bucket(string comment)
    {
        Assert.NotNull(RelationCheck.Finds(Rule, RelationCheck.Trail + comment + "\n" + Bucket("acl = \"public-read\"")).Suppression);
        Assert.Null(
            RelationCheck.Finds(Rule, RelationCheck.Trail + Bucket("acl = \"public-read\"") + comment + "\n" + PublicAcl).Suppression);
    }

    [Fact]
    public void Heeds_what_is_noted_at_the_bucket_in_json() => Assert.NotNull(RelationCheck.Finds(
        Rule,
        "",
        ("stack.tf.json", """
            {
              "resource": {
                "aws_cloudtrail": { "audit": { "s3_bucket_name": "${aws_s3_bucket.logs.id}" } },
                "aws_s3_bucket": { "logs": { "acl": "public-read", "//": { "checkov": { "skip": [] }, "infra": { "ignore": [ { "id": "INFRA2003", "reason": "a reason" } ] } } } }
              }
            }
            """)).Suppression);

    private static string Bucket(string body) => Block("aws_s3_bucket", "bucket = \"logs\"", body);

    private static string Block(string type, params string[] lines) =>
        $"resource \"{type}\" \"logs\" {{\n  {string.Join("\n  ", lines)}\n}}\n";

    private const string Pulumi = """var bucket = new Bucket("logs"); """;

    private const string PulumiTrail = """new Trail("audit", new TrailArgs { S3BucketName = bucket.Id });""";

    private const string Cdktf = """var bucket = new S3Bucket(this, "logs", new S3BucketConfig()); """;

    private const string CdktfTrail =
        """new Cloudtrail(this, "audit", new CloudtrailConfig { Name = "audit", S3BucketName = bucket.Id });""";

    [Theory]
    [InlineData("new BucketAcl(\"a\", new BucketAclArgs { Bucket = bucket.Id, Acl = \"public-read\" });")]
    [InlineData("bucket = new Bucket(\"other\", new BucketArgs { Acl = CannedAcl.PublicRead });", true)]
    [InlineData("bucket = new Bucket(\"other\", new BucketArgs { Acl = \"public-read\" });", true)]
    public async Task Found_in_Pulumi(string statements, bool isBefore = false)
    {
        await new RelationProgram(Rule).FindsInPulumi(Pulumi + statements + PulumiTrail);
        if (!isBefore)
            await new RelationProgram(Rule).FindsInPulumi(Pulumi + PulumiTrail + statements);
    }

    [Theory]
    [InlineData("")]
    [InlineData("if (Given.A) new BucketAcl(\"a\", new BucketAclArgs { Bucket = bucket.Id, Acl = \"public-read\" });")]
    [InlineData("new BucketAcl(\"a\", new BucketAclArgs { Bucket = bucket.Id, Acl = \"private\" });")]
    [InlineData("bucket = new Bucket(\"other\", new BucketArgs { Acl = CannedAcl.LogDeliveryWrite });")]
    [InlineData("new BucketAcl(\"a\", new BucketAclArgs { Bucket = Given.Passes(\"logs\"), Acl = \"public-read\" });")]
    [InlineData(
        "foreach (var acl in Given.Passes(new[] { \"public-read\" })) new BucketAcl(\"a\", new BucketAclArgs { Bucket = bucket.Id, Acl = "
            + "acl });")]
    [InlineData(
        "new BucketAcl(\"a\", new BucketAclArgs { Bucket = bucket.Id, Acl = \"public-read\" }); "
            + "new BucketPublicAccessBlock(\"b\", new BucketPublicAccessBlockArgs { Bucket = bucket.Id, IgnorePublicAcls = true });")]
    [InlineData(
        "new BucketAcl(\"a\", new BucketAclArgs { Bucket = bucket.Id, Acl = \"public-read\" }); "
            + "if (Given.A) new BucketPublicAccessBlock(\"b\", new BucketPublicAccessBlockArgs { Bucket = bucket.Id, IgnorePublicAcls = "
            + "true });")]
    [InlineData(
        "new BucketAcl(\"a\", new BucketAclArgs { Bucket = bucket.Id, Acl = \"public-read\" }); "
            + "new BucketOwnershipControls(\"o\", new BucketOwnershipControlsArgs { Bucket = bucket.Id, Rule = new "
            + "BucketOwnershipControlsRuleArgs { ObjectOwnership = \"BucketOwnerEnforced\" } });")]
    [InlineData(
        "new BucketAcl(\"a\", new BucketAclArgs { Bucket = bucket.Id, Acl = \"public-read\" }); "
            + "new AccountPublicAccessBlock(\"b\", new AccountPublicAccessBlockArgs { IgnorePublicAcls = true });")]
    public async Task Not_found_in_Pulumi(string statements)
    {
        await new RelationProgram(Rule).PassesInPulumi(Pulumi + statements + PulumiTrail);
        await new RelationProgram(Rule).PassesInPulumi(Pulumi + PulumiTrail + statements);
    }

    [Theory]
    [InlineData("new S3BucketAcl(this, \"a\", new S3BucketAclConfig { Bucket = bucket.Id, Acl = \"public-read\" });")]
    public async Task Found_in_CDKTF(string statements)
    {
        await new RelationProgram(Rule).FindsInCdktf(Cdktf + statements + CdktfTrail);
        await new RelationProgram(Rule).FindsInCdktf(Cdktf + CdktfTrail + statements);
    }

    [Theory]
    [InlineData("")]
    [InlineData("new S3BucketAcl(this, \"a\", new S3BucketAclConfig { Bucket = bucket.Id, Acl = \"public-read\" }).Acl = \"private\";")]
    [InlineData("if (Given.A) new S3BucketAcl(this, \"a\", new S3BucketAclConfig { Bucket = bucket.Id, Acl = \"public-read\" });")]
    [InlineData("new S3BucketAcl(this, \"a\", new S3BucketAclConfig { Bucket = bucket.Id, Acl = \"public-read\", Count = 0 });")]
    [InlineData(
        "new S3BucketAcl(this, \"a\", new S3BucketAclConfig { Bucket = bucket.Id, Acl = \"public-read\" }); "
            + "new S3BucketPublicAccessBlock(this, \"b\", new S3BucketPublicAccessBlockConfig { Bucket = bucket.Id, IgnorePublicAcls = "
            + "true });")]
    public async Task Not_found_in_CDKTF(string statements)
    {
        await new RelationProgram(Rule).PassesInCdktf(Cdktf + statements + CdktfTrail);
        await new RelationProgram(Rule).PassesInCdktf(Cdktf + CdktfTrail + statements);
    }
}
