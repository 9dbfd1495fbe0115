using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>What a value written for an attribute amounts to.</summary>
public sealed class ValueTests
{
    private const string Constants =
        """
        static class Constants
        {
            public const string Empty = "";
            public const string? Nothing = null;
            public const string Arn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
            public static readonly string EmptyToo = "";
            public static readonly string? NothingToo;
        }
        """;

    [Fact]
    public Task Nothing_is_written() => Check.Both(
        "_ = @1001(@config{ });",
        messages: "CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn and CloudWatchLogsRoleArn are not "
            + "set; set both");

    [Fact]
    public Task Both_are_written() => Check.Both("_ = @trail(@config{ @both });");

    [Fact]
    public Task Only_the_group_is_written() => Check.Both(
        "_ = @1001(@config{ @group = groupArn });",
        messages: "CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsRoleArn is not set, and AWS rejects "
            + "CloudWatchLogsGroupArn without it; set it too");

    [Fact]
    public Task Only_the_role_is_written() => Check.Both(
        "_ = @1001(@config{ @role = roleArn });",
        messages: "CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn is not set, and AWS rejects "
            + "CloudWatchLogsRoleArn without it; set it too");

    [Theory]
    [InlineData("null", "null")]
    [InlineData("null!", "null")]
    [InlineData("default", "null")]
    [InlineData("default!", "null")]
    [InlineData("default(string)", "null")]
    [InlineData("(string?)null", "null")]
    [InlineData("(@Value)null!", "null")]
    [InlineData("(null)", "null")]
    [InlineData("Constants.Nothing", "null")]
    [InlineData("Constants.NothingToo", "null")]
    [InlineData("(string?)(object?)null", "null")]
    [InlineData("null as string", "null")]
    [InlineData("\"\"", "empty")]
    [InlineData("string.Empty", "empty")]
    [InlineData("String.Empty", "empty")]
    [InlineData("$\"\"", "empty")]
    [InlineData("$\"{Constants.Empty}\"", "empty")]
    [InlineData("\"\" + Constants.Empty", "empty")]
    [InlineData("Constants.Empty", "empty")]
    [InlineData("Constants.EmptyToo", "empty")]
    [InlineData("checked(\"\")", "empty")]
    public Task A_value_that_is_none(string value, string state) => Check.Both(
        $"_ = @1001(@config{{ @group = {value}, @role = roleArn }});",
        types: Constants,
        messages: $"CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn is {state}, and AWS rejects "
            + "CloudWatchLogsRoleArn without it; set it too");

    [Theory]
    [InlineData("groupArn")]
    [InlineData("Constants.Arn")]
    [InlineData("\"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\"")]
    [InlineData("Constants.Nothing ?? Constants.Arn")]
    [InlineData("$\"arn:aws:logs:eu-west-1:{Given.Number}:log-group:g:*\"")]
    public Task A_value_that_is_one(string value) =>
        Check.Both($"_ = @trail(@config{{ @group = {value}, @role = roleArn }});", types: Constants);

    [Theory]
    [InlineData("Given.TextOrNull")]
    [InlineData("Environment.GetEnvironmentVariable(\"INFRA_TEST_ARN\")")]
    [InlineData("Given.Passes<string?>(null)")]
    public Task A_value_that_only_a_run_tells(string value) => Check.Both(
        $"_ = @trail(@config{{ @group = {value}, @role = roleArn }});", undecidable: true);

    [Fact]
    public Task One_is_null_and_one_is_empty() => Check.Both(
        "_ = @1001(@config{ @group = null, @role = \"\" });",
        messages: "CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn is null and CloudWatchLogsRoleArn is "
            + "empty; set both");

    [Fact]
    public Task An_unknown_role_does_not_hide_a_missing_group() => Check.Both("_ = @1001(@config{ @role = Given.TextOrNull });");

    [Fact]
    public Task An_unknown_group_does_not_hide_a_missing_role() => Check.Both("_ = @1001(@config{ @group = Given.TextOrNull });");

    [Fact]
    public Task A_local_holds_the_value() => Check.Both(
        """
        @Value? none = null;
        _ = @1001(@config{ @group = none, @role = roleArn });
        """);

    [Fact]
    public Task A_reassigned_local_holds_the_value() => Check.Both(
        """
        @Value? value = groupArn;
        value = null;
        _ = @1001(@config{ @group = value, @role = roleArn });
        """);

    [Fact]
    public Task A_reassigned_local_holds_another_value() => Check.Both(
        """
        @Value? value = null;
        value = groupArn;
        _ = @trail(@config{ @group = value, @role = roleArn });
        """);

    [Fact]
    public Task The_last_assignment_to_an_attribute_counts() => Check.Both(
        """
        var config = @config{ @both };
        config.@role = null!;
        _ = @1001(config);
        """);

    [Fact]
    public Task A_tuple_holds_the_values() => Check.Both(
        """
        (@Value? group, @Value? role) arns = (groupArn, null);
        _ = @1001(@config{ @group = arns.group, @role = arns.role });
        """);

    [Fact]
    public Task A_deconstruction_assigns_the_values() => Check.Both(
        """
        var (group, other) = (groupArn, roleArn);
        _ = @trail(@config{ @group = group, @role = other });
        """);

    [Fact]
    public Task A_deconstruction_assigns_attributes() => Check.Both(
        """
        var config = @config{ };
        (config.@group, config.@role) = (groupArn, roleArn);
        _ = @trail(config);
        """);

    [Fact]
    public Task A_deconstruction_takes_attributes_away() => Check.Both(
        """
        var config = @config{ @both };
        (config.@group, config.@role) = (groupArn, null!);
        _ = @1001(config);
        """);

    [Fact]
    public Task A_swap_by_deconstruction() => Check.Both(
        """
        @Value? first = groupArn, second = null;
        (first, second) = (second, first);
        _ = @1001(@config{ @group = first, @role = roleArn });
        """);

    [Fact]
    public Task A_null_coalescing_assignment_sets() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        config.@role ??= roleArn;
        _ = @trail(config);
        """);

    [Fact]
    public Task A_null_coalescing_assignment_of_null_does_not() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        config.@role ??= null!;
        _ = @1001(config);
        """);

    [Fact]
    public Task A_null_coalescing_assignment_leaves_what_is_set() => Check.Both(
        """
        var config = @config{ @both };
        config.@role ??= null!;
        _ = @trail(config);
        """);

    [Fact]
    public Task A_null_coalescing_assignment_does_not_replace_an_empty_text() => Check.Both(
        """
        @Value? value = "";
        value ??= groupArn;
        _ = @1001(@config{ @group = value, @role = roleArn });
        """);

    [Fact]
    public Task A_conditional_access_reaches_an_object() => Check.Both(
        """
        @Config? other = @config{ @both };
        _ = @trail(@config{ @group = other?.@group, @role = other?.@role });
        """);

    [Fact]
    public Task A_conditional_access_on_null_is_null() => Check.Both(
        """
        @Config? other = null;
        _ = @1001(@config{ @group = other?.@group, @role = roleArn });
        """);

    [Fact]
    public Task A_pattern_variable_is_the_value() => Check.Both(
        """
        object? boxed = @config{ };
        if (boxed is @Config config)
            _ = @1001(config);
        """);

    [Fact]
    public Task An_attribute_that_another_object_has() => Check.Both(
        """
        var other = @config{ @group = groupArn };
        _ = @1001(@config{ @group = other.@group, @role = other.@role });
        """);

    [Fact]
    public Task A_parenthesised_and_cast_configuration() => Check.Both("_ = @1001(((@Config)(object)(@config{ })));");

    [Fact]
    public Task Text_that_a_loop_joins_may_be_empty() => Check.Both(
        """
        var text = "";
        for (var i = 0; i < Given.Number; i++)
            text += "x:*";
        _ = @1003(@config{ @group = text, @role = roleArn });
        """);

    [Fact]
    public Task Locals_aliases_and_references_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""var config = @config{ }; config.@group = groupArn; config.@role = arn!; _ = @made(config);"""),
        new("""var config = @config{ @group = groupArn }; var other = config; other.@role = arn!; _ = @made(config);"""),
        new("""var config = @config{ @group = groupArn }; object other = config; ((@Config)other).@role = arn!; _ = @made(config);"""),
        new("""@Value? value = groupArn; value = arn; _ = @made(@config{ @group = groupArn, @role = value! });"""),
        new("""var config = @config{ @both }; config = @config{ @group = groupArn, @role = arn! }; _ = @made(config);"""),
        new("""@Value? value = roleArn; Set(ref value, arn); _ = @made(@config{ @group = groupArn, @role = value! });""",
            Members: """private static void Set(ref @Value? target, @Value? value) => target = value;"""),
        new("""Set(out var value, arn); _ = @made(@config{ @group = groupArn, @role = value! });""",
            Members: """private static void Set(out @Value? target, @Value? value) => target = value;"""),
        new("""Set(out var config, groupArn, arn); _ = @made(config);""",
            Members: """private static void Set(out @Config target, @Value group, @Value? role) => target = @config{ @group = group, """
                + """@role = role! };"""),
        new("""var config = @config{ @both }; Set(ref config, groupArn, arn); _ = @made(config);""",
            Members: """private static void Set(ref @Config target, @Value group, @Value? role) => target = @config{ @group = group, """
                + """@role = role! };"""),
        new("""var config = @config{ @group = groupArn }; Set(in config, arn); _ = @made(config);""",
            Members: """private static void Set(in @Config target, @Value? role) => target.@role = role!;"""),
        new("""@Value? value = roleArn; ref var alias = ref value; alias = arn; """
            + "_ = @made(@config{ @group = groupArn, @role = value! });"));

    [Fact]
    public Task Tuples_and_deconstruction_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""var (group, r) = (groupArn, arn); _ = @made(@config{ @group = group, @role = r! });"""),
        new("""var (n, (group, r)) = (1, (groupArn, arn)); _ = @made(@config{ @group = group, @role = r! });"""),
        new("""var config = @config{ }; (config.@group, config.@role) = (groupArn, arn!); _ = @made(config);"""),
        new("""var (group, r) = new Arns(groupArn, arn); _ = @made(@config{ @group = group, @role = r! });""",
            Types: """sealed record Arns(@Value Group, @Value? Role);"""),
        new("""var (group, r) = new Arns(groupArn, arn); _ = @made(@config{ @group = group, @role = r! });""",
            Types: """sealed class Arns(@Value group, @Value? role) { public void Deconstruct(out @Value g, out @Value? r) { g = group; """
                + """r = role; } }"""),
        new("""var (group, r) = new Arns { Group = groupArn, Role = arn }; _ = @made(@config{ @group = group!, @role = r! });""", Types:
            """
            sealed class Arns { public @Value? Group, Role; }
            static class Ext { public static void Deconstruct(this Arns arns, out @Value? g, out @Value? r) { g = arns.Group; r = arns.Role; } }
            """),
        new("""foreach (var (group, r) in new[] { (groupArn, arn) }) _ = @made(@config{ @group = group, @role = r! });"""),
        new("""var pair = (groupArn, role: arn); _ = @made(@config{ @group = pair.Item1, @role = pair.role! });"""),
        new("""var pair = Pair(groupArn, arn); _ = @made(@config{ @group = pair.Group, @role = pair.Role! });""",
            Members: """private static (@Value Group, @Value? Role) Pair(@Value a, @Value? b) => (a, b);"""),
        new("""var pair = (Group: groupArn, Role: (@Value?)roleArn); pair.Role = arn; """
            + """_ = @made(@config{ @group = pair.Group, @role = pair.Role! });"""),
        new("""var pair = new KeyValuePair<@Value, @Value?>(groupArn, arn); """
            + "_ = @made(@config{ @group = pair.Key, @role = pair.Value! });"));

    [Fact]
    public Task Pattern_variables_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""object boxed = @config{ @group = groupArn, @role = arn! }; if (boxed is @Config config) _ = @made(config);"""),
        new("""var holder = new { Config = @config{ @group = groupArn, @role = arn! } }; if (holder is { Config: { } """
            + """config }) _ = @made(config);"""),
        new("""var other = @config{ @group = groupArn, @role = arn! }; if (other is { @role: var r }) _ = @made(@config{ @group = """
            + """groupArn, @role = r! });"""),
        new("""if (arn is var value) _ = @made(@config{ @group = groupArn, @role = value! });"""),
        new("""if ((groupArn, arn) is (var group, var r)) _ = @made(@config{ @group = group, @role = r! });"""),
        new("""if (new Arns(groupArn, arn) is (var group, var r)) _ = @made(@config{ @group = group, @role = r! });""",
            Types: """sealed record Arns(@Value Group, @Value? Role);"""),
        new(
            """
            object boxed = @config{ @group = groupArn, @role = arn! };
            switch (boxed) { case @Config config: _ = @made(config); break; }
            """),
        new("""if (new @Value?[] { groupArn, arn } is [var group, var r]) _ = @made(@config{ @group = group!, @role = r! });"""),
        new("""object boxed = @config{ @group = groupArn, @role = arn! }; if (boxed is not @Config config) throw new """
            + """InvalidOperationException(); _ = @made(config);"""),
        new("""object boxed = @config{ @group = groupArn, @role = arn! }; var config = boxed as @Config; _ = @made(config!);"""));

    [Fact]
    public Task Nullable_flow_is_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""var config = @config{ @group = groupArn }; if (config.@role is null) config.@role = arn!; _ = @made(config);"""),
        new("""var config = @config{ @group = groupArn }; if (arn is not null) config.@role = arn; _ = @made(config);"""),
        new("""var config = @config{ @group = groupArn }; if (arn != null) config.@role = arn; _ = @made(config);"""),
        new("""@Value? none = null; _ = @made(@config{ @group = groupArn, @role = none ?? arn! });"""),
        new("""_ = @made(@config{ @group = groupArn, @role = (arn ?? null)! });"""),
        new("""var config = @config{ @group = groupArn }; config.@role ??= arn!; _ = @made(config);"""),
        new("""var other = @config{ @group = groupArn, @role = arn! }; @Config? maybe = other; """
            + """_ = @made(@config{ @group = groupArn, @role = maybe?.@role! });"""),
        new("""@Config? maybe = null; _ = @made(@config{ @group = groupArn, @role = maybe?.@role ?? arn! });"""),
        new("""var holder = new Holder { Inner = new Holder { Arn = arn } }; _ = @made(@config{ @group = groupArn, @role = """
            + """holder?.Inner?.Arn! });""",
            Types: """sealed class Holder { public Holder? Inner { get; set; } public @Value? Arn { get; set; } }"""),
        new("""@Value?[]? arns = new[] { arn }; _ = @made(@config{ @group = groupArn, @role = arns?[0]! });"""),
        new("""@Config? config = @config{ @group = groupArn }; config?.@role = arn!; _ = @made(config!);"""),
        new("""var config = @config{ @group = groupArn }; if (arn is { } known) config.@role = known; _ = @made(config);"""),
        new("""Arns? arns = new Arns { Role = arn }; _ = @made(@config{ @group = groupArn, @role = arns.Value.Role! });""",
            Types: """struct Arns { public @Value? Role; }"""),
        new("""Arns? arns = new Arns { Role = arn }; if (arns is { } known) """
                + "_ = @made(@config{ @group = groupArn, @role = known.Role! });",
            Types: """struct Arns { public @Value? Role; }"""),
        new("""Arns? arns = new Arns { Role = arn }; _ = @made(@config{ @group = groupArn, @role = arns?.Role! });""",
            Types: """struct Arns { public @Value? Role; }"""),
        new("""Arns? arns = new Arns { Role = arn }; _ = @made(@config{ @group = groupArn, @role = arns.GetValueOrDefault().Role! });""",
            Types: """struct Arns { public @Value? Role; }"""));

    [Fact]
    public Task Initializers_and_chained_assignments_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""const string prefix = "p"; _ = @made(@config{ @group = groupArn, @role = prefix == "p" ? arn! : "" });"""),
        new("""var holder = new Holder { Config = { @group = groupArn, @role = arn! } }; _ = @made(holder.Config);""",
            Types: """sealed class Holder { public @Config Config { get; } = @config{ }; }"""),
        new("""@Config? a, b; a = b = @config{ @group = groupArn, @role = arn! }; _ = @made(b);"""),
        new("""_ = @made((@Config)(object)(@config{ @group = groupArn, @role = arn! }));"""));

    [Theory]
    [InlineData("Base b = new Derived(groupArn, roleArn); var (g, r) = b; _ = @trail(@config{ @group = g!, @role = r! });",
        "class Base { public virtual void Deconstruct(out @Value? g, out @Value? r) { g = null; r = null; } } "
            + "sealed class Derived(@Value x, @Value y) : Base { public override void Deconstruct(out @Value? g, out @Value? r) { g = x; "
            + "r = y; } }")]
    public Task A_deconstruction_that_a_derived_class_overrides(string body, string types) => Check.Both(body, types: types);

    [Theory]
    [InlineData("var ((g, r), n) = new Outer(groupArn, roleArn); _ = @trail(@config{ @group = g, @role = r });",
        "sealed record Inner(@Value G, @Value R); sealed class Outer(@Value g, @Value r) { public void Deconstruct(out Inner i, out int "
            + "n) { i = new(g, r); n = 1; } }")]
    [InlineData("var (g, r) = new Pick(groupArn, roleArn); _ = @trail(@config{ @group = g, @role = r });",
        """sealed class Pick(@Value g, @Value r) { public void Deconstruct(out @Value a, out @Value b) { a = g; if (Given.A) b = r; """
            + """else b = "arn:x"; } }""")]
    public Task Deconstructions_by_methods_with_branches(string body, string types) => Check.Both(body, types: types);
}
