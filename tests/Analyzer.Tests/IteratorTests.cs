using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>Iterators: what they yield is known where neither side can see what the other does between the steps.</summary>
public sealed class IteratorTests
{
    private const string Iterator =
        """
        private static IEnumerable<@Config> All(@Value? arn)
        {
            yield return @config{ @group = arn!, @role = arn! };
            if (Given.B)
                yield break;
            yield return @config{ };
        }

        private static IEnumerable<@Value?> Values(@Value? arn)
        {
            foreach (var each in new[] { arn, null })
                yield return each;
        }

        private static async IAsyncEnumerable<@Config> Later(@Value? arn)
        {
            await Task.CompletedTask;
            yield return @config{ @group = arn!, @role = arn! };
        }
        """;

    [Fact]
    public Task What_is_yielded_is_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        [
            new("_ = @made(All(arn).First());", Iterator),
            new("_ = @made(All(arn).ToList()[0]);", Iterator),
            new("_ = @made(@config{ @group = Values(arn).ToArray()[0]!, @role = Values(arn).First()! });", Iterator),
            new("List<@Config> all = [.. All(arn)]; _ = @made(all[0]);", Iterator),
            new(
                """
                async Task Make()
                {
                    await foreach (var each in Later(arn))
                        _ = @made(each);
                }

                Make().GetAwaiter().GetResult();
                """,
                Iterator),
        ]);

    [Fact]
    public Task What_is_changed_between_the_steps_is_not_known() => Check.Both(
        """
        var shared = @config{ };
        foreach (var each in Again(shared))
        {
            _ = @trails(each);
            shared.@group = groupArn;
            shared.@role = roleArn;
        }
        """,
        """
        private static IEnumerable<@Config> Again(@Config shared)
        {
            yield return @config{ @both };
            yield return @config{ @group = shared.@group, @role = shared.@role };
        }
        """.Replace("@both", "@group = \"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\", @role = \"arn:aws:iam::123456789012:role/r\"",
            StringComparison.Ordinal));

    [Fact]
    public Task What_the_iterator_changes_after_it_has_yielded_is_not_known() => Check.Both(
        """
        foreach (var each in Undone(groupArn, roleArn))
            _ = @trails(each);
        """,
        """
        private static IEnumerable<@Config> Undone(@Value group, @Value role)
        {
            var args = @config{ @group = group, @role = role };
            yield return args;
            args.@group = null!;
            args.@role = null!;
        }
        """);

    [Fact]
    public Task What_is_enumerated_later_is_not_known() => Check.Both(
        """
        var later = Fields();
        _group = groupArn;
        _role = roleArn;
        foreach (var each in later)
            _ = @trails(each);
        """,
        """
        private @Value? _group;
        private @Value? _role;

        private IEnumerable<@Config> Fields()
        {
            yield return @config{ @group = _group!, @role = _role! };
        }
        """);

    [Fact]
    public Task Each_enumeration_makes_objects_of_its_own() => Check.Both(
        """
        var all = Made(groupArn, roleArn);
        foreach (var each in all)
            each.@group = null!;
        foreach (var each in all)
            _ = @trails(each);
        """,
        """
        private static IEnumerable<@Config> Made(@Value group, @Value role)
        {
            yield return @config{ @group = group, @role = role };
        }
        """);

    [Fact]
    public Task A_query_makes_its_objects_anew_each_time() => Check.Both(
        """
        var all = new[] { "x" }.Select(_ => @config{ @group = groupArn, @role = roleArn });
        foreach (var each in all)
            each.@group = null!;
        foreach (var each in all)
            _ = @trails(each);
        """);

    [Fact]
    public Task A_query_that_is_enumerated_once_is_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        [
            new("foreach (var each in new[] { arn }.Select(each => @config{ @group = each!, @role = each! })) _ = @made(each);"),
            new("var all = new[] { arn }.Select(each => @config{ @group = each!, @role = each! }); "
                + "foreach (var each in all) _ = @made(each);"),
            new(
                "foreach (var each in Query(arn)) _ = @made(each);",
                "private static IEnumerable<@Config> Query(@Value? arn) => new[] { arn }.Select(each => @config{ @group = each!, @role = "
                    + "each! });"),
            new(
                "var all = new List<@Config>(); all.AddRange(new[] { arn }.Select(each => @config{ @group = each!, @role = each! })); "
                    + "_ = @made(all[0]);"),
        ]);

    [Fact]
    public Task What_never_ends_goes_on() => Check.Both(
        """
        foreach (var each in Forever(groupArn))
        {
            _ = @trails(@config{ @group = each, @role = roleArn });
            break;
        }

        _ = @1001s(@config{ });
        """,
        """
        private static IEnumerable<@Value> Forever(@Value group)
        {
            while (true)
                yield return group;
        }
        """);

    [Fact]
    public Task What_a_method_hands_back_by_reference_outlives_its_branches() => Check.Both(
        """
        @Value? slot = null;
        Fill(ref slot, groupArn, Given.A);
        Get(out var other, roleArn, Given.A);
        _ = @trails(@config{ @group = slot!, @role = other! });
        @Value? cleared = groupArn;
        Fill(ref cleared, null, Given.A);
        _ = @1001s(@config{ @group = cleared!, @role = roleArn });
        """,
        """
        private static void Fill(ref @Value? slot, @Value? value, bool isSaid)
        {
            slot = value;
            if (isSaid)
                Console.WriteLine("filled");
            Console.WriteLine("done");
        }

        private static bool Get(out @Value? slot, @Value? value, bool isSaid)
        {
            slot = value;
            return slot is null || isSaid || slot is not null;
        }
        """);
}
