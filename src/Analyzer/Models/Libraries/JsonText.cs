using System.Globalization;
using System.Text;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Models;

/// <summary>JSON as it is written, with holes.</summary>
internal sealed class JsonText
{
    private readonly List<TextPart> _parts = [];
    private readonly StringBuilder _literal = new();

    public void Append(string literal) => _literal.Append(literal);

    public void Append(TextPart part)
    {
        if (part is TextPart.Literal literal)
        {
            _literal.Append(literal.Value);
            return;
        }

        Flush();
        _parts.Add(part);
    }

    /// <summary>A string with its quotation marks.</summary>
    public void AppendString(Content.Text content)
    {
        Append("\"");
        foreach (var part in content.Parts)
            Append(part is TextPart.Literal literal ? new TextPart.Literal(Escaped(literal.Value)) : part);
        Append("\"");
    }

    public bool AppendAll<T>(string open, IEnumerable<T> items, Func<T, bool> append, string close)
    {
        Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                Append(",");
            isFirst = false;
            if (!append(item))
                return false;
        }

        Append(close);
        return true;
    }

    public IReadOnlyList<TextPart> Parts()
    {
        Flush();
        return _parts;
    }

    private void Flush()
    {
        _parts.Add(new TextPart.Literal(_literal.ToString()));
        _literal.Clear();
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                escaped.Append('\\').Append(character);
            else if (character < ' ')
                escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                escaped.Append(character);
        }

        return escaped.ToString();
    }
}
