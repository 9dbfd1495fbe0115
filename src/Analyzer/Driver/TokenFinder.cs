using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Driver;

/// <summary>
/// Finds tokens of a file by their text. A walk over the whole tree makes nodes of all that nobody asks for; this one makes those on the way
/// to what is found.
/// </summary>
internal static class TokenFinder
{
    /// <summary>The tokens that begin with a text, in their order; what is in comments and in the text of literals is none.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="start">How they begin.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static IEnumerable<SyntaxToken> StartingWith(SyntaxTree tree, string start, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation).ToString();
        var root = tree.GetRoot(cancellation);
        for (var index = Find(0); index >= 0; index = Find(index + start.Length))
        {
            if (root.FindToken(index) is var token && token.SpanStart == index)
                yield return token;
        }

        int Find(int from) => text.IndexOf(start, from, StringComparison.Ordinal);
    }
}
