using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>
/// The ids of the resources that are created for a target: derived from its own, so that they are unique wherever that one is.
/// </summary>
/// <param name="target">The target.</param>
/// <param name="id">Its id.</param>
/// <param name="identifiers">The names in scope.</param>
/// <param name="isTaken">Whether the project has such a string literal already.</param>
internal sealed class ResourceIds(FixTarget target, ExpressionSyntax id, Identifiers identifiers, Func<string, bool> isTaken)
{
    private readonly string? _constant = target.Model.GetConstantValue(id).Value as string;
    private string? _variable;

    /// <summary>Tells which string literals a project has.</summary>
    public static async Task<Func<string, bool>> InUseAsync(Project project, CancellationToken cancellation)
    {
        var texts = new List<string>();
        foreach (var document in project.Documents)
            texts.Add((await document.GetTextAsync(cancellation).ConfigureAwait(false)).ToString());
        return id => texts.Exists(text => text.Contains($"\"{id}\""));
    }

    /// <summary>What the names of new variables begin with.</summary>
    public string BaseName =>
        (_constant is null ? null : Identifiers.Camel(Identifiers.Words(_constant)))
        ?? target.BaseName;

    /// <summary>Whether the target's id must be kept in a variable, since computing it twice may not give the same.</summary>
    public bool NeedsVariable => _constant is null && !FixTarget.IsPure(id);

    /// <summary>The variable for the target's id.</summary>
    public string Variable => _variable ??= identifiers.Unique(BaseName + "Id");

    /// <summary>The id of a resource, an expression.</summary>
    /// <param name="words">What the resource is.</param>
    public string Of(params string[] words)
    {
        if (_constant is not null)
        {
            var derived = _constant + Suffix(_constant, words);
            var unique = derived;
            for (var number = 2; isTaken(unique); number++)
                unique = $"{derived}{Suffix(_constant, number.ToString(System.Globalization.CultureInfo.InvariantCulture))}";
            return SymbolDisplay.FormatLiteral(unique, quote: true);
        }

        var suffix = Suffix(id.ToString(), words);
        if (NeedsVariable)
            return $"$\"{{{Variable}}}{suffix}\"";
        return id switch
        {
            InterpolatedStringExpressionSyntax { StringStartToken.RawKind: (int)SyntaxKind.InterpolatedStringStartToken } text =>
                text.ToString().Substring(0, text.Span.Length - 1) + suffix + "\"",
            IdentifierNameSyntax or MemberAccessExpressionSyntax => $"$\"{{{id}}}{suffix}\"",
            BinaryExpressionSyntax { Right: LiteralExpressionSyntax { Token.RawKind: (int)SyntaxKind.StringLiteralToken } last } sum
                when last.Token.Text[0] == '"' =>
                sum.ToString().Substring(0, sum.Span.Length - 1) + suffix + "\"",
            _ => $"{id} + \"{suffix}\"",
        };
    }

    /// <summary>Words in the style of an id.</summary>
    private static string Suffix(string style, params string[] words)
    {
        var isPascal = style.Length > 0 && char.IsUpper(style[0]) && style.All(char.IsLetterOrDigit);
        if (isPascal)
            return string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        var separator = style.Contains("_") && !style.Contains("-") ? "_" : "-";
        return string.Concat(words.Select(word => separator + word));
    }
}
