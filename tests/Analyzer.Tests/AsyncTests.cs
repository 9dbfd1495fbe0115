using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>Asynchronous methods, iterators, and the ways code is laid out.</summary>
public sealed class AsyncTests
{
    [Fact]
    public Task An_awaited_helper() => Check.Both(
        "Run(groupArn).GetAwaiter().GetResult();",
        """
        private async Task Run(@Value group)
        {
            await Task.Yield();
            _ = @1001(await MakeAsync(group));
        }
        private static async Task<@Config> MakeAsync(@Value group)
        {
            await Task.Delay(1);
            return @config{ @group = group };
        }
        """);

    [Fact]
    public Task An_await_between_assignments() => Check.Both(
        "Run(groupArn, roleArn).GetAwaiter().GetResult();",
        """
        private async Task Run(@Value group, @Value role)
        {
            var config = @config{ @group = group };
            await Task.CompletedTask;
            config.@role = role;
            _ = @trail(config);
        }
        """);

    [Fact]
    public Task A_completed_task() => Check.Both(
        "Run(groupArn).GetAwaiter().GetResult();",
        """
        private async Task Run(@Value group) => _ = @1001(await Task.FromResult(@config{ @group = group }));
        """);

    [Fact]
    public Task An_iterator() => Check.Pulumi(
        "foreach (var trail in Make(groupArn)) Given.Takes(trail);",
        """
        private IEnumerable<Trail> Make(Input<string> group)
        {
            yield return {|INFRA1001:new Trail|}(Given.Id("t"), new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group });
        }
        """);

    [Fact]
    public Task An_iterator_of_configurations() => Check.Both(
        """
        foreach (var config in Make())
            _ = @1001s(config);
        """,
        "private static IEnumerable<@Config> Make() { yield return @config{ }; }");

    [Fact]
    public Task Asynchronous_code_is_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""Run(arn).GetAwaiter().GetResult(); async Task Run(@Value? role) { var config = await MakeAsync(groupArn, role); """
            + """_ = @made(config); }""",
            Members: """private static async Task<@Config> MakeAsync(@Value g, @Value? r) { await Task.Yield(); """
                + """return @config{ @group = g, @role = r! }; }"""),
        new("""Run(arn).Wait(); async Task Run(@Value? role) { var config = await MakeAsync(groupArn, role).ConfigureAwait(false); """
            + """_ = @made(config); }""",
            Members: """private static async Task<@Config> MakeAsync(@Value g, @Value? r) { await Task.Delay(1).ConfigureAwait(false); """
                + """return @config{ @group = g, @role = r! }; }"""),
        new("""Run(arn).Wait(); async Task Run(@Value? role) { var config = await MakeAsync(groupArn, role); _ = @made(config); }""",
            Members: """private static async ValueTask<@Config> MakeAsync(@Value g, @Value? r) { await Task.Yield(); """
                + """return @config{ @group = g, @role = r! }; }"""),
        new("""Run(arn).Wait(); async Task Run(@Value? role) { _ = @made(await Task.FromResult(@config{ @group = groupArn, @role = """
            + """role! })); }"""),
        new("""_ = @made(Task.Run(() => @config{ @group = groupArn, @role = arn! }).Result);"""),
        new("""_ = @made(MakeAsync(groupArn, arn).GetAwaiter().GetResult());""",
            Members: """private static async Task<@Config> MakeAsync(@Value g, @Value? r) { await Task.Yield(); """
                + """return @config{ @group = g, @role = r! }; }"""),
        new("""_ = @made(MakeAsync(groupArn, arn).Result);""",
            Members: """private static async Task<@Config> MakeAsync(@Value g, @Value? r) { await Task.Yield(); """
                + """return @config{ @group = g, @role = r! }; }"""),
        new("""Run(arn).Wait(); async Task Run(@Value? role) { var both = await Task.WhenAll(Task.FromResult(groupArn), """
            + """Task.FromResult(role!)); _ = @made(@config{ @group = both[0], @role = both[1] }); }"""),
        new("""Func<Task> run = async () => { await Task.Yield(); """
            + """_ = @made(@config{ @group = groupArn, @role = arn! }); }; run().Wait();"""),
        new("""var lazy = new Lazy<@Config>(() => @config{ @group = groupArn, @role = arn! }); _ = @made(lazy.Value);"""));

    [Theory]
    [InlineData("Run(groupArn, roleArn).GetAwaiter().GetResult();",
        "private async Task Run(@Value g, @Value r) { var c = @config{ }; await new Completing(() => { c.@group = g; c.@role = r; }); "
            + "_ = @trail(c); }",
        "sealed class Completing(Action a) : System.Runtime.CompilerServices.INotifyCompletion { public Completing GetAwaiter() => this; "
            + "public bool IsCompleted => false; public void OnCompleted(Action c) => c(); public void GetResult() => a(); }")]
    [InlineData("Run(groupArn, roleArn).GetAwaiter().GetResult();",
        "private async Task Run(@Value g, @Value r) { var c = @config{ }; await foreach (var n in Complete(c, g, r)) { } _ = @trail(c); } "
            + "private static async IAsyncEnumerable<int> Complete(@Config c, @Value g, @Value r) { await Task.Yield(); c.@group = g; "
            + "yield return 1; c.@role = r; yield return 2; }", "")]
    [InlineData("Run(groupArn, roleArn).GetAwaiter().GetResult();",
        "private async Task Run(@Value g, @Value r) { var c = @config{ }; await Task.WhenAll(A(c, g), B(c, r)); _ = @trail(c); } "
            + "private static async Task A(@Config c, @Value g) { await Task.Yield(); c.@group = g; } "
            + "private static async Task B(@Config c, @Value r) { await Task.Yield(); c.@role = r; }", "")]
    [InlineData("Run(groupArn, roleArn).GetAwaiter().GetResult();",
        """private async Task Run(@Value g, @Value r) { var all = await Task.WhenAll(new[] { "a", "b" }.Select(n => Make(n, g, r))); """
            + """foreach (var c in all) _ = @trails(c); } private static async Task<@Config> Make(string n, @Value g, @Value r) { await """
            + """Task.Yield(); return @config{ S3KeyPrefix = n, @group = g, @role = r }; }""", "")]
    [InlineData(
        "var t = new TaskCompletionSource<@Value>(); t.SetResult(roleArn); "
            + "_ = @trail(@config{ @group = groupArn, @role = t.Task.Result });", "", "")]
    public Task What_an_awaiter_does(string body, string members, string types) => Check.Both(body, members: members, types: types);

    [Theory]
    [InlineData("Run(groupArn, roleArn).GetAwaiter().GetResult();",
        """private async Task Run(string g, string r) { var t = await Make(); t.@group = g; t.@role = r; } """
            + """private async Task<Cloudtrail> Make() { await Task.Yield(); return new Cloudtrail(this, "t", @config{ }); }""")]
    [InlineData("var t = Make().GetAwaiter().GetResult(); t.@group = groupArn; t.@role = roleArn;",
        """private async Task<Cloudtrail> Make() { await Task.Yield(); return new Cloudtrail(this, "t", @config{ }); }""")]
    [InlineData("foreach (var t in Task.WhenAll(Make()).Result) { t.@group = groupArn; t.@role = roleArn; }",
        """private async Task<Cloudtrail> Make() { await Task.Yield(); return new Cloudtrail(this, "t", @config{ }); }""")]
    public Task Trails_that_are_awaited_may_be_completed(string body, string members) =>
        Check.Cdk(Check.InCdk(body), members: Check.InCdk(members));
}
