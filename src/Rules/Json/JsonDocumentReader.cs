using System.Globalization;
using System.Text;

namespace Infra.Analyzers.Rules.Json;

/// <summary>
/// Reads a JSON text as people write settings: with comments, and with a comma after the last entry. It is small, and it is here because
/// the analyzer, beside which no other assembly may lie, has no JSON reader.
/// </summary>
internal sealed class JsonDocumentReader
{
    // Nothing that a rule says is nested deeper, and deeper ones would fill the stack.
    private const int MaxDepth = 64;

    private readonly string _text;
    private int _position;

    private JsonDocumentReader(string text) => _text = text;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="error">Where it is no JSON, and why; the entries of arrays and objects before that place are in the result.</param>
    public static JsonNode? Read(string text, out (int Position, string Message)? error)
    {
        var reader = new JsonDocumentReader(text) { _position = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0 };
        error = null;
        JsonNode? root = null;
        try
        {
            reader.SkipSpace();
            root = reader.Value(0, node => root = node);
            reader.SkipSpace();
            if (reader._position < text.Length)
                throw reader.Error("There is something after the end of the document.");
        }
        catch (UnreadableJsonException exception)
        {
            error = (exception.Position, exception.Message);
        }

        return root;
    }

    /// <param name="level">How deep the value is.</param>
    /// <param name="partial">Receives what is there of the value before an error is thrown.</param>
    private JsonNode Value(int level, Action<JsonNode> partial)
    {
        if (level > MaxDepth)
            throw Error("This is nested too deep.");
        if (_position == _text.Length)
            throw Error("The file ends where a value is expected.");
        return _text[_position] switch
        {
            '{' => Object(level, partial),
            '[' => Array(level, partial),
            '"' => Text(),
            '-' or (>= '0' and <= '9') => Number(),
            _ => Word(),
        };
    }

    private JsonNode.Object Object(int level, Action<JsonNode> partial)
    {
        var (start, members) = (_position++, new List<JsonMember>());
        try
        {
            for (SkipSpace(); !TryTake('}'); Separate('}'))
            {
                if (_position == _text.Length || _text[_position] != '"')
                    throw Error("A property name in quotes is expected.");
                var name = Text();
                SkipSpace();
                if (!TryTake(':'))
                    throw Error("A colon is expected.");
                SkipSpace();
                members.Add(new(name.Value, Value(level + 1, part => members.Add(new(name.Value, part, name.Start, name.End))),
                    name.Start, name.End));
            }
        }
        catch (UnreadableJsonException)
        {
            partial(new JsonNode.Object(members, start, _position));
            throw;
        }

        return new(members, start, _position);
    }

    private JsonNode.Array Array(int level, Action<JsonNode> partial)
    {
        var (start, items) = (_position++, new List<JsonNode>());
        try
        {
            // An entry that is not whole says less than its author meant, so it does not count.
            for (SkipSpace(); !TryTake(']'); Separate(']'))
                items.Add(Value(level + 1, static _ => { }));
        }
        catch (UnreadableJsonException)
        {
            partial(new JsonNode.Array(items, start, _position));
            throw;
        }

        return new(items, start, _position);
    }

    private void Separate(char end)
    {
        SkipSpace();
        if (TryTake(','))
            SkipSpace();
        else if (_position == _text.Length || _text[_position] != end)
            throw Error($"A comma or '{end}' is expected.");
    }

    private bool TryTake(char character)
    {
        if (_position == _text.Length || _text[_position] != character)
            return false;
        _position++;
        return true;
    }

    private JsonNode.Text Text()
    {
        var start = _position++;
        var text = new StringBuilder();
        while (true)
        {
            if (_position == _text.Length || _text[_position] is '\n' or '\r')
                throw Error("The text is not closed.");
            var character = _text[_position++];
            if (character == '"')
                return new(text.ToString(), start, _position);
            text.Append(character == '\\' ? Escape() : character);
        }
    }

    private char Escape()
    {
        var escape = _position < _text.Length ? _text[_position++] : '\0';
        if (JsonEscapes.Of(escape) is { } character)
            return character;
        var digits = _text.Substring(_position, Math.Min(4, _text.Length - _position));
        if (escape != 'u' || digits.Length < 4
            || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw Error("This is no escape of JSON; in a regular expression a backslash is written twice.");
        }

        _position += 4;
        return (char)code;
    }

    private JsonNode.Number Number()
    {
        var start = _position;
        while (_position < _text.Length && _text[_position] is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
            _position++;
        var digits = _text.Substring(start, _position - start);
        if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsInfinity(value))
            return new(value, start, _position);
        _position = start;
        throw Error("This is no number.");
    }

    private JsonNode Word()
    {
        var start = _position;
        while (_position < _text.Length && char.IsLetter(_text[_position]))
            _position++;
        switch (_text.Substring(start, _position - start))
        {
            case "true":
                return new JsonNode.Boolean(true, start, _position);
            case "false":
                return new JsonNode.Boolean(false, start, _position);
            case "null":
                return new JsonNode.Null(start, _position);
            default:
                _position = start;
                throw Error("A value is expected.");
        }
    }

    private void SkipSpace()
    {
        while (_position < _text.Length)
        {
            if (_text[_position] is ' ' or '\t' or '\r' or '\n')
                _position++;
            else if (Follows("//"))
                _position = _text.IndexOf('\n', _position) is >= 0 and var line ? line : _text.Length;
            else if (Follows("/*"))
                _position = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal) is >= 0 and var end
                    ? end + 2 : throw Error("The comment is not closed.");
            else
                return;
        }
    }

    private bool Follows(string mark) => string.CompareOrdinal(_text, _position, mark, 0, mark.Length) == 0;

    private UnreadableJsonException Error(string message) => new(message, Math.Min(_position, _text.Length));

    private sealed class UnreadableJsonException(string message, int position) : Exception(message)
    {
        public int Position { get; } = position;
    }
}
