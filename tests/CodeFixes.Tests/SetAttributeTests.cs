using Infra.Analyzers.Testing;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>A trail's switches are switched on, and its key and topic are taken from what is there.</summary>
public sealed class SetAttributeTests
{
    [Theory]
    [InlineData("INFRA1004", "EnableLogging = false", "EnableLogging = true")]
    [InlineData("INFRA1005", "S3KeyPrefix = \"p\"", "S3KeyPrefix = \"p\", IsMultiRegionTrail = true")]
    [InlineData("INFRA1005", "IsMultiRegionTrail = false", "IsMultiRegionTrail = true")]
    [InlineData("INFRA1005", "IsMultiRegionTrail = null", "IsMultiRegionTrail = true")]
    [InlineData("INFRA1005", "IsMultiRegionTrail = Given.A ? false : null", "IsMultiRegionTrail = Given.A ? true : true")]
    [InlineData("INFRA1006", "S3KeyPrefix = \"p\"", "S3KeyPrefix = \"p\", EnableLogFileValidation = true")]
    [InlineData("INFRA1009", "IncludeGlobalServiceEvents = !true", "IncludeGlobalServiceEvents = true")]
    public async Task Switches(string rule, string before, string after)
    {
        if (!before.Contains('?', StringComparison.Ordinal))
            await Fixing.Best(Program(Libraries.Pulumi, Pulumi(before), rule), Pulumi(after));
        await Fixing.Best(Program(Libraries.Cdktf, Cdktf(before), rule), Cdktf(after));
    }

    [Fact]
    public async Task A_switch_of_a_config_in_a_variable() => await Fixing.Best(
        Program(
            Libraries.Cdktf,
            Fixing.CdkStack(
                """
                var config = new CloudtrailConfig { Name = "t", S3BucketName = "b" };
                config.IsMultiRegionTrail = false;
                new Cloudtrail(this, "t", config);
                """),
            "INFRA1005"),
        Fixing.CdkStack(
            """
            var config = new CloudtrailConfig { Name = "t", S3BucketName = "b" };
            config.IsMultiRegionTrail = true;
            new Cloudtrail(this, "t", config);
            """));

    [Fact]
    public async Task A_setter_after_the_creation() => await Fixing.Best(
        Program(
            Libraries.Cdktf,
            Fixing.CdkStack(
                """
                var trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "t", S3BucketName = "b", EnableLogFileValidation = true });
                trail.ResetEnableLogFileValidation();
                """),
            "INFRA1006"),
        Fixing.CdkStack(
            """
            var trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "t", S3BucketName = "b", EnableLogFileValidation = true });
            trail.EnableLogFileValidation = true;
            """));

    [Theory]
    [InlineData("INFRA1007", "var key = new HashiCorp.Cdktf.Providers.Aws.KmsKey.KmsKey(this, \"k\");", "KmsKeyId = key.Arn")]
    [InlineData("INFRA1008", "var topic = new HashiCorp.Cdktf.Providers.Aws.SnsTopic.SnsTopic(this, \"k\");", "SnsTopicName = topic.Name")]
    public async Task What_is_there_is_referred_to(string rule, string declaration, string entry) => await Fixing.Best(
        Program(Libraries.Cdktf,
            Fixing.CdkStack($$"""{{declaration}}{{"\n"}}new Cloudtrail(this, "t", new CloudtrailConfig { Name = "t" });"""), rule),
        Fixing.CdkStack($$"""{{declaration}}{{"\n"}}new Cloudtrail(this, "t", new CloudtrailConfig { Name = "t", {{entry}} });"""));

    [Theory]
    [InlineData("INFRA1007")]
    [InlineData("INFRA1008")]
    public async Task Nothing_is_offered_where_there_is_nothing_to_refer_to(string rule) =>
        await Fixing.None(Program(Libraries.Cdktf, Cdktf(""), rule));

    [Theory]
    [InlineData("INFRA3001", "Rds.Instance", "DbInstance", "PubliclyAccessible = true", "PubliclyAccessible = false")]
    [InlineData("INFRA3002", "Rds.Instance", "DbInstance", "Engine = \"postgres\"", "Engine = \"postgres\", StorageEncrypted = true")]
    [InlineData("INFRA3002", "Rds.Cluster", "RdsCluster", "StorageEncrypted = false", "StorageEncrypted = true")]
    [InlineData("INFRA3201", "S3.BucketPublicAccessBlock", "S3BucketPublicAccessBlock",
        "Bucket = \"b\", BlockPublicAcls = true, BlockPublicPolicy = true, IgnorePublicAcls = false",
        "Bucket = \"b\", BlockPublicAcls = true, BlockPublicPolicy = true, IgnorePublicAcls = true, RestrictPublicBuckets = true")]
    [InlineData("INFRA3301", "Kms.Key", "KmsKey", "Description = \"k\"", "Description = \"k\", EnableKeyRotation = true")]
    [InlineData("INFRA3601", "Ecr.Repository", "EcrRepository", "ImageTagMutability = \"MUTABLE\"", "ImageTagMutability = \"IMMUTABLE\"")]
    public async Task Constants_of_rules_that_are_data(string rule, string pulumi, string cdktf, string before, string after)
    {
        await Fixing.Best(Program(Libraries.Pulumi, PulumiOf(before), rule), PulumiOf(after));
        await Fixing.Best(Program(Libraries.Cdktf, CdktfOf(before), rule), CdktfOf(after));

        string PulumiOf(string members) =>
            Fixing.PulumiStack($"_ = new Pulumi.Aws.{pulumi}(\"t\", new Pulumi.Aws.{pulumi}Args{Initializer(members)});");

        string CdktfOf(string members)
        {
            var name = "HashiCorp.Cdktf.Providers.Aws." + cdktf + "." + cdktf;
            return Fixing.CdkStack($"new {name}(this, \"t\", new {name}Config{Initializer(members)});");
        }

        static string Initializer(string members) =>
            $"\n{{\n{string.Concat(members.Split(", ").Select(member => $"    {member},\n"))}}}";
    }

    [Fact]
    public async Task Several_findings_at_one_place_are_fixed_one_after_the_other()
    {
        var before = await FixVerifier.LoadAsync(Program(Libraries.Cdktf, Cdktf("S3KeyPrefix = \"p\""), "INFRA1005", "INFRA1006"));
        Assert.Equal(2, before.Findings.Length);
        var after = await before.FixOneAfterAnotherAsync(actions => actions[0]);
        Assert.Empty(after.Findings);
        var text = Assert.Single(await after.TextsAsync());
        Assert.All(["IsMultiRegionTrail = true", "EnableLogFileValidation = true"],
            entry => Assert.Contains(entry, text, StringComparison.Ordinal));
    }

    private static TestProgram Program(Libraries libraries, string source, params string[] rules) =>
        TestProgram.Of(libraries, source) with { Rules = [.. rules] };

    private static string Pulumi(string members) => Fixing.PulumiStack($$"""_ = new Trail("t", new TrailArgs { {{members}} });""");

    private static string Cdktf(string members) =>
        Fixing.CdkStack($$"""new Cloudtrail(this, "t", new CloudtrailConfig { {{members}} });""");
}
