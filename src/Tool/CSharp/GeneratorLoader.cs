using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.Tool.CSharp;

/// <summary>Loads the source generators of the projects, those of one folder into one context, all onto this process' compiler.</summary>
internal sealed class GeneratorLoader : IAnalyzerAssemblyLoader
{
    private readonly ConcurrentDictionary<string, AssemblyLoadContext> _contexts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<ISourceGenerator>>> _generators = new(StringComparer.Ordinal);

    /// <summary>The C# generators of an assembly.</summary>
    /// <param name="path">The assembly, as an absolute path; one that does not exist or cannot be loaded has none.</param>
    public IReadOnlyList<ISourceGenerator> Load(string path) => _generators.GetOrAdd(path, _ => new(() => LoadNew(path))).Value;

    /// <inheritdoc/>
    public void AddDependencyLocation(string fullPath)
    {
        // A dependency is looked for beside the assembly that needs it.
    }

    /// <inheritdoc/>
    public Assembly LoadFromPath(string fullPath) =>
        _contexts.GetOrAdd(Path.GetDirectoryName(fullPath)!, folder => new FolderContext(folder)).LoadFromAssemblyPath(fullPath);

    private IReadOnlyList<ISourceGenerator> LoadNew(string path) =>
        File.Exists(path) ? new AnalyzerFileReference(path, this).GetGenerators(LanguageNames.CSharp) : [];

    private sealed class FolderContext(string folder) : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (Default.Assemblies.Any(assembly => assembly.GetName().Name == assemblyName.Name) || assemblyName.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
                return null;
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
