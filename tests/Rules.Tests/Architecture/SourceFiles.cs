using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Rules.Tests.Architecture;

/// <summary>The product's own source.</summary>
internal static class SourceFiles
{
    /// <summary>The C# files of <c>src</c>, by their paths from there, with forward slashes.</summary>
    public static IReadOnlyList<(string Path, SyntaxNode Root)> All => Files.Value;

    // What is compiled for the newest framework alone is seen, too.
    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithPreprocessorSymbols("NET", "NET8_0_OR_GREATER");

    private static readonly Lazy<IReadOnlyList<(string Path, SyntaxNode Root)>> Files = new(Read);

    private static IReadOnlyList<(string Path, SyntaxNode Root)> Read()
    {
        var root = Path.Combine(RepositoryFile.Root, "src");
        return
        [
            .. from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
               let path = Path.GetRelativePath(root, file).Replace('\\', '/')
               where !path.Split('/').Any(part => part is "bin" or "obj")
               orderby path
               select (path, CSharpSyntaxTree.ParseText(File.ReadAllText(file), Options).GetRoot()),
        ];
    }
}
