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
            _ = @trails(config);
        """,
        "private static IEnumerable<@Config> Make() { yield return @config{ }; }",
        undecidable: true);
}
