using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>The files of a compilation, found by what they mention.</summary>
internal static class ProgramFiles
{
    /// <summary>Those that hold one of some words, with their models.</summary>
    public static IEnumerable<(SemanticModel Model, SyntaxNode Root)> Mentioning(
        Compilation compilation,
        IReadOnlyCollection<string> words,
        CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.GetText(cancellation).ToString();
#pragma warning disable RS1030 // Asked for what may happen anywhere in the program, only when there is a finding.
            if (words.Any(word => text.IndexOf(word, StringComparison.Ordinal) >= 0))
                yield return (compilation.GetSemanticModel(tree), tree.GetRoot(cancellation));
#pragma warning restore RS1030
        }
    }
}
