using System.Text;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>Parses templates: quoted strings, heredocs, and the strings of the JSON syntax.</summary>
/// <remarks>
/// The text is first split into pieces (literals, interpolations, directives), to which <c>~</c> and the indentation of a heredoc are
/// applied; then directives are matched with their ends.
/// </remarks>
internal sealed class TemplateParser
{
    private static readonly char[] QuotedStops = ['"', '\\', '\n', '$', '%'];
    private static readonly char[] Stops = ['$', '%'];

    // What is only checked is made of these: how many pieces there are, and of which kind, decides what is wrong with a template.
    private static readonly TemplatePiece PassedLiteral = new TemplatePiece.Literal("", default);
    private static readonly TemplatePiece PassedInterpolation = new TemplatePiece.Interpolation(ExpressionParser.Passed, default);

    private const int MaxPiecesToKeep = 64;
    private const int MaxCharactersToKeep = 4096;

    private readonly List<TemplatePiece> _pieces = [];
    private Lexer _lexer = null!;
    private string _text = "";
    private StringBuilder? _literal;
    private bool _isQuoted;
    private int _end;
    private int _position;
    private bool _trimsNext;

    private static TemplateParser Rent(Lexer lexer, int start, int end, bool isQuoted)
    {
        var parser = lexer.Scratch.RentTemplateParser();
        (parser._lexer, parser._text) = (lexer, lexer.Source.Content);
        (parser._position, parser._end, parser._isQuoted, parser._trimsNext) = (start, end, isQuoted, false);
        return parser;
    }

    /// <summary>The expression that the pieces make; the parser can be used again.</summary>
    private Expression Finish(Span span)
    {
        var template = TemplateTree.Build(_pieces, _lexer, span);
        _pieces.Clear();
        if (_pieces.Capacity > MaxPiecesToKeep || _literal?.Capacity > MaxCharactersToKeep)
            return template;
        _lexer.Scratch.Return(this);
        // Nothing of the file stays.
        (_lexer, _text) = (null!, "");
        return template;
    }

    /// <summary>Parses a string of the JSON syntax, whose own escapes are already undone.</summary>
    /// <exception cref="MalformedInputException">It is no template; the position is inside the string.</exception>
    public static Expression Parse(string text)
    {
        if (text.IndexOf('{') < 0)
            return new LiteralExpression(text, new(0, text.Length));
        var lexer = new Lexer(new SourceText("", text), 0, text.Length);
        var parser = Rent(lexer, 0, text.Length, isQuoted: false);
        parser.ReadPieces();
        return parser.Finish(new(0, text.Length));
    }

    /// <summary>Parses a template whose opening quote is the current token; the lexer ends after the closing one.</summary>
    public static Expression ParseQuoted(Lexer lexer)
    {
        var start = lexer.Current.Start;
        if (PassPlain(lexer) is { } plain)
        {
            return lexer.IsPassing
                ? ExpressionParser.Passed
                : new LiteralExpression(lexer.TextOf(plain.Start, plain.End), new(start, plain.End + 1));
        }

        var outer = lexer.AreNewlinesSpace;
        var parser = Rent(lexer, start + 1, lexer.Source.Content.Length, isQuoted: true);
        parser.ReadPieces();
        if (parser._position >= parser._end)
            throw lexer.Error("The string is never closed.", start);

        lexer.AreNewlinesSpace = outer;
        lexer.MoveTo(parser._position + 1);
        return parser.Finish(new(start, parser._position + 1));
    }

    /// <summary>Passes a template that is nothing but characters which stand for themselves, if there is one; returns where they are.</summary>
    public static Span? PassPlain(Lexer lexer)
    {
        var start = lexer.Current.Start + 1;
        var text = lexer.Source.Content;
        var stop = text.IndexOfAny(QuotedStops, start);
        if (stop < 0 || text[stop] != '"')
            return null;
        lexer.MoveTo(stop + 1);
        return new(start, stop);
    }

    /// <summary>
    /// Parses a heredoc whose <c>&lt;&lt;</c> is the current token; the lexer ends at the newline after the closing marker.
    /// </summary>
    public static Expression ParseHeredoc(Lexer lexer)
    {
        var outer = lexer.AreNewlinesSpace;
        var heredoc = Heredoc.Find(lexer);
        var parser = Rent(lexer, heredoc.BodyStart, heredoc.BodyEnd, isQuoted: false);
        parser.ReadPieces();
        if (heredoc.IsIndented && !lexer.IsPassing)
            Heredoc.StripIndentation(parser._pieces);

        lexer.AreNewlinesSpace = outer;
        lexer.MoveTo(heredoc.End);
        return parser.Finish(new(heredoc.Start, heredoc.End));
    }

    private void ReadPieces()
    {
        while (_position < _end && !(_isQuoted && _text[_position] == '"'))
        {
            var next = At(_position + 1);
            if (_text[_position] == '$' && next == '{')
                ReadInterpolation();
            else if (_text[_position] == '%' && next == '{')
                ReadDirective();
            else
                ReadLiteral();
        }
    }

    private void ReadLiteral()
    {
        var start = _position;
        var literal = (_literal ??= new()).Clear();
        while (_position < _end && !IsLiteralEnd())
            ReadCharacters(literal);
        if (_lexer.IsPassing)
        {
            _pieces.Add(PassedLiteral);
            return;
        }

        var text = literal.ToString();
        if (_trimsNext)
            text = text.TrimStart();
        _trimsNext = false;
        _pieces.Add(new TemplatePiece.Literal(text, new(start, _position)));
    }

    private bool IsLiteralEnd() => _text[_position] switch
    {
        '"' => _isQuoted,
        '$' or '%' => At(_position + 1) == '{',
        _ => false,
    };

    private void ReadCharacters(StringBuilder literal)
    {
        switch (_text[_position])
        {
            // $${ and %%{ stand for ${ and %{.
            case ('$' or '%') and var sign when At(_position + 1) == sign && At(_position + 2) == '{':
                literal.Append(sign).Append('{');
                _position += 3;
                break;
            case '\\' when _isQuoted:
                ReadEscape(literal);
                break;
            case '\n' when _isQuoted:
                throw _lexer.Error("A string in quotes ends on its line; write '\\n' or a heredoc for a line break.", _position);
            default:
                var end = _text.IndexOfAny(_isQuoted ? QuotedStops : Stops, _position + 1, _end - _position - 1);
                end = end < 0 ? _end : end;
                if (!_lexer.IsPassing)
                    literal.Append(_text, _position, end - _position);
                _position = end;
                break;
        }
    }

    private void ReadEscape(StringBuilder literal)
    {
        var kind = At(_position + 1);
        switch (kind)
        {
            case 'n':
                literal.Append('\n');
                break;
            case 'r':
                literal.Append('\r');
                break;
            case 't':
                literal.Append('\t');
                break;
            case '"' or '\\':
                literal.Append(kind);
                break;
            case 'u' or 'U':
                ReadUnicodeEscape(literal, digits: kind == 'u' ? 4 : 8);
                return;
            default:
                throw _lexer.Error("There is no such escape in a string; write '\\\\' for a backslash.", _position);
        }

        _position += 2;
    }

    private void ReadUnicodeEscape(StringBuilder literal, int digits)
    {
        var start = _position + 2;
        var code = 0L;
        for (var index = start; index < start + digits; index++)
        {
            if (!Uri.IsHexDigit(At(index)))
                throw _lexer.Error($"{digits} hexadecimal digits are expected after '\\{_text[start - 1]}'.", _position);
            code = (code << 4) | (uint)Uri.FromHex(At(index));
        }

        literal.Append(code is > 0x10FFFF or (>= 0xD800 and <= 0xDFFF) ? "\uFFFD" : char.ConvertFromUtf32((int)code));
        _position = start + digits;
    }

    private void ReadInterpolation()
    {
        var start = _position;
        Open();
        var expression = ExpressionParser.Parse(_lexer);
        Close();
        _pieces.Add(_lexer.IsPassing ? PassedInterpolation : new TemplatePiece.Interpolation(expression, new(start, _position)));
    }

    private void ReadDirective()
    {
        var start = _position;
        Open();
        if (_lexer.Current.Kind != TokenKind.Identifier)
            throw _lexer.Expected("A directive: if, else, endif, for or endfor");
        var word = _lexer.TextOf(_lexer.Current);
        _lexer.Advance();
        var condition = word == "if" ? ExpressionParser.Parse(_lexer) : null;
        var loop = word == "for" ? ReadFor(start) : null;
        Close();
        var span = new Span(start, _position);
        _pieces.Add(word switch
        {
            "if" => new TemplatePiece.If(condition!, span),
            "else" => new TemplatePiece.Else(span),
            "endif" => new TemplatePiece.EndIf(span),
            "for" => new TemplatePiece.For(loop!, span),
            "endfor" => new TemplatePiece.EndFor(span),
            _ => throw _lexer.Error("This is no directive; there are if, else, endif, for and endfor.", start),
        });
    }

    private ForExpression ReadFor(int start)
    {
        string? keyName = null;
        var valueName = ExpressionParser.PassIdentifier(_lexer);
        if (_lexer.TryPass(TokenKind.Comma))
            (keyName, valueName) = (valueName, ExpressionParser.PassIdentifier(_lexer));
        ExpressionParser.PassWord(_lexer, "in");
        var collection = ExpressionParser.Parse(_lexer);
        return new(
            keyName,
            valueName,
            collection,
            Key: null,
            Value: new LiteralExpression("", default),
            Condition: null,
            IsGrouped: false,
            new(start, start));
    }

    private void Open()
    {
        ExpressionParser.Enter(_lexer);
        _position += 2;
        if (At(_position) == '~')
        {
            _position++;
            TrimPrevious();
        }

        _trimsNext = false;
        _lexer.AreNewlinesSpace = true;
        _lexer.MoveTo(_position);
    }

    private void Close()
    {
        if (_lexer.Current.Kind is not (TokenKind.CloseBrace or TokenKind.TrimmingCloseBrace))
            throw _lexer.Expected("'}'");
        _trimsNext = _lexer.Current.Kind == TokenKind.TrimmingCloseBrace;
        _position = _lexer.Current.End;
        if (_position > _end)
            throw _lexer.Error("The template ends before this interpolation does.", _end);
        _lexer.Depth--;
    }

    private void TrimPrevious()
    {
        if (!_lexer.IsPassing && _pieces is [.., TemplatePiece.Literal literal])
            _pieces[^1] = literal with { Text = literal.Text.TrimEnd() };
    }

    private char At(int index) => index < _end ? _text[index] : '\0';
}
