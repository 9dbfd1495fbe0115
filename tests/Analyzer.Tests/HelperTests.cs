using Infra.Analyzers.Testing;

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
    public Task A_recursive_helper_that_ends_soon_is_followed() => Check.Both(
        "_ = @1001(Make(3));",
        "private static @Config Make(int depth) => depth == 0 ? @config{ } : Make(depth - 1);");

    [Fact]
    public Task A_recursive_helper_ends() => Check.Both(
        "_ = @trail(Make(300));",
        "private static @Config Make(int depth) => depth == 0 ? @config{ } : Make(depth - 1);",
        undecidable: true);

    [Fact]
    public Task Mutually_recursive_helpers_end() => Check.Both(
        "_ = @1003(Even(Given.Number));",
        """
        private static @Config Even(int n) => n <= 0 ? @config{ } : Odd(n - 1);
        private static @Config Odd(int n) => n <= 0 ? @config{ @group = "x:*", @role = "y" } : Even(n - 1);
        """);

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
    public Task A_public_helper_of_an_internal_class_is_given_what_its_callers_give() => Check.Both(
        "Make(groupArn, null);",
        "public void Make(@Value? group, @Value? role) => _ = @1001(@config{ @group = group!, @role = role! });");

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

    [Fact]
    public Task Helpers_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""_ = @made(Make(groupArn, arn));""",
            Members: """private @Config Make(@Value group, @Value? role) => @config{ @group = group, @role = role! };"""),
        new("""_ = @made(Factory.Make(groupArn, arn));""",
            Types: """static class Factory { public static @Config Make(@Value group, @Value? role) { var c = @config{ }; """
                + """c.@group = group; c.@role = role!; return c; } }"""),
        new("""_ = @made(new Factory(groupArn).Make(arn));""",
            Types: """sealed class Factory { private readonly @Value _group; public Factory(@Value group) { _group = group; } """
                + """public @Config Make(@Value? role) => @config{ @group = _group, @role = role! }; }"""),
        new("""_ = @made(Inner.Make(groupArn, arn));""",
            Members: """private static class Inner { public static @Config Make(@Value g, @Value? r) => @config{ @group = g, @role = r! """
                + """}; }"""),
        new("""_ = @made(A(groupArn, arn));""",
            Members: """private static @Config A(@Value g, @Value? r) => B(g, r); """
                + """private static @Config B(@Value g, @Value? r) => C(g, r); private static @Config C(@Value g, @Value? r) => D(g, """
                + """r); private static @Config D(@Value g, @Value? r) => E(g, r); """
                + """private static @Config E(@Value g, @Value? r) => F(g, r); private static @Config F(@Value g, @Value? r) => """
                + """@config{ @group = g, @role = r! };"""),
        new("""var config = Find(arn, out var extra); config.@group = extra!; _ = @made(config);""",
            Members: """private @Config Find(@Value? role, out @Value extra) { extra = "x:*"; return @config{ @role = role! }; }"""));

    [Fact]
    public Task Functions_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""_ = @made(Make(arn)); @Config Make(@Value? role) => @config{ @group = groupArn, @role = role! };"""),
        new("""_ = @made(Make(groupArn, arn)); static @Config Make(@Value group, @Value? role) => @config{ @group = group, @role = """
            + """role! };"""),
        new("""_ = @made(Make()); @Config Make() => @config{ @group = groupArn, @role = arn! };"""),
        new("""_ = @made(Outer()); @Config Outer() { return Inner(arn); @Config Inner(@Value? role) => @config{ @group = groupArn, """
            + """@role = role! }; }"""),
        new("""_ = @made(@config{ @group = groupArn, @role = Same(arn)! }); T Same<T>(T v) => v;"""),
        new("""Func<@Value?, @Config> make = role => @config{ @group = groupArn, @role = role! }; _ = @made(make(arn));"""),
        new("""var make = (@Value? role) => @config{ @group = groupArn, @role = role! }; _ = @made(make(arn));"""),
        new("""var make = (@Value? role = null, string prefix = "p") => @config{ @group = groupArn, @role = role!, S3KeyPrefix = prefix """
            + """}; _ = @made(make(arn));"""),
        new("""_ = @made(((Func<@Config>)(() => @config{ @group = groupArn, @role = arn! }))());"""),
        new("""@Value? held = null; Action set = () => held = arn; set(); _ = @made(@config{ @group = groupArn, @role = held! });"""),
        new("""Func<@Value?, @Config> make = delegate (@Value? role) { return @config{ @group = groupArn, @role = role! }; }; """
            + """_ = @made(make(arn));"""),
        new("""Func<@Config> make = () => @config{ @group = groupArn, @role = arn! }; _ = @made(make.Invoke());"""),
        new("""var config = @config{ @group = groupArn }; Action<@Config>? set = c => c.@role = arn!; set?.Invoke(config); """
            + """_ = @made(config);"""),
        new("""Func<@Value, Func<@Value?, @Config>> make = g => r => @config{ @group = g, @role = r! }; _ = @made(make(groupArn)(arn));"""),
        new("""_ = @made(Maker(groupArn, arn));""",
            Members: """private static readonly Func<@Value, @Value?, @Config> Maker = (g, r) => @config{ @group = g, @role = r! };"""),
        new("""Make make = (g, r) => @config{ @group = g, @role = r! }; _ = @made(make(groupArn, arn));""",
            Types: """delegate @Config Make(@Value g, @Value? r);"""),
        new("""Func<@Value, @Value?, @Config> make = Make; _ = @made(make(groupArn, arn));""",
            Members: """private static @Config Make(@Value g, @Value? r) => @config{ @group = g, @role = r! };"""),
        new("""Func<@Value?, @Config> make = new Spec(groupArn).Make; _ = @made(make(arn));""",
            Types: """sealed class Spec(@Value g) { public @Config Make(@Value? r) => @config{ @group = g, @role = r! }; }"""));

    [Fact]
    public Task Extensions_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""_ = @made(@config{ @group = groupArn }.WithRole(arn));""",
            Types: """static class Ext { public static @Config WithRole(this @Config c, @Value? r) { c.@role = r!; return c; } }"""),
        new("""_ = @made(@config{ }.WithGroup(groupArn).WithPrefix("p").WithRole(arn));""",
            Types: """static class Ext { public static @Config WithRole(this @Config c, @Value? r) { c.@role = r!; return c; } """
                + """public static @Config WithGroup(this @Config c, @Value r) { c.@group = r; return c; } """
                + """public static @Config WithPrefix(this @Config c, string r) { c.S3KeyPrefix = r; return c; } }"""),
        new("""_ = @made(@config{ @group = groupArn }.Also(c => c.S3KeyPrefix = "p").Also(c => c.@role = arn!));""",
            Types: """static class Ext { public static T Also<T>(this T c, Action<T> a) where T : class { a(c); return c; } }"""),
        new("""_ = @made(groupArn.Pipe(g => @config{ @group = g, @role = arn! }));""",
            Types: """static class Ext { public static TOut Pipe<TIn, TOut>(this TIn c, Func<TIn, TOut> a) => a(c); }"""),
        new("""_ = @made(@config{ @group = groupArn }.WithRole(arn));""",
            Types: """static class Ext { extension(@Config c) { public @Config WithRole(@Value? r) { c.@role = r!; return c; } } }"""),
        new("""_ = @made(@config{ @group = groupArn, @role = new Box(arn).Arn! });""", Types:
            """
            sealed record Box(@Value? Value);
            static class Ext { extension(Box box) { public @Value? Arn => box.Value; } }
            """));

    [Fact]
    public Task Generics_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""_ = @made(@config{ @group = groupArn, @role = Same(arn)! }); T Same<T>(T v) => v;"""),
        new("""_ = @made(Make<Maker>(groupArn, arn));""",
            Members: """private static @Config Make<T>(@Value g, @Value? r) where T : Maker, new() => new T().Make(g, r);""",
            Types: """class Maker { public @Config Make(@Value g, @Value? r) => @config{ @group = g, @role = r! }; }"""),
        new("""_ = @made(@config{ @group = groupArn, @role = new Box<@Value?>(arn).Value! });""",
            Types: """sealed class Box<T>(T value) { public T Value { get; } = value; }"""),
        new("""_ = @made(@config{ @group = groupArn, @role = new Box<@Value?> { Value = arn }.Get()! });""",
            Types: """sealed class Box<T> { public T? Value; public T? Get() => Value; }"""),
        new("""_ = @made(Factory<Program>.Make(groupArn, arn));""",
            Types: """static class Factory<T> { """
                + "public static @Config Make(@Value g, @Value? r) => @config{ @group = g, @role = r! }; }"));

    [Fact]
    public Task Optional_named_and_params_arguments_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""_ = @made(Make(groupArn, role: arn));""",
            Members: """private static @Config Make(@Value group, string prefix = "p", @Value? role = null) => @config{ @group = group, """
                + """@role = role!, S3KeyPrefix = prefix };"""),
        new("""_ = @made(Make(role: arn, group: groupArn));""",
            Members: """private static @Config Make(@Value group, @Value? role) => @config{ @group = group, @role = role! };"""),
        new("""_ = @made(Make(groupArn, arn));""",
            Members: """private static @Config Make(params @Value?[] arns) => @config{ @group = arns[0]!, @role = arns[1]! };"""),
        new("""_ = @made(Make(groupArn, arn));""",
            Members: """private static @Config Make(params List<@Value?> arns) => @config{ @group = arns[0]!, @role = arns[1]! };"""),
        new("""_ = @made(Make(groupArn, arn));""",
            Members: """private static @Config Make(params ReadOnlySpan<@Value?> arns) => """
                + "@config{ @group = arns[0]!, @role = arns[1]! };"),
        new("""_ = @made(Make(groupArn, arn));""",
            Members: """private static @Config Make(params IEnumerable<@Value?> arns) => @config{ @group = arns.First()!, @role = """
                + """arns.Last()! };"""));

    [Fact]
    public Task Constructors_properties_and_operators_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""_ = @made(new Spec(groupArn, arn).Config);""",
            Types: """sealed class Spec { public Spec(@Value g, @Value? r) { Config = @config{ @group = g, @role = r! }; } """
                + """public @Config Config { get; } }"""),
        new("""_ = @made(new Spec(groupArn, arn).Config);""",
            Types: """sealed class Spec { public Spec(@Value g, @Value? r) : this(g, r, "p") { } """
                + """private Spec(@Value g, @Value? r, string p) { Config = @config{ @group = g, @role = r!, S3KeyPrefix = p }; } """
                + """public @Config Config { get; } }"""),
        new("""_ = @made(new Spec(groupArn, arn).Config);""", Types:
            """
            abstract class Base { protected Base(@Value g, @Value? r) { Config = @config{ @group = g, @role = r! }; } public @Config Config { get; } }
            sealed class Spec(@Value g, @Value? r) : Base(g, r);
            """),
        new("""_ = @made(new Spec { Group = groupArn, Role = arn }.Make());""",
            Types: """sealed class Spec { public required @Value Group { get; init; } public required @Value? Role { get; init; } """
                + """public @Config Make() => @config{ @group = Group, @role = Role! }; }"""),
        new("""_ = @made(new Spec(groupArn, arn).Config);""",
            Types: """sealed class Spec(@Value g, @Value? r) { public @Config Config => @config{ @group = g, @role = r! }; }"""),
        new("""_ = @made(new Spec(groupArn, arn).Config);""",
            Types: """sealed class Spec(@Value g, @Value? r) { public @Config Config { get { var c = @config{ @group = g }; """
                + """c.@role = r!; return c; } } }"""),
        new("""_ = @made(new Spec(groupArn, arn).Config);""",
            Types: """sealed class Spec(@Value g, @Value? r) { private @Config? _c; """
                + """public @Config Config => _c ??= @config{ @group = g, @role = r! }; }"""),
        new("""_ = @made((new Spec(groupArn) + new Spec(arn)).Config);""",
            Types: """sealed class Spec(@Value? a) { public @Config Config = @config{ }; public @Value? A => a; """
                + """public static Spec operator +(Spec l, Spec r) { var s = new Spec(null); s.Config.@group = l.A!; """
                + """s.Config.@role = r.A!; return s; } }"""),
        new("""@Config config = new Spec(groupArn, arn); _ = @made(config);""",
            Types: """sealed record Spec(@Value g, @Value? r) { public static implicit operator @Config(Spec s) => @config{ @group = """
                + """s.g, @role = s.r! }; }"""),
        new("""_ = @made((@Config)new Spec(groupArn, arn));""",
            Types: """sealed record Spec(@Value g, @Value? r) { public static explicit operator @Config(Spec s) => @config{ @group = """
                + """s.g, @role = s.r! }; }"""),
        new("""_ = @made(@config{ @group = groupArn, @role = (!new Spec(arn))! });""",
            Types: """sealed record Spec(@Value? r) { public static @Value? operator !(Spec s) => s.r; }"""),
        new("""var spec = new Spec(); spec += arn; _ = @made(@config{ @group = groupArn, @role = spec.R! });""",
            Types: """sealed class Spec { public @Value? R; public static Spec operator +(Spec s, @Value? a) { s.R = a; return s; } }"""),
        new("""var spec = new Spec(); _ = @made(@config{ @group = groupArn, @role = spec ? arn! : "" });""",
            Types: """sealed class Spec { public static bool operator true(Spec s) => true; """
                + """public static bool operator false(Spec s) => false; }"""),
        new("""var spec = new Spec(); spec["role"] = arn; _ = @made(@config{ @group = groupArn, @role = spec["role"]! });""",
            Types: """sealed class Spec { private @Value? _r; public @Value? this[string n] { get => _r; set => _r = value; } }"""));

    [Theory]
    [InlineData("_ = @trail(new Factory(groupArn, roleArn).Make());",
        "partial class Factory(@Value g, @Value r) { public @Config Make() { var c = @config{ }; OnMake(c); return c; } "
            + "partial void OnMake(@Config c); } partial class Factory { partial void OnMake(@Config c) { c.@group = g; c.@role = r; } }")]
    [InlineData("_ = @trail(new Spec(groupArn, roleArn).Config);",
        "sealed partial class Spec(@Value g, @Value r) { public partial @Config Config { get; } } "
            + "sealed partial class Spec { public partial @Config Config { get => @config{ @group = g, @role = r }; } }")]
    [InlineData("_ = @trail(new Spec(groupArn, roleArn).Config);",
        "sealed partial class Spec { public @Config Config = @config{ }; public partial Spec(@Value g, @Value r); } "
            + "sealed partial class Spec { public partial Spec(@Value a, @Value b) { Config.@group = a; Config.@role = b; } }")]
    [InlineData("_ = @trail(Spec.Make(groupArn, roleArn));",
        "static partial class Spec { public static partial @Config Make(@Value g, @Value r); } "
            + "static partial class Spec { public static partial @Config Make(@Value a, @Value b) => @config{ @group = a, @role = b }; }")]
    public Task Partial_members_have_the_parameters_of_their_implementation(string body, string types) => Check.Both(body, types: types);

    [Theory]
    [InlineData("var b = new TrailBuilder(); b.UseLogs(groupArn, roleArn); _ = @trail(b.Build());", "",
        "sealed class TrailBuilder { private @Value? _g, _r; public TrailBuilder UseLogs(@Value g, @Value r) { _g = g; _r = r; "
            + "return this; } public @Config Build() { var c = @config{ }; if (_g is not null) c.@group = _g; "
            + "if (_r is not null) c.@role = _r; return c; } }")]
    [InlineData("var b = new TrailBuilder(); b.With(c => c.@group = groupArn); b.With(c => c.@role = roleArn); _ = @trail(b.Build());", "",
        "sealed class TrailBuilder { private readonly List<Action<@Config>> _steps = new(); "
            + "public TrailBuilder With(Action<@Config> step) { _steps.Add(step); return this; } "
            + "public @Config Build() { var c = @config{ }; foreach (var s in _steps) s(c); return c; } }")]
    [InlineData("_ = @trail(Create(o => { o.Group = groupArn; o.Role = roleArn; }));",
        "private static @Config Create(Action<Options> configure) { var options = new Options(); configure(options); "
            + "return options.ToConfig(); }",
        "sealed class Options { public @Value? Group { get; set; } public @Value? Role { get; set; } "
            + "public @Config ToConfig() => @config{ @group = Group!, @role = Role! }; }")]
    [InlineData("Configure(groupArn, roleArn); Build();",
        "private readonly Options _options = new(); private void Configure(@Value g, @Value r) { _options.Group = g; _options.Role = r; } "
            + "private void Build() { _ = @trail(@config{ @group = _options.Group!, @role = _options.Role! }); }",
        "sealed class Options { public @Value? Group { get; set; } public @Value? Role { get; set; } }")]
    [InlineData("CreateGroup(groupArn); CreateRole(roleArn); CreateTrail();",
        "private @Value? _group, _role; private void CreateGroup(@Value g) => _group = g; private void CreateRole(@Value r) => _role = r; "
            + "private void CreateTrail() => _ = @trail(@config{ @group = _group!, @role = _role! });", "")]
    [InlineData("CreateGroup(groupArn); CreateRole(roleArn); CreateTrail();",
        "private @Value? Group { get; set; } private @Value? Role { get; set; } private void CreateGroup(@Value g) => Group = g; "
            + "private void CreateRole(@Value r) => Role = r; private void CreateTrail() => _ = @trail(@config{ @group = Group!, @role = "
            + "Role! });", "")]
    [InlineData(
        "foreach (var policy in new ITrailPolicy[] { new Tagging(), new Delivery(groupArn, roleArn) }) policy.Apply(_shared); "
            + "_ = @trail(_shared);", "private readonly @Config _shared = @config{ };",
        """interface ITrailPolicy { void Apply(@Config c); } sealed class Tagging : ITrailPolicy { public void Apply(@Config c) => """
            + """c.S3KeyPrefix = "p"; } sealed class Delivery(@Value g, @Value r) : ITrailPolicy { public void Apply(@Config c) { """
            + """c.@group = g; c.@role = r; } }""")]
    [InlineData(
        "var policies = new List<Action<@Config>>(); policies.Add(c => c.@group = groupArn); "
            + "if (true) policies.Add(c => c.@role = roleArn); var config = @config{ }; policies.ForEach(p => p(config)); "
            + "_ = @trail(config);", "", "")]
    [InlineData(
        "var f = new Factory(); f.Creating += c => c.@group = groupArn; f.Creating += c => c.@role = roleArn; _ = @trail(f.Make());", "",
        "sealed class Factory { public event Action<@Config>? Creating; public @Config Make() { var c = @config{ }; Creating?.Invoke(c); "
            + "return c; } }")]
    [InlineData("var f = new Factory(); f.Creating += OnCreating; _ = @trail(f.Make());",
        """private void OnCreating(object? sender, @Config c) { c.@group = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*"; """
            + """c.@role = "arn:aws:iam::123456789012:role/r"; }""",
        "sealed class Factory { public event EventHandler<@Config>? Creating; public @Config Make() { var c = @config{ }; "
            + "Creating?.Invoke(this, c); return c; } }")]
    [InlineData(
        """var groups = new Dictionary<string, @Value> { ["prod"] = groupArn, ["dev"] = groupArn }; """
            + """var roles = new Dictionary<string, @Value> { ["prod"] = roleArn, ["dev"] = roleArn }; """
            + """foreach (var env in new[] { "prod", "dev" }) _ = @trails(@config{ @group = groups[env], @role = roles[env] });""", "", "")]
    [InlineData(
        """var roles = new Dictionary<string, @Value?>(); foreach (var env in new[] { "prod", "dev" }) roles[env] = roleArn; """
            + """foreach (var env in new[] { "prod", "dev" }) _ = @trails(@config{ @group = groupArn, @role = roles[env]! });""", "", "")]
    [InlineData(
        """var all = new List<@Config>(); foreach (var n in new[] { "a", "b" }) all.Add(@config{ S3KeyPrefix = n }); """
            + """foreach (var c in all) c.@group = groupArn; foreach (var c in all) c.@role = roleArn; """
            + """foreach (var c in all) _ = @trails(c);""", "", "")]
    [InlineData(
        """var all = new List<@Config>(); foreach (var n in Given.Passes(new[] { "a", "b" })) all.Add(@config{ S3KeyPrefix = n }); """
            + """foreach (var c in all) { c.@group = groupArn; c.@role = roleArn; } foreach (var c in all) _ = @trails(c);""", "", "")]
    [InlineData(
        "var all = new @Config[2]; for (var i = 0; i < all.Length; i++) all[i] = @config{ }; for (var i = 0; i < all.Length; "
            + "i++) { all[i].@group = groupArn; all[i].@role = roleArn; } for (var i = 0; i < all.Length; i++) _ = @trails(all[i]);", "",
        "")]
    [InlineData(
        "var c = new Action<@Config>[] { x => x.@group = groupArn, x => x.@role = roleArn }.Aggregate(@config{ }, (acc, f) => { f(acc); "
            + "return acc; }); _ = @trail(c);", "", "")]
    [InlineData(
        "var c = @config{ }; Func<@Config> complete = () => { c.@group = groupArn; c.@role = roleArn; return c; }; "
            + "var fs = new[] { complete }; foreach (var f in fs) _ = @trail(f());", "", "")]
    [InlineData(
        "Defaults.Group = groupArn; Defaults.Role = roleArn; _ = @trail(@config{ @group = Defaults.Group!, @role = Defaults.Role! });", "",
        "static class Defaults { public static @Value? Group { get; set; } public static @Value? Role { get; set; } }")]
    [InlineData(
        "Settings.Instance.Load(groupArn, roleArn); _ = @trail(@config{ @group = Settings.Instance.Group!, @role = "
            + "Settings.Instance.Role! });", "",
        "sealed class Settings { public static Settings Instance { get; } = new(); public @Value? Group { get; private set; } "
            + "public @Value? Role { get; private set; } public void Load(@Value g, @Value r) { Group = g; Role = r; } }")]
    [InlineData("_ = @trail(@config{ @group = Defaults.Group!, @role = Defaults.Role! });", "",
        """static class Defaults { public static readonly string? Group; public static readonly string? Role; """
            + """static Defaults() { Group = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*"; """
            + """Role = "arn:aws:iam::123456789012:role/r"; } }""")]
    [InlineData("var prod = Env.Default with { Role = roleArn, Group = groupArn }; _ = @trail(prod.ToConfig());", "",
        "sealed record Env { public static readonly Env Default = new(); public @Value? Group { get; init; } public @Value? Role { get; "
            + "init; } public @Config ToConfig() => @config{ @group = Group!, @role = Role! }; }")]
    [InlineData("_ = @trail(For(Given.A ? Env.Prod : Env.Dev, groupArn, roleArn));",
        "private static @Config For(Env env, @Value g, @Value r) { var c = @config{ }; switch (env) { case Env.Prod: c.@group = g; break; "
            + "case Env.Dev: c.@group = g; break; default: throw new ArgumentOutOfRangeException(nameof(env)); } "
            + "c.@role = env switch { Env.Prod => r, Env.Dev => r, _ => throw new ArgumentOutOfRangeException(nameof(env)) }; return c; }",
        "enum Env { Dev, Prod }")]
    [InlineData("""_ = @trail(Get("a", groupArn, roleArn));""",
        "private readonly Dictionary<string, @Config> _cache = new(); private @Config Get(string key, @Value g, @Value r) { if "
            + "(!_cache.TryGetValue(key, out var c)) { c = @config{ }; c.@group = g; c.@role = r; _cache[key] = c; } return c; }", "")]
    [InlineData(
        "var services = new Services(); services.Add(() => new Delivery(groupArn, roleArn)); var d = services.Get<Delivery>(); "
            + "_ = @trail(@config{ @group = d.Group!, @role = d.Role! });", "",
        "sealed class Delivery(@Value? g = null, @Value? r = null) { public @Value? Group => g; public @Value? Role => r; } "
            + "sealed class Services { private readonly Dictionary<Type, Func<object>> _f = new(); "
            + "public void Add<T>(Func<T> f) where T : class => _f[typeof(T)] = f; public T Get<T>() where T : class => "
            + "(T)_f[typeof(T)](); }")]
    [InlineData(
        "@Value? g = null, r = null; WithDelivery(groupArn, roleArn, (a, b) => { g = a; r = b; }); "
            + "_ = @trail(@config{ @group = g!, @role = r! });",
        "private static void WithDelivery(@Value g, @Value r, Action<@Value, @Value> use) => use(g, r);", "")]
    public Task Styles_of_building_a_configuration(string body, string members, string types) =>
        Check.Both(body, members: members, types: types);

    [Theory]
    [InlineData("var c = @config{ }; Defer(() => { c.@group = groupArn; c.@role = roleArn; }); Flush(); _ = @trail(c);",
        "private readonly List<Action> _deferred = new(); private void Defer(Action a) => _deferred.Add(a); "
            + "private void Flush() { foreach (var a in _deferred) a(); }", "")]
    [InlineData(
        "var c = @config{ }; var q = new Deferred(); q.Defer(() => c.@group = groupArn); q.Defer(() => c.@role = roleArn); q.Flush(); "
            + "_ = @trail(c);", "",
        "sealed class Deferred { private Action? _all; public void Defer(Action a) => _all += a; public void Flush() => _all?.Invoke(); }")]
    [InlineData("var c = @config{ }; var bus = new Bus(); bus.Subscribe(new Completer(groupArn, roleArn)); bus.Publish(c); _ = @trail(c);",
        "", "interface IHandler { void Handle(@Config c); } sealed class Completer(@Value g, @Value r) : IHandler { public void "
            + "Handle(@Config c) { c.@group = g; c.@role = r; } } sealed class Bus { private readonly HashSet<IHandler> _h = new(); "
            + "public void Subscribe(IHandler h) => _h.Add(h); public void Publish(@Config c) { foreach (var h in _h) h.Handle(c); } }")]
    [InlineData("var c = new Node(@config{ }); c.Accept(new Completer(groupArn, roleArn)); _ = @trail(c.Config);", "",
        "interface IVisitor { void Visit(Node n); } sealed class Node(@Config config) { public @Config Config => config; "
            + "public void Accept(IVisitor v) => v.Visit(this); } sealed class Completer(@Value g, @Value r) : IVisitor { public void "
            + "Visit(Node n) { n.Config.@group = g; n.Config.@role = r; } }")]
    [InlineData(
        """var root = new Group("a", new Group("b", new Completer(groupArn, roleArn))); var c = @config{ }; """
            + "root.Apply(c); _ = @trail(c);",
        "",
        "abstract class Item { public abstract void Apply(@Config c); } "
            + "sealed class Group(string n, params Item[] items) : Item { public string N => n; "
            + "public override void Apply(@Config c) { foreach (var i in items) i.Apply(c); } } "
            + "sealed class Completer(@Value g, @Value r) : Item { public override void Apply(@Config c) { c.@group = g; c.@role = r; } }")]
    [InlineData("var c = @config{ }; Fill(c, 5, groupArn, roleArn); _ = @trail(c);",
        "private static void Fill(@Config c, int n, @Value g, @Value r) { if (n > 0) { Fill(c, n - 1, g, r); return; } c.@group = g; "
            + "c.@role = r; }", "")]
    [InlineData(
        "var c = @config{ }; for (var n = new Node(x => x.@group = groupArn, new Node(x => x.@role = roleArn, null)); n != null; "
            + "n = n.Next) n.Do(c); _ = @trail(c);", "", "sealed record Node(Action<@Config> Do, Node? Next);")]
    [InlineData(
        "Func<@Config, @Config> pipeline = c => c; foreach (var m in new Func<Func<@Config, @Config>, Func<@Config, @Config>>[] { next => "
            + "c => { c.@group = groupArn; return next(c); }, next => c => { c.@role = roleArn; return next(c); } "
            + "}) { var inner = pipeline; pipeline = c => m(inner)(c); } _ = @trail(pipeline(@config{ }));", "", "")]
    [InlineData(
        "var c = @config{ }; var state = 0; while (state < 3) { switch (state) { case 0: c.@group = groupArn; state = 1; break; "
            + "case 1: c.@role = roleArn; state = 2; break; default: state = 3; break; } } _ = @trail(c);", "", "")]
    [InlineData("new Writer(this).Write(groupArn, roleArn); Make();",
        "private @Value? _g, _r; internal void Make() => _ = @trail(@config{ @group = _g!, @role = _r! }); "
            + "private sealed class Writer(Program p) { public void Write(@Value g, @Value r) { p._g = g; p._r = r; } }", "")]
    public Task Patterns_of_design(string body, string members, string types) => Check.Both(body, members: members, types: types);

    [Theory]
    [InlineData("Make(groupArn, Given.TextOrNull);")]
    [InlineData(
        "Create(groupArn, Given.TextOrNull); void Create(@Value? group, @Value? role) => _ = @trails(@config{ @group = group!, @role = "
            + "role! });")]
    [InlineData("Action<@Value?> create = role => _ = @trails(@config{ @group = groupArn, @role = role! }); create(Given.TextOrNull);")]
    [InlineData("Action<@Value?, @Value?> create = Make; create(groupArn, Given.TextOrNull);")]
    public Task A_helper_that_creates_from_what_only_a_run_tells(string body) => Check.Both(
        body,
        "private void Make(@Value? group, @Value? role) => _ = @trails(@config{ @group = group!, @role = role! });",
        undecidable: true);
}
