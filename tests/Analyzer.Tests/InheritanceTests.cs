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
}
