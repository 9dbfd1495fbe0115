using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Testing;

/// <summary>Which creation a diagnostic is about.</summary>
public static class Creations
{
    /// <summary>
    /// Whether a diagnostic is about the creation whose <c>new</c> is at an offset: there, or at a value that the creation writes.
    /// </summary>
    /// <param name="location">Where the diagnostic is.</param>
    /// <param name="start">The offset in the same file.</param>
    public static bool IsAboutCreationAt(this Location location, int start)
    {
        if (location.SourceSpan.Start == start)
            return true;
        var root = location.SourceTree?.GetRoot();
        return root?.FindToken(start) is { Parent: BaseObjectCreationExpressionSyntax creation } first && first.SpanStart == start
            && creation.NewKeyword == first && creation.Span.Contains(location.SourceSpan)
            && !(root.FindToken(location.SourceSpan.Start).Parent is ObjectCreationExpressionSyntax head && IsHead(head, location));
    }

    /// <summary>Whether a place is that of a creation without its arguments: it is about that one, whatever it is in.</summary>
    private static bool IsHead(ObjectCreationExpressionSyntax creation, Location location) =>
        location.SourceSpan.Start == creation.SpanStart && location.SourceSpan.End == creation.Type.Span.End;
}
