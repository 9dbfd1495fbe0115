namespace Infra.Analyzers.Tests;

/// <summary>What other code can reach, other code may change.</summary>
public sealed class EscapeTests
{
    [Fact]
    public Task A_configuration_given_away_before_it_is_used() => Check.Both(
        """
        var config = @config{ };
        Given.Takes(config);
        _ = @trail(config);
        """,
        undecidable: true);

    [Fact]
    public Task A_configuration_given_away_after_it_was_used() => Check.Both(
        """
        var config = @config{ };
        _ = @1001(config);
        Given.Takes(config);
        """);

    [Fact]
    public Task A_configuration_inside_something_given_away() => Check.Both(
        """
        var config = @config{ };
        Given.Takes(new List<@Config> { config });
        _ = @trail(config);
        """,
        undecidable: true);

    [Fact]
    public Task A_configuration_captured_by_a_lambda_given_away() => Check.Both(
        """
        var config = @config{ };
        Given.Takes((Action)(() => config.@group = groupArn));
        _ = @trail(config);
        """,
        undecidable: true);

    [Fact]
    public Task A_configuration_stored_where_others_reach_it() => Check.Both(
        """
        var config = @config{ };
        Shared = config;
        Given.Takes(this);
        _ = @trail(config);
        """,
        "public static @Config? Shared;",
        undecidable: true);

    [Fact]
    public Task Attributes_assigned_after_the_escape_are_known() => Check.Both(
        """
        var config = @config{ };
        Given.Takes(config.S3KeyPrefix);
        config.@group = groupArn;
        _ = @1001(config);
        """);

    [Fact]
    public Task A_trail_of_Pulumi_cannot_be_changed_by_anyone() => Check.Pulumi(
        """
        var trail = {|INFRA1001:new Trail|}("t", new TrailArgs { S3BucketName = "b" });
        Given.Takes(trail);
        """);

    [Fact]
    public Task A_trail_stored_in_a_property_of_the_stack() => Check.Pulumi(
        """Trail = {|INFRA1001:new Trail|}("t", new TrailArgs { S3BucketName = "b" });""",
        "public Trail Trail { get; }");

    [Fact]
    public Task A_cdk_trail_stored_in_a_field_may_change_later() => Check.Cdk(
        """
        _trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
        Later(groupArn, roleArn);
        """,
        """
        private readonly Cloudtrail _trail;
        private void Later(string group, string role) => (_trail.CloudWatchLogsGroupArn, _trail.CloudWatchLogsRoleArn) = (group, role);
        """);

    [Fact]
    public Task A_cdk_trail_in_a_public_property_may_change_later() => Check.Cdk(
        """Trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });""",
        "public Cloudtrail Trail { get; }",
        undecidable: true);

    [Fact]
    public Task A_lambda_that_runs_later_changes_the_cdk_trail() => Check.Cdk(
        """
        var trail = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
        Given.Takes((Action)(() => trail.CloudWatchLogsGroupArn = groupArn));
        """,
        undecidable: true);

    [Fact]
    public Task A_trail_that_only_gives_its_arn_away() => Check.Cdk(
        """
        var trail = {|INFRA1001:new Cloudtrail|}(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
        Given.Takes(trail.Arn);
        _ = new TerraformOutput(this, "arn", new TerraformOutputConfig { Value = trail.Arn });
        """);

    [Fact]
    public Task A_trail_that_is_found_again_in_the_construct_tree() => Check.Cdk(
        """
        _ = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
        foreach (var child in Node.Children)
        {
            if (child is Cloudtrail trail)
            {
                trail.CloudWatchLogsGroupArn = groupArn;
                trail.CloudWatchLogsRoleArn = roleArn;
            }
        }
        """,
        undecidable: true);

    [Fact]
    public Task Arguments_that_are_completed_dynamically() => Check.Pulumi(
        """
        object args = new TrailArgs { S3BucketName = "b" };
        ((dynamic)args).CloudWatchLogsGroupArn = groupArn;
        ((dynamic)args).CloudWatchLogsRoleArn = roleArn;
        _ = new Trail("t", (TrailArgs)args);
        """,
        undecidable: true);

    [Fact]
    public Task An_element_that_is_picked_at_run_time_and_completed() => Check.Both(
        """
        var configs = new[] { @config{ } };
        configs[Given.Number / 4].@group = groupArn;
        configs[Given.Number / 4].@role = roleArn;
        _ = @trail(configs[0]);
        """,
        undecidable: true);

    [Fact]
    public Task A_cdk_trail_that_a_method_hands_out() => Check.Cdk(
        """
        Make(this, out var first);
        Remake(this, ref first);
        first.CloudWatchLogsGroupArn = groupArn;
        first.CloudWatchLogsRoleArn = roleArn;
        """,
        """
        public static void Make(Construct scope, out Cloudtrail trail) =>
            trail = {|INFRA1001:new Cloudtrail|}(scope, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
        public static void Remake(Construct scope, ref Cloudtrail trail) =>
            trail = new Cloudtrail(scope, "u", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
        """,
        undecidable: true);

    [Theory]
    [InlineData("""_ = new Secure(this, "x", groupArn, roleArn);""", "",
        """class Part : Construct { protected Part(Construct s, string id) : base(s, id) { } """
            + """protected Cloudtrail Make(CloudtrailConfig c) { Before(c); return new Cloudtrail(this, "t", c); } """
            + """protected virtual void Before(CloudtrailConfig c) { } } class Secure : Part { private readonly string _g, _r; """
            + """public Secure(Construct s, string id, string g, string r) : base(s, id) { (_g, _r) = (g, r); """
            + """Make(new CloudtrailConfig { Name = "n", S3BucketName = "b" }); } """
            + """protected override void Before(CloudtrailConfig c) { c.CloudWatchLogsGroupArn = _g; c.CloudWatchLogsRoleArn = _r; } }""")]
    [InlineData("""var p = new Part(this, "x"); p.Trail.CloudWatchLogsGroupArn = groupArn; p.Trail.CloudWatchLogsRoleArn = roleArn;""", "",
        """class Part : Construct { public Part(Construct s, string id) : base(s, id) => Trail = new Cloudtrail(this, "t", new """
            + """CloudtrailConfig { Name = "n", S3BucketName = "b" }); public Cloudtrail Trail { get; } }""")]
    [InlineData("""var p = new Part(this, "x"); p.Deliver(groupArn, roleArn);""", "",
        """class Part : Construct { private readonly Cloudtrail _t; public Part(Construct s, string id) : base(s, id) => _t = new """
            + """Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" }); """
            + """public void Deliver(string g, string r) { _t.CloudWatchLogsGroupArn = g; _t.CloudWatchLogsRoleArn = r; } }""")]
    [InlineData("""Add("t"); Finish(groupArn, roleArn);""",
        """private readonly List<Cloudtrail> _trails = new(); private void Add(string id) => _trails.Add(new Cloudtrail(this, id, new """
            + """CloudtrailConfig { Name = "n", S3BucketName = "b" })); private void Finish(string g, string r) { foreach (var t in """
            + """_trails) { t.CloudWatchLogsGroupArn = g; t.CloudWatchLogsRoleArn = r; } }""", "")]
    [InlineData("""Add("t"); Finish(groupArn, roleArn);""",
        """private readonly List<Cloudtrail> _trails = new(); public void Add(string id) => _trails.Add(new Cloudtrail(this, id, new """
            + """CloudtrailConfig { Name = "n", S3BucketName = "b" })); public void Finish(string g, string r) { foreach (var t in """
            + """_trails) { t.CloudWatchLogsGroupArn = g; t.CloudWatchLogsRoleArn = r; } }""", "")]
    [InlineData("Registry.Make(this); Registry.Finish(groupArn, roleArn);", "",
        """static class Registry { private static readonly AsyncLocalList All = new(); """
            + """public static void Make(Construct s) => All.Add(new Cloudtrail(s, "t", new CloudtrailConfig { Name = "n", S3BucketName """
            + """= "b" })); public static void Finish(string g, string r) => All.Each(t => { t.CloudWatchLogsGroupArn = g; """
            + """t.CloudWatchLogsRoleArn = r; }); } sealed class AsyncLocalList { private readonly List<Cloudtrail> _l = new(); """
            + """public void Add(Cloudtrail t) { _l.Clear(); _l.Add(t); } public void Each(Action<Cloudtrail> a) { foreach (var t in """
            + """_l) a(t); } }""")]
    [InlineData(
        """var t = new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" }); """
            + """Defer(() => { t.CloudWatchLogsGroupArn = groupArn; t.CloudWatchLogsRoleArn = roleArn; }); Flush();""",
        "private readonly List<Action> _deferred = new(); private void Defer(Action a) => _deferred.Add(a); "
            + "private void Flush() { foreach (var a in _deferred) a(); }", "")]
    public Task Trails_that_are_completed_through_what_holds_them(string body, string members, string types) =>
        Check.Cdk(Check.InCdk(body), members: Check.InCdk(members), types: Check.InCdk(types));
}
