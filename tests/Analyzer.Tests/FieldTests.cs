using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>Fields and properties: followed where nothing else can write them.</summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData("private readonly @Value? _arn = null;")]
    [InlineData("private static readonly @Value? _arn = null;")]
    [InlineData("private static readonly @Value? _arn;")]
    [InlineData("private const string? _arn = null;")]
    [InlineData("private @Value? _arn { get; } = \"\";")]
    [InlineData("private static @Value? _arn { get; }")]
    [InlineData("private static @Value? _arn => null;")]
    public Task A_member_that_is_none(string member) => Check.Both("_ = @1001(@config{ @group = groupArn, @role = _arn! });", member);

    [Theory]
    [InlineData("private static readonly string _arn = \"arn:aws:iam::123456789012:role/r\";")]
    [InlineData("private const string _arn = \"arn:aws:iam::123456789012:role/r\";")]
    [InlineData("private @Value _arn { get; } = \"arn:aws:iam::123456789012:role/r\";")]
    public Task A_member_that_is_one(string member) => Check.Both("_ = @trail(@config{ @group = groupArn, @role = _arn });", member);

    [Theory]
    [InlineData("public @Value? Arn;")]
    [InlineData("public @Value? Arn { get; set; }")]
    [InlineData("internal static @Value? Arn;")]
    [InlineData("protected virtual @Value? Arn => null;")]
    public Task A_member_that_others_can_change(string member) => Check.Both(
        """
        Given.Takes(this);
        _ = @trail(@config{ @group = groupArn, @role = Arn! });
        """,
        member,
        undecidable: true);

    [Fact]
    public Task A_readonly_field_set_in_the_constructor() => Check.Both(
        """
        _arn = null;
        _ = @1001(@config{ @group = groupArn, @role = _arn });
        """,
        "private readonly @Value? _arn;");

    [Fact]
    public Task A_readonly_field_set_to_an_argument_of_the_constructor() => Check.Both(
        """
        new Part(this, null).Make();
        new Part(this, "").Make();
        """,
        types:
        """
        sealed class Part(Program program, @Value? arn)
        {
            private readonly @Value? _arn = arn;
            public void Make() => program.Make(_arn);
        }
        """,
        members: "public void Make(@Value? arn) => _ = @1001s(@config{ @group = arn! });");

    [Fact]
    public Task A_configuration_in_a_static_readonly_field() => Check.Both(
        "_ = @1001(Shared);",
        "private static readonly @Config Shared = @config{ };");

    [Fact]
    public Task A_shared_configuration_that_is_completed_elsewhere() => Check.Both(
        """
        Complete(groupArn, roleArn);
        _ = @trail(Shared);
        """,
        """
        private static readonly @Config Shared = @config{ };
        private static void Complete(@Value group, @Value role) => (Shared.@group, Shared.@role) = (group, role);
        """);

    [Fact]
    public Task A_configuration_in_a_field_of_this_object() => Check.Both(
        """
        _config.@group = groupArn;
        Complete(roleArn);
        _ = @trail(_config);
        """,
        """
        private readonly @Config _config = @config{ };
        private void Complete(@Value role) => _config.@role = role;
        """);

    [Fact]
    public Task A_record_holds_the_values() => Check.Both(
        """
        _ = @1001s(Make(new Arns(groupArn)));
        _ = @trails(Make(new Arns(groupArn, roleArn)));
        """,
        "private static @Config Make(Arns arns) => @config{ @group = arns.Group, @role = arns.Role! };",
        "sealed record Arns(@Value Group, @Value? Role = null);");

    [Fact]
    public Task A_record_is_copied_with_changes() => Check.Both(
        """
        var arns = new Arns(groupArn, roleArn);
        var without = arns with { Role = null };
        _ = @1001s(@config{ @group = without.Group, @role = without.Role! });
        _ = @trails(@config{ @group = arns.Group, @role = arns.Role! });
        """,
        types: "sealed record Arns(@Value Group, @Value? Role);");

    [Fact]
    public Task An_init_only_property() => Check.Both(
        """
        _ = @1001s(Make(new Settings { Group = groupArn }));
        _ = @trails(Make(new Settings { Group = groupArn, Role = roleArn }));
        """,
        "private static @Config Make(Settings settings) => @config{ @group = settings.Group!, @role = settings.Role! };",
        "sealed class Settings { public @Value? Group { get; init; } public @Value? Role { get; init; } = \"\"; }");

    [Fact]
    public Task A_struct_is_copied() => Check.Both(
        """
        var first = new Arns { Role = roleArn };
        var second = first;
        second.Role = null;
        _ = @trails(@config{ @group = groupArn, @role = first.Role! });
        _ = @1001s(@config{ @group = groupArn, @role = second.Role! });
        """,
        types: "struct Arns { public @Value? Role; }");

    [Fact]
    public Task An_anonymous_object() => Check.Both(
        """
        var arns = new { Group = groupArn, Role = (@Value?)null };
        _ = @1001(@config{ @group = arns.Group, @role = arns.Role! });
        """);

    [Fact]
    public Task A_property_with_logic() => Check.Both(
        """
        var holder = new Holder { Arn = null };
        _ = @1001(@config{ @group = groupArn, @role = holder.Arn! });
        """,
        types:
        """
        sealed class Holder
        {
            private @Value? _arn = "arn";
            public @Value? Arn { get => _arn; set => _arn = value; }
        }
        """);

    [Fact]
    public Task What_a_private_object_holds_may_be_changed_through_it() => Check.Both(
        """
        Complete(groupArn, roleArn);
        Make();
        """,
        """
        private readonly Options _options = new();
        private void Complete(@Value group, @Value role) => (_options.Config.@group, _options.Config.@role) = (group, role);
        internal void Make() => _ = @trail(_options.Config);
        private sealed class Options { public @Config Config { get; } = @config{ }; }
        """,
        undecidable: true);

    [Fact]
    public Task What_a_private_object_holds_is_only_read() => Check.Both(
        """
        Make();
        """,
        """
        private readonly Options _options = new();
        internal void Make() => _ = @1001(@config{ @role = _options.Role!, S3KeyPrefix = _options.Prefix.Trim() });
        private sealed class Options { public @Value? Role { get; } public string Prefix => "n"; }
        """);

    [Fact]
    public Task A_property_over_its_own_field() => Check.Both(
        """
        var spec = new Spec { Group = groupArn, Role = roleArn };
        _ = @trails(@config{ @group = spec.Group!, @role = spec.Role! });
        _ = @1001s(@config{ @group = spec.Group!, @role = new Spec().Role! });
        """,
        types:
        """
        sealed class Spec
        {
            public @Value? Group { get => field; set; }
            public @Value? Role { get; set => field = value; }
        }
        """);

    [Fact]
    public Task A_property_over_its_own_field_that_others_assign() => Check.Both(
        """
        Arn = groupArn;
        Make(roleArn);
        """,
        """
        public @Value? Arn { get => field; set; }
        internal void Make(@Value role) => _ = @trail(@config{ @group = Arn!, @role = role });
        """,
        undecidable: true);

    [Theory]
    [InlineData("((_group, _role), var number) = ((group, role), 1); Given.Takes(number);")]
    [InlineData("(_group, (_role, _)) = (group, (role, 1));")]
    public Task Fields_that_are_assigned_by_a_deconstruction(string assign) => Check.Both(
        """
        Load(groupArn, roleArn);
        Make();
        """,
        $$"""
        private @Value? _group, _role;
        private void Load(@Value group, @Value role) { {{assign}} }
        internal void Make() => _ = @trail(@config{ @group = _group!, @role = _role! });
        """,
        undecidable: true);

    [Fact]
    public Task A_field_that_is_filled_by_reflection() => Check.Both(
        """
        GetType().GetField("_group", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.SetValue(this, groupArn);
        Make(roleArn);
        """,
        """
        [Inject] private @Value? _group;
        internal void Make(@Value role) => _ = @trail(@config{ @group = _group!, @role = role });
        private sealed class InjectAttribute : Attribute;
        """,
        undecidable: true);

    [Fact]
    public Task Copies_with_changes_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""var first = new Arns(groupArn, roleArn); var second = first with { R = arn }; """
            + """_ = @made(@config{ @group = second.G, @role = second.R! });""", Types: """sealed record Arns(@Value G, @Value? R);"""),
        new("""var first = new Arns(groupArn, roleArn); var second = first with { R = arn }; """
            + """_ = @made(@config{ @group = second.G, @role = second.R! });""",
            Types: """readonly record struct Arns(@Value G, @Value? R);"""),
        new("""var first = new { G = groupArn, R = (@Value?)roleArn }; var second = first with { R = arn }; """
            + """_ = @made(@config{ @group = second.G, @role = second.R! });"""));

    [Theory]
    [InlineData("var a = new Spec[1]; a[0].G = groupArn; a[0].R = roleArn; _ = @trail(@config{ @group = a[0].G!, @role = a[0].R! });", "",
        "struct Spec { public @Value? G; public @Value? R; }")]
    [InlineData("var h = new Holder(); h.S.G = groupArn; h.S.R = roleArn; _ = @trail(@config{ @group = h.S.G!, @role = h.S.R! });", "",
        "sealed class Holder { public Spec S; } struct Spec { public @Value? G; public @Value? R; }")]
    [InlineData(
        "var h = new Holder(); ref var s = ref h.S; s.G = groupArn; s.R = roleArn; _ = @trail(@config{ @group = h.S.G!, @role = h.S.R! });",
        "", "sealed class Holder { public Spec S; } struct Spec { public @Value? G; public @Value? R; }")]
    [InlineData("_s.Set(groupArn, roleArn); _ = @trail(@config{ @group = _s.G!, @role = _s.R! });", "private Spec _s;",
        "struct Spec { public @Value? G; public @Value? R; public void Set(@Value g, @Value r) { G = g; R = r; } }")]
    [InlineData("Load(groupArn, roleArn); _ = @trail(@config{ @group = S.G!, @role = S.R! });",
        "private static Spec S; private static void Load(@Value g, @Value r) { S.G = g; S.R = r; }",
        "struct Spec { public @Value? G; public @Value? R; }")]
    [InlineData("Load(groupArn, roleArn); Make();",
        "private Spec _s; private void Load(@Value g, @Value r) { _s.G = g; _s.R = r; } "
            + "internal void Make() { _ = @trail(@config{ @group = _s.G!, @role = _s.R! }); }",
        "struct Spec { public @Value? G; public @Value? R; }")]
    [InlineData("Load(groupArn, roleArn); Make();",
        "private Spec _s = new(); private void Load(@Value g, @Value r) { _s.Set(g, r); } "
            + "internal void Make() { _ = @trail(@config{ @group = _s.G!, @role = _s.R! }); }",
        "struct Spec { public @Value? G; public @Value? R; public void Set(@Value g, @Value r) { G = g; R = r; } }")]
    [InlineData("Load(groupArn, roleArn); Make();",
        "private (@Value? G, @Value? R) _s; private void Load(@Value g, @Value r) { _s.G = g; _s.R = r; } "
            + "internal void Make() { _ = @trail(@config{ @group = _s.G!, @role = _s.R! }); }", "")]
    [InlineData("_s.G = groupArn; _s.R = roleArn; _ = @trail(@config{ @group = _s.G!, @role = _s.R! });",
        "private (@Value? G, @Value? R) _s;", "")]
    [InlineData("var s = new Spec(groupArn, roleArn); _ = @trail(@config{ @group = s.G!, @role = s.R! });", "",
        "readonly struct Spec { public Spec(@Value g, @Value r) { G = g; R = r; } public @Value? G { get; } public @Value? R { get; } }")]
    [InlineData("var s = new Spec(); s.Set(groupArn, roleArn); _ = @trail(@config{ @group = s.G!, @role = s.R! });", "",
        "struct Spec { public @Value? G; public @Value? R; } static class E { public static void Set(ref this Spec s, @Value g, @Value r) "
            + "{ s.G = g; s.R = r; } }")]
    public Task Values_of_fields_that_are_changed_in_parts(string body, string members, string types) =>
        Check.Both(body, members: members, types: types);

    [Theory]
    [InlineData("Load(roleArn); Make(groupArn);",
        """private readonly Dictionary<string, @Value?> _d = new(); private void Load(@Value r) => _d["r"] = r; """
            + """internal void Make(@Value g) { _d.TryGetValue("r", out var r); _ = @trail(@config{ @group = g, @role = r! }); }""", "")]
    [InlineData("Load(roleArn); Make(groupArn);",
        """private static readonly Dictionary<string, @Value?> D = new() { ["r"] = null }; """
            + """private static void Load(@Value r) => D["r"] = r; internal void Make(@Value g) { _ = @trail(@config{ @group = g, @role """
            + """= D.GetValueOrDefault("r")! }); }""", "")]
    [InlineData("Load(roleArn); Make(groupArn);",
        "private static readonly @Value?[] A = { null }; private static void Load(@Value r) => A[0] = r; "
            + "internal void Make(@Value g) { _ = @trail(@config{ @group = g, @role = A[0]! }); }", "")]
    [InlineData("Load(roleArn); Make(groupArn);",
        "private readonly @Value?[] _a = new @Value?[] { null }; private void Load(@Value r) => _a[^1] = r; "
            + "internal void Make(@Value g) { _ = @trail(@config{ @group = g, @role = _a[^1]! }); }", "")]
    [InlineData("new Part(groupArn, roleArn).Run(this);", "public void Make(@Config c) => _ = @trail(c);",
        "sealed class Part { private readonly Lazy<@Config> _c; private @Value? _g, _r; "
            + "public Part(@Value g, @Value r) { _c = new(() => @config{ @group = _g!, @role = _r! }); _g = g; _r = r; } "
            + "public void Run(Program p) => p.Make(_c.Value); }")]
    [InlineData("Load(groupArn, roleArn); _ = @trail(@config{ @group = S.G!, @role = S.R! });",
        "private static Spec S; private static void Load(@Value g, @Value r) { S.G = g; S.R = r; }",
        "record struct Spec { public @Value? G { get; set; } public @Value? R { get; set; } }")]
    [InlineData("var h = new Holder(); var s = h.S; s.R = roleArn; h.S = s; _ = @trail(@config{ @group = groupArn, @role = h.S.R! });", "",
        "sealed class Holder { public Spec S { get; set; } } record struct Spec { public @Value? R { get; set; } }")]
    public Task Collections_in_fields_that_other_members_change(string body, string members, string types) =>
        Check.Both(body, members: members, types: types);
}
