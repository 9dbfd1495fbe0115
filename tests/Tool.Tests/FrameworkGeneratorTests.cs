using System.Reflection;
using Infra.Analyzers.Tool.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>A source generator of the framework that is not run is one that would generate nothing.</summary>
public sealed class FrameworkGeneratorTests
{
    private static readonly string TargetingPack =
        typeof(FrameworkGeneratorTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "TargetingPack").Value!;

    private static readonly string[] Generators = Directory.GetFiles(Path.Combine(TargetingPack, "analyzers/dotnet/cs"), "*.dll");

    private static readonly IReadOnlyList<MetadataReference> References =
        [.. Directory.GetFiles(Path.Combine(TargetingPack, "ref/net10.0"), "*.dll").Select(file => MetadataReference.CreateFromFile(file))];

    public static TheoryData<string, string> Programs => new()
    {
        { "", "using System; Console.WriteLine(System.Text.RegularExpressions.Regex.IsMatch(\"a\", \"b\"));" },
        {
            "System.Text.Json.SourceGeneration",
            "[System.Text.Json.Serialization.JsonSerializable(typeof(int))] partial class C : System.Text.Json.Serialization.JsonSerializerContext;"
        },
        {
            "System.Text.Json.SourceGeneration",
            """
            using Named = System.Text.Json.Serialization.JsonSerializableAttribute;
            [Named(typeof(int))] partial class C : System.Text.Json.Serialization.JsonSerializerContext;
            """
        },
        {
            "System.Text.RegularExpressions.Generator",
            "partial class C { [System.Text.RegularExpressions.GeneratedRegex(\"a\")] private static partial System.Text.RegularExpressions.Regex R(); }"
        },
        {
            "System.Text.RegularExpressions.Generator",
            "partial class C { [System.Text.RegularExpressions.Generated\\u0052egex(\"a\")] private static partial System.Text.RegularExpressions.Regex R(); }"
        },
        {
            "Microsoft.Interop.LibraryImportGenerator",
            "partial class C { [System.Runtime.InteropServices.LibraryImport(\"c\")] private static partial int getpid(); }"
        },
        {
            "Microsoft.Interop.JavaScript.JSImportGenerator",
            "partial class C { [System.Runtime.InteropServices.JavaScript.JSImport(\"f\")] internal static partial void F(); }"
        },
        {
            "Microsoft.Interop.JavaScript.JSImportGenerator",
            "partial class C { [System.Runtime.InteropServices.JavaScript.JSExport] internal static void F() { } }"
        },
        {
            "Microsoft.Interop.ComInterfaceGenerator",
            """
            using System.Runtime.InteropServices; using System.Runtime.InteropServices.Marshalling;
            [GeneratedComInterface, Guid("5401c312-ab23-4dd3-aa40-3cb4b3a4683e")] partial interface I { void M(); }
            """
        },
        {
            "Microsoft.Interop.ComInterfaceGenerator",
            """
            using System.Runtime.InteropServices; using System.Runtime.InteropServices.Marshalling;
            [GeneratedComClass] partial class C : System.IDisposable { public void Dispose() { } }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void One_that_is_idle_generates_nothing(string named, string program)
    {
        var compilation = CSharpCompilation.Create(
            "Program", [CSharpSyntaxTree.ParseText(program)], References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var loader = new GeneratorLoader();
        var idle = FrameworkGenerators.IdleIn(compilation.SyntaxTrees);

        if (named.Length == 0)
            Assert.NotEmpty(idle);
        Assert.All(Generators, path =>
        {
            var loaded = loader.Load(path);
            Assert.Empty(loaded.Failures);
            var run = CSharpGeneratorDriver.Create(loaded.Generators).RunGenerators(compilation).GetRunResult();
            Assert.True(!idle.Contains(Path.GetFileName(path)) || run.GeneratedTrees.IsEmpty, path);
            if (Path.GetFileNameWithoutExtension(path) == named)
                Assert.NotEmpty(run.GeneratedTrees.Concat<object>(run.Diagnostics));
        });
    }

    /// <summary>What a generator of anybody else generates code for is its own affair.</summary>
    [Fact]
    public void None_but_those_of_the_framework_are_idle() =>
        Assert.Subset(Generators.Select(path => Path.GetFileName(path)).ToHashSet(), FrameworkGenerators.IdleIn([]).ToHashSet());
}
