using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Testing;

/// <summary>What a test program references beside the framework and <see cref="Given"/>.</summary>
[Flags]
public enum Libraries
{
    None = 0,

    /// <summary>Our stubs of the Pulumi SDK and its AWS providers.</summary>
    Pulumi = 1,

    /// <summary>The real CDKTF packages.</summary>
    Cdktf = 2,

    /// <summary>The real CDK Terrain packages.</summary>
    CdkTerrain = 4,

    /// <summary>The real AWS CDK.</summary>
    AwsCdk = 8,
}

/// <summary>The assemblies behind <see cref="Libraries"/>, which lie beside the tests.</summary>
internal static class References
{
    private static readonly ConcurrentDictionary<Libraries, CSharpCompilation> Cache = new();
    private static readonly ConcurrentDictionary<string, MetadataReference> Assemblies = new(StringComparer.Ordinal);

    private static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(() =>
    [
        .. Directory.EnumerateFiles(FrameworkDirectory, "*.dll").Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(Given).Assembly.Location),
    ]);

    private static string FrameworkDirectory => typeof(References).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ReferenceAssemblies").Value!;

    /// <summary>
    /// A program without files. Those that are made of it share the symbols of what they reference, which cost most to make.
    /// </summary>
    public static CSharpCompilation CompilationOf(Libraries libraries) => Cache.GetOrAdd(libraries, static libraries =>
        CSharpCompilation.Create(
            "TestProgram", [], For(libraries),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true)));

    private static ImmutableArray<MetadataReference> For(Libraries libraries) =>
    [
        .. Framework.Value,
        .. libraries.HasFlag(Libraries.Pulumi) ? Named("Pulumi") : [],
        .. libraries.HasFlag(Libraries.Cdktf) ? Named("HashiCorp.Cdktf", "HashiCorp.Cdktf.Providers.Aws") : [],
        .. libraries.HasFlag(Libraries.CdkTerrain) ? Named("Io.Cdktn", "Io.Cdktn.Providers.Aws") : [],
        .. libraries.HasFlag(Libraries.AwsCdk) ? AwsCdkEngine.Paths.Select(path => MetadataReference.CreateFromFile(path)) : [],
        .. (libraries & (Libraries.Cdktf | Libraries.CdkTerrain | Libraries.AwsCdk)) != 0 ? Named("Constructs", "Amazon.JSII.Runtime") : [],
    ];

    private static IEnumerable<MetadataReference> Named(params string[] assemblies) =>
        assemblies.Select(name => Assemblies.GetOrAdd(
            name, static name => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, name + ".dll"))));
}
