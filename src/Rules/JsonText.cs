using System.Globalization;
using System.Text;

namespace Infra.Analyzers.Rules;

/// <summary>
/// JSON as a program or configuration composes it, with holes where it is not known: some characters of a string, or a whole value.
/// </summary>
/// <param name="escapesMarkup">
/// Whether <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> are escaped in strings, as Go's encoder and so Terraform's <c>jsonencode</c> does.
/// </param>
internal sealed class JsonText(bool escapesMarkup = false)
{
    private readonly List<TextPart> _parts = [];
    private readonly StringBuilder _literal = new();

    /// <summary>Appends what is known.</summary>
    public void Append(string literal) => _literal.Append(literal);

    /// <summary>Appends what is known, or a hole.</summary>
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

    /// <summary>Appends items with commas between them; not all of them where one cannot be written.</summary>
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

    /// <summary>What has been written.</summary>
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

    private string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                escaped.Append('\\').Append(character);
            else if (character < ' ' || (escapesMarkup && (character is '<' or '>' or '&')))
                escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                escaped.Append(character);
        }

        return escaped.ToString();
    }
}
