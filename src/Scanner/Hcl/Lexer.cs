using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>Splits the native syntax into tokens, one at a time, as the parsers ask for them.</summary>
/// <remarks>
/// Parsers of templates take over at an opening quote or heredoc and hand back with <see cref="MoveTo"/>: the characters of a template
/// are never tokens.
/// </remarks>
internal sealed class Lexer
{
    private static readonly bool[] AsciiParts = [.. Enumerable.Range(0, 0x80).Select(code => (char)code is
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-')];

    private readonly string _text;
    private readonly int _end;
    private readonly NameTable? _names;
    private List<Span>? _comments;
    private HclScratch? _scratch;
    private int _position;
    private int _furthestComment;

    /// <param name="source">The text.</param>
    /// <param name="start">The index of the first character that counts.</param>
    /// <param name="end">The index after the last one.</param>
    /// <param name="scratch">Of a file, in which words come again; <see langword="null"/> for one expression.</param>
    public Lexer(SourceText source, int start, int end, HclScratch? scratch = null)
    {
        (_scratch, _names) = (scratch, scratch?.Names);
        Source = source;
        _text = source.Content;
        _position = start;
        _end = end;
    }

    public SourceText Source { get; }

    /// <summary>The token at hand.</summary>
    public Token Current { get; private set; }

    /// <summary>The index after the token before <see cref="Current"/>.</summary>
    public int PreviousEnd { get; private set; }

    /// <summary>Whether newlines are mere space, as between parentheses.</summary>
    public bool AreNewlinesSpace { get; set; }

    /// <summary>
    /// Whether what is parsed is wanted by nobody: it is only checked, and the parsers return <see cref="ExpressionParser.Passed"/>.
    /// </summary>
    public bool IsPassing { get; set; }

    /// <summary>What parsers use again.</summary>
    public HclScratch Scratch => _scratch ??= new();

    /// <summary>How deep the parsers are nested in each other.</summary>
    public int Depth { get; set; }

    /// <summary>The comments passed so far, in their order.</summary>
    public IReadOnlyList<Span> Comments => (IReadOnlyList<Span>?)_comments ?? [];

    /// <summary>Makes the first token at or after an index the current one.</summary>
    public void MoveTo(int index)
    {
        _position = index;
        PreviousEnd = index;
        Current = Next();
    }

    /// <summary>Makes the next token the current one.</summary>
    public void Advance()
    {
        PreviousEnd = Current.End;
        Current = Next();
    }

    /// <summary>Advances over a token of a kind, if it is the current one.</summary>
    public bool TryPass(TokenKind kind)
    {
        if (Current.Kind != kind)
            return false;
        Advance();
        return true;
    }

    /// <summary>The characters of a token.</summary>
    public string TextOf(Token token) => TextOf(token.Start, token.End);

    /// <summary>Characters that are likely to come again.</summary>
    public string TextOf(int start, int end) => _names is null ? _text.Substring(start, end - start) : _names.Get(_text, start, end);

    /// <summary>Whether the current token is this word.</summary>
    public bool IsWord(string word) =>
        Current.Kind == TokenKind.Identifier
        && Current.End - Current.Start == word.Length
        && string.CompareOrdinal(_text, Current.Start, word, 0, word.Length) == 0;

    /// <summary>An error at an index.</summary>
    public MalformedInputException Error(string message, int index) => new(message, Source.PositionAt(Math.Min(index, _text.Length)));

    /// <summary>An error at the current token.</summary>
    public MalformedInputException Expected(string what) => Error(
        Current.Kind switch
        {
            TokenKind.EndOfFile => $"{what} is expected, but the text ends here.",
            TokenKind.Newline => $"{what} is expected, but the line ends here.",
            _ => $"{what} is expected here, not '{SafeText.Of(TextOf(Current), 40)}'.",
        },
        Current.Start);

    private Token Next()
    {
        SkipSpace();
        var start = _position;
        if (start >= _end)
            return new(TokenKind.EndOfFile, start, start);

        var first = _text[start];
        if (IsIdentifierStart(start, out var width))
            return Identifier(start, width);
        if (first is >= '0' and <= '9')
            return Number(start);
        var (kind, length) = Punctuation(first, At(start + 1), At(start + 2));
        _position = start + length;
        return new(kind, start, _position);
    }

    private void SkipSpace()
    {
        while (_position < _end)
        {
            switch (_text[_position])
            {
                case ' ' or '\t':
                case '\n' when AreNewlinesSpace:
                    _position++;
                    break;
                case '\r' when AreNewlinesSpace && At(_position + 1) == '\n':
                    _position += 2;
                    break;
                case '#':
                case '/' when At(_position + 1) == '/':
                    SkipComment(LineEnd());
                    break;
                case '/' when At(_position + 1) == '*':
                    SkipComment(InlineCommentEnd());
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipComment(int end)
    {
        // A parser may go back to look again; comments are noted once.
        if (_position >= _furthestComment)
            (_comments ??= []).Add(new(_position, end));
        _furthestComment = Math.Max(_furthestComment, end);
        _position = end;
    }

    private int LineEnd()
    {
        var newline = _text.IndexOf('\n', _position, _end - _position);
        if (newline < 0)
            return _end;
        return _text[newline - 1] == '\r' ? newline - 1 : newline;
    }

    private int InlineCommentEnd()
    {
        var close = _text.IndexOf("*/", _position + 2, _end - _position - 2, StringComparison.Ordinal);
        return close < 0 ? throw Error("The comment is never closed with '*/'.", _position) : close + 2;
    }

    private Token Identifier(int start, int width)
    {
        var index = start + width;
        while (true)
        {
            while (index < _end && _text[index] is var character && character < 0x80 && AsciiParts[character])
                index++;
            if (index >= _end || _text[index] < 0x80 || !IsContinuation(Category(index, out width)))
                break;
            index += width;
        }

        _position = index;
        return new(TokenKind.Identifier, start, index);
    }

    private Token Number(int start)
    {
        var index = SkipDigits(start);
        if (At(index) == '.' && char.IsDigit(At(index + 1)))
            index = SkipDigits(index + 1);
        if (At(index) is 'e' or 'E')
        {
            var digits = index + (At(index + 1) is '+' or '-' ? 2 : 1);
            if (At(digits) is >= '0' and <= '9')
                index = SkipDigits(digits);
        }

        _position = index;
        return new(TokenKind.Number, start, index);
    }

    private int SkipDigits(int index)
    {
        while (At(index) is >= '0' and <= '9')
            index++;
        return index;
    }

    private char At(int index) => index < _end ? _text[index] : '\0';

    private static (TokenKind Kind, int Length) Punctuation(char first, char second, char third) => (first, second, third) switch
    {
        ('\n', _, _) => (TokenKind.Newline, 1),
        ('\r', '\n', _) => (TokenKind.Newline, 2),
        ('"', _, _) => (TokenKind.Quote, 1),
        ('<', '<', '-') => (TokenKind.Heredoc, 3),
        ('<', '<', _) => (TokenKind.Heredoc, 2),
        ('{', _, _) => (TokenKind.OpenBrace, 1),
        ('}', _, _) => (TokenKind.CloseBrace, 1),
        ('[', _, _) => (TokenKind.OpenBracket, 1),
        (']', _, _) => (TokenKind.CloseBracket, 1),
        ('(', _, _) => (TokenKind.OpenParenthesis, 1),
        (')', _, _) => (TokenKind.CloseParenthesis, 1),
        ('~', '}', _) => (TokenKind.TrimmingCloseBrace, 2),
        ('.', '.', '.') => (TokenKind.Ellipsis, 3),
        ('.', _, _) => (TokenKind.Dot, 1),
        (',', _, _) => (TokenKind.Comma, 1),
        (':', ':', _) => (TokenKind.DoubleColon, 2),
        (':', _, _) => (TokenKind.Colon, 1),
        ('?', _, _) => (TokenKind.Question, 1),
        ('=', '=', _) => (TokenKind.Equal, 2),
        ('=', '>', _) => (TokenKind.Arrow, 2),
        ('=', _, _) => (TokenKind.Assign, 1),
        ('!', '=', _) => (TokenKind.NotEqual, 2),
        ('!', _, _) => (TokenKind.Not, 1),
        ('<', '=', _) => (TokenKind.LessOrEqual, 2),
        ('<', _, _) => (TokenKind.Less, 1),
        ('>', '=', _) => (TokenKind.GreaterOrEqual, 2),
        ('>', _, _) => (TokenKind.Greater, 1),
        ('&', '&', _) => (TokenKind.And, 2),
        ('|', '|', _) => (TokenKind.Or, 2),
        ('+', _, _) => (TokenKind.Plus, 1),
        ('-', _, _) => (TokenKind.Minus, 1),
        ('*', _, _) => (TokenKind.Star, 1),
        ('/', _, _) => (TokenKind.Slash, 1),
        ('%', _, _) => (TokenKind.Percent, 1),
        _ => (TokenKind.Invalid, 1),
    };

    // Identifiers are those of Unicode (ID_Start, ID_Continue) and may hold '-' after the first character.
    private bool IsIdentifierStart(int index, out int width)
    {
        width = 1;
        return _text[index] switch
        {
            (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' => true,
            < '\x80' => false,
            _ => IsLetter(Category(index, out width)),
        };
    }

    private UnicodeCategory Category(int index, out int width)
    {
        width = index + 1 < _end && char.IsSurrogatePair(_text[index], _text[index + 1]) ? 2 : 1;
        return CharUnicodeInfo.GetUnicodeCategory(_text, index);
    }

    private static bool IsLetter(UnicodeCategory category) => category is UnicodeCategory.UppercaseLetter
        or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter
        or UnicodeCategory.LetterNumber;

    private static bool IsContinuation(UnicodeCategory category) => IsLetter(category) || category is UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.ConnectorPunctuation;
}
