using System.Runtime.CompilerServices;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Json;

/// <content>The stretch of the stream that is in memory, and where in the text it is.</content>
internal sealed partial class JsonReader
{
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

    private MalformedInputException EndsTooEarly() => _isInvalidNext
        ? new("The file is not valid UTF-8 from here on.", EndOfValid())
        : ErrorHere(Token == JsonToken.End && _state == State.Value && _open.Count == 0 && !_isInToken ? "The file is empty."
            : "The file ends before its JSON value does.");

    /// <summary>Here; a character of four bytes that ends too early is shown as one, and not as two.</summary>
    private TextPosition EndOfValid()
    {
        var first = _position - 1;
        while (first > 0 && _buffer[first] is >= 0x80 and < 0xC0)
            first--;
        var position = Measure(_position);
        return first >= 0 && _buffer[first] >= 0xF0 && _position - first < 4 ? position with { Column = position.Column - 1 } : position;
    }

    private MalformedInputException ErrorHere(string message) => new(message, Measure(_position));

    /// <summary>
    /// Reads on after what is in the buffer and must stay there: the token, while it fits. False at the end of the input.
    /// </summary>
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
            _bufferStart += keep;
            _position -= keep;
            _tokenStart -= keep;
            _anchor = 0;
            _length = kept;
        }

        var read = _stream.Read(_buffer, _length, Math.Min(_readSize, _buffer.Length - _length));
        _readSize = Math.Min(_readSize * 2, _buffer.Length);
        if (read > 0)
            Accept(_length, _length + read, kept);
        else
            EndStream();
        return _position < _length;
    }

    private void GoTo(long offset, TextPosition position, State state)
    {
        if (offset >= _bufferStart && offset < _bufferStart + _length)
        {
            _position = (int)(offset - _bufferStart);
        }
        else
        {
            _bufferStart = _stream.Seek(offset, SeekOrigin.Begin);
            (_position, _length, _isStreamRead, _isInvalidNext, _isAscii) = (0, 0, false, false, true);
            _validator = default;
            _readSize = FirstReadSize;
        }

        (_anchor, _anchorPosition) = (_position, position);
        (_state, _isInToken, _isCut) = (state, false, false);
        _tokenStart = _tokenEnd = _position;
        _open.Clear();
        if (state == State.Name)
            _open.Push(isObject: true);
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
