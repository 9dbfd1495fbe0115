using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>What a class that is not seen yet may override is not known, and what a base class did is.</summary>
public sealed class InheritanceTests
{
    [Fact]
    public Task A_property_that_a_derived_class_overrides() => Check.Both(
        """_ = new Derived().Make(this, groupArn, roleArn);""",
        types:
        """
        class Base
        {
            protected virtual @Value? Group { get; set; }
            protected virtual @Value? Role { get; } = null;
            public @Config Config => @config{ @group = Group!, @role = Role! };
            public @Trail Make(Program program, @Value group, @Value role) => program.Create(Config);
        }

        sealed class Derived : Base
        {
            protected override @Value? Group => "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
            protected override @Value? Role => "arn:aws:iam::123456789012:role/r";
        }
        """,
        members: "public @Trail Create(@Config config) => @trail(config);",
        undecidable: true);

    [Fact]
    public Task A_property_that_a_derived_class_may_override_in_a_stack() => Check.Pulumi(
        """
        _ = new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = Group!, CloudWatchLogsRoleArn = roleArn });
        """,
        "protected virtual Input<string>? Group { get; }",
        undecidable: true);

    [Fact]
    public Task What_implements_an_interface_in_a_base_class_may_be_overridden() => Check.Both(
        """
        IFactory plain = new Factory(roleArn);
        _ = @1001s(plain.Create());
        _ = @1001s(@config{ @group = plain.Group!, @role = roleArn });
        IFactory full = new FullFactory(groupArn, roleArn);
        _ = @trails(full.Create());
        _ = @trails(@config{ @group = full.Group!, @role = roleArn });
        """,
        types:
        """
        internal interface IFactory { @Config Create(); @Value? Group { get; } }

        internal class Factory(@Value role) : IFactory
        {
            public virtual @Config Create() => @config{ @role = role };
            public virtual @Value? Group => null;
        }

        internal sealed class FullFactory(@Value group, @Value role) : Factory(role)
        {
            public override @Value? Group => group;

            public override @Config Create()
            {
                var config = base.Create();
                config.@group = group;
                return config;
            }
        }
        """);

    [Fact]
    public Task A_property_that_nobody_can_override() => Check.Both(
        """_ = @1001(new Fixed().Config);""",
        types:
        """
        class Base
        {
            public virtual @Value? Role => null;
        }

        sealed class Fixed : Base
        {
            public override @Value? Role { get; }
            public @Config Config => @config{ @role = Role! };
        }
        """);

    [Fact]
    public Task A_static_member_of_a_type_parameter() => Check.Both(
        "Make<Real>();",
        "private void Make<T>() where T : IArns => _ = @trail(@config{ @group = T.Group!, @role = T.Role()! });",
        """
        interface IArns
        {
            static virtual @Value? Group => null;
            static virtual @Value? Role() => null;
        }

        sealed class Real : IArns
        {
            public static @Value? Group => "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
            public static @Value? Role() => "arn:aws:iam::123456789012:role/r";
        }
        """,
        undecidable: true);

    [Theory]
    [InlineData("string name = \"n\"")]
    [InlineData("params string[] names")]
    public Task A_base_constructor_with_parameters_that_nobody_gives(string parameters) => Check.Both(
        """
        var settings = new Settings();
        _ = @trail(@config{ @group = settings.Group!, @role = settings.Role! });
        """,
        types:
        $$"""
        abstract class Base
        {
            public @Value? Group, Role;
            protected Base({{parameters}})
            {
                Group = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
                Role = "arn:aws:iam::123456789012:role/r";
            }
        }

        sealed class Settings : Base;
        """,
        undecidable: true);

    [Fact]
    public Task A_record_that_copies_itself_by_code() => Check.Both(
        """
        var spec = new Spec();
        _ = @trail((spec with { }).Config);
        """,
        types:
        """
        record Spec
        {
            public Spec() { }
            protected Spec(Spec other) => (Group, Role) = ("arn:aws:logs:eu-west-1:123456789012:log-group:g:*", "arn:aws:iam::123456789012:role/r");
            public @Value? Group { get; set; }
            public @Value? Role { get; set; }
            public @Config Config => @config{ @group = Group!, @role = Role! };
        }
        """,
        undecidable: true);

    [Fact]
    public Task An_interface_of_the_libraries_is_called_on_a_class_in_source() => Check.Both(
        """
        var config = @config{ };
        using (new Completing(() => (config.@group, config.@role) = (groupArn, roleArn)))
        {
            Given.Takes(null);
        }
        _ = @trail(config);
        """,
        types: "sealed class Completing(Action complete) : IDisposable { public void Dispose() => complete(); }");

    [Fact]
    public Task Base_calls_and_implementations_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""_ = @made(new Second().Make(groupArn, arn));""", Types:
            """
            class First { public virtual @Config Make(@Value g, @Value? r) => @config{ @group = g, @role = r! }; }
            sealed class Second : First { public override @Config Make(@Value g, @Value? r) { var c = base.Make(g, ""); c.@role = r!; return c; } }
            """),
        new("""_ = @made(new Second().Make(groupArn, arn));""", Types:
            """
            class First { public virtual @Config Make(@Value g, @Value? r) => @config{ @group = g, @role = r! }; }
            sealed class Second : First { public override @Config Make(@Value g, @Value? r) { var c = base.Make(g, r); c.S3KeyPrefix = "p"; return c; } }
            """),
        new("""_ = @made(new Second(arn).Make(groupArn));""", Types:
            """
            abstract class First { public @Config Make(@Value g) { var c = @config{ @group = g }; Complete(c); return c; } protected abstract void Complete(@Config c); }
            sealed class Second(@Value? r) : First { protected override void Complete(@Config c) => c.@role = r!; }
            """),
        new("""IMaker maker = new Maker(arn); _ = @made(maker.Make(groupArn));""",
            Types: """interface IMaker { @Config Make(@Value g); } sealed class Maker(@Value? r) : IMaker { public @Config Make(@Value """
                + """g) => @config{ @group = g, @role = r! }; }"""),
        new("""IMaker maker = new Maker(arn); _ = @made(maker.Make(groupArn));""",
            Types: """interface IMaker { @Config Make(@Value g); } sealed class Maker(@Value? r) : IMaker { @Config IMaker.Make(@Value """
                + """g) => @config{ @group = g, @role = r! }; }"""),
        new("""IMaker maker = new Maker(arn); _ = @made(maker.Make(groupArn));""",
            Types: """interface IMaker { @Value? R { get; } @Config Make(@Value g) => @config{ @group = g, @role = R! }; } """
                + """sealed class Maker(@Value? r) : IMaker { public @Value? R => r; }"""));

    [Theory]
    [InlineData("new Component(this, groupArn, roleArn).Run();", "public void Make(@Config c) => _ = @trail(c);",
        "abstract class ComponentBase(Program p) { protected virtual void Customize(@Config c) { } "
            + "public void Run() { var c = @config{ }; Customize(c); p.Make(c); } } "
            + "sealed class Component(Program p, @Value g, @Value r) : ComponentBase(p) { protected override void Customize(@Config c) { "
            + "c.@group = g; c.@role = r; } }")]
    [InlineData("new Component(this);", "public void Make(@Config c) => _ = @trail(c);",
        """abstract class ComponentBase { protected ComponentBase(Program p) { var c = @config{ }; Customize(c); p.Make(c); } """
            + """protected virtual void Customize(@Config c) { } } sealed class Component : ComponentBase { public Component(Program p) """
            + """: base(p) { } protected override void Customize(@Config c) { c.@group """
            + """= "arn:aws:logs:eu-west-1:123456789012:log-group:g:*"; c.@role = "arn:aws:iam::123456789012:role/r"; } }""")]
    [InlineData("new Component(this);", "public void Make(@Config c) => _ = @trail(c);",
        """abstract class ComponentBase { protected ComponentBase(Program p) { p.Make(@config{ @group = Group!, @role = Role! }); } """
            + """protected virtual @Value? Group => null; protected virtual @Value? Role => null; } """
            + """sealed class Component : ComponentBase { public Component(Program p) : base(p) { } """
            + """protected override @Value? Group => "arn:aws:logs:eu-west-1:123456789012:log-group:g:*"; """
            + """protected override @Value? Role => "arn:aws:iam::123456789012:role/r"; }""")]
    [InlineData("new AuditComponent(this, groupArn, roleArn).Run();", "public void Make(@Config c) => _ = @trail(c);",
        "abstract class Component<TOptions>(Program p) where TOptions : new() { protected TOptions Options { get; } = new(); "
            + "public void Run() { Configure(Options); p.Make(Build(Options)); } protected abstract void Configure(TOptions o); "
            + "protected abstract @Config Build(TOptions o); } sealed class AuditOptions { public @Value? Group { get; set; } "
            + "public @Value? Role { get; set; } } sealed class AuditComponent(Program p, @Value g, @Value r) : "
            + "Component<AuditOptions>(p) { protected override void Configure(AuditOptions o) { o.Group = g; o.Role = r; } "
            + "protected override @Config Build(AuditOptions o) => @config{ @group = o.Group!, @role = o.Role! }; }")]
    [InlineData("var c = @config{ }; Apply(new Delivery(groupArn, roleArn), c); _ = @trail(c);",
        "private static void Apply<T>(T policy, @Config c) where T : IPolicy => policy.Apply(c);",
        "interface IPolicy { void Apply(@Config c) { } } sealed class Delivery(@Value g, @Value r) : IPolicy { public void Apply(@Config "
            + "c) { c.@group = g; c.@role = r; } }")]
    [InlineData("var c = @config{ }; IPolicy p = new Delivery(groupArn, roleArn); p.Apply(c); _ = @trail(c);", "",
        "interface IPolicy { void Apply(@Config c); } readonly struct Delivery(@Value g, @Value r) : IPolicy { public void Apply(@Config "
            + "c) { c.@group = g; c.@role = r; } }")]
    [InlineData("""var c = new Second(); c.R = roleArn; First f = c; f.R = ""; _ = @trail(@config{ @group = groupArn, @role = c.R! });""",
        "", "class First { public @Value? R { get; set; } } sealed class Second : First { public new @Value? R { get; set; } }")]
    [InlineData("_ = @trail(new Second(groupArn, roleArn).Build());", "",
        "abstract class First { protected abstract @Value? G { get; } protected abstract @Value? R { get; } "
            + "public @Config Build() => @config{ @group = G!, @role = R! }; } sealed class Second(@Value g, @Value r) : First { "
            + "protected override @Value? G { get; } = g; protected override @Value? R => r; }")]
    public Task Hooks_that_derived_classes_fill(string body, string members, string types) =>
        Check.Both(body, members: members, types: types);

    [Theory]
    [InlineData("var a = new Spec { R = roleArn }; var b = a.Copy(); _ = @trail(@config{ @group = groupArn, @role = b.R! });", "",
        "sealed class Spec { public @Value? R; public Spec Copy() => (Spec)MemberwiseClone(); }")]
    [InlineData("var a = Activator.CreateInstance<Spec>(); _ = @trail(@config{ @group = groupArn, @role = a.R! });", "",
        """sealed class Spec { public @Value? R = "arn"; }""")]
    [InlineData("var a = Make<Spec>(); _ = @trail(@config{ @group = groupArn, @role = a.R! });",
        "private static T Make<T>() where T : new() => new T();", """sealed class Spec { public @Value? R = "arn"; }""")]
    [InlineData("IHas h = new Has(); _ = @trail(@config{ @group = groupArn, @role = h.R! });", "",
        """interface IHas { @Value? R => "arn"; } sealed class Has : IHas { }""")]
    [InlineData("Base b = new Derived(); _ = @trail(@config{ @group = groupArn, @role = b.Get().R! });", "",
        """class Box { public virtual @Value? R => null; } sealed class Full : Box { public override @Value? R => "arn"; } """
            + """class Base { public virtual Box Get() => new Box(); } sealed class Derived : Base { public override Full Get() => """
            + """new(); }""")]
    [InlineData("new Derived().Go(this, groupArn, roleArn);",
        "public void Make(@Value? g, @Value? r) => _ = @trail(@config{ @group = g!, @role = r! });",
        "class Base { protected @Value? G, R; public void Run(Program p) => p.Make(G, R); } "
            + "sealed class Derived : Base { public void Go(Program p, @Value g, @Value r) { G = g; R = r; Run(p); } }")]
    public Task Members_that_base_and_derived_classes_share(string body, string members, string types) =>
        Check.Both(body, members: members, types: types);
}
