using System.Runtime.InteropServices;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Json;

/// <summary>Where something in a JSON file is that may be read later: twenty bytes, however much that is.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct JsonLandmark
{
    private readonly long _offset;
    private readonly int _line;
    private readonly int _column;

    /// <param name="reader">On what is to be found again.</param>
    /// <param name="hash">Its <see cref="Hash"/>, if that is known by now.</param>
    public JsonLandmark(JsonReader reader, int hash = 0)
    {
        var start = reader.Start;
        (_offset, _line, _column, Hash) = (reader.Offset, start.Line, start.Column, hash);
    }

    private JsonLandmark(JsonLandmark other, int hash) =>
        (_offset, _line, _column, Hash) = (other._offset, other._line, other._column, hash);

    /// <summary>The hash of the text by which it is looked for.</summary>
    public int Hash { get; }

    public long Offset => _offset;

    public TextPosition Position => new(_line, _column);

    public JsonLandmark WithHash(int hash) => new(this, hash);
}
