namespace Infra.Analyzers.Tests;

/// <summary>Functions that run when somebody asks for their result see what was assigned until then.</summary>
public sealed class LaterTests
{
    [Fact]
    public Task A_query_reads_its_variables_when_it_is_enumerated() => Check.Both(
        """
        @Value? arn = null;
        var trails = new[] { "a", "b" }.Select(name => @trails(@config{ @group = arn!, @role = roleArn }));
        arn = groupArn;
        Given.Takes(trails.ToList());
        """);

    [Fact]
    public Task A_query_that_is_enumerated_at_once() => Check.Pulumi(
        """
        var config = new TrailArgs { S3BucketName = "b", CloudWatchLogsRoleArn = roleArn };
        Given.Takes(new[] { "a", "b" }.Select(name => {|INFRA1001:new Trail|}(Given.Id("t"), config)).ToList());
        config.CloudWatchLogsGroupArn = groupArn;
        """);

    [Fact]
    public Task A_query_over_what_does_not_change() => Check.Pulumi(
        """
        var config = new TrailArgs { S3BucketName = "b", CloudWatchLogsRoleArn = roleArn };
        var trails = new[] { "a", "b" }.Select(name => {|INFRA1001:new Trail|}(Given.Id("t"), config));
        Given.Takes(trails.ToList());
        """);

    [Fact]
    public Task An_iterator_reads_its_arguments_when_it_is_enumerated() => Check.Both(
        """
        var config = @config{ };
        var trails = Make(config);
        config.@group = groupArn;
        config.@role = roleArn;
        Given.Takes(trails.ToList());
        """,
        "private IEnumerable<@Trail> Make(@Config config) { yield return @trail(config); }");

    [Fact]
    public Task An_iterator_that_is_enumerated_at_once() => Check.Pulumi(
        """
        var config = new TrailArgs { S3BucketName = "b", };
        foreach (var trail in Make(config))
            Given.Takes(trail.Arn);
        config.CloudWatchLogsGroupArn = groupArn;
        config.CloudWatchLogsRoleArn = roleArn;
        """,
        "private IEnumerable<Trail> Make(TrailArgs config) { yield return {|INFRA1001:new Trail|}(\"t\", config); }");

    [Fact]
    public Task An_asynchronous_method_goes_on_later() => Check.Pulumi(
        """
        var config = new TrailArgs { S3BucketName = "b" };
        var started = new TaskCompletionSource();
        var making = Make(config, started.Task);
        config.CloudWatchLogsGroupArn = groupArn;
        config.CloudWatchLogsRoleArn = roleArn;
        started.SetResult();
        Given.Takes(making.Result);
        """,
        """
        private static async Task<Trail> Make(TrailArgs config, Task started)
        {
            await started;
            return new Trail("t", config);
        }
        """);

    [Fact]
    public Task An_output_is_applied_later() => Check.Pulumi(
        """
        Input<string>? arn = null;
        var config = new TrailArgs { S3BucketName = "b" };
        logGroup.Arn.Apply(name => new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = arn!, CloudWatchLogsRoleArn = roleArn }));
        logGroup.Arn.Apply(name => new Trail("u", config));
        logGroup.Arn.Apply(name => new Trail("v", _config));
        logGroup.Arn.Apply(name => new Trail("w", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = _arn!, CloudWatchLogsRoleArn = roleArn }));
        arn = groupArn;
        _arn = groupArn;
        config.CloudWatchLogsGroupArn = _config.CloudWatchLogsGroupArn = groupArn;
        config.CloudWatchLogsRoleArn = _config.CloudWatchLogsRoleArn = roleArn;
        """,
        """
        private readonly TrailArgs _config = new() { S3BucketName = "b" };
        private Input<string>? _arn;
        """,
        undecidable: true);

    [Fact]
    public Task An_output_is_applied_to_what_stays() => Check.Pulumi(
        """
        var config = new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn };
        logGroup.Arn.Apply(name => {|INFRA1001:new Trail|}("t", config));
        logGroup.Arn.Apply(name => {|INFRA1001:new Trail|}("u", new TrailArgs { S3BucketName = _bucket, CloudWatchLogsRoleArn = role.Arn }));
        Given.Takes(role.Name);
        """,
        "private readonly string _bucket = Given.Text;");

    [Fact]
    public Task What_a_function_changes_when_it_runs_later() => Check.Pulumi(
        """
        var config = new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = groupArn };
        logGroup.Name.Apply(name => config.CloudWatchLogsRoleArn = roleArn);
        _ = new Trail("t", config);
        """,
        undecidable: true);

    [Theory]
    [InlineData(
        "@Value? g = null; var n = Enumerable.Range(0, 3).Select(i => { g = groupArn; return i; }).ToList(); "
            + "_ = @trail(@config{ @group = g!, @role = roleArn });")]
    [InlineData(
        "@Value? g = null; var n = Given.Passes(new[] { 1 }).Select(i => { g = groupArn; return i; }); Given.Takes(n.ToList()); "
            + "_ = @trail(@config{ @group = g!, @role = roleArn });")]
    [InlineData(
        "@Value? g = null; var n = new[] { 1 }.Select(i => { g = groupArn; return i; }); foreach (var m in n) { } "
            + "_ = @trail(@config{ @group = g!, @role = roleArn });")]
    [InlineData(
        "@Value? g = null; var n = new[] { 1 }.Any(i => { g = groupArn; return i > 0; }); "
            + "_ = @trail(@config{ @group = g!, @role = roleArn });")]
    [InlineData(
        "@Value? g = null; var n = new List<int> { 1 }.Find(i => { g = groupArn; return i > 0; }); "
            + "_ = @trail(@config{ @group = g!, @role = roleArn });")]
    [InlineData(
        "@Value? g = null; var n = Array.Find(new[] { 1 }, i => { g = groupArn; return i > 0; }); "
            + "_ = @trail(@config{ @group = g!, @role = roleArn });")]
    [InlineData(
        "@Value? g = null; var n = new[] { 1 }.Where(i => { g = groupArn; return i > 0; }).Count(); "
            + "_ = @trail(@config{ @group = g!, @role = roleArn });")]
    [InlineData(
        "@Value? g = null; var n = Enumerable.Range(0, 3).All(i => { g = groupArn; return i >= 0; }); "
            + "_ = @trail(@config{ @group = g!, @role = roleArn });")]
    [InlineData(
        """@Value? g = null; var n = string.Join(",", new[] { 1 }.Select(i => { g = groupArn; return i; })); """
            + """_ = @trail(@config{ @group = g!, @role = roleArn });""")]
    [InlineData(
        "@Value? r = null; System.Threading.Interlocked.CompareExchange(ref r, roleArn, null); "
            + "_ = @trail(@config{ @group = groupArn, @role = r! });")]
    [InlineData(
        "@Value? r = null; System.Threading.LazyInitializer.EnsureInitialized(ref r, () => roleArn); "
            + "_ = @trail(@config{ @group = groupArn, @role = r! });")]
    [InlineData("@Value? r = null; Parallel.Invoke(() => r = roleArn); _ = @trail(@config{ @group = groupArn, @role = r! });")]
    [InlineData("@Value? r = null; Task.Run(() => { r = roleArn; }).Wait(); _ = @trail(@config{ @group = groupArn, @role = r! });")]
    [InlineData(
        "@Value? r = null; Func<Task> load = async () => { await Task.Yield(); r = roleArn; }; load().GetAwaiter().GetResult(); "
            + "_ = @trail(@config{ @group = groupArn, @role = r! });")]
    public Task A_variable_that_a_function_assigns_when_unseen_code_calls_it(string body) => Check.Both(body);

    [Theory]
    [InlineData(
        "var lazy = new Lazy<@Config>(() => { var c = @config{ }; c.@group = groupArn; c.@role = roleArn; return c; }); "
            + "_ = @trail(lazy.Value);")]
    [InlineData(
        "var c = @config{ }; var lazy = new Lazy<bool>(() => { c.@group = groupArn; c.@role = roleArn; return true; }); "
            + "if (lazy.Value) _ = @trail(c);")]
    [InlineData(
        "var c = @config{ @both }; var lazy = new Lazy<bool>(() => { c.@role = null!; return true; }); _ = @trail(c); Given.Takes(lazy);")]
    [InlineData(
        "@Value? r = null; var lazy = new Lazy<@Config>(() => @config{ @group = groupArn, @role = r! }); r = roleArn; "
            + "_ = @trail(lazy.Value);")]
    public Task A_lazy_value_is_made_when_it_is_asked_for(string body) => Check.Both(body);

    [Theory]
    [InlineData(
        "@Value? r = null; void Try(Action a) { try { a(); } catch { } } Try(() => r = roleArn); "
            + "_ = @trail(@config{ @group = groupArn, @role = r! });")]
    [InlineData(
        "@Value? r = null; Action? set = null; for (var i = 0; i < 2; i++) { set?.Invoke(); set = () => r = roleArn; } "
            + "_ = @trail(@config{ @group = groupArn, @role = r! });")]
    public Task A_variable_that_a_function_assigns_in_place(string body) => Check.Both(body);
}
