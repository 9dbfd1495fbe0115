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
    private readonly ConcurrentDictionary<string, Lazy<LoadedGenerators>> _generators = new(StringComparer.Ordinal);

    /// <summary>The C# generators of an assembly.</summary>
    /// <param name="path">The assembly, as an absolute path; it exists.</param>
    public LoadedGenerators Load(string path) => _generators.GetOrAdd(path, _ => new(() => LoadNew(path))).Value;

    /// <inheritdoc/>
    public void AddDependencyLocation(string fullPath)
    {
        // A dependency is looked for beside the assembly that needs it.
    }

    /// <inheritdoc/>
    public Assembly LoadFromPath(string fullPath) =>
        _contexts.GetOrAdd(Path.GetDirectoryName(fullPath)!, folder => new FolderContext(folder)).LoadFromAssemblyPath(fullPath);

    private LoadedGenerators LoadNew(string path)
    {
        var failures = new List<string>();
        var reference = new AnalyzerFileReference(path, this);
        reference.AnalyzerLoadFailed += (_, failure) =>
        {
            // That there is none is no failure.
            if (failure.ErrorCode != AnalyzerLoadFailureEventArgs.FailureErrorCode.NoAnalyzers)
                failures.Add(failure.Message);
        };
        return new(reference.GetGenerators(LanguageNames.CSharp), failures);
    }

    private sealed class FolderContext(string folder) : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (Default.Assemblies.Any(assembly => assembly.GetName().Name == assemblyName.Name)
                || assemblyName.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
                return null;
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}

/// <summary>The source generators of an assembly.</summary>
/// <param name="Generators">Those that could be loaded.</param>
/// <param name="Failures">Why others could not.</param>
internal sealed record LoadedGenerators(IReadOnlyList<ISourceGenerator> Generators, IReadOnlyList<string> Failures);
