using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>How a file is written, so that new code in it is written likewise.</summary>
internal sealed class SourceStyle
{
    /// <summary>The columns that new code may fill without a line break.</summary>
    public const int MaxLineLength = 120;

    private readonly SourceText _text;
    private readonly SyntaxNode _root;

    public SourceStyle(SyntaxNode root, SourceText text)
    {
        (_root, _text) = (root, text);
        NewLine = text.Lines.FirstOrDefault(line => line.EndIncludingLineBreak > line.End) is { EndIncludingLineBreak: > 0 } line
            ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak))
            : "\n";
        Unit = DetectUnit();
        Declaration = DetectDeclaration();
        var multiline = root.DescendantNodes().OfType<InitializerExpressionSyntax>()
            .Where(initializer => initializer.IsKind(SyntaxKind.ObjectInitializerExpression) && initializer.Expressions.Count > 0)
            .Where(initializer => !IsOnOneLine(initializer.Span))
            .ToList();
        HasTrailingCommas = multiline.Count == 0
            || multiline.Exists(initializer => initializer.Expressions.SeparatorCount == initializer.Expressions.Count);
        var braces = multiline.Count > 0
            ? multiline.ConvertAll(initializer => initializer.OpenBraceToken)
            : [.. root.DescendantNodes().Select(OpenBrace).Where(brace => brace.IsKind(SyntaxKind.OpenBraceToken))];
        BracesOnOwnLine = braces.Count == 0 || braces.Exists(IsFirstOnLine);
        UsesDiscards = root.DescendantNodes().OfType<ExpressionStatementSyntax>()
            .All(statement => statement.Expression is not BaseObjectCreationExpressionSyntax);
    }

    /// <summary>A line break.</summary>
    public string NewLine { get; }

    /// <summary>One step of indentation.</summary>
    public string Unit { get; }

    /// <summary>How a new object is kept in a local.</summary>
    public DeclarationStyle Declaration { get; }

    /// <summary>Whether the last of several lines in braces ends in a comma.</summary>
    public bool HasTrailingCommas { get; }

    /// <summary>Whether an opening brace begins a line.</summary>
    public bool BracesOnOwnLine { get; }

    /// <summary>Whether an object that nobody keeps is assigned to <c>_</c>.</summary>
    public bool UsesDiscards { get; }

    /// <summary>What stands between a header and its opening brace.</summary>
    public string BeforeBrace(string indent) => BracesOnOwnLine ? NewLine + indent : " ";

    /// <summary>The white space that begins the line of a place.</summary>
    public string IndentAt(int position)
    {
        var line = _text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    public bool IsOnOneLine(TextSpan span) => _text.Lines.IndexOf(span.Start) == _text.Lines.IndexOf(span.End);

    public bool IsFirstOnLine(SyntaxToken token) =>
        IndentAt(token.SpanStart).Length == token.SpanStart - _text.Lines.GetLineFromPosition(token.SpanStart).Start;

    /// <summary>Code whose lines are separated by <c>\n</c> and indented by tabs, as this file writes it.</summary>
    public string Lay(string code, string indent) =>
        string.Join(NewLine, code.Split('\n').Select(line =>
        {
            var content = line.TrimStart('\t');
            return content.Length == 0 ? "" : indent + string.Concat(Enumerable.Repeat(Unit, line.Length - content.Length)) + content;
        }));

    private static SyntaxToken OpenBrace(SyntaxNode node) => node switch
    {
        BlockSyntax block => block.OpenBraceToken,
        TypeDeclarationSyntax type => type.OpenBraceToken,
        _ => default,
    };

    private string DetectUnit()
    {
        foreach (var (outer, inner) in _root.DescendantNodes().SelectMany(Nestings))
        {
            var (outerIndent, innerIndent) = (IndentAt(outer.SpanStart), IndentAt(inner.SpanStart));
            if (IsFirstOnLine(inner) && innerIndent.Length > outerIndent.Length
                && innerIndent.StartsWith(outerIndent, StringComparison.Ordinal))
                return innerIndent.Substring(outerIndent.Length);
        }

        return "    ";
    }

    private static IEnumerable<(SyntaxToken Outer, SyntaxToken Inner)> Nestings(SyntaxNode node) => node switch
    {
        TypeDeclarationSyntax { Members: [var member, ..] } type => [(type.OpenBraceToken, member.GetFirstToken())],
        BlockSyntax { Statements: [var statement, ..] } block => [(block.CloseBraceToken, statement.GetFirstToken())],
        InitializerExpressionSyntax { Expressions: [var expression, ..] } initializer =>
            [(initializer.CloseBraceToken, expression.GetFirstToken())],
        _ => [],
    };

    private DeclarationStyle DetectDeclaration()
    {
        var declarations = _root.DescendantNodes().OfType<VariableDeclarationSyntax>()
            .Where(declaration => declaration.Parent is LocalDeclarationStatementSyntax)
            .Where(declaration => declaration.Variables is [{ Initializer.Value: BaseObjectCreationExpressionSyntax }])
            .ToList();
        var inferred = declarations.Count(declaration => declaration.Type.IsVar);
        var targetTyped = declarations
            .Count(declaration => declaration.Variables[0].Initializer!.Value is ImplicitObjectCreationExpressionSyntax);
        var named = declarations.Count - inferred - targetTyped;
        return inferred >= targetTyped && inferred >= named ? DeclarationStyle.Var
            : targetTyped >= named ? DeclarationStyle.TargetTyped
            : DeclarationStyle.Named;
    }
}

/// <summary>The ways of keeping a new object in a local.</summary>
internal enum DeclarationStyle
{
    /// <summary><c>var role = new Role()</c>.</summary>
    Var,

    /// <summary><c>Role role = new()</c>.</summary>
    TargetTyped,

    /// <summary><c>Role role = new Role()</c>.</summary>
    Named,
}
