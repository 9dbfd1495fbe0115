using System.Text;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Json;

/// <summary>Reads JSON (RFC 8259) token by token from a stream of UTF-8, with the place of each token, in constant memory.</summary>
/// <remarks>
/// Everything is checked, also what is skipped. Neither nesting nor the length of a token is limited: what is open is one bit a
/// level, and a token longer than the buffer has no text (<see cref="HasText"/>). A byte order mark at the start is passed over, as
/// RFC 8259 allows. Positions are worked out only when they are asked for.
/// </remarks>
internal sealed partial class JsonReader : IDisposable
{
    public const int DefaultBufferSize = 64 * 1024;

    private const int ShortString = 24;
    private const int SmallestBufferSize = 16;

    // Who only looks at something small does not read far; who reads on, does so in ever larger pieces.
    private const int FirstReadSize = 4096;

    private readonly Stream _stream;
    private readonly byte[] _buffer;
    private readonly OpenContainers _open = new();
    private readonly NameCache _names = new();
    private Utf8Validator _validator;
    private State _state = State.Value;
    private long _bufferStart;
    private int _readSize = FirstReadSize;
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

    /// <summary>How large a buffer has to be for a stream to be read as with one of <see cref="DefaultBufferSize"/>.</summary>
    public static int BufferSizeFor(Stream stream) => (int)Math.Max(SmallestBufferSize, Math.Min(DefaultBufferSize, stream.Length + 1));

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

    /// <summary>How many bytes of the stream come before the token, which has not been cut.</summary>
    public long Offset => _bufferStart + _tokenStart;

    /// <summary>How many objects and arrays are open after the token.</summary>
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

    /// <summary>The position after the token's last character.</summary>
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
        SkipRest();
    }

    /// <summary>Passes over what is left of the innermost object or array, its end included.</summary>
    public void SkipRest()
    {
        var depth = Depth;
        while (Depth >= depth)
        {
            if (!SkipPlain(depth))
                Read();
        }
    }

    /// <summary>
    /// Goes to the name of a property that was read before, so that it is read next; its object is taken to be the outermost.
    /// </summary>
    /// <param name="offset">Where in the stream it is: what <see cref="Offset"/> was.</param>
    /// <param name="position">What <see cref="Start"/> was.</param>
    public void GoToName(long offset, TextPosition position) => GoTo(offset, position, State.Name);

    /// <summary>Goes to a value that was read before, so that it is read next.</summary>
    /// <param name="offset">Where in the stream it is: what <see cref="Offset"/> was.</param>
    /// <param name="position">What <see cref="Start"/> was.</param>
    public void GoToValue(long offset, TextPosition position) => GoTo(offset, position, State.Value);

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

    /// <summary>The same for a string of which there are likely to be many that are equal: a name of a type, say.</summary>
    public string GetCommonText() =>
        _isCut || _hasEscapes || Token != JsonToken.String ? GetText() : _names.Get(_buffer, _tokenStart + 1, _tokenEnd - 1);

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

    /// <summary>Whether an ASCII character stands in a name or string; where escapes do, any may.</summary>
    public bool TextContains(char ascii) =>
        _hasEscapes || Array.IndexOf(_buffer, (byte)ascii, _tokenStart + 1, _tokenEnd - _tokenStart - 2) >= 0;

    /// <summary>A hash of a name or string, the same that <see cref="TextHash.Of(string)"/> gives its characters.</summary>
    public int GetTextHash() => _hasEscapes ? TextHash.Of(GetText()) : TextHash.Of(_buffer, _tokenStart + 1, _tokenEnd - 1);

    /// <summary>
    /// Whether bytes may occur from a place in the stream to the token read last: where those are not at hand any more, they may.
    /// </summary>
    public bool MayContain(long start, byte[] bytes) =>
        start < _bufferStart || ByteScan.Contains(_buffer, (int)(start - _bufferStart), _tokenEnd, bytes);

    /// <summary>An error at the token read last.</summary>
    public MalformedInputException Error(string message) => new(message, Start);
}
