namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>Parses what can follow an expression: <c>.name</c>, <c>[0]</c>, <c>.*</c> and <c>[*]</c>.</summary>
internal static class PostfixParser
{
    /// <summary>What follows what has been parsed: attributes, indexes and splats, as many as there are.</summary>
    public static Expression Parse(Lexer lexer, Expression source)
    {
        while (true)
        {
            switch (lexer.Current.Kind)
            {
                case TokenKind.Dot:
                    source = ParseDot(lexer, source);
                    break;
                case TokenKind.OpenBracket:
                    source = ParseIndex(lexer, source);
                    break;
                default:
                    return source;
            }
        }
    }

    private static Expression ParseDot(Lexer lexer, Expression source)
    {
        lexer.Advance();
        switch (lexer.Current.Kind)
        {
            case TokenKind.Identifier:
            case TokenKind.Number:
                return ParseMember(lexer, source);
            case TokenKind.Star:
                lexer.Advance();
                var each = Element(lexer);
                while (lexer.TryPass(TokenKind.Dot))
                    each = ParseMember(lexer, each);
                return Splat(lexer, source, each);
            default:
                throw lexer.Expected("An attribute name");
        }
    }

    private static Expression ParseMember(Lexer lexer, Expression source)
    {
        var token = lexer.Current;
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                lexer.Advance();
                return lexer.IsPassing ? ExpressionParser.Passed
                    : new AttributeExpression(source, lexer.TextOf(token), new(source.Span.Start, token.End));
            case TokenKind.Number when IsWhole(lexer, token):
                // The old way to index: list.0.
                lexer.Advance();
                return lexer.IsPassing ? ExpressionParser.Passed
                    : new IndexExpression(source, ExpressionParser.Number(lexer, token), new(source.Span.Start, token.End));
            default:
                throw lexer.Expected("An attribute name");
        }
    }

    private static bool IsWhole(Lexer lexer, Token number)
    {
        for (var index = number.Start; index < number.End; index++)
        {
            if (lexer.Source.Content[index] is < '0' or > '9')
                return false;
        }

        return true;
    }

    private static Expression ParseIndex(Lexer lexer, Expression source)
    {
        var outer = ExpressionParser.Open(lexer, areNewlinesSpace: true);
        if (lexer.Current.Kind == TokenKind.Star)
        {
            lexer.Advance();
            ExpressionParser.Close(lexer, outer, TokenKind.CloseBracket, "']'");
            var each = Parse(lexer, Element(lexer));
            return Splat(lexer, source, each);
        }

        var key = ExpressionParser.Parse(lexer);
        ExpressionParser.Close(lexer, outer, TokenKind.CloseBracket, "']'");
        return lexer.IsPassing ? ExpressionParser.Passed : new IndexExpression(source, key, new(source.Span.Start, lexer.PreviousEnd));
    }

    /// <summary>What stands for each element in what follows a splat.</summary>
    private static Expression Element(Lexer lexer) =>
        lexer.IsPassing ? ExpressionParser.Passed : new SplatElementExpression(new(lexer.PreviousEnd, lexer.PreviousEnd));

    private static Expression Splat(Lexer lexer, Expression source, Expression each) => lexer.IsPassing ? ExpressionParser.Passed
        : new SplatExpression(source, each, new(source.Span.Start, lexer.PreviousEnd));
}
