using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>A program is a whole: where no other assembly can call a member, its callers in this one say what it gets.</summary>
public sealed class WholeProgramTests
{
    private const string Group = "\"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\"";

    [Fact]
    public Task An_internal_component_gets_what_its_users_give_it() => Check.PulumiProgram(
        $$"""
        {{Usings}}
        class Program : Stack
        {
            public Program()
            {
                new Audit("a");
                new Complete("c", {{Group}});
            }
        }

        internal sealed class Audit : ComponentResource
        {
            public Audit(string n, Input<string>? group = null) : base("my:Audit", n) =>
                {|INFRA1001:new Trail|}(Given.Id("t"), new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group, CloudWatchLogsRoleArn = group }, new() { Parent = this });
        }

        internal sealed class Complete : ComponentResource
        {
            public Complete(string n, Input<string>? group = null) : base("my:Audit", n) =>
                new Trail(Given.Id("t"), new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group, CloudWatchLogsRoleArn = group }, new() { Parent = this });
        }
        """);

    [Fact]
    public Task One_of_several_users_gives_nothing() => Check.PulumiProgram(
        $$"""
        {{Usings}}
        class Program : Stack
        {
            public Program()
            {
                Factory.Make(null);
                Factory.Make({{Group}});
            }
        }

        internal static class Factory
        {
            internal static Trail Make(Input<string>? arn) =>
                {|INFRA1003:new Trail|}(Given.Id("t"), new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = arn, CloudWatchLogsRoleArn = arn });
        }
        """);

    [Theory]
    [InlineData("Activator.CreateInstance<Audit>()")]
    [InlineData("(Audit)Activator.CreateInstance(typeof(Audit))!")]
    public Task An_object_that_is_created_by_its_type_is_followed(string created) => Check.PulumiProgram(
        $$"""
        using System;
        {{Usings}}
        class Program : Stack
        {
            public Program()
            {
                var audit = {{created}};
                audit.Role = "arn:aws:iam::123456789012:role/r";
                audit.Make();
                var complete = {{created.Replace("Audit", "Complete", StringComparison.Ordinal)}};
                complete.Group = complete.Role = {{Group}};
                complete.Make();
            }
        }

        internal sealed class Audit
        {
            public Input<string>? Group { get; set; }
            public Input<string>? Role { get; set; }
            public void Make() => {|INFRA1001:new Trail|}(
                Given.Id("t"), new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = Group, CloudWatchLogsRoleArn = Role });
        }

        internal sealed class Complete
        {
            public Input<string>? Group { get; set; }
            public Input<string>? Role { get; set; }
            public void Make() => new Trail(
                Given.Id("u"), new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = Group, CloudWatchLogsRoleArn = Role });
        }
        """);

    [Fact]
    public Task Shared_options_that_nothing_can_change_are_known() => Check.PulumiProgram(
        $$"""
        {{Usings}}
        class Program : Stack
        {
            public Program()
            {
                {|INFRA1001:new Trail|}(Given.Id("t"), new TrailArgs
                {
                    S3BucketName = "b",
                    CloudWatchLogsGroupArn = Options.None.Group,
                    CloudWatchLogsRoleArn = Options.None.Role,
                });
                var some = Options.None with { Group = {{Group}}, Role = {{Group}} };
                new Trail(Given.Id("u"), new TrailArgs
                {
                    S3BucketName = "b",
                    CloudWatchLogsGroupArn = some.Group,
                    CloudWatchLogsRoleArn = some.Role,
                });
                Open.None.Set({{Group}});
                new Trail(Given.Id("v"), new TrailArgs
                {
                    S3BucketName = "b",
                    CloudWatchLogsGroupArn = Open.None.Group,
                    CloudWatchLogsRoleArn = Open.None.Group,
                });
            }
        }

        public sealed record Options(Input<string>? Group, Input<string>? Role)
        {
            public static readonly Options None = new(null, null);
        }

        public sealed class Open
        {
            public static readonly Open None = new();
            public Input<string>? Group { get; private set; }
            public void Set(Input<string>? group) => Group = group;
        }
        """,
        undecidable: true);

    [Fact]
    public Task The_public_members_of_a_library_have_other_users() => Library(
        """
        public sealed class Program : Stack
        {
            public Program() => new Audit("a");
        }

        public sealed class Audit : ComponentResource
        {
            public Audit(string n, Input<string>? group = null) : base("my:Audit", n) =>
                new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group, CloudWatchLogsRoleArn = group });
        }
        """);

    [Fact]
    public Task What_another_assembly_may_see_has_other_users() => Library(
        """
        public sealed class Program : Stack
        {
            public Program() => new Audit("a");
        }

        internal sealed class Audit : ComponentResource
        {
            public Audit(string n, Input<string>? group = null) : base("my:Audit", n) =>
                new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group, CloudWatchLogsRoleArn = group });
        }
        """,
        "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Tests\")]");

    [Fact]
    public Task The_public_members_of_an_executable_have_no_other_users() => Executable(
        """
        public sealed class Program : Stack
        {
            public Program() => new Audit("a");

            private static System.Threading.Tasks.Task<int> Main() => Deployment.RunAsync<Program>();
        }

        public sealed class Audit : ComponentResource
        {
            public Audit(string n, Input<string>? group = null) : base("my:Audit", n) =>
                [|new Trail|]("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group, CloudWatchLogsRoleArn = group });
        }
        """);

    [Theory]
    [InlineData("Factory.Make(null); System.Action<Input<string>?> make = Factory.Make; Given.Takes(make);")]
    [InlineData("Factory.Make(null); dynamic text = \"x\"; Factory.Make(text);")]
    [InlineData("Factory.Make(null); Given.Passes<System.Action<Input<string>?>>(Factory.Make)(\"x\");")]
    public Task A_use_that_hands_the_member_out_may_give_it_anything(string statements) => Library(
        $$"""
        public sealed class Program : Stack
        {
            public Program()
            {
                {{statements}}
            }
        }

        internal static class Factory
        {
            internal static void Make(Input<string>? arn) =>
                new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = arn, CloudWatchLogsRoleArn = arn });
        }
        """);

    [Theory]
    [InlineData("new Audit(null); Audit other = new(Given.Text);")]
    [InlineData("new Audit(null); new Derived(Given.Text);")]
    [InlineData("new Audit(null); new Primary(Given.Text);")]
    [InlineData("new Audit(null); new Other(Given.Text);")]
    [InlineData("new Audit(null); Keep(new(Given.Text));")]
    public Task Every_creation_of_a_class_counts(string statements) => Library(
        $$"""
        public sealed class Program : Stack
        {
            public Program()
            {
                {{statements}}
            }

            private static void Keep(Audit audit) => Given.Takes(audit);
        }

        internal class Audit
        {
            public Audit(Input<string>? arn) =>
                new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = arn, CloudWatchLogsRoleArn = arn });
        }

        internal sealed class Derived : Audit
        {
            public Derived(Input<string>? arn) : base(arn) { }
        }

        internal sealed class Primary(Input<string>? arn) : Audit(arn);
        """,
        "global using Other = Audit;");

    [Theory]
    [InlineData("new Audit(null); Given.Takes(typeof(Audit));")]
    [InlineData("new Audit(null); System.Activator.CreateInstance<Audit>();")]
    public Task Whoever_is_told_of_a_class_may_create_it_with_anything(string statements) => Library(
        $$"""
        public sealed class Program : Stack
        {
            public Program()
            {
                {{statements}}
            }
        }

        internal class Audit
        {
            public Audit(Input<string>? arn) =>
                new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = arn, CloudWatchLogsRoleArn = arn });
        }
        """);

    [Theory]
    [InlineData("ITrails trails = new Trails(); trails.Make(null); Given.Passes(trails).Make(Given.Text);")]
    [InlineData(
        "ITrails trails = Given.A ? new Trails() : Given.Passes<ITrails>(new Trails()); trails.Make(Given.Text); new Trails().Make(null);")]
    public Task An_implementation_of_an_interface_may_be_called_by_it(string statements) => Library(
        $$"""
        public sealed class Program : Stack
        {
            public Program()
            {
                {{statements}}
            }
        }

        internal interface ITrails { void Make(Input<string>? arn); }

        internal sealed class Trails : ITrails
        {
            public void Make(Input<string>? arn) =>
                new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = arn, CloudWatchLogsRoleArn = arn });
        }
        """);

    [Fact]
    public Task What_no_caller_decides_is_decided_without_them() => Executable(
        """
        public sealed class Program : Stack
        {
            public Program() => Given.Passes<IMaker>(new Maker()).Run();

            private static void Main() { }
        }

        internal interface IMaker { void Run(); }

        internal sealed class Maker : IMaker
        {
            public void Run() => Make(Given.Text);

            internal void Make(string bucket) => [|new Trail|]("t", new TrailArgs { S3BucketName = bucket });
        }
        """);

    [Fact]
    public Task An_interface_with_a_method_of_the_same_name_is_another() => Executable(
        """
        public sealed class Program : Stack
        {
            public Program()
            {
                new Audit().Make(null);
                Given.Passes<IMaker>(new Other()).Make("g");
            }

            private static void Main() { }
        }

        internal interface IMaker { void Make(Input<string>? group); }

        internal sealed class Other : IMaker { public void Make(Input<string>? group) { } }

        internal class Audit
        {
            public void Make(Input<string>? group) => [|new Trail|]("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group });
        }
        """);

    [Fact]
    public Task A_derived_class_may_implement_an_interface_by_a_method_of_its_base_class() => Executable(
        """
        public sealed class Program : Stack
        {
            public Program()
            {
                new Audit().Make(null, null);
                Given.Passes<IMaker>(new Derived()).Make("g:*", "r");
            }

            private static void Main() { }
        }

        internal interface IMaker { void Make(Input<string>? group, Input<string>? role); }

        internal sealed class Derived : Audit, IMaker { }

        internal class Audit
        {
            public void Make(Input<string>? group, Input<string>? role) =>
                new Trail("t", new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group, CloudWatchLogsRoleArn = role });
        }
        """);

    /// <summary>Not followed: what a static collection holds. The program is right; the finding is a hint, not a warning.</summary>
    [Theory]
    [InlineData("L.ContainsKey(1)")]
    [InlineData("L.Count != 0")]
    public Task A_condition_on_a_static_collection_counts_as_one(string condition) => Library(
        $$"""
        public sealed class Program : Stack
        {
            public Program()
            {
                Audit.Load();
                Audit.Make("g:*", "r");
            }
        }

        internal static class Audit
        {
            private static readonly System.Collections.Generic.Dictionary<int, bool> L = new();

            internal static void Load() => L[1] = true;

            internal static void Make(Input<string> g, Input<string> r)
            {
                var c = new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = g };
                if ({{condition}}) c.CloudWatchLogsRoleArn = r;
                _ = {|INFRA1003:new Trail|}("t", c);
            }
        }
        """);

    private const string Usings = "using Infra.Analyzers.Testing; using Pulumi; using Pulumi.Aws.CloudTrail;";

    private static Task Library(string source, string attributes = "") =>
        Check.Analysis(Libraries.Pulumi, $"{Usings}\n{source}", attributes);

    private static Task Executable(string source) =>
        AnalyzerVerifier.VerifyAsync(TestProgram.Of(Libraries.Pulumi, $"{Usings}\n{source}") with { IsExecutable = true }, Check.Analyzers);
}
