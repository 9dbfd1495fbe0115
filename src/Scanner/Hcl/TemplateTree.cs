namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>Makes one expression of the pieces of a template.</summary>
internal sealed class TemplateTree
{
    private readonly IReadOnlyList<TemplatePiece> _pieces;
    private readonly Lexer _lexer;
    private int _next;

    private TemplateTree(IReadOnlyList<TemplatePiece> pieces, Lexer lexer) => (_pieces, _lexer) = (pieces, lexer);

    /// <summary>The expression that the pieces stand for.</summary>
    /// <exception cref="Text.MalformedInputException">A directive has no end, or an end no beginning.</exception>
    public static Expression Build(IReadOnlyList<TemplatePiece> pieces, Lexer lexer, Span span)
    {
        // A template that is nothing but an interpolation has its value, of whatever type.
        if (pieces is [TemplatePiece.Interpolation only])
            return only.Expression;
        if (lexer.IsPassing && !HasDirectives(pieces))
        {
            ExpressionParser.Enter(lexer);
            lexer.Depth--;
            return ExpressionParser.Passed;
        }

        var tree = new TemplateTree(pieces, lexer);
        var template = tree.Sequence(span);
        return tree.Peek() is { } stray ? throw lexer.Error("This directive has no beginning.", stray.Span.Start) : template;
    }

    private static bool HasDirectives(IReadOnlyList<TemplatePiece> pieces)
    {
        for (var index = 0; index < pieces.Count; index++)
        {
            if (pieces[index] is not (TemplatePiece.Literal or TemplatePiece.Interpolation))
                return true;
        }

        return false;
    }

    private TemplatePiece? Peek() => _next < _pieces.Count ? _pieces[_next] : null;

    /// <summary>Everything up to the end of the template, or to an else or end that belongs further out.</summary>
    private Expression Sequence(Span span)
    {
        ExpressionParser.Enter(_lexer);
        var parts = new List<Expression>();
        while (Peek() is { } piece && piece is not (TemplatePiece.Else or TemplatePiece.EndIf or TemplatePiece.EndFor))
        {
            _next++;
            parts.Add(piece switch
            {
                TemplatePiece.Literal literal => new LiteralExpression(literal.Text, literal.Span),
                TemplatePiece.Interpolation interpolation => interpolation.Expression,
                TemplatePiece.If @if => Conditional(@if),
                TemplatePiece.For @for => Loop(@for),
                _ => throw new InvalidOperationException(),
            });
        }

        _lexer.Depth--;
        return parts switch
        {
            [] => new LiteralExpression("", span),
            [LiteralExpression { Value: string } only] => only,
            _ => new TemplateExpression(parts, span),
        };
    }

    private ConditionalExpression Conditional(TemplatePiece.If start)
    {
        var then = Sequence(start.Span);
        Expression otherwise = new LiteralExpression("", start.Span);
        if (Peek() is TemplatePiece.Else)
        {
            _next++;
            otherwise = Sequence(start.Span);
        }

        if (Peek() is not TemplatePiece.EndIf end)
            throw _lexer.Error("This if directive has no endif.", start.Span.Start);
        _next++;
        return new(start.Condition, then, otherwise, new(start.Span.Start, end.Span.End));
    }

    private TemplateForExpression Loop(TemplatePiece.For start)
    {
        var body = Sequence(start.Span);
        if (Peek() is not TemplatePiece.EndFor end)
            throw _lexer.Error("This for directive has no endfor.", start.Span.Start);
        _next++;
        return new(start.Head with { Value = body }, new(start.Span.Start, end.Span.End));
    }
}
