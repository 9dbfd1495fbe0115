using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Tests;

/// <summary>Creations that a look at the text alone would miss.</summary>
public sealed class GateTests
{
    [Fact]
    public Task The_type_is_named_in_another_file() => Check.Analysis(
        Libraries.Pulumi,
        """
        partial class Program
        {
            void Make() => _first = {|INFRA1001:new|}("t", new() { S3BucketName = "b" });
        }
        """,
        """
        using Pulumi.Aws.CloudTrail;
        partial class Program
        {
            Trail? _first;
        }
        """);

    [Fact]
    public Task A_return_type_in_another_file() => Check.Analysis(
        Libraries.Cdktf,
        """
        sealed class Factory : FactoryBase
        {
            public override object Use(Constructs.Construct scope) => Take({|INFRA1001:new|}(scope, "t", Plain()));
        }
        """,
        """
        using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;
        abstract class FactoryBase
        {
            protected static object Take(Cloudtrail trail) => trail.Arn;
            protected static ICloudtrailConfig Plain() => new CloudtrailConfig { Name = "n", S3BucketName = "b" };
            public abstract object Use(Constructs.Construct scope);
        }
        """);

    [Fact]
    public Task A_using_alias() => Check.Analysis(
        Libraries.Pulumi,
        """
        using T = Pulumi.Aws.CloudTrail.Trail;
        using A = Pulumi.Aws.CloudTrail.TrailArgs;
        static class P { static object M() => {|INFRA1001:new T|}("t", new A { S3BucketName = "b" }); }
        """);

    [Fact]
    public Task A_global_using_alias_in_another_file() => Check.Analysis(
        Libraries.Pulumi,
        """static class P { static object M() => {|INFRA1001:new T|}("t", new A { S3BucketName = "b" }); }""",
        """
        global using T = Pulumi.Aws.CloudTrail.Trail;
        global using A = Pulumi.Aws.CloudTrail.TrailArgs;
        """);

    [Fact]
    public Task A_global_using_in_another_file() => Check.Analysis(
        Libraries.Pulumi,
        """static class P { static object M() => {|INFRA1001:new Trail|}("t", new() { S3BucketName = "b" }); }""",
        "global using Pulumi.Aws.CloudTrail;");

    [Fact]
    public Task A_namespace_alias() => Check.Analysis(
        Libraries.Pulumi,
        """
        using Aws = Pulumi.Aws;
        static class P { static object M() => {|INFRA1001:new Aws.CloudTrail.Trail|}("t", new Aws.CloudTrail.TrailArgs { S3BucketName = "b" }); }
        """);

    [Fact]
    public Task A_qualified_name() => Check.Analysis(
        Libraries.Pulumi,
        """static class P { static object M() => {|INFRA1001:new global::Pulumi.Aws.CloudTrail.Trail|}("t", new() { S3BucketName """
            + """= "b" }); }""");

    [Fact]
    public Task An_escaped_identifier() => Check.Analysis(
        Libraries.Pulumi,
        """
        using Pulumi.Aws.CloudTrail;
        static class P { static object M() => {|INFRA1001:new @Trail|}("t", new() { S3BucketName = "b" }); }
        """);

    [Fact]
    public Task A_unicode_escape_in_the_name() => Check.Analysis(
        Libraries.Pulumi,
        """
        using Pulumi.Aws.CloudTrail;
        static class P { static object M() => {|INFRA1001:new \u0054rail|}("t", new() { S3BucketName = "b" }); }
        """);

    [Fact]
    public Task A_subclass_in_another_file() => Check.Analysis(
        Libraries.Cdktf,
        """static class P { static object M(Constructs.Construct scope) => {|INFRA1001:new Audit|}(scope, "t"); }""",
        """
        using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;
        class Audit(Constructs.Construct scope, string id) : Middle(scope, id);
        class Middle(Constructs.Construct scope, string id) : Cloudtrail(scope, id, new CloudtrailConfig { Name = "n", S3BucketName = "b" });
        """);

    [Fact]
    public Task Halves_of_a_partial_class() => Check.Analysis(
        Libraries.Pulumi,
        """
        using Pulumi.Aws.CloudTrail;
        partial class Program
        {
            private static readonly string? Group = null;
            private static partial TrailArgs Make();
        }
        """,
        """
        using Pulumi.Aws.CloudTrail;
        partial class Program
        {
            private static partial TrailArgs Make() => new() { S3BucketName = "b", CloudWatchLogsGroupArn = Group!, CloudWatchLogsRoleArn = "r" };
            static object M() => {|INFRA1001:new Trail|}("t", Make());
        }
        """);

    [Fact]
    public Task A_file_local_type() => Check.Analysis(
        Libraries.Pulumi,
        """
        using Pulumi.Aws.CloudTrail;
        file static class Defaults { public static TrailArgs Args => new() { S3BucketName = "b" }; }
        file sealed class Audit(string name) : Trail(name, Defaults.Args);
        static class P { static object M() => {|INFRA1001:new Audit|}("t"); }
        """);

    [Fact]
    public Task A_field_initializer() => Check.Analysis(
        Libraries.Pulumi,
        """
        using Pulumi.Aws.CloudTrail;
        class P
        {
            private readonly Trail _trail = {|INFRA1001:new|}("t", new() { S3BucketName = "b" });
            public Trail Other { get; } = {|INFRA1001:new Trail|}("u", new() { S3BucketName = "b" });
            public static readonly Trail Third = {|INFRA1001:new|}("v", new() { S3BucketName = "b" });
            public object All => (_trail, Other, Third);
        }
        """);

    [Fact]
    public Task A_variable_whose_type_has_another_name_in_another_file() => Check.Analysis(
        Libraries.Pulumi,
        """
        class P
        {
            private readonly Alias _field = {|INFRA1001:new|}("a", new() { S3BucketName = "b" });
            public Own? Property { get; } = {|INFRA1001:new|}("b", new() { S3BucketName = "b" });
            public void Make()
            {
                @Alias local = {|INFRA1001:new|} ("c", new() { S3BucketName = "b" });
                Alias? nullable = {|INFRA1001:new|}("d", new() { S3BucketName = "b" });
                global::Own qualified = {|INFRA1001:new|}
                    ("e", new() { S3BucketName = "b" });
                Alias[] many = [{|INFRA1001:new|}("f", new() { S3BucketName = "b" })];
                object[] made = [_field, local, nullable, qualified, many];
            }
        }
        """,
        """
        global using Alias = Pulumi.Aws.CloudTrail.Trail;
        class Own(string name, Pulumi.Aws.CloudTrail.TrailArgs args) : Pulumi.Aws.CloudTrail.Trail(name, args);
        """);

    [Fact]
    public Task A_primary_constructor_and_a_base_call() => Check.Analysis(
        Libraries.Pulumi,
        """
        using Pulumi.Aws.CloudTrail;
        class Base(Trail trail) { public Trail Trail => trail; }
        class P(string name) : Base({|INFRA1001:new Trail|}(name, new() { S3BucketName = "b" }));
        class Q : Base { public Q() : base({|INFRA1001:new|}("t", new() { S3BucketName = "b" })) { } }
        """);

    [Fact]
    public Task A_default_argument_and_an_accessor_and_an_indexer() => Check.Analysis(
        Libraries.Pulumi,
        """
        using System;
        using Pulumi.Aws.CloudTrail;
        class P
        {
            Trail Get { get => {|INFRA1001:new|}("t", new() { S3BucketName = "b" }); }
            Trail this[string name] => {|INFRA1001:new|}(name, new() { S3BucketName = "b" });
            event Action? Changed { add => _ = {|INFRA1001:new Trail|}("e", new() { S3BucketName = "b" }); remove { } }
            static P() { _ = {|INFRA1001:new Trail|}("s", new() { S3BucketName = "b" }); }
            ~P() { _ = {|INFRA1001:new Trail|}("f", new() { S3BucketName = "b" }); }
        }
        """);

    [Theory]
    [InlineData("LOGGED", "new Trail")]
    [InlineData("PLAIN", "{|INFRA1001:new Trail|}")]
    public async Task Preprocessor_symbols(string symbol, string creation)
    {
        var source = $$"""
            using Pulumi.Aws.CloudTrail;
            static class P
            {
                static object M() => {{creation}}("t", new TrailArgs
                {
                    S3BucketName = "b",
            #if LOGGED
                    CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*",
                    CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/r",
            #endif
                });
            }
            """;
        await AnalyzerVerifier.VerifyAsync(TestProgram.Of(Libraries.Pulumi, source) with { Symbols = [symbol] }, Check.Analyzers);
    }

    [Fact]
    public async Task An_old_language_version()
    {
        const string Source = """
            using Pulumi.Aws.CloudTrail;
            namespace N
            {
                static class P
                {
                    static void M()
                    {
                        var args = new TrailArgs { S3BucketName = "b" };
                        args.CloudWatchLogsRoleArn = "r";
                        var trail = {|INFRA1001:new Trail|}("t", args);
                    }
                }
            }
            """;
        await AnalyzerVerifier.VerifyAsync(TestProgram.Of(Libraries.Pulumi, Source) with { LanguageVersion = LanguageVersion.CSharp8 },
            Check.Analyzers);
    }

    [Fact]
    public Task Top_level_statements() => Check.Analysis(
        Libraries.Cdktf,
        """
        using HashiCorp.Cdktf;
        using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;

        var app = new App();
        var stack = new TerraformStack(app, "s");
        var config = Make();
        new Cloudtrail(stack, "u", new CloudtrailConfig { Name = "n", S3BucketName = "b", CloudWatchLogsGroupArn = "${aws_cloudwatch_log_group.g.arn}:*", CloudWatchLogsRoleArn = "r" });
        {|INFRA1001:new Cloudtrail|}(stack, "t", config);
        app.Synth();

        static CloudtrailConfig Make() => new() { Name = "n", S3BucketName = "b" };
        """);

    [Fact]
    public Task Generated_code_is_left_alone() => Check.Analysis(
        Libraries.Pulumi,
        """
        // <auto-generated/>
        using Pulumi.Aws.CloudTrail;
        static class P { static object M() => new Trail("t", new() { S3BucketName = "b" }); }
        """);

    [Fact]
    public Task A_pragma_suppresses() => Check.Analysis(
        Libraries.Pulumi,
        """
        using Pulumi.Aws.CloudTrail;
        static class P
        {
        #pragma warning disable INFRA1001 // Delivered by the organization's own trail.
            static object M() => new Trail("t", new() { S3BucketName = "b" });
        #pragma warning restore INFRA1001
            static object N() => {|INFRA1001:new Trail|}("t", new() { S3BucketName = "b" });
        }
        """);

    [Fact]
    public Task An_attribute_suppresses() => Check.Analysis(
        Libraries.Pulumi,
        """
        using Pulumi.Aws.CloudTrail;
        static class P
        {
            [System.Diagnostics.CodeAnalysis.SuppressMessage("Infra.Observability", "INFRA1001", Justification = "Delivered elsewhere.")]
            static object M() => new Trail("t", new() { S3BucketName = "b" });
        }
        """);

    [Fact]
    public Task Bindings_that_were_generated_locally() => Check.Analysis(
        Libraries.Cdktf,
        """
        using Amazon.JSII.Runtime.Deputy;
        using Constructs;

        namespace my_aws.Cloudtrail
        {
            [JsiiClass(typeof(Cloudtrail), "my-aws.cloudtrail.Cloudtrail", "[]")]
            public class Cloudtrail : HashiCorp.Cdktf.TerraformResource
            {
                public Cloudtrail(Construct scope, string id, ICloudtrailConfig config) : base(new DeputyProps([scope, id, config])) { }
                [JsiiProperty("cloudWatchLogsGroupArn", "{}")]
                public virtual string CloudWatchLogsGroupArn { get => GetInstanceProperty<string>()!; set => SetInstanceProperty(value); }
            }

            [JsiiInterface(typeof(ICloudtrailConfig), "my-aws.cloudtrail.CloudtrailConfig")]
            public interface ICloudtrailConfig
            {
                [JsiiProperty("cloudWatchLogsGroupArn", "{}"), JsiiOptional] string? CloudWatchLogsGroupArn => null;
                [JsiiProperty("cloudWatchLogsRoleArn", "{}"), JsiiOptional] string? CloudWatchLogsRoleArn => null;
            }

            [JsiiByValue("my-aws.cloudtrail.CloudtrailConfig")]
            public class CloudtrailConfig : ICloudtrailConfig
            {
                [JsiiProperty("cloudWatchLogsGroupArn", "{}", isOptional: true)] public string? CloudWatchLogsGroupArn { get; set; }
                [JsiiProperty("cloudWatchLogsRoleArn", "{}", isOptional: true)] public string? CloudWatchLogsRoleArn { get; set; }
            }
        }

        static class P
        {
            static void M(Construct scope)
            {
                _ = {|INFRA1001:new my_aws.Cloudtrail.Cloudtrail|}(scope, "t", new my_aws.Cloudtrail.CloudtrailConfig());
                _ = new my_aws.Cloudtrail.Cloudtrail(scope, "u", new my_aws.Cloudtrail.CloudtrailConfig { CloudWatchLogsGroupArn = "x:*", CloudWatchLogsRoleArn = "y" });
            }
        }
        """);

    [Fact]
    public Task All_families_in_one_program() => Check.Analysis(
        Libraries.Pulumi | Libraries.Cdktf | Libraries.CdkTerrain,
        """
        using Constructs;
        static class P
        {
            static void M(Construct scope)
            {
                _ = {|INFRA1001:new HashiCorp.Cdktf.Providers.Aws.Cloudtrail.Cloudtrail|}(scope, "a", new HashiCorp.Cdktf.Providers.Aws.Cloudtrail.CloudtrailConfig { Name = "n", S3BucketName = "b" });
                _ = {|INFRA1001:new Io.Cdktn.Providers.Aws.Cloudtrail.Cloudtrail|}(scope, "b", new Io.Cdktn.Providers.Aws.Cloudtrail.CloudtrailConfig { Name = "n", S3BucketName = "b" });
                _ = {|INFRA1001:new Pulumi.Aws.CloudTrail.Trail|}("c", new() { S3BucketName = "b" });
            }
        }
        """);
}
