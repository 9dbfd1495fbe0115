using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>Adds entries to object initializers.</summary>
/// <param name="text">The file.</param>
/// <param name="style">How it is written.</param>
/// <param name="indentAt">The indentation of the line of a place.</param>
/// <param name="order">The names of entries that go after one another in this order, whichever of them is added first.</param>
internal sealed class InitializerText(SourceText text, SourceStyle style, Func<int, string> indentAt, IReadOnlyList<string> order)
{
    /// <summary>The changes that add entries to a creation's initializer, or give it one.</summary>
    /// <param name="creation">The creation.</param>
    /// <param name="entries">The entries: <c>Name = value</c>.</param>
    public IEnumerable<TextChange> Add(BaseObjectCreationExpressionSyntax creation, IReadOnlyList<string> entries) =>
        creation.Initializer switch
        {
            null => [Create(creation, entries)],
            { Expressions.Count: 0 } empty when !HasComments(empty) =>
                [CreateAt(TextSpan.FromBounds(empty.OpenBraceToken.GetPreviousToken().Span.End, empty.Span.End), creation, entries)],
            { Expressions.Count: 0 } empty =>
                [new(new(empty.CloseBraceToken.SpanStart, 0), BeforeBrace(entries, indentAt(empty.CloseBraceToken.SpanStart)))],
            var initializer when style.IsOnOneLine(initializer.Span) => AddOnOneLine(creation, initializer, entries),
            var initializer => AddLines(initializer, entries),
        };

    private string BeforeBrace(IReadOnlyList<string> entries, string indent) =>
        string.Concat(entries.Select(entry => style.Unit + entry + "," + style.NewLine + indent));

    private TextChange Create(BaseObjectCreationExpressionSyntax creation, IReadOnlyList<string> entries)
    {
        var replaced = creation is ObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 0 } } named
            ? TextSpan.FromBounds(named.Type.Span.End, creation.Span.End)
            : new(creation.Span.End, 0);
        return CreateAt(replaced, creation, entries);
    }

    private TextChange CreateAt(TextSpan replaced, BaseObjectCreationExpressionSyntax creation, IReadOnlyList<string> entries)
    {
        var inline = $" {{ {string.Join(", ", entries)} }}";
        if (Fits(replaced.Start, inline.Length - replaced.Length))
            return new(replaced, inline);
        var indent = indentAt(creation.SpanStart);
        var lines = string.Join("," + style.NewLine, entries.Select(entry => indent + style.Unit + entry));
        return new(replaced, $"{style.BeforeBrace(indent)}{{{style.NewLine}{lines}{LastComma}{style.NewLine}{indent}}}");
    }

    /// <summary>The place of a new entry among those that are there: last, but before those that go after it.</summary>
    private int IndexOf(string entry, SeparatedSyntaxList<ExpressionSyntax> expressions)
    {
        var rank = RankOf(entry.Split(' ')[0]);
        var index = expressions.Count;
        while (rank >= 0 && index > 0 && RankOf(expressions[index - 1]) > rank)
            index--;
        return index < expressions.Count && HasComment(expressions[index].GetLeadingTrivia()) ? expressions.Count : index;
    }

    private int RankOf(ExpressionSyntax expression) =>
        expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } ? RankOf(name.Identifier.ValueText) : -1;

    private int RankOf(string name)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (order[i] == name)
                return i;
        }

        return -1;
    }

    private IEnumerable<TextChange> AddOnOneLine(
        BaseObjectCreationExpressionSyntax creation, InitializerExpressionSyntax initializer, IReadOnlyList<string> entries)
    {
        var expressions = initializer.Expressions;
        var index = IndexOf(entries[0], expressions);
        var hasTrailingComma = expressions.SeparatorCount == expressions.Count;
        var last = hasTrailingComma ? expressions.GetSeparator(expressions.Count - 1) : expressions.Last().GetLastToken();
        var inline = (hasTrailingComma ? " " : ", ") + string.Join(", ", entries);
        if (HasComments(initializer) || Fits(last.Span.End, inline.Length))
        {
            return index == expressions.Count
                ? [new(new(last.Span.End, 0), inline)]
                : [new(new(expressions[index].SpanStart, 0), string.Join(", ", entries) + ", ")];
        }

        var indent = indentAt(creation.SpanStart);
        var inner = style.NewLine + indent + style.Unit;
        var added = string.Concat(entries.Select(entry => inner + entry + ","));
        return
        [
            new(Before(initializer.OpenBraceToken), style.BeforeBrace(indent)),
            .. expressions.Select((expression, i) => new TextChange(Before(expression.GetFirstToken()), (i == index ? added : "") + inner)),
            new(Before(initializer.CloseBraceToken), End()),
        ];

        string End()
        {
            var lines = index == expressions.Count
                ? (hasTrailingComma ? "" : ",") + added.Substring(0, added.Length - 1) + LastComma
                : hasTrailingComma ? "" : LastComma;
            return lines + style.NewLine + indent;
        }
    }

    private IEnumerable<TextChange> AddLines(InitializerExpressionSyntax initializer, IReadOnlyList<string> entries)
    {
        var expressions = initializer.Expressions;
        var hasTrailingComma = expressions.SeparatorCount == expressions.Count;
        if (IndexOf(entries[0], expressions) is var index && index < expressions.Count)
        {
            var after = expressions[index].SpanStart;
            var separator = style.IsFirstOnLine(expressions[index].GetFirstToken()) ? style.NewLine + indentAt(after) : " ";
            return [new(new(after, 0), string.Concat(entries.Select(entry => entry + "," + separator)))];
        }

        var lastExpression = expressions.Last();
        var last = hasTrailingComma ? expressions.GetSeparator(expressions.Count - 1) : lastExpression.GetLastToken();
        var first = lastExpression.GetFirstToken();
        var indent = style.IsFirstOnLine(first) ? indentAt(first.SpanStart) : indentAt(initializer.CloseBraceToken.SpanStart) + style.Unit;
        var lines = string.Join(",", entries.Select(entry => style.NewLine + indent + entry)) + (hasTrailingComma ? "," : "");
        var lineEnd = text.Lines.GetLineFromPosition(last.Span.End).End;
        var position = last.GetNextToken().SpanStart >= lineEnd ? lineEnd : last.Span.End;
        return hasTrailingComma ? [new(new(position, 0), lines)]
            : position == last.Span.End ? [new(new(position, 0), "," + lines)]
            : [new(new(last.Span.End, 0), ","), new(new(position, 0), lines)];
    }

    private string LastComma => style.HasTrailingCommas ? "," : "";

    private bool Fits(int position, int added) =>
        text.Lines.GetLineFromPosition(position) is var line && line.End - line.Start + added <= SourceStyle.MaxLineLength;

    private static TextSpan Before(SyntaxToken token) => TextSpan.FromBounds(token.GetPreviousToken().Span.End, token.SpanStart);

    private static bool HasComments(InitializerExpressionSyntax initializer) =>
        HasComment(initializer.DescendantTrivia().Where(trivia => initializer.Span.Contains(trivia.Span)));

    private static bool HasComment(IEnumerable<SyntaxTrivia> trivia) =>
        trivia.Any(one => !one.IsKind(SyntaxKind.WhitespaceTrivia) && !one.IsKind(SyntaxKind.EndOfLineTrivia));
}
