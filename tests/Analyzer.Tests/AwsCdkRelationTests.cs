using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>
/// AWS CDK: what a trail refers to is judged where it is made in sight and no method of a construct may have added to its policy.
/// </summary>
public sealed class AwsCdkRelationTests
{
    private const string Sends = "SendToCloudWatchLogs = true";

    private const string CloudTrail = "new ServicePrincipal(\"cloudtrail.amazonaws.com\")";

    /// <summary>The construct grants the key to nobody, and a plain key lets in the account alone: the deployment fails.</summary>
    [Theory]
    [InlineData("var key = new Key(this, \"k\"); new Trail(this, \"t\", new TrailProps { EncryptionKey = {|INFRA2006:key|}, @sends });")]
    [InlineData(
        "var key = new Key(this, \"k\", new KeyProps { EnableKeyRotation = true, Alias = \"audit\" }); key.AddAlias(\"more\"); "
            + "new Trail(this, \"t\", new TrailProps { EncryptionKey = {|INFRA2006:key|}, @sends });")]
    [InlineData(
        "var key = new Key(this, \"k\"); var b = new Bucket(this, \"b\", new BucketProps { EncryptionKey = key }); b.GrantRead(role); "
            + "new Trail(this, \"t\", new TrailProps { EncryptionKey = {|INFRA2006:key|}, Bucket = b, @sends });")]
    [InlineData(
        "var key = new Key(this, \"k\"); var other = new Key(this, \"o\"); other.GrantEncryptDecrypt(@cloudtrail); "
            + "new Trail(this, \"t\", new TrailProps { EncryptionKey = {|INFRA2006:key|}, @sends });")]
    [InlineData(
        "var key = new Key(this, \"k\"); key.GrantDecrypt(role); "
            + "new Trail(this, \"t\", new TrailProps { EncryptionKey = key, @sends });")]
    [InlineData(
        "var key = new Key(this, \"k\"); key.GrantEncryptDecrypt(@cloudtrail); "
            + "new Trail(this, \"t\", new TrailProps { EncryptionKey = key, @sends });")]
    [InlineData(
        "var key = new Key(this, \"k\"); new Trail(this, \"t\", new TrailProps { EncryptionKey = key, @sends }); "
            + "if (Given.A) key.AddToResourcePolicy(new PolicyStatement());")]
    [InlineData(
        "var key = new Key(this, \"k\", new KeyProps { Policy = new PolicyDocument() }); "
            + "new Trail(this, \"t\", new TrailProps { EncryptionKey = key, @sends });")]
    [InlineData(
        "new Trail(this, \"t\", new TrailProps { EncryptionKey = Key.FromKeyArn(this, \"k\", Given.Text), @sends });")]
    [InlineData(
        "var key = new Key(this, \"k\"); var b = new Bucket(this, \"b\", new BucketProps { EncryptionKey = key }); "
            + "b.GrantWrite(@cloudtrail); "
            + "new Trail(this, \"t\", new TrailProps { EncryptionKey = key, @sends });")]
    [InlineData(
        "var key = new Key(this, \"k\"); ((CfnKey)key.Node.DefaultChild!).KeyPolicy = Given.Text; "
            + "new Trail(this, \"t\", new TrailProps { EncryptionKey = key, @sends });")]
    [InlineData(
        "var key = new Key(this, \"k\"); Given.Takes(key); "
            + "new Trail(this, \"t\", new TrailProps { EncryptionKey = key, @sends });")]
    [InlineData("AuditKey = new Key(this, \"k\"); new Trail(this, \"t\", new TrailProps { EncryptionKey = AuditKey, @sends });")]
    public Task Keys(string body) => Relations(body);

    [Fact]
    public Task A_grant_elsewhere_may_be_of_this_key() => Relations(
        "var key = new Key(this, \"k\"); new Trail(this, \"t\", new TrailProps { EncryptionKey = key, @sends });",
        "static class Elsewhere { public static void Grant(IKey key) => key.GrantEncryptDecrypt(@cloudtrail); }");

    [Fact]
    public Task A_key_of_a_class_that_adds_to_its_policy() => Relations(
        "var key = new Later(this, \"k\"); new Trail(this, \"t\", new TrailProps { EncryptionKey = key, @sends });",
        """
        class Later : Key
        {
            public Later(Construct scope, string id) : base(scope, id) => AddToResourcePolicy(new PolicyStatement());
        }
        """);

    /// <summary>Without <c>OrgId</c> and <c>TrailName</c> the construct lets the organization's log files into no bucket.</summary>
    [Theory]
    [InlineData("{|INFRA2005:new Trail|}(this, \"t\", new TrailProps { IsOrganizationTrail = true, @sends });")]
    [InlineData("{|INFRA2005:new Trail|}(this, \"t\", new TrailProps { IsOrganizationTrail = true, OrgId = \"o-1234567890\", @sends });")]
    [InlineData(
        "new Trail(this, \"t\", new TrailProps { IsOrganizationTrail = true, TrailName = \"t\", "
            + "Bucket = {|INFRA2005:new Bucket(this, \"b\")|}, @sends });")]
    [InlineData("new Trail(this, \"t\", new TrailProps { IsOrganizationTrail = true, OrgId = Given.Text, TrailName = \"t\", @sends });")]
    [InlineData("new Trail(this, \"t\", new TrailProps { IsOrganizationTrail = Given.A, @sends });")]
    [InlineData("new Trail(this, \"t\", new TrailProps { Bucket = new Bucket(this, \"b\"), @sends });")]
    [InlineData(
        "var b = new Bucket(this, \"b\"); b.AddToResourcePolicy(new PolicyStatement()); "
            + "new Trail(this, \"t\", new TrailProps { IsOrganizationTrail = true, Bucket = b, @sends });")]
    [InlineData(
        "var b = new Bucket(this, \"b\"); new Trail(this, \"t\", new TrailProps { IsOrganizationTrail = true, Bucket = b, @sends }); "
            + "b.AddToResourcePolicy(new PolicyStatement());")]
    [InlineData(
        "new Trail(this, \"t\", new TrailProps { IsOrganizationTrail = true, Bucket = Bucket.FromBucketName(this, "
            + "\"b\", \"logs\"), @sends });")]
    [InlineData(
        "var t = new Trail(this, \"t\", new TrailProps { IsOrganizationTrail = true, @sends }); "
            + "((Bucket)t.Node.FindChild(\"S3\")).AddToResourcePolicy(new PolicyStatement());")]
    public Task Organizations(string body) => Relations(body);

    [Fact]
    public Task What_an_organization_needs_is_named_as_its_author_can_write_it() => Relations(
        "{|INFRA2005:new Trail|}(this, \"t\", new TrailProps { IsOrganizationTrail = true, @sends });",
        "",
        "CloudTrail trail 't' cannot be deployed: 'S3', its Bucket, has a policy that does not let CloudTrail s3:PutObject under "
            + "AWSLogs/<organization id>/ there; set OrgId and TrailName, without which the construct does not let an organization's log "
            + "files in");

    /// <summary>A bucket has no policy but what its methods add, and a trail of the L1 layer adds none.</summary>
    [Theory]
    [InlineData(
        "var b = new Bucket(this, \"b\"); "
            + "new CfnTrail(this, \"t\", new CfnTrailProps { S3BucketName = {|INFRA2005:b.BucketName|}, @both });")]
    [InlineData(
        "var b = new Bucket(this, \"b\"); b.AddToResourcePolicy(new PolicyStatement()); "
            + "new CfnTrail(this, \"t\", new CfnTrailProps { S3BucketName = b.BucketName, @both });")]
    [InlineData(
        "var b = new Bucket(this, \"b\"); new CfnTrail(this, \"t\", new CfnTrailProps { S3BucketName = b.BucketName, @both }); "
            + "new CfnBucketPolicy(this, \"p\", new CfnBucketPolicyProps { Bucket = b.BucketName, PolicyDocument = Given.Text });")]
    [InlineData(
        "var b = new Bucket(this, \"b\"); new CfnTrail(this, \"t\", new CfnTrailProps { S3BucketName = b.BucketName, @both }); "
            + "new BucketPolicy(this, \"p\", new BucketPolicyProps { Bucket = b });")]
    [InlineData(
        "var b = new Bucket(this, \"b\"); new CfnTrail(this, \"t\", new CfnTrailProps { S3BucketName = b.BucketName, @both }); "
            + "new CfnOutput(this, \"o\", new CfnOutputProps { Value = b.BucketName });")]
    [InlineData(
        "var b = new Bucket(this, \"b\"); new CfnTrail(this, \"t\", new CfnTrailProps { S3BucketName = b.BucketName, @both }); "
            + "new Trail(this, \"u\", new TrailProps { Bucket = b, @sends });")]
    [InlineData(
        "var b = Bucket.FromBucketName(this, \"b\", \"logs\"); "
            + "new CfnTrail(this, \"t\", new CfnTrailProps { S3BucketName = b.BucketName, @both });")]
    public Task Buckets(string body) => Relations(body);

    private static Task Relations(string body, string types = "", params string[] messages)
    {
        var source = Own(Check.AwsCdkStack(body, "public Key? AuditKey { get; private set; }", types));
        return AnalyzerVerifier.VerifyAsync(
            TestProgram.Of(Libraries.AwsCdk, source) with { Rules = ["INFRA2003", "INFRA2004", "INFRA2005", "INFRA2006"] },
            Check.Analyzers,
            messages);
    }

    private static string Own(string text) => text
        .Replace("@sends", Sends, StringComparison.Ordinal)
        .Replace("@cloudtrail", CloudTrail, StringComparison.Ordinal)
        .Replace("@both", "IsLogging = true, CloudWatchLogsLogGroupArn = groupArn, CloudWatchLogsRoleArn = roleArn",
            StringComparison.Ordinal);
}
