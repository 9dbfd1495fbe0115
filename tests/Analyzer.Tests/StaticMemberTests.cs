using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>Static members that the run assigns, and events whose handlers are known.</summary>
public sealed class StaticMemberTests
{
    private const string Shared = "private static @Value? Shared { get; set; }\nprivate static @Value? _other;\n";

    private const string Source =
        """
        internal sealed class Source
        {
            public event Action<@Value?>? Found;
            public void Raise(@Value? value) => Found?.Invoke(value);
        }
        """;

    [Fact]
    public Task What_is_assigned_is_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        [
            new("Shared = arn; _other = Shared; _ = @made(@config{ @group = Shared!, @role = _other! });", Shared),
            new(
                "@Value? found = null; var source = new Source(); source.Found += each => found = each; source.Raise(arn); "
                + "_ = @made(@config{ @group = found!, @role = found! });",
                "",
                Source),
            new(
                "@Value? found = null; var source = new Source(); source.Found += _ => found = null; source.Found += each => found = each; "
                + "source.Raise(arn); _ = @made(@config{ @group = found!, @role = found! });",
                "",
                Source),
        ]);

    [Theory]
    [InlineData(
        "Shared = null; Func<@Trail> make = () => @trails(@config{ @group = Shared!, @role = roleArn }); Shared = groupArn; _ = make();")]
    [InlineData("Shared = null; var all = new[] { 1 }.Select(_ => @config{ @group = Shared!, @role = roleArn }); Shared = groupArn; "
        + "foreach (var each in all) _ = @trails(each);")]
    [InlineData("Shared = null; var lazy = new Lazy<@Config>(() => @config{ @group = Shared!, @role = roleArn }); Shared = groupArn; "
        + "_ = @trails(lazy.Value);")]
    [InlineData(
        "Shared = null; var started = new TaskCompletionSource(); var later = LaterAsync(started.Task, roleArn); Shared = groupArn; "
        + "started.SetResult(); _ = @trails(later.GetAwaiter().GetResult());")]
    [InlineData("Shared = null; foreach (var each in Steps(groupArn, roleArn)) { _ = @trails(each); Shared = groupArn; }")]
    [InlineData("Shared = null; Parallel.Invoke(() => Shared = groupArn); _ = @trails(@config{ @group = Shared!, @role = roleArn });")]
    public Task What_is_read_at_another_time_is_not_known(string body) => Check.Both(
        body,
        Shared
        + """
          private static async Task<@Config> LaterAsync(Task started, @Value role)
          {
              await started;
              return @config{ @group = Shared!, @role = role };
          }

          private static IEnumerable<@Config> Steps(@Value group, @Value role)
          {
              yield return @config{ @group = group, @role = role };
              yield return @config{ @group = Shared!, @role = role };
          }
          """);

    [Fact]
    public Task What_others_may_handle_is_not_known() => Check.Both(
        """
        @Value? found = null;
        var source = new Source();
        Given.Takes(source);
        source.Found += each => found = each;
        source.Raise(groupArn);
        _ = @trails(@config{ @group = found!, @role = roleArn });
        Action<@Value?> handler = each => found = null;
        var other = new Source();
        other.Found += handler;
        other.Found += each => found = each;
        other.Found -= handler;
        other.Raise(groupArn);
        _ = @trails(@config{ @group = found!, @role = roleArn });
        """,
        "",
        Source);
}
