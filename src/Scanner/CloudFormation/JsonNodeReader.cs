using System.Globalization;
using Infra.Analyzers.Scanner.Json;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>Reads values of a JSON template, as many as a budget allows.</summary>
internal sealed class JsonNodeReader(JsonReader reader, string path)
{
    /// <summary>How deep what is looked at may be nested.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many values may be kept of one resource.</summary>
    public const int MaxNodes = 10_000;

    private int _nodes;

    /// <summary>The value that the reader's token starts; the reader ends on its last token.</summary>
    /// <exception cref="Text.MalformedInputException">The file is no JSON.</exception>
    public TemplateNode Read(int mostNodes = MaxNodes)
    {
        _nodes = mostNodes;
        return ReadValue(MaxDepth);
    }

    /// <summary>Where the token is.</summary>
    public TextPlace Place()
    {
        var start = reader.Start;
        return start.To(reader.End, path);
    }

    private TemplateNode ReadValue(int levels)
    {
        if (reader.Token is JsonToken.ObjectStart or JsonToken.ArrayStart)
        {
            var place = Place();
            if (levels > 0 && --_nodes >= 0)
                return reader.Token == JsonToken.ObjectStart ? ReadMapping(place, levels) : ReadSequence(place, levels);
            reader.Skip();
            return new TemplateNode.Unread(place);
        }

        return --_nodes >= 0 && reader.HasText
            ? new TemplateNode.Scalar(ScalarValue(), Place()) : new TemplateNode.Unread(reader.Start.In(path));
    }

    private object? ScalarValue() => reader.Token switch
    {
        JsonToken.String => reader.GetText(),
        JsonToken.True => true,
        JsonToken.False => false,
        JsonToken.Number => double.TryParse(reader.GetText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number : reader.GetText(),
        _ => null,
    };

    private TemplateNode.Sequence ReadSequence(TextPlace place, int levels)
    {
        var items = new List<TemplateNode>();
        while (reader.Read() != JsonToken.ArrayEnd)
            items.Add(ReadValue(levels - 1));
        return new(items, place);
    }

    private TemplateNode.Mapping ReadMapping(TextPlace place, int levels)
    {
        var properties = new List<TemplateProperty>();
        while (reader.Read() != JsonToken.ObjectEnd)
        {
            var name = reader.HasText ? TemplateHoles.NameOf(reader.GetText()) : "";
            var namePlace = Place();
            reader.Read();
            properties.Add(new(name, ReadValue(levels - 1), namePlace));
        }

        return new(properties, place);
    }
}
