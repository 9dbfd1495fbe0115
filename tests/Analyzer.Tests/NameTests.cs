namespace Infra.Analyzers.Tests;

/// <summary>A message names the trail as its author does.</summary>
public sealed class NameTests
{
    private const string Rest =
        " does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn and CloudWatchLogsRoleArn are not set; set both";

    [Fact]
    public Task By_a_constant() => Check.Pulumi(
        """
        const string name = "audit-" + "trail";
        _ = {|INFRA1001:new Trail|}(name, new TrailArgs { S3BucketName = "b" });
        """,
        messages: "CloudTrail trail 'audit-trail'" + Rest);

    [Fact]
    public Task By_the_local_it_is_assigned_to() => Check.Both(
        "var audit = @1001s(@config{ });",
        messages: "CloudTrail trail 'audit'" + Rest);

    [Fact]
    public Task By_the_field_it_is_assigned_to() => Check.Pulumi(
        """_audit = {|INFRA1001:new Trail|}(Given.Text, new TrailArgs { S3BucketName = "b" });""",
        "private readonly Trail _audit;",
        messages: "CloudTrail trail '_audit'" + Rest);

    [Fact]
    public Task By_its_type() => Check.Pulumi(
        """_ = {|INFRA1001:new Trail|}(Given.Text, new TrailArgs { S3BucketName = "b" });""",
        messages: "CloudTrail trail 'Trail'" + Rest);

    [Fact]
    public Task By_its_type_in_Cdk() => Check.Cdk(
        """_ = {|INFRA1001:new Cloudtrail|}(this, Given.Text, new CloudtrailConfig { Name = "n", S3BucketName = "b" });""",
        messages: "CloudTrail trail 'Cloudtrail'" + Rest);
}
