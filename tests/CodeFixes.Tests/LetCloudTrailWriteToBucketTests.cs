using Infra.Analyzers.Testing;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>A bucket without a policy gets one that lets CloudTrail write, and the trail waits for it.</summary>
public sealed class LetCloudTrailWriteToBucketTests
{
    [Fact]
    public Task In_pulumi() => Fixing.Best(
        Program(Libraries.Pulumi, Fixing.PulumiStack(
            """
            var files = new Pulumi.Aws.S3.Bucket("files");
            new Trail("audit", new TrailArgs { S3BucketName = files.Id, S3KeyPrefix = "trails" });
            """)),
        Fixing.PulumiStack(
            """"
            var files = new Pulumi.Aws.S3.Bucket("files");

            var auditBucketPolicy = new BucketPolicy("audit-bucket-policy", new BucketPolicyArgs
            {
                Bucket = files.Id,
                Policy = Output.Format($$"""
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        {
                          "Effect": "Allow",
                          "Principal": { "Service": "cloudtrail.amazonaws.com" },
                          "Action": "s3:GetBucketAcl",
                          "Resource": "{{files.Arn}}"
                        },
                        {
                          "Effect": "Allow",
                          "Principal": { "Service": "cloudtrail.amazonaws.com" },
                          "Action": "s3:PutObject",
                          "Resource": "{{files.Arn}}/trails/AWSLogs/*",
                          "Condition": { "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" } }
                        }
                      ]
                    }
                    """),
            });

            new Trail("audit", new TrailArgs { S3BucketName = files.Id, S3KeyPrefix = "trails" }, options: new CustomResourceOptions { DependsOn = { auditBucketPolicy } });
            """").Replace("using Pulumi.Aws.Iam;\n", "using Pulumi.Aws.Iam;\nusing Pulumi.Aws.S3;\n", StringComparison.Ordinal));

    [Fact]
    public async Task Before_the_trail_where_its_name_is_not_known_at_the_bucket()
    {
        var after = await Fixing.Best(Program(Libraries.Pulumi, Fixing.PulumiStack(
            """
            var files = new Pulumi.Aws.S3.Bucket("files");
            var name = Given.Text;
            new Trail(name, new TrailArgs { S3BucketName = files.Id });
            """)));
        Assert.Contains("var name = Given.Text;\n\n        var trailBucketPolicy = new BucketPolicy(",
            Assert.Single(await after.TextsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Libraries.Cdktf)]
    [InlineData(Libraries.CdkTerrain)]
    public async Task In_cdktf_and_cdk_terrain(Libraries libraries)
    {
        var source = Fixing.CdkStack(
            """
            var files = new HashiCorp.Cdktf.Providers.Aws.S3Bucket.S3Bucket(this, "files");
            new Cloudtrail(this, "audit", new CloudtrailConfig { Name = "audit", S3BucketName = files.Id });
            """);
        if (libraries == Libraries.CdkTerrain)
            source = source.Replace("HashiCorp.Cdktf", "Io.Cdktn", StringComparison.Ordinal);
        var after = await Fixing.Best(Program(libraries, source));
        var text = Assert.Single(await after.TextsAsync());
        Assert.Contains("var auditBucketPolicy = new S3BucketPolicy(this, \"audit-bucket-policy\", new S3BucketPolicyConfig", text,
            StringComparison.Ordinal);
        Assert.Contains("\"Resource\": \"{{files.Arn}}/AWSLogs/*\"", text, StringComparison.Ordinal);
        Assert.Contains("DependsOn = new[] { auditBucketPolicy }", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new CustomResourceOptions { Protect = true }",
        "            Protect = true,\n            DependsOn = { auditBucketPolicy },\n")]
    [InlineData("options", "CustomResourceOptions.Merge(options, new CustomResourceOptions { DependsOn = { auditBucketPolicy } })")]
    public async Task Options_are_kept(string options, string expected)
    {
        var after = await Fixing.Best(Program(Libraries.Pulumi, Fixing.PulumiStack(
            $$"""
            var options = new CustomResourceOptions { Protect = true };
            var files = new Pulumi.Aws.S3.Bucket("files");
            new Trail("audit", new TrailArgs { S3BucketName = files.Id }, {{options}});
            """)));
        Assert.Contains(expected, Assert.Single(await after.TextsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public Task A_bucket_that_has_a_policy_gets_no_other_one() => Fixing.None(Program(Libraries.Pulumi, Fixing.PulumiStack(
        """"
        var files = new Pulumi.Aws.S3.Bucket("files");
        new Pulumi.Aws.S3.BucketPolicy("p", new Pulumi.Aws.S3.BucketPolicyArgs { Bucket = files.Id, Policy = """{"Statement": []}""" });
        new Trail("audit", new TrailArgs { S3BucketName = files.Id });
        """")));

    private static TestProgram Program(Libraries libraries, string source) =>
        TestProgram.Of(libraries, source) with { Rules = ["INFRA2005"] };
}
