using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>Generic members: what their type parameters stand for is known in each call.</summary>
public sealed class TypeArgumentTests
{
    private const string Holder =
        """
        internal class Holder
        {
            public @Value? Arn { get; set; }
            public static T New<T>() where T : new() => new T();
        }

        internal sealed class Other : Holder
        {
            public Other() => Arn = "arn:aws:iam::123456789012:role/other";
        }

        internal sealed class Registry
        {
            private readonly Dictionary<Type, Func<object>> _factories = new();

            public void Add<T>(Func<T> factory) where T : class => _factories[typeof(T)] = () => factory();

            public T Get<T>() where T : class => (T)_factories[typeof(T)]();
        }

        internal sealed class Box<T> where T : Holder, new()
        {
            public T Value { get; } = new();
        }
        """;

    [Fact]
    public Task Objects_made_by_their_type_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        [
            new("var made = Holder.New<Holder>(); made.Arn = arn; _ = @made(@config{ @group = made.Arn!, @role = made.Arn! });", "",
                Holder),
            new("var box = new Box<Holder>(); box.Value.Arn = arn; _ = @made(@config{ @both, @role = box.Value.Arn! });".Replace("@both",
                "@group = roleArn",
                StringComparison.Ordinal), "", Holder),
            new(
                """
                var registry = new Registry();
                registry.Add(() => new Holder { Arn = arn });
                registry.Add(() => new Other());
                _ = @made(@config{ @group = registry.Get<Other>().Arn!, @role = registry.Get<Holder>().Arn! });
                """,
                "",
                Holder),
            new(
                """
                static T? Find<T>(object each) where T : class => each as T;
                var known = Find<Holder>(new Holder { Arn = arn })!;
                _ = @made(@config{ @group = known.Arn!, @role = known.Arn! });
                """,
                "",
                Holder),
        ]);

    [Fact]
    public Task What_a_type_parameter_stands_for_is_not_mixed_up() => Check.Both(
        """
        _ = @trails(@config{ @group = Holder.New<Other>().Arn!, @role = Holder.New<Other>().Arn! });
        _ = @1001s(@config{ @group = Holder.New<Holder>().Arn!, @role = Holder.New<Other>().Arn! });
        """,
        "",
        Holder);

    [Fact]
    public Task A_cast_to_an_open_type_may_succeed() => Check.Both(
        """
        var found = Find<@Config>(@config{ @group = groupArn, @role = roleArn });
        _ = @trails(found ?? @config{ });
        """,
        """
        private static T? Find<T>(object each) where T : class => Inner<T>(each);
        private static T? Inner<T>(object each) where T : class => new Casts<T>().Of(each);
        private sealed class Casts<T> where T : class { public T? Of(object each) => each as T; }
        """);

    [Fact]
    public Task A_lambda_in_an_initializer_gets_what_its_users_give_it() => Check.Pulumi(
        """
        new Maker().Make(null);
        Static.Make(null);
        Unknown.Make(Given.Text);
        new Handed().Make(null);
        """,
        types:
        """
        internal static class Args
        {
            public static TrailArgs Of(Input<string>? arn) =>
                new() { S3BucketName = "b", CloudWatchLogsGroupArn = arn!, CloudWatchLogsRoleArn = arn! };
        }

        internal sealed class Maker
        {
            private readonly Action<Input<string>?> _make = arn =>
                {|INFRA1001:new Trail|}(Given.Id("t"), Args.Of(arn));
            public void Make(Input<string>? arn) => _make(arn);
        }

        internal static class Static
        {
            public static Func<Input<string>?, Trail> Make { get; } = arn =>
                {|INFRA1001:new Trail|}(Given.Id("t"), Args.Of(arn));
        }

        internal static class Unknown
        {
            public static readonly Action<Input<string>?> Make = arn =>
                new Trail(Given.Id("t"), Args.Of(arn));
        }

        internal sealed class Handed
        {
            private readonly Action<Input<string>?> _make = arn =>
                {|INFRA1003:new Trail|}(Given.Id("t"), Args.Of(arn));

            public void Make(Input<string>? arn)
            {
                Given.Takes(_make);
                if (Given.A)
                    _make(arn);
                else
                    _make(Given.Text);
            }
        }
        """);
}
