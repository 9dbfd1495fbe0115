using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Reads JSON values as expressions of the Terraform language: strings are templates, arrays tuples.</summary>
/// <remarks>
/// What is too large to decide anything becomes an <see cref="UnreadExpression"/>, so that memory does not grow with the file.
/// </remarks>
internal sealed class JsonExpressionReader(JsonReader reader, string path, List<Report> reports)
{
    private const int MaxDepth = 64;
    private const int MaxNodes = 10_000;

    private int _nodes;
    private bool _areStringsLiteral;

    /// <summary>The value that the reader's token starts; the reader ends on its last token.</summary>
    /// <param name="areStringsLiteral">Whether strings are what they are, and no templates.</param>
    /// <exception cref="MalformedInputException">The file is no JSON.</exception>
    public Expression Read(bool areStringsLiteral)
    {
        _nodes = 0;
        _areStringsLiteral = areStringsLiteral;
        return ReadValue(MaxDepth);
    }

    private Expression ReadValue(int levels)
    {
        if (levels == 0 || ++_nodes > MaxNodes)
        {
            reader.Skip();
            return new UnreadExpression(default);
        }

        return reader.Token switch
        {
            JsonToken.True => new LiteralExpression(true, default),
            JsonToken.False => new LiteralExpression(false, default),
            JsonToken.Number => ReadNumber(),
            JsonToken.String => ReadString(),
            JsonToken.ArrayStart => ReadTuple(levels),
            JsonToken.ObjectStart => ReadObject(levels),
            _ => new LiteralExpression(null, default),
        };
    }

    private TupleExpression ReadTuple(int levels)
    {
        var items = new List<Expression>();
        while (reader.Read() != JsonToken.ArrayEnd)
            items.Add(ReadValue(levels - 1));
        return new(items, default);
    }

    private ObjectExpression ReadObject(int levels)
    {
        var items = new List<ObjectItem>();
        while (reader.Read() != JsonToken.ObjectEnd)
        {
            var key = ReadString();
            reader.Read();
            items.Add(new(key, ReadValue(levels - 1)));
        }

        return new(items, default);
    }

    private Expression ReadNumber() => reader.HasText && Numbers.TryParse(reader.GetText(), out var number)
        ? new LiteralExpression(number, default)
        : new UnreadExpression(default);

    private Expression ReadString()
    {
        if (!reader.HasText)
            return new UnreadExpression(default);
        var text = reader.GetText();
        if (_areStringsLiteral)
            return new LiteralExpression(text, default);
        try
        {
            return TemplateParser.Parse(text);
        }
        catch (MalformedInputException exception)
        {
            reports.Add(new(ToolRules.UnreadableInput, exception.Message, reader.Start.In(path)));
            return new UnreadExpression(default);
        }
    }
}
