using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>Conditions: joined where they are known only at run time, pruned where they are constant.</summary>
public sealed class BranchTests
{
    [Fact]
    public Task An_if_sets_one_side() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        if (Given.A)
            config.@role = roleArn;
        _ = @1003(config);
        """);

    [Fact]
    public Task An_if_sets_both_sides() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        if (Given.A)
            config.@role = roleArn;
        else
            config.@role = groupArn;
        _ = @trail(config);
        """);

    [Fact]
    public Task An_if_sets_neither_side() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        if (Given.A)
            config.@role = null!;
        else
            config.@role = "";
        _ = @1001(config);
        """);

    [Fact]
    public Task An_if_that_sets_a_different_one_on_each_side_sets_never_both() => Check.Both(
        """
        var config = @config{ };
        if (Given.A)
            config.@group = groupArn;
        else
            config.@role = roleArn;
        _ = @1001(config);
        """,
        messages: "CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn and CloudWatchLogsRoleArn are never "
            + "both set; set both on every path");

    [Fact]
    public Task A_constant_condition_prunes() => Check.Both(
        """
        const bool enabled = false;
        var config = @config{ @group = groupArn };
        if (enabled)
            config.@role = roleArn;
        _ = @1001(config);
        """);

    [Fact]
    public Task A_local_with_a_constant_value_prunes() => Check.Both(
        """
        var enabled = true;
        var config = @config{ @group = groupArn };
        if (enabled)
            config.@role = roleArn;
        _ = @trail(config);
        """);

    [Theory]
    [InlineData("1 > 2")]
    [InlineData("!true")]
    [InlineData("false || 1 == 2")]
    [InlineData("Given.A && false")]
    [InlineData("\"a\" == \"b\"")]
    [InlineData("groupArn is null")]
    [InlineData("groupArn == null")]
    [InlineData("config is null")]
    [InlineData("config.@role is not null")]
    [InlineData("config.@role != null")]
    [InlineData("string.IsNullOrEmpty(\"x\")")]
    public Task A_condition_that_never_holds(string condition) => Check.Both(
        $$"""
        #pragma warning disable CS0162
        var config = @config{ @group = groupArn };
        if ({{condition}})
            config.@role = roleArn;
        _ = @1001(config);
        """);

    [Theory]
    [InlineData("config.@role is null")]
    [InlineData("config.@role == null")]
    [InlineData("config.@role is not { }")]
    [InlineData("null == config.@role")]
    public Task A_condition_that_always_holds(string condition) => Check.Both(
        $$"""
        var config = @config{ @group = groupArn };
        if ({{condition}})
            config.@role = roleArn;
        _ = @trail(config);
        """);

    [Fact]
    public Task A_conditional_expression_of_values() => Check.Both(
        "_ = @1003(@config{ @group = groupArn, @role = Given.A ? roleArn : null! });");

    [Fact]
    public Task A_conditional_expression_of_set_values() => Check.Both(
        "_ = @trail(@config{ @group = groupArn, @role = Given.A ? roleArn : groupArn });");

    [Fact]
    public Task A_conditional_expression_of_unset_values() => Check.Both(
        "_ = @1001(@config{ @group = groupArn, @role = Given.A ? (@Value?)\"\" : null });");

    [Fact]
    public Task A_conditional_expression_of_configurations() => Check.Both(
        "_ = @1003(Given.A ? @config{ @both } : @config{ });");

    [Fact]
    public Task A_conditional_expression_of_incomplete_configurations() => Check.Both(
        "_ = @1001(Given.A ? @config{ @group = groupArn } : @config{ @role = roleArn });");

    [Fact]
    public Task Conditions_that_exclude_each_other_set_never_both() => Check.Both(
        """
        var isFirst = Given.A;
        _ = @1001(@config{ @group = isFirst ? groupArn : null!, @role = isFirst ? null! : roleArn });
        """);

    [Fact]
    public Task A_condition_asked_twice_sets_both_or_none() => Check.Both(
        """
        var isFirst = Given.A;
        var config = @config{ };
        if (isFirst)
            config.@group = groupArn;
        if (isFirst)
            config.@role = roleArn;
        _ = @1003(config);
        """);

    [Fact]
    public Task A_condition_and_its_opposite_always_set() => Check.Both(
        """
        var isFirst = Given.A;
        var config = @config{ @group = groupArn };
        if (isFirst)
            config.@role = roleArn;
        if (!isFirst)
            config.@role = groupArn;
        _ = @trail(config);
        """);

    [Fact]
    public Task A_switch_statement_with_a_case_that_forgets() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        switch (Given.Number)
        {
            case 0:
            case 1:
                config.@role = roleArn;
                break;
            case 3:
                break;
            default:
                config.@role = roleArn;
                break;
        }
        _ = @1003(config);
        """);

    [Fact]
    public Task A_switch_statement_whose_cases_all_set() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        switch (Given.Number)
        {
            case 0:
                config.@role = groupArn;
                break;
            default:
                config.@role = roleArn;
                break;
        }
        _ = @trail(config);
        """);

    [Fact]
    public Task A_switch_statement_over_a_constant() => Check.Both(
        """
        var kind = "plain";
        var config = @config{ @group = groupArn };
        switch (kind)
        {
            case "logged":
                config.@role = roleArn;
                break;
        }
        _ = @1001(config);
        """);

    [Fact]
    public Task A_switch_expression_with_an_arm_that_forgets() => Check.Both(
        """
        _ = @1003(@config{ @group = groupArn, @role = Given.Number switch { 0 => roleArn, 1 => groupArn, _ => null! } });
        """);

    [Fact]
    public Task A_switch_expression_whose_arms_all_forget() => Check.Both(
        """
        _ = @1001(Given.Number switch { 0 => @config{ @group = groupArn }, > 1 => @config{ @role = null! }, _ => @config{ @role = roleArn } });
        """);

    [Fact]
    public Task A_switch_expression_with_an_arm_that_throws() => Check.Both(
        """
        _ = @trail(@config{ @group = groupArn, @role = Given.Number switch { 0 => roleArn, _ => throw new InvalidOperationException() } });
        """);

    [Fact]
    public Task A_throw_instead_of_null() => Check.Both(
        """
        @Value? none = null;
        _ = @trail(@config{ @group = groupArn, @role = none ?? throw new InvalidOperationException() });
        """);

    [Fact]
    public Task An_early_return_leaves_the_rest_complete() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        if (Given.A)
            return;
        config.@role = roleArn;
        _ = @trail(config);
        """);

    [Fact]
    public Task An_early_return_skips_the_repair() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        if (Given.A)
        {
            _ = @1001s(config);
            return;
        }
        config.@role = roleArn;
        _ = @trails(config);
        """);

    [Fact]
    public Task A_guard_that_throws() => Check.Both(
        """
        @Value? arn = Given.A ? roleArn : null;
        if (arn is null)
            throw new InvalidOperationException();
        _ = @trail(@config{ @group = groupArn, @role = arn });
        """);

    [Fact]
    public Task Creation_inside_a_branch() => Check.Both(
        """
        if (Given.A)
            _ = @1001s(@config{ });
        else
            _ = @trails(@config{ @both });
        """);

    [Fact]
    public Task Creation_in_a_branch_that_is_never_taken() => Check.Both(
        """
        #pragma warning disable CS0162
        if (false)
            _ = @trail(@config{ });
        return;
        _ = @trail(@config{ });
        """);

    [Fact]
    public Task A_goto_skips_the_assignment() => Check.Both(
        """
        #pragma warning disable CS0162, CS0164
        var config = @config{ @group = groupArn };
        goto done;
        config.@role = roleArn;
        done:
        _ = @1001(config);
        """);

    [Fact]
    public Task A_goto_under_a_condition() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        if (Given.A)
            goto done;
        config.@role = roleArn;
        done:
        _ = @1003(config);
        """);

    [Fact]
    public Task A_pattern_with_a_guard() => Check.Both(
        """
        @Value? arn = Given.A ? roleArn : null;
        var config = @config{ @group = groupArn };
        if (arn is { } known && Given.B)
            config.@role = known;
        _ = @1003(config);
        """);

    [Fact]
    public Task A_null_check_that_repairs() => Check.Both(
        """
        @Value? arn = Given.A ? roleArn : null;
        _ = @trail(@config{ @group = groupArn, @role = arn ?? groupArn });
        """);

    [Fact]
    public Task An_unknown_value_on_one_path_is_unknown() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        if (Given.A)
            config.@role = Given.TextOrNull!;
        else
            config.@role = roleArn;
        _ = @trail(config);
        """,
        undecidable: true);

    [Fact]
    public Task Nested_branches() => Check.Both(
        """
        var config = @config{ };
        if (Given.A)
        {
            config.@group = groupArn;
            if (Given.B)
                config.@role = roleArn;
        }
        else if (Given.B)
        {
            config.@role = roleArn;
        }
        _ = @1003(config);
        """);

    [Fact]
    public Task Many_branches_that_never_set_the_role() => Check.Both(
        "var config = @config{ };\n"
        + string.Concat(Enumerable.Range(0, 20).Select(i => $"if (Given.Number == {i}) config.@group = groupArn;\n"))
        + "_ = @1001(config);");

    [Fact]
    public Task One_of_very_many_objects_is_completed() => Check.Both(
        $$"""
        {{string.Concat(Enumerable.Range(0, 40).Select(i => $"var config{i} = @config{{ @role = roleArn }};"))}}
        var chosen = (Given.Number * 13) switch
        {
            {{string.Concat(Enumerable.Range(0, 39).Select(i => $"{i} => config{i},"))}}
            _ => config39,
        };
        chosen.@group = groupArn;
        _ = @1003s(config0);
        _ = @1003s(config39);
        """);

    [Fact]
    public Task Branches_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""var config = @config{ @group = groupArn }; if (Given.B) config.@role = arn!; else config.@role = arn!; """
            + "_ = @made(config);"),
        new("""var config = @config{ @group = groupArn }; switch (Given.Number) { case 0: config.@role = arn!; break; """
            + """case 1: case 3: config.@role = arn!; break; default: config.@role = arn!; break; } _ = @made(config);"""),
        new("""var config = @config{ @group = groupArn }; switch (Given.Number) { case < 1: config.@role = arn!; break; """
            + """case var n when n > 2: config.@role = arn!; break; default: config.@role = arn!; break; } _ = @made(config);"""),
        new("""var config = @config{ @group = groupArn }; switch (Given.Number) { case 0: goto case 1; case 1: config.@role = arn!; """
            + """break; default: goto case 1; } _ = @made(config);"""),
        new("""var kind = Given.A ? "a" : "b"; var config = @config{ @group = groupArn }; """
            + """switch (kind) { case "a": config.@role = arn!; break; case "b": config.@role = arn!; break; } _ = @made(config);"""),
        new("""var kind = Kind.Logged; var config = @config{ @group = groupArn }; switch (kind) { case Kind.Plain: config.@role = ""; """
            + """break; case Kind.Logged: config.@role = arn!; break; } _ = @made(config);""", Types: """enum Kind { Plain, Logged }"""),
        new("""_ = @made(@config{ @group = groupArn, @role = Given.Number switch { 0 => arn!, > 0 => arn!, _ => arn! } });"""),
        new("""var kind = Kind.Logged; _ = @made(@config{ @group = groupArn, @role = kind switch { Kind.Plain => "", Kind.Logged => """
            + """arn!, _ => throw new InvalidOperationException() } });""", Types: """enum Kind { Plain, Logged }"""),
        new("""object boxed = new First(arn); _ = @made(@config{ @group = groupArn, @role = boxed switch { First f => f.Arn!, Second s """
            + """=> "", _ => "" } });""", Types: """sealed record First(@Value? Arn); sealed record Second(@Value? Arn);"""),
        new("""_ = @made(@config{ @group = groupArn, @role = (Given.B, Given.C) switch { (true, _) => arn!, (false, true) => arn!, _ => """
            + """arn! } });"""),
        new("""var spec = new Spec { Kind = "x", Arn = arn }; _ = @made(@config{ @group = groupArn, @role = spec switch { { Kind: "y" } """
            + """=> "", { Kind: "x", Arn: var a } => a!, _ => "" } });""",
            Types: """sealed class Spec { public string? Kind { get; set; } public @Value? Arn { get; set; } }"""),
        new("""_ = @made(@config{ @group = groupArn, @role = Given.B ? arn! : arn! });"""),
        new("""_ = @made(Given.B ? @config{ @group = groupArn, @role = arn! } : @config{ @group = groupArn, @role = arn! });"""),
        new("""var config = @config{ @group = groupArn }; checked { config.@role = arn!; } _ = @made(config);"""),
        new("""var config = @config{ @group = groupArn, @role = "" }; goto done; done: config.@role = arn!; _ = @made(config);"""),
        new("""Make(arn); void Make(@Value? role) { var config = @config{ @group = groupArn }; if (Given.B) return; """
            + """config.@role = role!; _ = @made(config); }"""),
        new("""const bool on = true; _ = @made(@config{ @group = groupArn, @role = on ? arn! : "" });"""),
        new("""const bool off = 1 > 2; var config = @config{ @group = groupArn, @role = arn! }; if (off) config.@role = ""; """
            + """_ = @made(config);"""),
        new("""_ = @made(@config{ @group = groupArn, @role = On ? arn! : "" });""", Members: """private const bool On = true;"""),
        new("""_ = @made(@config{ @group = groupArn, @role = On ? arn! : "" });""", Members: """private static readonly bool On = true;"""),
        new("""_ = @made(Make(true, groupArn, arn));""",
            Members: """private static @Config Make(bool on, @Value group, @Value? role) => on ? @config{ @group = group, @role = role! """
                + """} : @config{ };"""),
        new("""_ = @made(Make(Kind.Logged, groupArn, arn));""",
            Members: """private static @Config Make(Kind kind, @Value group, @Value? role) => kind switch { Kind.Logged => @config{ """
                + """@group = group, @role = role! }, _ => @config{ } };""", Types: """enum Kind { Plain, Logged }"""),
        new("""_ = @made(Make(Kind.Logged | Kind.Tagged, groupArn, arn));""",
            Members: """private static @Config Make(Kind kind, @Value group, @Value? role) => kind.HasFlag(Kind.Logged) ? @config{ """
                + """@group = group, @role = role! } : @config{ @group = group, @role = role! };""",
            Types: """[Flags] enum Kind { Plain, Logged, Tagged }"""),
        new("""var name = "prod"; _ = @made(@config{ @group = groupArn, @role = name.StartsWith("p") ? arn! : arn! });"""),
        new("""var config = @config{ @group = groupArn }; if (Given.B && Given.C) config.@role = arn!; else config.@role = arn!; """
            + """_ = @made(config);"""));

    [Fact]
    public Task A_pattern_over_what_may_be_null() => Check.Both(
        """
        Spec? spec = Given.A ? new Spec { On = true } : null, none = null;
        _ = @1003s(@config{ @group = groupArn, @role = spec switch { { On: true } => null!, _ => roleArn } });
        _ = @trails(@config{ @group = groupArn, @role = none is { On: false } ? "" : roleArn });
        """,
        types: "sealed class Spec { public bool On { get; set; } }");

    [Fact]
    public Task A_number_that_is_not_itself() => Check.Both(
        """
        var number = double.NaN;
        _ = @trail(@config{ @group = groupArn, @role = number == number ? "" : roleArn });
        """);
}
