using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Tests;

/// <summary>
/// Code of other assemblies that holds a stack may do anything to what it holds, as an organization's own base stacks do.
/// </summary>
public sealed class UnseenStackTests
{
    private const string Cdk =
        """
        using Constructs; using HashiCorp.Cdktf;
        namespace Company;
        public class SecureStack(Construct scope, string id) : TerraformStack(scope, id);
        public class Unrelated(Construct scope, string id) : Construct(scope, id);
        public static class Policies { public static void Apply(TerraformStack stack) { } public static void Check(string name) { } }
        """;

    private const string Pulumi =
        """
        using Pulumi;
        namespace Company;
        public class SecureStack : Stack;
        public static class Options { public static StackOptions OfStack() => new(); public static CustomResourceOptions OfResource() => new(); }
        """;

    [Theory]
    [InlineData("SecureStack", "", 0)]
    [InlineData("TerraformStack", "Policies.Apply(this);", 0)]
    [InlineData("TerraformStack", "Policies.Check(\"s\"); new Unrelated(this, \"u\");", 1)]
    public Task A_cdk_stack(string parent, string statement, int findings) => Check(
        Libraries.Cdktf,
        Cdk,
        $$"""
        using Company; using Constructs; using HashiCorp.Cdktf; using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;
        class Program : {{parent}}
        {
            public Program(Construct scope, string id) : base(scope, id)
            {
                new Cloudtrail(this, "t", new CloudtrailConfig { Name = "n", S3BucketName = "b" });
                {{statement}}
            }
        }
        """,
        findings);

    [Theory]
    [InlineData("Company.SecureStack", 0)]
    [InlineData("Pulumi.Stack", 1)]
    public Task A_Pulumi_stack(string parent, int findings) => Check(
        Libraries.Pulumi,
        Pulumi,
        $$"""
        class Program : {{parent}}
        {
            public Program() => new Pulumi.Aws.CloudTrail.Trail("t", new() { S3BucketName = "b" });
        }
        """,
        findings);

    [Theory]
    [InlineData("Options.OfStack()", "null", 0)]
    [InlineData("new StackOptions()", "Options.OfResource()", 0)]
    [InlineData("new StackOptions()", "new CustomResourceOptions { Protect = true }", 1)]
    [InlineData("null", "CustomResourceOptions.Merge(null, null)", 1)]
    [InlineData("null", "Own()", 1)]
    public Task Options_that_transform_Pulumi_resources(string stack, string resource, int findings) => Check(
        Libraries.Pulumi,
        Pulumi,
        $$"""
        using Company; using Pulumi;
        class Program : Stack
        {
            public Program() : base({{stack}}) => new Pulumi.Aws.CloudTrail.Trail("t", new() { S3BucketName = "b" }, {{resource}});
            private static CustomResourceOptions Own() => new() { Protect = true };
        }
        """,
        findings);

    [Theory]
    [InlineData("Company.Options.OfStack()", 0)]
    [InlineData("new StackOptions()", 1)]
    public Task Options_of_a_program(string options, int findings) => Check(
        Libraries.Pulumi,
        Pulumi,
        $$"""
        using System.Collections.Generic; using System.Threading.Tasks; using Pulumi;
        class Program
        {
            public static Task<int> Main() => Deployment.RunAsync(async () =>
            {
                await Task.Yield();
                new Pulumi.Aws.CloudTrail.Trail("t", new() { S3BucketName = "b" });
                return new Dictionary<string, object?>();
            }, {{options}});
        }
        """,
        findings);

    private static async Task Check(Libraries libraries, string library, string program, int findings)
    {
        using var image = new MemoryStream();
        Assert.True(TestProgram.Of(libraries, library).Compile().WithAssemblyName("Company").Emit(image).Success);
        var own = TestProgram.Of(libraries, "class C;").Compile();
        var compilation = own.ReplaceSyntaxTree(own.SyntaxTrees[0], Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(program))
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(findings,
            (await TestProgram.AnalyzeAsync(compilation, TestProgram.Delivery, Infra.Analyzers.Tests.Check.Analyzers)).Length);
    }
}
