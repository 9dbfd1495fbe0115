using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>Loops run any number of times unless the compiler can tell.</summary>
public sealed class LoopTests
{
    [Fact]
    public Task Creation_in_a_for_loop() => Check.Both(
        """
        for (var i = 0; i < 3; i++)
            _ = @1001s(@config{ @group = groupArn });
        """);

    [Fact]
    public Task Complete_creation_in_a_for_loop() => Check.Both(
        """
        for (var i = 0; i < 3; i++)
            _ = @trails(@config{ @both });
        """);

    [Fact]
    public Task An_assignment_in_a_while_loop_may_not_happen() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        var i = 0;
        while (i++ < Given.Number)
            config.@role = roleArn;
        _ = @1003(config);
        """);

    [Fact]
    public Task An_assignment_in_a_do_loop_happens() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        var i = 0;
        do
        {
            config.@role = roleArn;
        }
        while (i++ < Given.Number);
        _ = @trail(config);
        """);

    [Fact]
    public Task A_loop_that_takes_away_may_not_happen() => Check.Both(
        """
        var config = @config{ @both };
        for (var i = 0; i < Given.Number; i++)
            config.@role = null!;
        _ = @1003(config);
        """);

    [Fact]
    public Task A_loop_that_never_sets() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        for (var i = 0; i < Given.Number; i++)
            config.@role = "";
        _ = @1001(config);
        """);

    [Fact]
    public Task Only_the_first_round_is_complete() => Check.Both(
        """
        @Value? arn = roleArn;
        for (var i = 0; i < 3; i++)
        {
            _ = @1003s(@config{ @group = groupArn, @role = arn });
            arn = null;
        }
        """);

    [Fact]
    public Task A_break_leaves_before_the_assignment() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        while (true)
        {
            if (Given.A)
                break;
            config.@role = roleArn;
            break;
        }
        _ = @1003(config);
        """);

    [Fact]
    public Task A_continue_skips_the_creation() => Check.Both(
        """
        for (var i = 0; i < 4; i++)
        {
            @Value? arn = i == Given.Number ? null : roleArn;
            if (arn is null)
                continue;
            _ = @trails(@config{ @group = groupArn, @role = arn });
        }
        """);

    [Fact]
    public Task A_foreach_over_values_does_not_matter_to_the_configuration() => Check.Both(
        """
        foreach (var name in new[] { "a", "b" })
            _ = @1001s(@config{ @role = roleArn });
        """);

    [Fact]
    public Task Config_shared_by_rounds_and_completed_after_the_first() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        for (var i = 0; i < 2; i++)
        {
            _ = @1003s(config);
            config.@role = roleArn;
        }
        """);

    [Fact]
    public Task Nested_loops_end() => Check.Both(
        """
        var config = @config{ };
        for (var i = 0; i < Given.Number; i++)
        {
            for (var j = 0; j < i; j++)
            {
                for (var k = 0; k < j; k++)
                    config.@group = groupArn;
                config.@role = config.@group ?? "";
            }
            config.@group = config.@role;
            config.@role = null!;
        }
        config.@role = null!;
        _ = @1001(config);
        """);

    [Fact]
    public Task An_endless_loop_creates_nothing_after_it() => Check.Both(
        """
        #pragma warning disable CS0162
        if (Given.A && !Given.A)
            while (true) { }
        var config = @config{ };
        _ = @1001(config);
        """);

    [Fact]
    public Task A_resource_in_each_round_of_a_counted_loop() => Check.Both(
        """
        for (var i = 0; i < Given.Number; i++)
        {
            var trail = @1001s(@config{ @role = roleArn });
        }
        """);

    [Fact]
    public Task One_config_for_the_resources_of_all_rounds() => Check.Both(
        """
        var number = Given.Number;
        var config = @config{ @role = roleArn };
        for (var i = 0; i < number; i++)
        {
            var trail = @1001s(config);
        }
        """);

    [Fact]
    public Task Loops_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""var config = @config{ @group = groupArn }; for (var i = 0; i < 2; i++) config.@role = arn!; _ = @made(config);"""),
        new("""var config = @config{ @group = groupArn }; foreach (var x in new[] { 1, 2 }) config.@role = arn!; _ = @made(config);"""),
        new("""foreach (var x in Given.Passes(new[] { 1, 2 })) _ = @made(@config{ @group = groupArn, @role = arn! });"""),
        new("""var config = @config{ @group = groupArn }; while (true) { config.@role = arn!; if (Given.B) break; break; } """
            + """_ = @made(config);"""),
        new("""var config = @config{ @group = groupArn }; do config.@role = arn!; while (Given.Passes(false)); _ = @made(config);"""),
        new("""var i = 0; var config = @config{ @group = groupArn }; again: config.@role = arn!; if (i++ < 1) goto again; """
            + """_ = @made(config);"""));
}
