namespace Infra.Analyzers.Tests;

/// <summary>Calls into source are followed, with what each call passes.</summary>
public sealed class HelperTests
{
    [Fact]
    public Task A_helper_returns_the_configuration() => Check.Both(
        "_ = @1001(Make());",
        "private static @Config Make() => @config{ };");

    [Fact]
    public Task A_helper_returns_a_complete_configuration() => Check.Both(
        "_ = @trail(Make(groupArn, roleArn));",
        "private static @Config Make(@Value group, @Value role) => @config{ @group = group, @role = role };");

    [Fact]
    public Task A_helper_is_told_apart_by_its_arguments() => Check.Both(
        """
        _ = @trails(Make(groupArn, roleArn));
        _ = @1001s(Make(groupArn, null));
        _ = @1001s(Make(role: roleArn, group: ""));
        """,
        "private static @Config Make(@Value? group, @Value? role) => @config{ @group = group!, @role = role! };");

    [Fact]
    public Task An_optional_argument_has_its_default() => Check.Both(
        """
        _ = @1001s(Make(groupArn));
        _ = @trails(Make(groupArn, roleArn));
        """,
        "private static @Config Make(@Value group, @Value? role = null) => @config{ @group = group, @role = role! };");

    [Fact]
    public Task A_params_argument_is_followed_or_unknown() => Check.Both(
        "_ = @trail(Make(groupArn, roleArn));",
        "private static @Config Make(params @Value[] arns) => @config{ @group = arns[0], @role = arns[1] };");

    [Fact]
    public Task A_helper_completes_what_it_is_given() => Check.Both(
        """
        var config = @config{ };
        Complete(config, groupArn, roleArn);
        _ = @trail(config);
        """,
        """
        private static void Complete(@Config config, @Value group, @Value role)
        {
            config.@group = group;
            config.@role = role;
        }
        """);

    [Fact]
    public Task A_helper_empties_what_it_is_given() => Check.Both(
        """
        var config = @config{ @both };
        Strip(config);
        _ = @1001(config);
        """,
        "private static void Strip(@Config config) => config.@role = null!;");

    [Fact]
    public Task A_helper_that_leaves_it_alone() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        Tag(config);
        _ = @1001(config);
        """,
        "private static void Tag(@Config config) => config.S3KeyPrefix = \"audit\";");

    [Fact]
    public Task A_fluent_extension_method() => Check.Both(
        """
        _ = @trails(@config{ @group = groupArn }.WithRole(roleArn));
        _ = @1001s(@config{ @group = groupArn }.WithRole(null));
        """,
        types:
        """
        static class Extensions
        {
            public static @Config WithRole(this @Config config, @Value? role)
            {
                config.@role = role!;
                return config;
            }
        }
        """);

    [Fact]
    public Task A_generic_helper() => Check.Both(
        """
        _ = @1001s(Same(@config{ }));
        _ = @trails(Same(@config{ @both }));
        """,
        "private static T Same<T>(T value) => value;");

    [Fact]
    public Task A_generic_helper_that_configures() => Check.Both(
        """
        _ = @trails(Configured(@config{ @group = groupArn }, config => config.@role = roleArn));
        _ = @1001s(Configured(@config{ @group = groupArn }, config => config.S3KeyPrefix = "p"));
        """,
        """
        private static T Configured<T>(T value, Action<T> configure)
        {
            configure(value);
            return value;
        }
        """);

    [Fact]
    public Task A_local_function() => Check.Both(
        """
        _ = @1001(Make());
        @Config Make() => @config{ @group = groupArn };
        """);

    [Fact]
    public Task A_local_function_changes_a_captured_local() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        Complete();
        _ = @trail(config);
        void Complete() => config.@role = roleArn;
        """);

    [Fact]
    public Task A_lambda_called_in_place() => Check.Both(
        """
        Func<@Value?, @Config> make = arn => @config{ @group = groupArn, @role = arn! };
        _ = @trails(make(roleArn));
        _ = @1001s(make(null));
        """);

    [Fact]
    public Task A_lambda_changes_a_captured_local() => Check.Both(
        """
        @Value? arn = roleArn;
        Action strip = () => arn = null;
        strip();
        _ = @1001(@config{ @group = groupArn, @role = arn });
        """);

    [Fact]
    public Task A_lambda_that_is_not_called() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        Action complete = () => config.@role = roleArn;
        _ = @1001(config);
        """);

    [Fact]
    public Task A_delegate_of_a_method() => Check.Both(
        """
        Func<@Config> make = Make;
        _ = @1001(make());
        """,
        "private static @Config Make() => @config{ };");

    [Fact]
    public Task Ref_and_out() => Check.Both(
        """
        @Value? arn = roleArn;
        Strip(ref arn);
        Make(out var config);
        config.@group = groupArn;
        config.@role = arn!;
        _ = @1001(config);
        """,
        """
        private static void Strip(ref @Value? arn) => arn = null;
        private static void Make(out @Config config) => config = @config{ };
        """);

    [Fact]
    public Task Out_sets() => Check.Both(
        """
        if (!TryFind(roleArn, out var arn))
            return;
        _ = @trail(@config{ @group = groupArn, @role = arn });
        """,
        """
        private static bool TryFind(@Value known, out @Value arn)
        {
            arn = known;
            return Given.A;
        }
        """);

    [Fact]
    public Task A_ref_local_is_an_alias() => Check.Both(
        """
        @Value? arn = roleArn;
        ref var alias = ref arn;
        alias = null;
        _ = @1001(@config{ @group = groupArn, @role = arn });
        """);

    [Fact]
    public Task An_alias_of_the_configuration() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        var alias = config;
        alias.@role = roleArn;
        _ = @trail(config);
        """);

    [Fact]
    public Task A_reassigned_local_is_no_alias_any_more() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        var alias = config;
        alias = @config{ };
        alias.@role = roleArn;
        _ = @1001(config);
        """);

    [Fact]
    public Task A_helper_with_branches() => Check.Both(
        """
        _ = @1003(Make(Given.A, groupArn, roleArn));
        """,
        """
        private static @Config Make(bool isLogged, @Value group, @Value role)
        {
            if (!isLogged)
                return @config{ };
            return @config{ @group = group, @role = role };
        }
        """);

    [Fact]
    public Task A_helper_whose_branch_the_call_decides() => Check.Both(
        """
        _ = @trails(Make(true, groupArn, roleArn));
        _ = @1001s(Make(false, groupArn, roleArn));
        """,
        """
        private static @Config Make(bool isLogged, @Value group, @Value role) =>
            isLogged ? @config{ @group = group, @role = role } : @config{ };
        """);

    [Fact]
    public Task Helpers_call_helpers() => Check.Both(
        """
        _ = @1001s(First(null, groupArn));
        _ = @trails(First(roleArn, groupArn));
        """,
        """
        private static @Config First(@Value? role, @Value group) => Second(role, group);
        private static @Config Second(@Value? role, @Value group) => Third(group, role);
        private static @Config Third(@Value group, @Value? role) => @config{ @group = group, @role = role! };
        """);

    [Fact]
    public Task A_property_getter() => Check.Both(
        "_ = @1001(Shared);",
        "private static @Config Shared => @config{ @role = \"\" };");

    [Fact]
    public Task A_property_with_a_body() => Check.Both(
        "_ = @1001(@config{ @group = groupArn, @role = Arn });",
        """
        private static @Value? Arn
        {
            get
            {
                return null;
            }
        }
        """);

    [Fact]
    public Task An_operator() => Check.Both(
        "_ = @1001(new Text(\"x\") + new Text(\"y\"));",
        types:
        """
        sealed record Text(string Value)
        {
            public static @Config operator +(Text left, Text right) => @config{ S3KeyPrefix = left.Value + right.Value };
        }
        """);

    [Fact]
    public Task A_conversion() => Check.Both(
        """
        @Config config = new Settings(null);
        _ = @1001(config);
        """,
        types:
        """
        sealed record Settings(string? Arn)
        {
            public static implicit operator @Config(Settings settings) => @config{ @group = settings.Arn!, @role = settings.Arn! };
        }
        """);

    [Fact]
    public Task A_recursive_helper_ends() => Check.Both(
        "_ = @trail(Make(3));",
        "private static @Config Make(int depth) => depth == 0 ? @config{ } : Make(depth - 1);",
        undecidable: true);

    [Fact]
    public Task Mutually_recursive_helpers_end() => Check.Both(
        "_ = @trail(Even(Given.Number));",
        """
        private static @Config Even(int n) => n <= 0 ? @config{ } : Odd(n - 1);
        private static @Config Odd(int n) => n <= 0 ? @config{ @group = "x" } : Even(n - 1);
        """,
        undecidable: true);

    [Fact]
    public Task A_helper_that_creates_is_judged_for_its_calls() => Check.Both(
        """
        {|+:Make(null, roleArn)|};
        {|+:Make(groupArn, null)|};
        """,
        "private void Make(@Value? group, @Value? role) => _ = @1001s(@config{ @group = group!, @role = role! });");

    [Fact]
    public Task A_helper_that_creates_completely_from_all_calls() => Check.Both(
        """
        Make(groupArn, roleArn);
        Make(roleArn, groupArn);
        """,
        "private void Make(@Value group, @Value role) => _ = @trails(@config{ @group = group, @role = role });");

    [Fact]
    public Task A_helper_that_creates_completely_from_some_calls() => Check.Both(
        """
        Make(groupArn, roleArn);
        {|+:Make(groupArn, null)|};
        """,
        "private void Make(@Value? group, @Value? role) => _ = @1003s(@config{ @group = group!, @role = role! });");

    [Fact]
    public Task A_local_function_that_creates() => Check.Both(
        """
        Make(null);
        Make("");
        void Make(@Value? arn) => _ = @1001s(@config{ @group = groupArn, @role = arn! });
        """);

    [Fact]
    public Task A_lambda_that_creates() => Check.Both(
        """
        Action<@Value?> make = arn => _ = @1003s(@config{ @group = groupArn, @role = arn! });
        make(roleArn);
        make(null);
        """);

    [Fact]
    public Task A_helper_that_nobody_calls_creates_nothing() => Check.Both(
        "",
        "private void Make(@Value group, @Value role) => _ = @trail(@config{ @group = group, @role = role });");

    [Fact]
    public Task A_public_helper_may_be_given_anything() => Check.Both(
        "Make(groupArn, null);",
        "public void Make(@Value? group, @Value? role) => _ = @trail(@config{ @group = group!, @role = role! });",
        undecidable: true);

    [Fact]
    public Task A_public_helper_that_forgets_by_itself() => Check.Both(
        "Make(groupArn);",
        "public void Make(@Value group) => _ = @1001(@config{ @group = group });");

    [Fact]
    public Task A_helper_given_as_a_delegate_may_be_given_anything() => Check.Both(
        """
        Action<@Value?> make = Make;
        Given.Takes(make);
        make(null);
        """,
        "private void Make(@Value? arn) => _ = @trails(@config{ @group = arn!, @role = arn! });",
        undecidable: true);

    [Fact]
    public Task A_helper_returns_the_trail() => Check.Both(
        "_ = Make(groupArn);",
        "private @Trail Make(@Value group) => @1001(@config{ @group = group });");

    [Fact]
    public Task A_virtual_helper_may_be_overridden() => Check.Both(
        "_ = @trail(Make());",
        "protected virtual @Config Make() => @config{ };",
        undecidable: true);

    [Fact]
    public Task An_override_in_source_is_called() => Check.Both(
        "_ = @1001(new Second().Make());",
        types:
        """
        class First { public virtual @Config Make() => @config{ @group = "x:*", @role = "y" }; }
        sealed class Second : First
        {
            public override @Config Make()
            {
                var config = base.Make();
                config.@role = null!;
                return config;
            }
        }
        """);

    [Fact]
    public Task A_constructor_builds_the_configuration() => Check.Both(
        """
        _ = @1001s(new Builder(groupArn, null).Config);
        _ = @trails(new Builder(groupArn, roleArn).Config);
        """,
        types:
        """
        sealed class Builder
        {
            public Builder(@Value? group, @Value? role) => Config = @config{ @group = group!, @role = role! };
            public @Config Config { get; }
        }
        """);

    [Fact]
    public Task A_primary_constructor_builds_the_configuration() => Check.Both(
        """
        _ = @1001s(new Builder(groupArn, null).Make());
        _ = @trails(new Builder(groupArn, roleArn).Make());
        """,
        types:
        """
        sealed class Builder(@Value? group, @Value? role)
        {
            public @Config Make() => @config{ @group = group!, @role = role! };
        }
        """);

    [Fact]
    public Task A_fluent_builder() => Check.Both(
        """
        _ = @1001s(new Builder().Group(groupArn).Build());
        _ = @trails(new Builder().Group(groupArn).Role(roleArn).Build());
        """,
        types:
        """
        sealed class Builder
        {
            private readonly @Config _config = @config{ };
            public Builder Group(@Value arn) { _config.@group = arn; return this; }
            public Builder Role(@Value arn) { _config.@role = arn; return this; }
            public @Config Build() => _config;
        }
        """);

    [Theory]
    [InlineData("Action complete = () => { }; complete += () => config.@group = groupArn; complete();")]
    [InlineData("Action? complete = null; complete += () => config.@group = groupArn; complete?.Invoke();")]
    [InlineData("Action first = () => { }, second = () => config.@group = groupArn; (first + second)();")]
    public Task Delegates_that_are_combined(string complete) => Check.Both(
        $$"""
        var config = @config{ @role = roleArn };
        {{complete}}
        _ = @trail(config);
        """,
        undecidable: true);

    [Fact]
    public Task A_compound_operator_in_source_is_called() => Check.Both(
        """
        var spec = new Spec();
        spec += groupArn;
        _ = @1001(spec.Config);
        """,
        types:
        """
        sealed class Spec
        {
            public @Config Config { get; } = @config{ };
            public static Spec operator +(Spec spec, @Value arn)
            {
                spec.Config.@group = arn;
                return spec;
            }
        }
        """);

    [Fact]
    public Task Members_of_an_extension_block() => Check.Both(
        """
        var config = @config{ };
        config.Complete(groupArn);
        config.Role = roleArn;
        _ = @trails(config);
        var other = @config{ };
        other.Complete(groupArn);
        _ = @1001s(other);
        var third = @config{ @role = roleArn };
        Extensions.Complete(third, groupArn);
        _ = @trails(third);
        """,
        types:
        """
        static class Extensions
        {
            extension(@Config config)
            {
                public void Complete(@Value arn) => config.@group = arn;
                public @Value Role { set => config.@role = value; }
            }
        }
        """,
        undecidable: true);

    [Fact]
    public Task An_indexer_in_source_is_called() => Check.Both(
        """
        var spec = new Spec { ["group"] = groupArn };
        spec["role"] = roleArn;
        _ = @trails(@config{ @group = spec.Group!, @role = spec["role"]! });
        _ = @1001s(@config{ @group = spec["group"]!, @role = new Spec { ["group"] = groupArn }.Role! });
        """,
        types:
        """
        sealed class Spec
        {
            public @Value? Group, Role;
            public @Value? this[string name]
            {
                get => name == "group" ? Group : Role;
                set
                {
                    if (name == "group")
                        Group = value;
                    else
                        Role = value;
                }
            }
        }
        """);

    [Fact]
    public Task An_indexer_that_a_derived_class_overrides() => Check.Both(
        """
        Spec spec = Given.A ? new Full() : new Full();
        _ = @trail(@config{ @group = spec["group"]!, @role = spec["role"]! });
        """,
        types:
        """
        class Spec { public virtual @Value? this[string name] => null; }
        sealed class Full : Spec { public override @Value? this[string name] => name == "group" ? "arn:aws:logs:eu-west-1:123456789012:log-group:g:*" : "arn:aws:iam::123456789012:role/r"; }
        """);
}
