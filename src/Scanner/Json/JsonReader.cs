using System.Runtime.CompilerServices;
using System.Text;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Json;

/// <summary>Reads JSON (RFC 8259) token by token from a stream of UTF-8, with the place of each token, in constant memory.</summary>
/// <remarks>
/// Everything is checked, also what is skipped. Neither nesting nor the length of a token is limited: what is open is one bit a
/// level, and a token longer than the buffer has no text (<see cref="HasText"/>). A byte order mark at the start is passed over, as
/// RFC 8259 allows. Positions are worked out only when they are asked for.
/// </remarks>
internal sealed class JsonReader : IDisposable
{
    public const int DefaultBufferSize = 64 * 1024;

    private const int ShortString = 24;

    private readonly Stream _stream;
    private readonly byte[] _buffer;
    private readonly OpenContainers _open = new();
    private readonly NameCache _names = new();
    private Utf8Validator _validator;
    private State _state = State.Value;
    private int _position;
    private int _length;
    private bool _isStreamRead;
    private bool _isInvalidNext;
    private bool _isAscii = true;

    // The token: where its text lies in the buffer, unless it is longer than that.
    private int _tokenStart;
    private int _tokenEnd;
    private bool _isInToken;
    private bool _isCut;
    private bool _hasEscapes;
    private TextPosition _cutTokenPosition;

    // A byte in the buffer whose position is known; it is never behind what may still be asked for.
    private int _anchor;
    private TextPosition _anchorPosition = new(1, 1);

    /// <param name="stream">What to read; disposed with the reader.</param>
    /// <param name="bufferSize">In bytes, at least 16; also the longest token that has a text.</param>
    public JsonReader(Stream stream, int bufferSize = DefaultBufferSize)
    {
        _stream = stream;
        _buffer = new byte[bufferSize];
        while (_length < 3 && Refill())
        {
        }

        if (_length >= 3 && _buffer[0] == 0xEF && _buffer[1] == 0xBB && _buffer[2] == 0xBF)
            _position = _anchor = 3;
    }

    /// <summary>What comes next: a value in the first two, a name in the next two, perhaps a separator in the last two.</summary>
    private enum State
    {
        Value,
        ValueOrArrayEnd,
        Name,
        NameOrObjectEnd,
        Colon,
        CommaOrEnd,
    }

    /// <summary>The token read last.</summary>
    public JsonToken Token { get; private set; }

    /// <summary>How many objects and arrays are open behind the token.</summary>
    public int Depth => _open.Count;

    /// <summary>Whether the token's text fitted into the buffer.</summary>
    public bool HasText => !_isCut;

    /// <summary>The position of the token's first character; for names and strings, of the opening quote.</summary>
    public TextPosition Start
    {
        get
        {
            if (_isCut)
                return _cutTokenPosition;
            MoveAnchor(_tokenStart);
            return _anchorPosition;
        }
    }

    /// <summary>The position behind the token's last character.</summary>
    public TextPosition End => Measure(_tokenEnd);

    public void Dispose() => _stream.Dispose();

    /// <summary>Moves to the next token and returns it.</summary>
    /// <exception cref="MalformedInputException">The input is no JSON at the position that the exception tells.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public JsonToken Read()
    {
        _isCut = false;
        _isInToken = false;
        if (!SkipWhitespace())
            return Token = EndOfInput();
        if (_state >= State.Colon && TryPassSeparator() && !SkipWhitespace())
            throw EndsTooEarly();

        _tokenStart = _position;
        _isInToken = true;
        Token = ReadToken(_buffer[_position]);
        _tokenEnd = _position;
        return Token;
    }

    /// <summary>Behind a name: passes over its value. On the start of an object or array: passes over the rest of it.</summary>
    public void Skip()
    {
        if (Token == JsonToken.Name)
            Read();
        if (Token is not (JsonToken.ObjectStart or JsonToken.ArrayStart))
            return;
        var depth = Depth;
        while (Depth >= depth)
        {
            if (!SkipPlain(depth))
                Read();
        }
    }

    /// <summary>The characters of a name or string, or of a number as it is written; lone surrogates become U+FFFD.</summary>
    public string GetText()
    {
        if (_isCut)
            throw new InvalidOperationException("The token is longer than the buffer.");
        if (Token == JsonToken.Number)
            return Encoding.UTF8.GetString(_buffer, _tokenStart, _tokenEnd - _tokenStart);
        var (start, end) = (_tokenStart + 1, _tokenEnd - 1);
        if (_hasEscapes)
            return JsonEscapes.Decode(_buffer, start, end);
        return Token == JsonToken.Name ? _names.Get(_buffer, start, end) : Encoding.UTF8.GetString(_buffer, start, end - start);
    }

    /// <summary>Whether a name or string is this text, given in ASCII; one written with escapes is decoded first.</summary>
    public bool TextEquals(string ascii)
    {
        if (_isCut)
            return false;
        if (_hasEscapes)
            return GetText() == ascii;
        if (_tokenEnd - _tokenStart - 2 != ascii.Length)
            return false;
        for (var index = 0; index < ascii.Length; index++)
        {
            if (_buffer[_tokenStart + 1 + index] != ascii[index])
                return false;
        }

        return true;
    }

    /// <summary>An error at the token read last.</summary>
    public MalformedInputException Error(string message) => new(message, Start);

    /// <summary>
    /// Passes over what lies in the buffer and is as simple as most of JSON is, without a stop at each token; the rest is left to
    /// <see cref="Read"/>, which also tells what is wrong.
    /// </summary>
    /// <returns>Whether the end of the container at a depth was passed.</returns>
    private bool SkipPlain(int depth)
    {
        var buffer = _buffer;
        var end = _length;
        var position = _position;
        var state = _state;
        while (position < end)
        {
            var value = buffer[position];
            if (value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                position++;
            }
            else if (state == State.CommaOrEnd)
            {
                if (value == ',')
                {
                    state = _open.IsObject ? State.Name : State.Value;
                    position++;
                }
                else if (value == (_open.IsObject ? '}' : ']'))
                {
                    Token = _open.IsObject ? JsonToken.ObjectEnd : JsonToken.ArrayEnd;
                    _open.Pop();
                    position++;
                    if (_open.Count < depth)
                        break;
                }
                else
                {
                    break;
                }
            }
            else if (state == State.Colon)
            {
                if (value != ':')
                    break;
                state = State.Value;
                position++;
            }
            else if (value == '"' && PlainStringEnd(buffer, position + 1, end) is > 0 and var stringEnd)
            {
                state = state >= State.Name ? State.Colon : State.CommaOrEnd;
                position = stringEnd;
            }
            else if (value is (byte)'{' or (byte)'[' && state < State.Name)
            {
                _open.Push(isObject: value == '{');
                state = value == '{' ? State.NameOrObjectEnd : State.ValueOrArrayEnd;
                position++;
            }
            else
            {
                break;
            }
        }

        (_position, _state, _isInToken, _isCut) = (position, state, false, false);
        _tokenStart = _tokenEnd = position;
        return _open.Count < depth;
    }

    /// <summary>The index behind the closing quote, or -1 where it is not in the buffer, or the string needs a closer look.</summary>
    private static int PlainStringEnd(byte[] bytes, int start, int end)
    {
        var index = start;
        for (var near = Math.Min(end, start + ShortString); index < near; index++)
        {
            if (bytes[index] == '"')
                return index + 1;
            if (bytes[index] is (byte)'\\' or < (byte)' ')
                break;
        }

        while (true)
        {
            index = ByteScan.StringStop(bytes, index, end);
            if (index + 1 >= end)
                return -1;
            if (bytes[index] == '"')
                return index + 1;
            if (bytes[index] != '\\' || bytes[index + 1] is not ((byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t'))
                return -1;
            index += 2;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPassSeparator()
    {
        if (_state == State.Colon)
        {
            if (_buffer[_position] != ':')
                throw ErrorHere("A ':' is expected here.");
            _state = State.Value;
        }
        else
        {
            if (_buffer[_position] != ',' || _open.Count == 0)
                return false;
            _state = _open.IsObject ? State.Name : State.Value;
        }

        _position++;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private JsonToken ReadToken(byte first) => _state switch
    {
        State.Value => ReadValue(first),
        State.Name => ReadName(first),
        State.NameOrObjectEnd => first == '}' ? Close(first) : ReadName(first),
        State.ValueOrArrayEnd => first == ']' ? Close(first) : ReadValue(first),
        _ => _open.Count > 0 ? Close(first) : throw ErrorHere("The JSON value ends before this character; nothing may follow it."),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private JsonToken Close(byte bracket)
    {
        if (bracket != (_open.IsObject ? '}' : ']'))
            throw ErrorHere(_open.IsObject ? "A comma or '}' is expected here." : "A comma or ']' is expected here.");
        var token = _open.IsObject ? JsonToken.ObjectEnd : JsonToken.ArrayEnd;
        _position++;
        _open.Pop();
        _state = State.CommaOrEnd;
        return token;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private JsonToken ReadName(byte first)
    {
        if (first != '"')
            throw ErrorHere("A property name in double quotes is expected here.");
        ReadString();
        _state = State.Colon;
        return JsonToken.Name;
    }

    private JsonToken ReadValue(byte first)
    {
        switch (first)
        {
            case (byte)'"':
                ReadString();
                _state = State.CommaOrEnd;
                return JsonToken.String;
            case (byte)'{':
                _position++;
                _open.Push(isObject: true);
                _state = State.NameOrObjectEnd;
                return JsonToken.ObjectStart;
            case (byte)'[':
                _position++;
                _open.Push(isObject: false);
                _state = State.ValueOrArrayEnd;
                return JsonToken.ArrayStart;
            case (byte)'t':
                return ReadWord("true", JsonToken.True);
            case (byte)'f':
                return ReadWord("false", JsonToken.False);
            case (byte)'n':
                return ReadWord("null", JsonToken.Null);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                ReadNumber();
                _state = State.CommaOrEnd;
                return JsonToken.Number;
            default:
                throw ErrorHere("A JSON value is expected here.");
        }
    }

    private void ReadString()
    {
        _hasEscapes = false;
        _position++;
        if (TryReadShortString())
            return;
        while (true)
        {
            _position = ByteScan.StringStop(_buffer, _position, _length);
            switch (Peek())
            {
                case '"':
                    _position++;
                    return;
                case '\\':
                    _position++;
                    ReadEscape();
                    break;
                case < 0:
                    throw EndsTooEarly();
                case < ' ':
                    throw ErrorHere("A control character in a string must be escaped.");
            }
        }
    }

    // Most names and values are short: for these a plain loop beats a vectorised search.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadShortString()
    {
        var buffer = _buffer;
        var position = _position;
        for (var end = Math.Min(_length, position + ShortString); position < end; position++)
        {
            var value = buffer[position];
            if (value == '"')
            {
                _position = position + 1;
                return true;
            }

            if (value is (byte)'\\' or < (byte)' ')
                break;
        }

        _position = position;
        return false;
    }

    private void ReadEscape()
    {
        _hasEscapes = true;
        var kind = Peek();
        if (kind < 0)
            throw EndsTooEarly();
        if (kind is not ('"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u'))
            throw ErrorHere("There is no such escape in JSON.");
        _position++;
        for (var digits = kind == 'u' ? 4 : 0; digits > 0; digits--)
        {
            var digit = Peek();
            if (digit < 0)
                throw EndsTooEarly();
            if (!IsHexDigit(digit))
                throw ErrorHere("'\\u' must be followed by four hexadecimal digits.");
            _position++;
        }
    }

    private JsonToken ReadWord(string word, JsonToken token)
    {
        foreach (var expected in word)
        {
            var actual = Peek();
            if (actual < 0)
                throw EndsTooEarly();
            if (actual != expected)
                throw ErrorHere($"'{word}' is expected here.");
            _position++;
        }

        _state = State.CommaOrEnd;
        return token;
    }

    private void ReadNumber()
    {
        if (Peek() == '-')
            _position++;
        if (Peek() == '0')
            _position++;
        else
            ReadDigits();
        if (Peek() == '.')
        {
            _position++;
            ReadDigits();
        }

        if (Peek() is 'e' or 'E')
        {
            _position++;
            if (Peek() is '+' or '-')
                _position++;
            ReadDigits();
        }
    }

    private void ReadDigits()
    {
        if (Peek() is < '0' or > '9')
            throw Peek() < 0 ? EndsTooEarly() : ErrorHere("A digit is expected here.");
        while (Peek() is >= '0' and <= '9')
            _position++;
    }

    private static bool IsHexDigit(int value) => value is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    /// <summary>The next byte, or -1 at the end of the input.</summary>
    private int Peek() => _position < _length || Refill() ? _buffer[_position] : -1;

    /// <summary>Moves to the next character that is not white space; false at the end of the input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool SkipWhitespace() => (_position < _length && _buffer[_position] > ' ') || SkipSomeWhitespace();

    private bool SkipSomeWhitespace()
    {
        do
        {
            var buffer = _buffer;
            var end = _length;
            for (var position = _position; position < end; position++)
            {
                if (buffer[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
                    continue;
                _position = position;
                return true;
            }

            _position = end;
        }
        while (Refill());
        return false;
    }

    private JsonToken EndOfInput()
    {
        _tokenStart = _tokenEnd = _position;
        if (_isInvalidNext || _state != State.CommaOrEnd || _open.Count > 0)
            throw EndsTooEarly();
        return JsonToken.End;
    }

    private MalformedInputException EndsTooEarly() => ErrorHere(
        _isInvalidNext ? "The file is not valid UTF-8 from here on."
        : Token == JsonToken.End && _state == State.Value && _open.Count == 0 && !_isInToken ? "The file is empty."
        : "The file ends before its JSON value does.");

    private MalformedInputException ErrorHere(string message) => new(message, Measure(_position));

    /// <summary>Reads on behind what is in the buffer and must stay there: the token, while it fits. False at the end of the input.</summary>
    private bool Refill()
    {
        if (_isStreamRead)
            return false;

        var keep = _isInToken && !_isCut ? _tokenStart : _position;
        if (keep == 0 && _length == _buffer.Length)
        {
            _cutTokenPosition = Start;
            _isCut = true;
            keep = _position;
        }

        MoveAnchor(keep);
        var kept = _length - keep;
        if (keep > 0)
        {
            Buffer.BlockCopy(_buffer, keep, _buffer, 0, kept);
            _position -= keep;
            _tokenStart -= keep;
            _anchor = 0;
            _length = kept;
        }

        var read = _stream.Read(_buffer, _length, _buffer.Length - _length);
        if (read > 0)
            Accept(_length, _length + read, kept);
        else
            EndStream();
        return _position < _length;
    }

    private void Accept(int start, int end, int kept)
    {
        var isAscii = ByteScan.IsAscii(_buffer, start, end);
        _isAscii = isAscii && (_isAscii || kept == 0);
        _length = end;
        if (isAscii && !_validator.IsInsideCharacter)
            return;
        _length = _validator.FirstInvalid(_buffer, start, end);
        if (_length < end)
            (_isStreamRead, _isInvalidNext) = (true, true);
    }

    private void EndStream()
    {
        _isStreamRead = true;
        _isInvalidNext = _validator.IsInsideCharacter;
    }

    private void MoveAnchor(int index)
    {
        if (index <= _anchor)
            return;
        _anchorPosition = Measure(index);
        _anchor = index;
    }

    private TextPosition Measure(int index)
    {
        if (index <= _anchor)
            return _anchorPosition;
        var newlines = ByteScan.CountNewlines(_buffer, _anchor, index);
        if (newlines == 0)
            return _anchorPosition with { Column = _anchorPosition.Column + Width(_anchor, index) };
        var lineStart = Array.LastIndexOf(_buffer, (byte)'\n', index - 1, index - _anchor) + 1;
        return new(_anchorPosition.Line + newlines, 1 + Width(lineStart, index));
    }

    private int Width(int start, int end) => _isAscii ? end - start : ByteScan.CountUtf16Units(_buffer, start, end);
}
