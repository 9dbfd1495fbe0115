using System.Runtime.CompilerServices;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Json;

/// <content>What a token may look like, and which may come next.</content>
internal sealed partial class JsonReader
{
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
            else if (state < State.Name && PlainWordEnd(buffer, position, end) is > 0 and var wordEnd)
            {
                state = State.CommaOrEnd;
                position = wordEnd;
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

    /// <summary>The index after a word or a whole number, or -1 where it is not all in the buffer, or needs a closer look.</summary>
    private static int PlainWordEnd(byte[] bytes, int start, int end)
    {
        switch (bytes[start])
        {
            case (byte)'t' when end - start > 4 && bytes[start + 1] == 'r' && bytes[start + 2] == 'u' && bytes[start + 3] == 'e':
            case (byte)'n' when end - start > 4 && bytes[start + 1] == 'u' && bytes[start + 2] == 'l' && bytes[start + 3] == 'l':
                return start + 4;
            case (byte)'f'
                when end - start > 5 && bytes[start + 1] == 'a' && bytes[start + 2] == 'l' && bytes[start + 3] == 's'
                    && bytes[start + 4] == 'e':
                return start + 5;
            case >= (byte)'1' and <= (byte)'9':
                var index = start + 1;
                while (index < end && bytes[index] is >= (byte)'0' and <= (byte)'9')
                    index++;
                return index < end && (bytes[index] is (byte)',' or (byte)'}' or (byte)']' or (byte)'\n' or (byte)' ') ? index : -1;
            default:
                return -1;
        }
    }

    /// <summary>The index after the closing quote, or -1 where it is not in the buffer, or the string needs a closer look.</summary>
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
            if (bytes[index] != '\\'
                || bytes[index + 1] is not ((byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r'
                    or (byte)'t'))
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
}
