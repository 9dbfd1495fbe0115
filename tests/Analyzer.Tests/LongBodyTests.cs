using System.Collections.Immutable;
using Infra.Analyzers.Models;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.Tests;

/// <summary>A body that costs more than it may when its calls are followed is judged by what it does itself.</summary>
public sealed class LongBodyTests
{
    private const string Group = "\"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\"";

    /// <summary>Analyzers that give up earlier than ours, so that a body need not be as long as it takes for that.</summary>
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new InfraAnalyzer(LibraryTable.Rows, budget: 20_000)];

    /// <summary>Helpers whose calls cost much, since every one of them goes several ways.</summary>
    private const string Helpers =
        """
        private readonly Dictionary<string, string> _tags = new();
        private Input<string>? _group;

        private string Tag(string name, bool isImportant)
        {
            for (var index = 0; index < 3; index++)
                _tags[name + index] = isImportant && Given.Passes(name).Length > 3 ? "important" : Name("plain");
            return name;
        }

        private string Name(string prefix) => Given.Passes(prefix).Length > 3 ? prefix + "-" + _tags.Count : prefix;

        private void Deliver(TrailArgs args)
        {
            args.CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
            args.CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/r";
        }

        private static TrailArgs Bare() => new() { S3BucketName = "b" };

        private TrailArgs Delivered()
        {
            var args = new TrailArgs { S3BucketName = "b" };
            Deliver(args);
            return args;
        }

        private void Choose(ref Input<string>? group) => group = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";

        private void Remember() => _group = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
        """;

    [Fact]
    public Task What_a_long_body_does_itself_is_known() => Constructor(
        """
        {
            _ = {|INFRA1001:new Trail|}(Given.Id("t"), new TrailArgs { S3BucketName = "b" });
        }

        {
            var args = new TrailArgs { S3BucketName = "b" };
            Tag("t", true);
            _ = {|INFRA1001:new Trail|}(Given.Id("t"), args);
        }

        {
            _ = {|INFRA1001:new Trail|}(Given.Id("t"), new TrailArgs { S3BucketName = Name("b") });
        }

        {
            _ = {|INFRA1001:new Trail|}(Given.Id("t"), new TrailArgs { S3BucketName = "b", Tags = { ["k"] = Tag("t", true) } });
        }

        {
            _ = {|INFRA1003:new Trail|}(
                Given.Id("t"), new TrailArgs { S3BucketName = "b",
                    CloudWatchLogsGroupArn = Given.C ? "g" : null, CloudWatchLogsRoleArn = Given.C ? "r" : null });
        }

        {
            Action make = () => _ = {|INFRA1001:new Trail|}(Given.Id("t"), new TrailArgs { S3BucketName = "b" });
            make();
        }
        """);

    [Fact]
    public Task What_its_calls_may_do_is_not() => Constructor(
        """
        {
            var args = new TrailArgs { S3BucketName = "b" };
            Deliver(args);
            _ = new Trail(Given.Id("t"), args);
        }

        {
            _ = new Trail(Given.Id("t"), Delivered());
        }

        {
            _ = new Trail(Given.Id("t"), Bare());
        }

        {
            _ = new Trail(Given.Id("t"),
                new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = Property, CloudWatchLogsRoleArn = Property });
        }

        {
            Input<string>? group = null;
            Choose(ref group);
            _ = new Trail(Given.Id("t"),
                new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group, CloudWatchLogsRoleArn = group });
        }

        {
            _group = null;
            Remember();
            _ = new Trail(Given.Id("t"),
                new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = _group, CloudWatchLogsRoleArn = _group });
        }

        {
            Input<string>? group = null;
            Set();
            _ = new Trail(Given.Id("t"),
                new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group, CloudWatchLogsRoleArn = group });
            void Set() => group = Name("g");
        }

        {
            Input<string>? group = null;
            Outer();
            _ = new Trail(Given.Id("t"),
                new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group, CloudWatchLogsRoleArn = group });
            void Set() => group = Name("g");
            void Outer() => Set();
        }

        {
            var args = new TrailArgs { S3BucketName = "b" };
            Set();
            _ = new Trail(Given.Id("t"), args);
            void Set() => Deliver(args);
        }

        {
            var args = new TrailArgs { S3BucketName = "b" };
            Action set = () => Deliver(args);
            set();
            _ = new Trail(Given.Id("t"), args);
        }

        {
            Input<string>? group = null;
            Action set = Set;
            set();
            _ = new Trail(Given.Id("t"),
                new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = group, CloudWatchLogsRoleArn = group });
            void Set() => group = Name("g");
        }

        {
            var made = new TrailArgs { S3BucketName = "b" };
            Deliver(made);
            _ = Make(made);
            Trail Make(TrailArgs args) => new Trail(Given.Id("t"), args);
        }

        {
            Func<TrailArgs, Trail> make = args => new Trail(Given.Id("t"), args);
            Set();
            _ = make(new TrailArgs { S3BucketName = "b" });
            void Set() => make(new TrailArgs { S3BucketName = "b", CloudWatchLogsGroupArn = "g", CloudWatchLogsRoleArn = "r" });
        }

        {
            var holder = new Holder(this);
            _ = new Trail(Given.Id("t"), holder.Args);
        }

        {
            _ = new Trail(Given.Id("t"), new Defaults().Args);
        }
        """, undecidable: true);

    [Fact]
    public Task Most_programs_are_one_function_that_Pulumi_runs() => Check.PulumiProgram(
        $$"""
        {{Usings}}
        class Program : Stack
        {
            {{Helpers}}

            public Program() => Run(() =>
            {
                {{Calls}}
                {|INFRA1001:new Trail|}(Given.Id("t"), new TrailArgs { S3BucketName = "b" });
            });

            private static void Run(Action make) => make();
        }
        """, undecidable: true, Analyzers);

    private static string Calls => string.Join('\n', Enumerable.Range(0, 200).Select(index => $"Tag(\"s{index}\", Given.C);"));

    private static string Usings =>
        "using System; using System.Collections.Generic; using Pulumi; using Pulumi.Aws.CloudTrail; using Infra.Analyzers.Testing;";

    private static Task Constructor(string statements, bool undecidable = false) => Check.PulumiProgram(
        $$"""
        {{Usings}}
        class Program : Stack
        {
            {{Helpers}}

            private static Input<string>? Property => "g";

            public Program()
            {
                {{Calls}}
                {{statements}}
            }

            private sealed class Holder
            {
                public Holder(Program program) => program.Deliver(Args);

                public TrailArgs Args { get; } = new() { S3BucketName = "b" };
            }

            private sealed class Defaults
            {
                public TrailArgs Args { get; }

                public Defaults() =>
                    Args = new() { S3BucketName = "b", CloudWatchLogsGroupArn = {{Group}}, CloudWatchLogsRoleArn = {{Group}} };
            }
        }
        """, undecidable, Analyzers);
}
