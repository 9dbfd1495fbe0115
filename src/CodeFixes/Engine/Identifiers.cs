using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>Names for what a fix creates, that nothing else has.</summary>
internal sealed class Identifiers(FixTarget target)
{
    private readonly HashSet<string> _taken = new(
        FixTarget.MemberOf(target.Creation).DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText)
            .Concat(target.Model.LookupSymbols(target.Creation.SpanStart)
                .Where(symbol => symbol is not (INamespaceOrTypeSymbol or IMethodSymbol))
                .Select(symbol => symbol.Name)),
        StringComparer.Ordinal);

    /// <summary>The words of a name in any of the usual styles.</summary>
    public static IEnumerable<string> Words(string name) =>
        from Match match in Regex.Matches(name, @"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\d+", RegexOptions.CultureInvariant)
        select match.Value;

    /// <summary>A name in the style of locals, made of words.</summary>
    public static string? Camel(IEnumerable<string> words)
    {
        var name = new StringBuilder();
        foreach (var word in words)
            name.Append(name.Length == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0]))
                .Append(word.Substring(1).ToLowerInvariant());
        return SyntaxFacts.IsValidIdentifier(name.ToString()) ? name.ToString() : null;
    }

    /// <summary>The name, or the name with a number, that nothing in scope has.</summary>
    public string Unique(string name)
    {
        var unique = name;
        for (var number = 2; !_taken.Add(unique); number++)
            unique = name + number;
        return unique;
    }
}
