using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>A CDKTF resource can still be changed once it exists; its configuration cannot.</summary>
public sealed class CdktfMutationTests
{
    private const string Bare = """new CloudtrailConfig { Name = "n", S3BucketName = "b" }""";
    private const string Full =
        """new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = roleArn }""";

    [Fact]
    public Task Setters_after_construction() => Check.Cdk(
        $"""
        var trail = new Cloudtrail(this, "t", {Bare});
        trail.CloudWatchLogsGroupArn = groupArn;
        trail.CloudWatchLogsRoleArn = roleArn;
        """);

    [Fact]
    public Task One_setter_after_construction() => Check.Cdk(
        $$"""
        var trail = {|INFRA1001:new Cloudtrail|}(this, "t", {{Bare}});
        trail.CloudWatchLogsGroupArn = groupArn;
        """);

    [Fact]
    public Task An_object_initializer_of_the_resource() => Check.Cdk(
        $$"""
        _ = new Cloudtrail(this, "t", {{Bare}}) { CloudWatchLogsGroupArn = groupArn, CloudWatchLogsRoleArn = roleArn };
        _ = {|INFRA1001:new Cloudtrail|}(this, "u", {{Bare}}) { CloudWatchLogsGroupArn = groupArn };
        """);

    [Fact]
    public Task A_setter_to_an_empty_text() => Check.Cdk(
        $$"""
        var trail = {|INFRA1001:new Cloudtrail|}(this, "t", {{Full}});
        trail.CloudWatchLogsRoleArn = "";
        """);

    [Fact]
    public Task A_setter_to_null_throws() => Check.Cdk(
        $$"""
        var trail = new Cloudtrail(this, "t", {{Full}});
        trail.CloudWatchLogsRoleArn = null!;
        """);

    [Fact]
    public Task A_setter_under_a_condition() => Check.Cdk(
        $$"""
        var trail = {|INFRA1003:new Cloudtrail|}(this, "t", {{Bare}});
        trail.CloudWatchLogsGroupArn = groupArn;
        if (Given.A)
            trail.CloudWatchLogsRoleArn = roleArn;
        """);

    [Fact]
    public Task Reset() => Check.Cdk(
        $$"""
        var trail = {|INFRA1001:new Cloudtrail|}(this, "t", {{Full}});
        trail.ResetCloudWatchLogsRoleArn();
        """);

    [Fact]
    public Task Reset_and_set_again() => Check.Cdk(
        $$"""
        var trail = new Cloudtrail(this, "t", {{Full}});
        trail.ResetCloudWatchLogsRoleArn();
        trail.CloudWatchLogsRoleArn = roleArn;
        """);

    [Fact]
    public Task Reset_of_another_attribute() => Check.Cdk(
        $$"""
        var trail = new Cloudtrail(this, "t", {{Full}});
        trail.ResetS3KeyPrefix();
        """);

    [Fact]
    public Task Reset_under_a_condition() => Check.Cdk(
        $$"""
        var trail = {|INFRA1003:new Cloudtrail|}(this, "t", {{Full}});
        if (Given.A)
            trail.ResetCloudWatchLogsRoleArn();
        """);

    // Somebody else sets what the program is told to leave alone.
    [Theory]
    [InlineData("new[] { \"cloud_watch_logs_group_arn\", \"cloud_watch_logs_role_arn\" }", false)]
    [InlineData("\"all\"", false)]
    [InlineData("Given.Passes(new[] { \"tags\" })", false)]
    [InlineData("new[] { \"tags\" }", true)]
    public Task Ignored_changes(string ignored, bool isFound) => Check.Cdk(
        $"_ = {(isFound ? "{|INFRA1001:new Cloudtrail|}" : "new Cloudtrail")}(this, \"t\", new CloudtrailConfig {{ Name = \"n\", "
            + $"S3BucketName = \"b\", Lifecycle = new TerraformResourceLifecycle {{ IgnoreChanges = {ignored} }} }});",
        undecidable: !isFound);

    [Fact]
    public Task Overrides() => Check.Cdk(
        $$"""
        var trail = new Cloudtrail(this, "t", {{Bare}});
        trail.AddOverride("cloud_watch_logs_group_arn", groupArn);
        trail.AddOverride("cloud_watch_logs_role_arn", roleArn);
        """);

    [Fact]
    public Task An_override_with_null() => Check.Cdk(
        $$"""
        var trail = {|INFRA1001:new Cloudtrail|}(this, "t", {{Full}});
        trail.AddOverride("cloud_watch_logs_role_arn", null!);
        """);

    [Fact]
    public Task An_override_with_an_empty_text() => Check.Cdk(
        $$"""
        var trail = {|INFRA1001:new Cloudtrail|}(this, "t", {{Full}});
        trail.AddOverride("cloud_watch_logs_group_arn", "");
        """);

    [Fact]
    public Task An_override_wins_over_a_later_setter() => Check.Cdk(
        $$"""
        var trail = {|INFRA1001:new Cloudtrail|}(this, "t", {{Bare}});
        trail.AddOverride("cloud_watch_logs_group_arn", "");
        trail.CloudWatchLogsGroupArn = groupArn;
        trail.CloudWatchLogsRoleArn = roleArn;
        """);

    [Fact]
    public Task An_override_survives_a_reset() => Check.Cdk(
        $$"""
        var trail = new Cloudtrail(this, "t", {{Full}});
        trail.AddOverride("cloud_watch_logs_group_arn", groupArn);
        trail.ResetCloudWatchLogsGroupArn();
        """);

    [Fact]
    public Task The_last_override_counts() => Check.Cdk(
        $$"""
        var trail = new Cloudtrail(this, "t", {{Full}});
        trail.AddOverride("cloud_watch_logs_group_arn", "");
        trail.AddOverride("cloud_watch_logs_group_arn", groupArn);
        """);

    [Fact]
    public Task An_override_of_another_attribute() => Check.Cdk(
        $$"""
        var trail = {|INFRA1001:new Cloudtrail|}(this, "t", {{Bare}});
        trail.AddOverride("tags.team", "security");
        """);

    [Fact]
    public Task An_override_by_the_wrong_name_sets_nothing() => Check.Cdk(
        $$"""
        var trail = {|INFRA1001:new Cloudtrail|}(this, "t", {{Bare}});
        trail.AddOverride("cloudWatchLogsGroupArn", groupArn);
        trail.AddOverride("cloudWatchLogsRoleArn", roleArn);
        """);

    [Fact]
    public Task An_override_of_a_path_that_is_not_constant() => Check.Cdk(
        $$"""
        var trail = new Cloudtrail(this, "t", {{Bare}});
        trail.AddOverride(Given.Text, groupArn);
        """,
        undecidable: true);

    [Fact]
    public Task An_override_of_the_stack_may_reach_the_trail() => Check.Cdk(
        $$"""
        _ = new Cloudtrail(this, "t", {{Bare}});
        AddOverride("resource.aws_cloudtrail.t.cloud_watch_logs_group_arn", groupArn);
        AddOverride("resource.aws_cloudtrail.t.cloud_watch_logs_role_arn", roleArn);
        """);

    [Fact]
    public Task A_change_of_the_configuration_comes_too_late() => Check.Cdk(
        $$"""
        var config = {{Bare}};
        _ = {|INFRA1001:new Cloudtrail|}(this, "t", config);
        config.CloudWatchLogsGroupArn = groupArn;
        config.CloudWatchLogsRoleArn = roleArn;
        """);

    [Fact]
    public Task Taking_away_from_the_configuration_comes_too_late() => Check.Cdk(
        $$"""
        var config = {{Full}};
        _ = new Cloudtrail(this, "t", config);
        config.CloudWatchLogsRoleArn = null;
        """);

    [Fact]
    public Task A_helper_completes_the_resource() => Check.Cdk(
        $$"""
        Complete(new Cloudtrail(this, "t", {{Bare}}), groupArn, roleArn);
        """,
        """
        private static void Complete(Cloudtrail trail, string group, string role)
        {
            trail.CloudWatchLogsGroupArn = group;
            trail.CloudWatchLogsRoleArn = role;
        }
        """);

    [Fact]
    public Task A_helper_that_only_reads_the_resource() => Check.Cdk(
        $$"""
        var trail = {|INFRA1001:new Cloudtrail|}(this, "t", {{Bare}});
        Print(trail);
        """,
        "private static void Print(Cloudtrail trail) => Console.WriteLine(trail.Arn);");

    [Fact]
    public Task A_resource_given_to_unknown_code_may_change() => Check.Cdk(
        $$"""
        var trail = new Cloudtrail(this, "t", {{Bare}});
        Given.Takes(trail);
        """,
        undecidable: true);

    [Fact]
    public Task Lazy_values_are_told_at_synthesis() => Check.Cdk(
        """
        _ = new Cloudtrail(this, "t", new CloudtrailConfig
        {
            Name = "n", S3BucketName = "b",
            CloudWatchLogsGroupArn = Lazy.StringValue(new Producer()),
            CloudWatchLogsRoleArn = roleArn,
        });
        """,
        types:
        """
        sealed class Producer() : Amazon.JSII.Runtime.Deputy.DeputyBase(new Amazon.JSII.Runtime.Deputy.DeputyBase.DeputyProps()), IStringProducer
        {
            public string? Produce(IResolveContext context) => null;
        }
        """,
        undecidable: true);

    [Fact]
    public Task Terraform_functions_are_values() => Check.Cdk(
        """
        _ = new Cloudtrail(this, "t", new CloudtrailConfig
        {
            Name = "n", S3BucketName = "b",
            CloudWatchLogsGroupArn = Fn.Join(":", new[] { logGroup.Arn, "*" }),
            CloudWatchLogsRoleArn = roleArn,
        });
        """,
        undecidable: true);

    [Fact]
    public Task Raw_terraform_expressions_are_values() => Check.Cdk(
        """
        _ = new Cloudtrail(this, "t", new CloudtrailConfig
        {
            Name = "n", S3BucketName = "b",
            CloudWatchLogsGroupArn = "${aws_cloudwatch_log_group.g.arn}:*",
            CloudWatchLogsRoleArn = "${aws_iam_role.r.arn}",
        });
        """);

    [Fact]
    public Task A_terraform_variable_is_a_value() => Check.Cdk(
        """
        var arn = new TerraformVariable(this, "arn", new TerraformVariableConfig { Type = "string" });
        _ = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsGroupArn = arn.StringValue, CloudWatchLogsRoleArn = arn.StringValue });
        """,
        undecidable: true);

    [Fact]
    public Task An_import_to_generate_creates_nothing() => Check.Cdk(
        """Cloudtrail.GenerateConfigForImport(this, "t", "arn:aws:cloudtrail:eu-west-1:123456789012:trail/t");""");

    [Fact]
    public Task A_null_configuration_creates_nothing() => Check.Cdk(
        """_ = new Cloudtrail(this, "t", null!);""", undecidable: true);

    [Fact]
    public Task A_resource_that_a_private_object_holds_may_change_later() => Check.Cdk(
        $$"""
        _holder = new Holder { Trail = new Cloudtrail(this, "t", {{Bare}}) };
        Later(groupArn, roleArn);
        """,
        """
        private readonly Holder _holder;
        internal void Later(string group, string role) => (_holder.Trail!.CloudWatchLogsGroupArn, _holder.Trail.CloudWatchLogsRoleArn) = (group, role);
        private sealed class Holder { public Cloudtrail? Trail { get; set; } }
        """);

    [Fact]
    public Task A_resource_that_is_moved_away_is_not_created() => Check.Cdk(
        $$"""
        var old = new Cloudtrail(this, "t", {{Bare}});
        old.MoveToId("aws_cloudtrail.u");
        _ = new Cloudtrail(this, "u", {{Full}});
        """);

    [Fact]
    public Task A_resource_that_is_moved_under_a_condition() => Check.Cdk(
        $$"""
        var trail = {|INFRA1001:new Cloudtrail|}(this, "t", {{Bare}});
        if (Given.A)
            trail.MoveToId("aws_cloudtrail.u");
        _ = new Cloudtrail(this, "u", {{Full}});
        """);

    [Fact]
    public Task A_resource_that_takes_the_place_of_another_is_created() => Check.Cdk(
        $$"""
        var trail = {|INFRA1001:new Cloudtrail|}(this, "t", {{Bare}});
        trail.MoveFromId("aws_cloudtrail.old");
        """);

    [Fact]
    public Task Changes_of_the_resource_are_followed() => Check.Followed(
        Libraries.Cdktf,
        new("""var trail = @made(@config{ @group = groupArn }); if (arn is not null) trail.@role = arn;"""),
        new("""var trail = @made(@config{ @group = groupArn, @role = "r" }); trail.AddOverride("cloud_watch_logs_role_arn", arn!);"""),
        new("""var trail = @made(@config{ @group = groupArn, @role = arn! }); trail.AddOverride("tags.x", "y");"""),
        new("""var trail = @made(@config{ @group = groupArn, @role = arn! }); trail.PutEventSelector(new[] { new """
            + """CloudtrailEventSelector { ReadWriteType = "All" } });"""),
        new("""Complete(@made(@config{ @group = groupArn, @role = arn! })).S3KeyPrefix = "p";""",
            Members: """private static Cloudtrail Complete(Cloudtrail t) { t.EnableLogging = true; return t; }"""));
}
