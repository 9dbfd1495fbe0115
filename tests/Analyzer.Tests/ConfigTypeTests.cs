using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>Types of the user's own that are configurations: CDKTF takes any that implements its interface.</summary>
public sealed class ConfigTypeTests
{
    [Fact]
    public Task A_derived_configuration_that_sets_both_in_its_constructor() => Check.Cdk(
        """_ = new Cloudtrail(this, "t", new Logged(groupArn, roleArn));""",
        types:
        """
        sealed class Logged : CloudtrailConfig
        {
            public Logged(string group, string role)
            {
                Name = "n";
                S3BucketName = "b";
                CloudWatchLogsGroupArn = group;
                CloudWatchLogsRoleArn = role;
            }
        }
        """);

    [Fact]
    public Task A_derived_configuration_that_sets_one() => Check.Cdk(
        """_ = {|INFRA1001:new Cloudtrail|}(this, "t", new Logged(groupArn) { S3BucketName = "b" });""",
        types:
        """
        sealed class Logged : CloudtrailConfig
        {
            public Logged(string group) { Name = "n"; CloudWatchLogsGroupArn = group; }
        }
        """);

    [Fact]
    public Task A_derived_configuration_that_is_completed_by_an_initializer() => Check.Cdk(
        """
        _ = new Cloudtrail(this, "t", new Plain { CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = roleArn });
        _ = {|INFRA1001:new Cloudtrail|}(this, "u", new Plain { CloudWatchLogsGroupArn = groupArn });
        """,
        types: """sealed class Plain : CloudtrailConfig { public Plain() { Name = "n"; S3BucketName = "b"; } }""");

    [Fact]
    public Task A_derived_configuration_calls_its_base() => Check.Cdk(
        """_ = {|INFRA1001:new Cloudtrail|}(this, "t", new Second(groupArn));""",
        types:
        """
        class First : CloudtrailConfig
        {
            protected First(string group, string? role) { Name = "n"; S3BucketName = "b"; CloudWatchLogsGroupArn = group; CloudWatchLogsRoleArn = role; }
        }
        sealed class Second : First { public Second(string group) : base(group, null) { } }
        """);

    [Fact]
    public Task An_implementation_of_the_interface() => Check.Cdk(
        """_ = new Cloudtrail(this, "t", new Own(groupArn, roleArn));""",
        types:
        """
        sealed class Own(string group, string role) : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), ICloudtrailConfig
        {
            public string Name => "n";
            public string S3BucketName => "b";
            public string? CloudWatchLogsGroupArn => group;
            public string? CloudWatchLogsRoleArn => role;
        }
        """);

    [Fact]
    public Task An_implementation_of_the_interface_that_sets_none() => Check.Cdk(
        """_ = {|INFRA1001:new Cloudtrail|}(this, "t", new Own());""",
        types:
        """
        sealed class Own() : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), ICloudtrailConfig
        {
            public string Name => "n";
            public string S3BucketName => "b";
        }
        """);

    [Fact]
    public Task A_variable_of_the_interface_type() => Check.Cdk(
        """
        ICloudtrailConfig config = new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsRoleArn = roleArn };
        _ = {|INFRA1001:new Cloudtrail|}(this, "t", config);
        """);

    [Fact]
    public Task A_configuration_from_elsewhere_may_be_anything() => Check.Cdk(
        """_ = new Cloudtrail(this, "t", Given.Passes(new CloudtrailConfig { Name = "n", S3BucketName = "b" }));""",
        undecidable: true);

    [Fact]
    public Task Args_from_elsewhere_may_be_anything() => Check.Pulumi(
        """_ = new Trail("t", Given.Passes(new TrailArgs { S3BucketName = "b" }));""",
        undecidable: true);

    [Fact]
    public Task Configuration_types_are_followed() => Check.Followed(
        Libraries.Cdktf,
        new("""ICloudtrailConfig config = @config{ @group = groupArn, @role = arn! }; _ = @made(config);"""),
        new("""_ = @made(new Logged(groupArn, arn));""",
            Types: """sealed class Logged : CloudtrailConfig { public Logged(string g, string? r) { Name = "n"; S3BucketName = "b"; """
                + """CloudWatchLogsGroupArn = g; CloudWatchLogsRoleArn = r; } }"""),
        new("""_ = @made(new Own(groupArn, arn));""",
            Types: """sealed class Own(string g, string? r) : Amazon.JSII.Runtime.Deputy.DeputyBase(new """
                + """Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), ICloudtrailConfig { public string Name => "n"; """
                + """public string S3BucketName => "b"; public string? CloudWatchLogsGroupArn => g; """
                + """public string? CloudWatchLogsRoleArn => r; }"""),
        new("""_ = @made(new Own { CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = arn });""",
            Types: """sealed class Own() : Amazon.JSII.Runtime.Deputy.DeputyBase(new """
                + """Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), ICloudtrailConfig { public string Name => "n"; """
                + """public string S3BucketName => "b"; public string? CloudWatchLogsGroupArn { get; init; } """
                + """public string? CloudWatchLogsRoleArn { get; init; } }"""),
        new("""_ = @made(new Own(groupArn, arn));""",
            Types: """sealed class Own(string g, string? r) : Amazon.JSII.Runtime.Deputy.DeputyBase(new """
                + """Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), ICloudtrailConfig { string ICloudtrailConfig.Name => "n"; """
                + """string ICloudtrailConfig.S3BucketName => "b"; string? ICloudtrailConfig.CloudWatchLogsGroupArn => g; """
                + """string? ICloudtrailConfig.CloudWatchLogsRoleArn => r; }"""));
}
