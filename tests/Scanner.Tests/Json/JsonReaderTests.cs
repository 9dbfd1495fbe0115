using System.Text;
using System.Text.Json;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Tests.Json;

public sealed class JsonReaderTests
{
    private const string Everything =
        """
        {"a": [1, -0, 2.5e+10, 3E-2, 0.125], "b": {"c": null, "d": [true, false], "": {}}, "e": [],
          "text": "tab\t quote\" slash\/ \\ é ü 😀 \u00e9 \ud83d\ude00",
          "ключ": "значение", "nested": [[[{"x": [[]]}]]] }
        """;

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(33)]
    [InlineData(64 * 1024)]
    public void Sees_the_tokens_and_places_that_another_reader_sees(int bufferSize)
    {
        var expected = TokensByUtf8JsonReader(Everything);
        var actual = Tokens(Everything, bufferSize);

        Assert.Equal(expected.Count, actual.Count);
        foreach (var (other, own) in expected.Zip(actual))
        {
            Assert.Equal(other.Token, own.Token);
            Assert.Equal(other.Start, own.Start);
            Assert.Equal(other.End, own.End);
            if (own.Text is not null)
                Assert.Equal(other.Text, own.Text);
        }
    }

    [Fact]
    public void Has_no_text_for_a_token_longer_than_its_buffer_but_its_place()
    {
        var json = "[\n \"" + new string('x', 100) + "\", \"after\"]";

        var tokens = Tokens(json, bufferSize: 16);

        Assert.Null(tokens[1].Text);
        Assert.Equal(new TextPosition(2, 2), tokens[1].Start);
        Assert.Equal(new TextPosition(2, 104), tokens[1].End);
        Assert.Equal("after", tokens[2].Text);
    }

    [Fact]
    public void Skips_whatever_a_value_holds()
    {
        using var reader = Open("""{"skip": {"a": [1, {"b": "}"}]}, "then": 1}""");
        reader.Read();
        reader.Read();

        reader.Skip();

        Assert.Equal(JsonToken.Name, reader.Read());
        Assert.True(reader.TextEquals("then"));
    }

    [Fact]
    public void Counts_no_column_for_a_byte_order_mark()
    {
        using var reader = new JsonReader(new MemoryStream([0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}']));

        Assert.Equal(JsonToken.ObjectStart, reader.Read());
        Assert.Equal(new TextPosition(1, 1), reader.Start);
    }

    [Fact]
    public void Replaces_lone_surrogates()
    {
        using var reader = Open("""["\ud83d", "\ude00\ud83d"]""");
        reader.Read();

        reader.Read();
        Assert.Equal("\uFFFD", reader.GetText());
        reader.Read();
        Assert.Equal("\uFFFD\uFFFD", reader.GetText());
    }

    [Fact]
    public void Has_no_trouble_with_deep_nesting()
    {
        const int Depth = 1_000_000;
        using var reader = Open(new string('[', Depth) + new string(']', Depth));
        reader.Read();

        reader.Skip();

        Assert.Equal(JsonToken.End, reader.Read());
    }

    [Theory]
    [InlineData("", 1, 1, "The file is empty.")]
    [InlineData(" \n ", 2, 2, "The file is empty.")]
    [InlineData("{\"a\":", 1, 6, "The file ends before its JSON value does.")]
    [InlineData("{\"a\": \"tru", 1, 11, "The file ends before its JSON value does.")]
    [InlineData("{\"a\": tru", 1, 10, "The file ends before its JSON value does.")]
    [InlineData("[1,\n2,]", 2, 3, "A JSON value is expected here.")]
    [InlineData("{\"a\":1,}", 1, 8, "A property name in double quotes is expected here.")]
    [InlineData("{\"a\" 1}", 1, 6, "A ':' is expected here.")]
    [InlineData("[1 2]", 1, 4, "A comma or ']' is expected here.")]
    [InlineData("{\"a\":[1}", 1, 8, "A comma or ']' is expected here.")]
    [InlineData("[] []", 1, 4, "The JSON value ends before this character; nothing may follow it.")]
    [InlineData("[01]", 1, 3, "A comma or ']' is expected here.")]
    [InlineData("[-]", 1, 3, "A digit is expected here.")]
    [InlineData("[1.]", 1, 4, "A digit is expected here.")]
    [InlineData("[\"\\x\"]", 1, 4, "There is no such escape in JSON.")]
    [InlineData("[\"\\u12G4\"]", 1, 7, "'\\u' must be followed by four hexadecimal digits.")]
    [InlineData("[\"a\nb\"]", 1, 4, "A control character in a string must be escaped.")]
    [InlineData("[nul]", 1, 5, "'null' is expected here.")]
    [InlineData("// c\n{}", 1, 1, "A JSON value is expected here.")]
    [InlineData(",", 1, 1, "A JSON value is expected here.")]
    [InlineData("{,}", 1, 2, "A property name in double quotes is expected here.")]
    public void Tells_what_is_wrong_and_where(string json, int line, int column, string message)
    {
        foreach (var bufferSize in new[] { 16, 4096 })
        {
            var exception = Assert.Throws<MalformedInputException>(() => Tokens(json, bufferSize));
            Assert.Equal(message, exception.Message);
            Assert.Equal(new TextPosition(line, column), exception.Position);
        }
    }

    [Theory]
    [InlineData(new byte[] { (byte)'[', (byte)'"', 0xFF }, 3)]
    [InlineData(new byte[] { (byte)'[', (byte)'"', 0xC3, (byte)'"' }, 4)]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'{', 0 }, 1)]
    [InlineData(new byte[] { (byte)'[', (byte)'"', 0xED, 0xA0, 0x80, (byte)'"', (byte)']' }, 4)]
    public void Refuses_what_is_not_utf8(byte[] bytes, int column)
    {
        using var reader = new JsonReader(new MemoryStream(bytes));

        var exception = Assert.Throws<MalformedInputException>(() =>
        {
            while (reader.Read() != JsonToken.End)
            {
            }
        });

        Assert.Equal("The file is not valid UTF-8 from here on.", exception.Message);
        Assert.Equal(new TextPosition(1, column), exception.Position);
    }

    private static JsonReader Open(string json, int bufferSize = JsonReader.DefaultBufferSize) =>
        new(new TricklingStream(Encoding.UTF8.GetBytes(json)), bufferSize);

    private static List<Seen> Tokens(string json, int bufferSize)
    {
        using var reader = Open(json, bufferSize);
        var tokens = new List<Seen>();
        while (reader.Read() != JsonToken.End)
        {
            var hasText = reader.HasText && reader.Token is JsonToken.Name or JsonToken.String or JsonToken.Number;
            tokens.Add(new(reader.Token, reader.Start, reader.End, hasText && reader.HasText ? reader.GetText() : null));
        }

        return tokens;
    }

    private static List<Seen> TokensByUtf8JsonReader(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        var tokens = new List<Seen>();
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            var token = reader.TokenType switch
            {
                JsonTokenType.StartObject => JsonToken.ObjectStart,
                JsonTokenType.EndObject => JsonToken.ObjectEnd,
                JsonTokenType.StartArray => JsonToken.ArrayStart,
                JsonTokenType.EndArray => JsonToken.ArrayEnd,
                JsonTokenType.PropertyName => JsonToken.Name,
                _ => Enum.Parse<JsonToken>(reader.TokenType.ToString()),
            };
            var isQuoted = token is JsonToken.Name or JsonToken.String;
            var end = start + (isQuoted ? reader.ValueSpan.Length + 2 : reader.ValueSpan.Length);
            var text = isQuoted ? reader.GetString() : Encoding.UTF8.GetString(reader.ValueSpan);
            tokens.Add(new(token, PositionOf(bytes, start), PositionOf(bytes, end), text));
        }

        return tokens;
    }

    private static TextPosition PositionOf(byte[] bytes, int offset)
    {
        var before = Encoding.UTF8.GetString(bytes, 0, offset);
        return new(1 + before.Count(character => character == '\n'), before.Length - before.LastIndexOf('\n'));
    }

    private sealed record Seen(JsonToken Token, TextPosition Start, TextPosition End, string? Text);

    /// <summary>Gives one to seven bytes at a time, as a slow stream may.</summary>
    private sealed class TricklingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(count, 1 + (int)(Position % 7)));
    }
}
