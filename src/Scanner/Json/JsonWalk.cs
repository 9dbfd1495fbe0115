namespace Infra.Analyzers.Scanner.Json;

/// <summary>Goes through objects and arrays; what is left unread on the way is passed over.</summary>
internal static class JsonWalk
{
    /// <summary>
    /// On the start of an object: its properties, with the reader on the name of each. On any other value: none; it is passed over.
    /// </summary>
    /// <remarks>Names that are longer than the reader's buffer are left out.</remarks>
    public static JsonProperties Properties(this JsonReader reader) => new(reader);

    /// <summary>On the start of an object: visits each property, with the reader on its name. On any other value: passes over it.</summary>
    public static void ForEachProperty(this JsonReader reader, Action<string> visit)
    {
        foreach (var name in reader.Properties())
            visit(name);
    }

    /// <summary>
    /// On the start of an array: visits each element, with the reader on its first token. On any other value: passes over it.
    /// </summary>
    public static void ForEachElement(this JsonReader reader, Action visit)
    {
        if (reader.Token != JsonToken.ArrayStart)
        {
            reader.Skip();
            return;
        }

        var depth = reader.Depth;
        while (reader.Read() != JsonToken.ArrayEnd)
        {
            visit();
            reader.SkipTo(depth);
        }
    }

    internal static void SkipTo(this JsonReader reader, int depth)
    {
        while (reader.Depth > depth)
            reader.Read();
    }
}

/// <summary>The names of an object's properties, for <c>foreach</c>; nothing is allocated for them.</summary>
internal struct JsonProperties(JsonReader reader)
{
    private int _depth;
    private bool _isStarted;

    public string Current { get; private set; } = "";

    public readonly JsonProperties GetEnumerator() => this;

    public bool MoveNext()
    {
        if (!_isStarted)
        {
            _isStarted = true;
            _depth = reader.Depth;
            if (reader.Token != JsonToken.ObjectStart)
            {
                reader.Skip();
                return false;
            }
        }
        else
        {
            PassOver();
        }

        while (reader.Read() != JsonToken.ObjectEnd)
        {
            if (reader.HasText)
            {
                Current = reader.GetText();
                return true;
            }

            PassOver();
        }

        return false;
    }

    /// <summary>What was not read of the value after the name.</summary>
    private readonly void PassOver()
    {
        if (reader.Token == JsonToken.Name && reader.Depth == _depth)
            reader.Skip();
        reader.SkipTo(_depth);
    }
}
