using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.AnalyzerBenchmarks;

/// <summary>The rules of analyzers that people use.</summary>
internal static class Peers
{
    /// <summary>Every how many of their rules is measured: there are hundreds.</summary>
    private const int Step = 40;

    public static IReadOnlyList<DiagnosticAnalyzer> Load() =>
        [.. Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(metadata => metadata.Key == "Peer")
            .SelectMany(metadata => metadata.Value!.Split(';').Where(Directory.Exists))
            .SelectMany(package => Directory.EnumerateFiles(package, "*.dll", SearchOption.AllDirectories))
            .Where(path => path.Contains("analyzers", StringComparison.Ordinal))
            .GroupBy(Path.GetFileName)
            .Select(versions => versions.Order(StringComparer.Ordinal).Last())
            .SelectMany(path => new AnalyzerFileReference(path, new Loader()).GetAnalyzers(LanguageNames.CSharp))
            .Where((_, index) => index % Step == 0)];

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
