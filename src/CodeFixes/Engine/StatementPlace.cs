using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>The blank lines around new statements; there is none after an opening brace, nor where there is one already.</summary>
internal enum Spacing
{
    /// <summary>None.</summary>
    None,

    /// <summary>Before them.</summary>
    Before,

    /// <summary>Before and after them.</summary>
    Around,
}

/// <summary>A place where statements can be inserted, so that they run before some code.</summary>
internal sealed class StatementPlace
{
    private readonly FixTarget _target;
    private readonly SyntaxNode _anchor;

    private readonly bool _isAfter;

    private StatementPlace(FixTarget target, SyntaxNode anchor, bool isAfter = false) =>
        (_target, _anchor, _isAfter) = (target, anchor, isAfter);

    /// <summary>Whether the statements may run several times.</summary>
    public bool IsInLoop => _anchor.Ancestors().Any(IsLoop);

    /// <summary>The nodes in which the new statements' variables are in scope.</summary>
    public SyntaxNode Scope => _anchor switch
    {
        StatementSyntax { Parent: GlobalStatementSyntax { Parent: { } file } } => file,
        StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } => _anchor.Parent,
        _ => _anchor,
    };

    /// <summary>Whether the statements stand directly before the code.</summary>
    public bool IsDirectlyBefore(SyntaxNode code) => Before(code, _target)?._anchor == _anchor;

    /// <summary>The indentation of the line of a place, once the statements are inserted.</summary>
    public string IndentAt(int position)
    {
        var (old, indent) = (_target.Style.IndentAt(position), _target.Style.IndentAt(_anchor.SpanStart));
        return _anchor.Span.Contains(position) && old.StartsWith(indent, StringComparison.Ordinal)
            ? InnerIndent + old.Substring(indent.Length)
            : old;
    }

    /// <summary>The place right after a statement; <see langword="null"/> where no other statement can stand.</summary>
    public static StatementPlace? After(StatementSyntax statement, FixTarget target) =>
        statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax ? new(target, statement, isAfter: true) : null;

    /// <summary>The place closest before the code; <see langword="null"/> where no statement can stand.</summary>
    public static StatementPlace? Before(SyntaxNode code, FixTarget target)
    {
        for (var node = code; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax }
                    and not LocalFunctionStatementSyntax:
                case ExpressionSyntax { Parent: LambdaExpressionSyntax lambda } when lambda.ExpressionBody == node:
                case ExpressionSyntax { Parent: ArrowExpressionClauseSyntax }:
                    return new(target, node);
                case StatementSyntax statement and not (BlockSyntax or IfStatementSyntax) when IsEmbedded(statement):
                    return new(target, node);
                case StatementSyntax and not (BlockSyntax or IfStatementSyntax):
                case MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether the statements run no more often than the code in their scope.</summary>
    public bool RunsNoMoreOftenThan(SyntaxNode code) =>
        !_anchor.Ancestors().Any(IsLoop) || IsDirectlyBefore(code)
            || !code.Ancestors().TakeWhile(node => node != Scope).Any(node => node is IfStatementSyntax or SwitchStatementSyntax);

    /// <summary>Inserts statements.</summary>
    /// <param name="code">The statements, as <see cref="SourceStyle.Lay"/> takes them.</param>
    /// <param name="spacing">The blank lines around the statements.</param>
    /// <returns>The changes; <see langword="null"/> where comments or directives stand in the way.</returns>
    public IEnumerable<TextChange>? Insert(string code, Spacing spacing) =>
        Insert(spacing == Spacing.Around ? code + "\n" : code, isSetOff: spacing != Spacing.None);

    private IEnumerable<TextChange>? Insert(string code, bool isSetOff) => _anchor switch
    {
        StatementSyntax statement when _isAfter => InsertAfter(statement, code.TrimEnd('\n'), isSetOff),
        StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement =>
            InsertBefore(statement, code, isSetOff),
        StatementSyntax statement => InBraces(statement, code),
        ExpressionSyntax { Parent: LambdaExpressionSyntax lambda } body =>
            AsBlock(body, code, lambda.ArrowToken, semicolon: default, accessor: null, IsStatement(lambda)),
        ExpressionSyntax { Parent: ArrowExpressionClauseSyntax { Parent: { } member } arrow } body => AsBlock(
            body,
            code,
            arrow.ArrowToken,
            arrow.GetLastToken().GetNextToken(),
            member is BasePropertyDeclarationSyntax ? "get" : null,
            IsStatement(member)),
        _ => null,
    };

    /// <summary>The indentation of the inserted statements and of the code after them.</summary>
    private string InnerIndent
    {
        get
        {
            var (style, unit) = (_target.Style, _target.Style.Unit);
            return _anchor switch
            {
                StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } =>
                    style.IndentAt(_anchor.SpanStart) + (IsBesideBrace ? unit : ""),
                StatementSyntax => style.IndentAt(_anchor.Parent!.SpanStart) + unit,
                { Parent: ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property } } =>
                    style.IndentAt(property.SpanStart) + unit + unit,
                { Parent: ArrowExpressionClauseSyntax { Parent: { } member } } => style.IndentAt(member.SpanStart) + unit,
                _ => style.IndentAt(((LambdaExpressionSyntax)_anchor.Parent!).ArrowToken.SpanStart) + unit,
            };
        }
    }

    private bool IsBesideBrace =>
        _anchor.GetFirstToken() is var first && !_target.Style.IsFirstOnLine(first)
            && first.GetPreviousToken().IsKind(SyntaxKind.OpenBraceToken) && _anchor.Parent is BlockSyntax;

    /// <summary>Whether a statement is the body of another one.</summary>
    private static bool IsEmbedded(StatementSyntax statement) =>
        statement.Parent is IfStatementSyntax or ElseClauseSyntax or ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax
            or DoStatementSyntax or UsingStatementSyntax or LockStatementSyntax;

    private static bool IsLoop(SyntaxNode node) =>
        node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    private IEnumerable<TextChange>? InsertAfter(StatementSyntax statement, string code, bool isSetOff)
    {
        var style = _target.Style;
        var line = _target.Text.Lines.GetLineFromPosition(statement.Span.End);
        var next = statement.GetLastToken().GetNextToken();
        if (!style.IsFirstOnLine(statement.GetFirstToken()) || (!next.IsKind(SyntaxKind.None) && next.SpanStart < line.End))
            return null;
        var gap = isSetOff ? style.NewLine : "";
        var isFollowed = line.LineNumber + 1 < _target.Text.Lines.Count
            && _target.Text.Lines[line.LineNumber + 1].ToString().Trim() is { Length: > 0 } below
            && below[0] is not ('}' or '#');
        var after = isFollowed ? gap : "";
        return [new(new(line.End, 0), style.NewLine + gap + style.Lay(code, style.IndentAt(statement.SpanStart)) + after)];
    }

    private IEnumerable<TextChange>? InsertBefore(StatementSyntax statement, string code, bool isSetOff)
    {
        var style = _target.Style;
        var first = statement.GetFirstToken();
        var indent = style.IndentAt(first.SpanStart);
        if (style.IsFirstOnLine(first) || HasOnlyCommentsBefore(first))
        {
            var above = AboveComments(first);
            var line = _target.Text.Lines.GetLineFromPosition(above);
            var before = isSetOff && FollowsStatement(line, first) ? style.NewLine : "";
            var after = above < first.SpanStart && !code.EndsWith("\n", StringComparison.Ordinal) ? style.NewLine : "";
            return [new(new(line.Start, 0), before + style.Lay(code, indent) + style.NewLine + after)];
        }

        // Several statements, or a block, on one line: each gets a line of its own from here on.
        var previous = first.GetPreviousToken();
        if (!IsWhiteSpace(TextSpan.FromBounds(previous.Span.End, first.SpanStart)))
            return null;
        var inner = InnerIndent;
        var gap = isSetOff && !IsBesideBrace && !previous.IsKind(SyntaxKind.ColonToken) ? style.NewLine : "";
        var lines = style.NewLine + gap + style.Lay(code, inner) + style.NewLine + inner;
        var changes = new List<TextChange> { new(TextSpan.FromBounds(previous.Span.End, first.SpanStart), lines) };
        if (IsBesideBrace
            && statement.Parent is BlockSyntax { CloseBraceToken: var close }
            && !style.IsFirstOnLine(close)
            && close.GetPreviousToken() is var last
            && style.IsOnOneLine(TextSpan.FromBounds(first.SpanStart, close.SpanStart)))
        {
            changes.Add(new(TextSpan.FromBounds(last.Span.End, close.SpanStart), style.NewLine + indent));
        }

        return changes;
    }

    /// <summary>Whether nothing but comments stands before a token on its line.</summary>
    private bool HasOnlyCommentsBefore(SyntaxToken first) =>
        _target.Text.Lines.GetLineFromPosition(first.SpanStart).Start >= first.FullSpan.Start;

    /// <summary>Whether a line comes right after other code of the same block.</summary>
    private bool FollowsStatement(TextLine line, SyntaxToken first) =>
        line.LineNumber > 0
        && _target.Text.Lines[line.LineNumber - 1].ToString().Trim() is { Length: > 0 } previous
        && previous[0] != '#'
        && first.GetPreviousToken().Kind() is not (SyntaxKind.OpenBraceToken or SyntaxKind.ColonToken or SyntaxKind.None);

    /// <summary>The beginning of the comments that belong to a line, below the last directive and the last empty line.</summary>
    private static int AboveComments(SyntaxToken token)
    {
        var position = token.SpanStart;
        var isEmpty = false;
        foreach (var trivia in token.LeadingTrivia.Reverse())
        {
            if (trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia))
                break;
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                if (isEmpty)
                    break;
                isEmpty = true;
            }
            else if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            {
                (position, isEmpty) = (trivia.SpanStart, false);
            }
        }

        return position;
    }

    private IEnumerable<TextChange>? InBraces(StatementSyntax statement, string code)
    {
        var style = _target.Style;
        var first = statement.GetFirstToken();
        var before = TextSpan.FromBounds(first.GetPreviousToken().Span.End, first.SpanStart);
        if (!IsWhiteSpace(before))
            return null;
        var indent = style.IndentAt(statement.Parent!.SpanStart);
        var inner = InnerIndent;
        return
        [
            new(before, style.BeforeBrace(indent) + "{" + style.NewLine + style.Lay(code, inner) + style.NewLine + inner),
            .. Reindent(statement, inner),
            new(new(statement.Span.End, 0), style.NewLine + indent + "}"),
        ];
    }

    private IEnumerable<TextChange>? AsBlock(
        ExpressionSyntax body, string code, SyntaxToken arrow, SyntaxToken semicolon, string? accessor, bool isStatement)
    {
        var style = _target.Style;
        var isMember = semicolon.IsKind(SyntaxKind.SemicolonToken);
        var header = isMember ? body.FirstAncestorOrSelf<ArrowExpressionClauseSyntax>()!.Parent!.SpanStart : arrow.SpanStart;
        var indent = style.IndentAt(header);
        var from = isMember ? arrow.GetPreviousToken().Span.End : arrow.Span.End;
        if (!IsWhiteSpace(TextSpan.FromBounds(arrow.Span.End, body.SpanStart))
            || (isMember && !IsWhiteSpace(TextSpan.FromBounds(from, arrow.SpanStart))))
            return null;
        var open = style.BeforeBrace(indent) + "{";
        var close = style.NewLine + indent + "}";
        if (accessor is not null)
        {
            var outer = indent + style.Unit;
            open += style.NewLine + outer + accessor + style.BeforeBrace(outer) + "{";
            close = style.NewLine + outer + "}" + close;
        }

        var inner = InnerIndent;
        var lines = style.NewLine + style.Lay(code, inner) + style.NewLine + inner;
        return
        [
            new(TextSpan.FromBounds(from, body.SpanStart), open + lines + (isStatement ? "" : "return ")),
            .. Reindent(body, inner),
            new(TextSpan.FromBounds(body.Span.End, isMember ? semicolon.Span.End : body.Span.End), ";" + close),
        ];
    }

    /// <summary>Moves the lines after the first one as far as the first one is moved.</summary>
    private IEnumerable<TextChange> Reindent(SyntaxNode code, string indent)
    {
        var style = _target.Style;
        var old = style.IndentAt(code.SpanStart);
        if (indent.Length <= old.Length || !indent.StartsWith(old, StringComparison.Ordinal))
            return [];
        var (firstLine, lastLine) = (_target.Text.Lines.IndexOf(code.SpanStart), _target.Text.Lines.IndexOf(code.Span.End));
        return
            from number in Enumerable.Range(firstLine + 1, lastLine - firstLine)
            let line = _target.Text.Lines[number]
            where line.ToString().Trim().Length > 0 && !IsInVerbatimText(line.Start)
            select new TextChange(new(line.Start, 0), indent.Substring(old.Length));
    }

    private bool IsInVerbatimText(int position)
    {
        var token = _target.Root.FindToken(position);
        return token.SpanStart < position && token.Kind() switch
        {
            SyntaxKind.StringLiteralToken => true,
            SyntaxKind.InterpolatedStringTextToken => token.Parent?.Parent is InterpolatedStringExpressionSyntax text
                && text.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken),
            _ => false,
        };
    }

    private bool IsStatement(SyntaxNode function)
    {
        var method = function switch
        {
            LambdaExpressionSyntax => _target.Model.GetSymbolInfo(function).Symbol as IMethodSymbol,
            _ => _target.Model.GetDeclaredSymbol(function) as IMethodSymbol,
        };
        return method is { ReturnsVoid: true } or { IsAsync: true, ReturnType: INamedTypeSymbol { Arity: 0 } };
    }

    private bool IsWhiteSpace(TextSpan span) => string.IsNullOrWhiteSpace(_target.Text.ToString(span));
}
