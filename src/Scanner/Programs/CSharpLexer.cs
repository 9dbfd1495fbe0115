using System.Globalization;
using System.Text;

namespace Infra.Analyzers.Scanner.Programs;

/// <summary>Cuts C# text into tokens: enough of the language to find <c>new X(…, "id", …)</c> without a compiler in the build.</summary>
/// <remarks>
/// Comments, what is not compiled and what is inside interpolations are passed over. Text that is no C# gives tokens all the same.
/// </remarks>
internal sealed class CSharpLexer
{
    /// <summary>How deep interpolations may lie in each other before the rest of the text is given up.</summary>
    private const int MaxInterpolationDepth = 32;

    private readonly string _text;
    private readonly Preprocessor _preprocessor;
    private readonly List<CSharpToken> _tokens = [];
    private int _position;
    private int _interpolations;
    private int _line = 1;
    private int _lineCounted;

    private CSharpLexer(string text, Preprocessor preprocessor) => (_text, _preprocessor) = (text, preprocessor);

    /// <param name="text">The C# text.</param>
    /// <param name="preprocessor">Is given the directives.</param>
    public static IReadOnlyList<CSharpToken> Read(string text, Preprocessor preprocessor)
    {
        var lexer = new CSharpLexer(text, preprocessor);
        while (lexer.SkipTrivia())
            lexer._tokens.Add(lexer.ReadToken());
        return lexer._tokens;
    }

    private char Current => At(_position);

    private char At(int position) => position < _text.Length ? _text[position] : '\0';

    private bool SkipTrivia()
    {
        while (_position < _text.Length)
        {
            if (char.IsWhiteSpace(Current))
                _position++;
            else if (Current == '/' && At(_position + 1) == '/')
                SkipLine();
            else if (Current == '/' && At(_position + 1) == '*')
                SkipPast("*/", _position + 2);
            else if (Current == '#' && IsFirstOfLine())
                ReadDirectives();
            else
                return true;
        }

        return false;
    }

    /// <summary>Reads a directive and, where it says that what follows is not compiled, the lines up to the one that ends it.</summary>
    private void ReadDirectives()
    {
        while (_position < _text.Length)
        {
            var start = _position;
            SkipLine();
            if (FirstOf(start) is var first && At(first) == '#')
                _preprocessor.Read(_text.Substring(first + 1, _position - first - 1), LineAt(start), _position);
            if (_preprocessor.IsActive)
                return;
            _position += Current == '\r' && At(_position + 1) == '\n' ? 2 : 1;
        }

        _position = Math.Min(_position, _text.Length);
    }

    private int FirstOf(int start)
    {
        while (At(start) is ' ' or '\t')
            start++;
        return start;
    }

    private int LineAt(int position)
    {
        for (; _lineCounted < position; _lineCounted++)
            _line += _text[_lineCounted] == '\n' ? 1 : 0;
        return _line;
    }

    private CSharpToken ReadToken()
    {
        var start = _position;
        if (TryReadString() is { } pieces)
            return new(CSharpTokenKind.Text, "", start, _position, pieces);
        if (IsWordPart(Current) || (Current == '@' && IsWordPart(At(_position + 1))))
            return ReadWord(start);
        if (Current == '\'')
        {
            SkipCharacter();
            return new(CSharpTokenKind.Other, "", start, _position);
        }

        return new(CSharpTokenKind.Punctuation, _text[_position++].ToString(), start, _position);
    }

    private CSharpToken ReadWord(int start)
    {
        var isNumber = char.IsDigit(Current);
        if (Current == '@')
            _position++;
        var first = _position;
        while (IsWordPart(Current))
            _position++;
        return new(isNumber ? CSharpTokenKind.Other : CSharpTokenKind.Word, _text.Substring(first, _position - first), start, _position);
    }

    /// <summary>The literal pieces of the string that begins here; nothing is read where none does.</summary>
    private List<string>? TryReadString()
    {
        var position = _position;
        var (holes, isVerbatim) = (0, false);
        for (; At(position) is '$' or '@'; position++)
        {
            holes += At(position) == '$' ? 1 : 0;
            isVerbatim |= At(position) == '@';
        }

        if (At(position) != '"')
            return null;

        var quotes = CountOf('"', position);
        if (quotes >= 3 && !isVerbatim)
        {
            _position = position + quotes;
            return ReadPieces(new(IsRaw: true, IsVerbatim: true, quotes, holes));
        }

        _position = position + 1;
        return ReadPieces(new(IsRaw: false, isVerbatim, 1, holes));
    }

    private List<string> ReadPieces(StringForm form)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        while (_position < _text.Length)
        {
            if (Current == '"' && TryEnd(form, piece))
                break;
            if (form.Holes > 0 && Current == '{' && TryPassHole(form, piece))
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
            else if (form.Holes > 0 && !form.IsRaw && Current == '}' && At(_position + 1) == '}')
            {
                piece.Append('}');
                _position += 2;
            }
            else if (!form.IsVerbatim && Current == '\\')
            {
                piece.Append(ReadEscape());
            }
            else if (!form.IsVerbatim && Current is '\r' or '\n')
            {
                break;
            }
            else if (_position < _text.Length)
            {
                piece.Append(_text[_position++]);
            }
        }

        pieces.Add(piece.ToString());
        return pieces;
    }

    private bool TryEnd(StringForm form, StringBuilder piece)
    {
        var quotes = CountOf('"', _position);
        if (form.IsRaw)
        {
            _position += quotes;
            if (quotes >= form.Quotes)
                return true;
            piece.Append('"', quotes);
            return false;
        }

        if (form.IsVerbatim && quotes >= 2)
        {
            piece.Append('"');
            _position += 2;
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>Passes over an interpolation; braces that are text are added to the piece.</summary>
    private bool TryPassHole(StringForm form, StringBuilder piece)
    {
        var braces = CountOf('{', _position);
        var needed = form.IsRaw ? form.Holes : 1;
        var literal = form.IsRaw ? Math.Max(0, braces - needed) : braces / 2;
        var isHole = form.IsRaw ? braces >= needed : braces % 2 == 1;
        piece.Append('{', isHole || !form.IsRaw ? literal : braces);
        _position += braces;
        if (isHole)
            SkipHole(needed);
        return isHole;
    }

    private void SkipHole(int braces)
    {
        if (++_interpolations > MaxInterpolationDepth)
            _position = _text.Length;
        for (var depth = 0; SkipTrivia();)
        {
            if (TryReadString() is not null)
                continue;
            switch (Current)
            {
                case '\'':
                    SkipCharacter();
                    continue;
                case '{' or '(' or '[':
                    depth++;
                    break;
                case '}' when depth == 0:
                    _position += Math.Min(braces, CountOf('}', _position));
                    _interpolations--;
                    return;
                case '}' or ')' or ']':
                    depth--;
                    break;
            }

            _position++;
        }
    }

    private string ReadEscape()
    {
        var kind = At(_position + 1);
        _position += 2;
        var digits = kind switch { 'u' => 4, 'U' => 8, 'x' => 4, _ => 0 };
        if (digits == 0)
            return kind switch { 'n' => "\n", 't' => "\t", 'r' => "\r", '0' => "\0", _ => kind.ToString() };

        var start = _position;
        while (_position < start + digits && Uri.IsHexDigit(Current))
            _position++;
        var number = _text.Substring(start, _position - start);
        return int.TryParse(number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && code is < 0xD800 or (> 0xDFFF and <= 0x10FFFF)
            ? char.ConvertFromUtf32(code)
            : "\uFFFD";
    }

    private void SkipCharacter()
    {
        for (_position++; Current is not ('\'' or '\0' or '\r' or '\n'); _position++)
            _position += Current == '\\' ? 1 : 0;
        _position = Math.Min(_position + (Current == '\'' ? 1 : 0), _text.Length);
    }

    private void SkipLine()
    {
        while (_position < _text.Length && Current is not ('\r' or '\n'))
            _position++;
    }

    private void SkipPast(string end, int from)
    {
        var found = from < _text.Length ? _text.IndexOf(end, from, StringComparison.Ordinal) : -1;
        _position = found < 0 ? _text.Length : found + end.Length;
    }

    private bool IsFirstOfLine()
    {
        for (var position = _position - 1; position >= 0 && _text[position] is not ('\r' or '\n'); position--)
        {
            if (!char.IsWhiteSpace(_text[position]))
                return false;
        }

        return true;
    }

    private int CountOf(char character, int position)
    {
        var count = 0;
        while (At(position + count) == character)
            count++;
        return count;
    }

    private static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || character == '_';

    /// <summary>How a string literal is written.</summary>
    /// <param name="IsRaw">Whether three or more quotes enclose it.</param>
    /// <param name="IsVerbatim">Whether a backslash is a backslash.</param>
    /// <param name="Quotes">How many quotes end it.</param>
    /// <param name="Holes">How many dollar signs stand before it.</param>
    private sealed record StringForm(bool IsRaw, bool IsVerbatim, int Quotes, int Holes);
}
