namespace Infra.Analyzers.Scanner.Json;

/// <summary>Goes through objects and arrays; what a visitor leaves unread is passed over.</summary>
internal static class JsonWalk
{
    /// <summary>On the start of an object: visits each property, with the reader on its name. On any other value: passes over it.</summary>
    public static void ForEachProperty(this JsonReader reader, Action<string> visit)
    {
        if (reader.Token != JsonToken.ObjectStart)
        {
            reader.Skip();
            return;
        }

        var depth = reader.Depth;
        while (reader.Read() != JsonToken.ObjectEnd)
        {
            if (reader.HasText)
                visit(reader.GetText());
            if (reader.Token == JsonToken.Name && reader.Depth == depth)
                reader.Skip();
            reader.SkipTo(depth);
        }
    }

    /// <summary>On the start of an array: visits each element, with the reader on its first token. On any other value: passes over it.</summary>
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

    private static void SkipTo(this JsonReader reader, int depth)
    {
        while (reader.Depth > depth)
            reader.Read();
    }
}
