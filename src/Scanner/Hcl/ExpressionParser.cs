using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>Parses expressions, as the HCL native syntax specification writes them down.</summary>
internal static class ExpressionParser
{
    /// <summary>
    /// How deep expressions and blocks may be nested in each other: far beyond use, well within the smallest stack of a host.
    /// </summary>
    public const int MaxDepth = 200;

    /// <summary>What stands for each expression that is only checked (<see cref="Lexer.IsPassing"/>).</summary>
    public static readonly Expression Passed = new UnreadExpression(default);

    /// <summary>The expression that starts at the current token; the lexer ends after it.</summary>
    /// <exception cref="MalformedInputException">There is none.</exception>
    public static Expression Parse(Lexer lexer)
    {
        Enter(lexer);
        var condition = ParseBinary(lexer, minimalPrecedence: 1);
        var expression = condition;
        if (lexer.TryPass(TokenKind.Question))
        {
            var then = Parse(lexer);
            Pass(lexer, TokenKind.Colon, "':'");
            var otherwise = Parse(lexer);
            expression = lexer.IsPassing
                ? Passed
                : new ConditionalExpression(condition, then, otherwise, new(condition.Span.Start, otherwise.Span.End));
        }

        lexer.Depth--;
        return expression;
    }

    /// <summary>Goes one level down; errors never leave a level, since they end the parse.</summary>
    public static void Enter(Lexer lexer)
    {
        if (++lexer.Depth > MaxDepth)
            throw lexer.Error($"This is nested more than {MaxDepth} levels deep; it is not read further.", lexer.Current.Start);
    }

    /// <summary>Passes a token that must be there.</summary>
    public static void Pass(Lexer lexer, TokenKind kind, string what)
    {
        if (!lexer.TryPass(kind))
            throw lexer.Expected(what);
    }

    /// <summary>Passes a word that must be there.</summary>
    public static void PassWord(Lexer lexer, string word)
    {
        if (!lexer.IsWord(word))
            throw lexer.Expected($"'{word}'");
        lexer.Advance();
    }

    private static Expression ParseBinary(Lexer lexer, int minimalPrecedence)
    {
        var left = ParseUnary(lexer);
        while (Operator(lexer.Current.Kind) is var (@operator, precedence) && precedence >= minimalPrecedence)
        {
            lexer.Advance();
            var right = ParseBinary(lexer, precedence + 1);
            left = lexer.IsPassing ? Passed : new BinaryExpression(@operator, left, right, new(left.Span.Start, right.Span.End));
        }

        return left;
    }

    private static (BinaryOperator Operator, int Precedence) Operator(TokenKind kind) => kind switch
    {
        TokenKind.Or => (BinaryOperator.Or, 1),
        TokenKind.And => (BinaryOperator.And, 2),
        TokenKind.Equal => (BinaryOperator.Equal, 3),
        TokenKind.NotEqual => (BinaryOperator.NotEqual, 3),
        TokenKind.Less => (BinaryOperator.Less, 4),
        TokenKind.LessOrEqual => (BinaryOperator.LessOrEqual, 4),
        TokenKind.Greater => (BinaryOperator.Greater, 4),
        TokenKind.GreaterOrEqual => (BinaryOperator.GreaterOrEqual, 4),
        TokenKind.Plus => (BinaryOperator.Add, 5),
        TokenKind.Minus => (BinaryOperator.Subtract, 5),
        TokenKind.Star => (BinaryOperator.Multiply, 6),
        TokenKind.Slash => (BinaryOperator.Divide, 6),
        TokenKind.Percent => (BinaryOperator.Remainder, 6),
        _ => (default, 0),
    };

    private static Expression ParseUnary(Lexer lexer)
    {
        UnaryOperator? @operator = lexer.Current.Kind switch
        {
            TokenKind.Not => UnaryOperator.Not,
            TokenKind.Minus => UnaryOperator.Negate,
            _ => null,
        };
        if (@operator is null)
            return PostfixParser.Parse(lexer, ParsePrimary(lexer));

        Enter(lexer);
        var start = lexer.Current.Start;
        lexer.Advance();
        var operand = ParseUnary(lexer);
        lexer.Depth--;
        return lexer.IsPassing ? Passed : new UnaryExpression(@operator.Value, operand, new(start, operand.Span.End));
    }

    private static Expression ParsePrimary(Lexer lexer)
    {
        var token = lexer.Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                lexer.Advance();
                return Number(lexer, token);
            case TokenKind.Identifier:
                return ParseName(lexer);
            case TokenKind.Quote:
                return TemplateParser.ParseQuoted(lexer);
            case TokenKind.Heredoc:
                return TemplateParser.ParseHeredoc(lexer);
            case TokenKind.OpenParenthesis:
                return ParseParentheses(lexer);
            case TokenKind.OpenBracket:
                return ParseBrackets(lexer);
            case TokenKind.OpenBrace:
                return ParseBraces(lexer);
            default:
                throw lexer.Expected("An expression");
        }
    }

    /// <summary>What a number stands for; unread where it is larger than any.</summary>
    public static Expression Number(Lexer lexer, Token token) => lexer.IsPassing ? Passed
        : Numbers.TryParse(lexer.TextOf(token), out var number)
        ? new LiteralExpression(number, new(token.Start, token.End))
        : new UnreadExpression(new(token.Start, token.End));

    private static Expression ParseName(Lexer lexer)
    {
        var start = lexer.Current.Start;
        var name = lexer.IsPassing ? "" : lexer.TextOf(lexer.Current);
        lexer.Advance();
        while (lexer.Current.Kind == TokenKind.DoubleColon)
        {
            lexer.Advance();
            if (lexer.Current.Kind != TokenKind.Identifier)
                throw lexer.Expected("The rest of a function's name");
            name = lexer.IsPassing ? "" : $"{name}::{lexer.TextOf(lexer.Current)}";
            lexer.Advance();
            if (lexer.Current.Kind is not (TokenKind.DoubleColon or TokenKind.OpenParenthesis))
                throw lexer.Expected("'('");
        }

        var span = new Span(start, lexer.PreviousEnd);
        if (lexer.Current.Kind == TokenKind.OpenParenthesis)
            return ParseCall(lexer, name, start);
        if (lexer.IsPassing)
            return Passed;
        return name switch
        {
            "null" => new LiteralExpression(null, span),
            "true" => new LiteralExpression(true, span),
            "false" => new LiteralExpression(false, span),
            _ => new VariableExpression(name, span),
        };
    }

    private static Expression ParseCall(Lexer lexer, string name, int start)
    {
        var outer = Open(lexer, areNewlinesSpace: true);
        var arguments = lexer.IsPassing ? null : new List<Expression>();
        var expandsLast = false;
        while (lexer.Current.Kind != TokenKind.CloseParenthesis)
        {
            var argument = Parse(lexer);
            arguments?.Add(argument);
            expandsLast = lexer.TryPass(TokenKind.Ellipsis);
            if (expandsLast || !lexer.TryPass(TokenKind.Comma))
                break;
        }

        Close(lexer, outer, TokenKind.CloseParenthesis, "')' after the arguments");
        return arguments is null ? Passed : new CallExpression(name, arguments, expandsLast, new(start, lexer.PreviousEnd));
    }

    private static Expression ParseParentheses(Lexer lexer)
    {
        var outer = Open(lexer, areNewlinesSpace: true);
        var inner = Parse(lexer);
        Close(lexer, outer, TokenKind.CloseParenthesis, "')'");
        return inner;
    }

    private static Expression ParseBrackets(Lexer lexer)
    {
        var start = lexer.Current.Start;
        var outer = Open(lexer, areNewlinesSpace: true);
        if (lexer.IsWord("for"))
        {
            var loop = ParseFor(lexer, start, isObject: false);
            Close(lexer, outer, TokenKind.CloseBracket, "']' after the for expression");
            return loop;
        }

        var items = lexer.IsPassing ? null : new List<Expression>();
        while (lexer.Current.Kind != TokenKind.CloseBracket)
        {
            var item = Parse(lexer);
            items?.Add(item);
            if (!lexer.TryPass(TokenKind.Comma))
                break;
        }

        Close(lexer, outer, TokenKind.CloseBracket, "A comma or ']'");
        return items is null ? Passed : new TupleExpression(items, new(start, lexer.PreviousEnd));
    }

    private static Expression ParseBraces(Lexer lexer)
    {
        var start = lexer.Current.Start;
        var outer = Open(lexer, areNewlinesSpace: true);
        if (lexer.IsWord("for"))
        {
            var loop = ParseFor(lexer, start, isObject: true);
            Close(lexer, outer, TokenKind.CloseBrace, "'}' after the for expression");
            return loop;
        }

        // Newlines end an entry; those before the first one were passed above.
        lexer.AreNewlinesSpace = false;
        var items = lexer.IsPassing ? null : new List<ObjectItem>();
        while (lexer.Current.Kind != TokenKind.CloseBrace)
        {
            var item = ParseItem(lexer);
            if (item is not null)
                items?.Add(item);
            if (lexer.Current.Kind is not (TokenKind.Comma or TokenKind.Newline))
                break;
            lexer.TryPass(TokenKind.Comma);
            PassNewlines(lexer);
        }

        Close(lexer, outer, TokenKind.CloseBrace, "A comma, a new line or '}'");
        return items is null ? Passed : new ObjectExpression(items, new(start, lexer.PreviousEnd));
    }

    private static ObjectItem? ParseItem(Lexer lexer)
    {
        // A bare name is the key itself; in parentheses, or in a template, it is what the name stands for.
        var name = lexer.Current.Kind == TokenKind.Identifier ? lexer.Current : (Token?)null;
        var key = Parse(lexer);
        if (lexer.Current.Kind is not (TokenKind.Assign or TokenKind.Colon))
            throw lexer.Expected("'=' or ':' after the key");
        lexer.Advance();
        if (lexer.IsPassing)
        {
            Parse(lexer);
            return null;
        }

        if (name is { } bare && key is VariableExpression or LiteralExpression { Value: null or bool })
            key = new LiteralExpression(lexer.TextOf(bare), key.Span);
        return new(key, Parse(lexer));
    }

    private static Expression ParseFor(Lexer lexer, int start, bool isObject)
    {
        lexer.Advance();
        string? keyName = null;
        var valueName = PassIdentifier(lexer);
        if (lexer.TryPass(TokenKind.Comma))
            (keyName, valueName) = (valueName, PassIdentifier(lexer));
        PassWord(lexer, "in");
        var collection = Parse(lexer);
        Pass(lexer, TokenKind.Colon, "':'");

        Expression? key = null;
        if (isObject)
        {
            key = Parse(lexer);
            Pass(lexer, TokenKind.Arrow, "'=>'");
        }

        var value = Parse(lexer);
        var isGrouped = isObject && lexer.TryPass(TokenKind.Ellipsis);
        Expression? condition = null;
        if (lexer.IsWord("if"))
        {
            lexer.Advance();
            condition = Parse(lexer);
        }

        return lexer.IsPassing
            ? Passed
            : new ForExpression(keyName, valueName, collection, key, value, condition, isGrouped, new(start, lexer.Current.End));
    }

    /// <summary>Passes an identifier that must be there.</summary>
    public static string PassIdentifier(Lexer lexer)
    {
        if (lexer.Current.Kind != TokenKind.Identifier)
            throw lexer.Expected("A name");
        var name = lexer.TextOf(lexer.Current);
        lexer.Advance();
        return name;
    }

    private static void PassNewlines(Lexer lexer)
    {
        while (lexer.TryPass(TokenKind.Newline))
        {
        }
    }

    /// <summary>Passes an opening bracket; returns what newlines meant before it.</summary>
    public static bool Open(Lexer lexer, bool areNewlinesSpace)
    {
        var outer = lexer.AreNewlinesSpace;
        lexer.AreNewlinesSpace = areNewlinesSpace;
        lexer.Advance();
        return outer;
    }

    /// <summary>Passes a closing bracket; newlines mean again what they meant before the opening one.</summary>
    public static void Close(Lexer lexer, bool outer, TokenKind kind, string what)
    {
        if (lexer.Current.Kind != kind)
            throw lexer.Expected(what);
        lexer.AreNewlinesSpace = outer;
        lexer.Advance();
    }
}
