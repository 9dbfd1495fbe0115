using System.Globalization;
using System.Text;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>
/// Writes values as JSON. What is not known leaves a hole in the text: in a string some characters, elsewhere a whole value.
/// </summary>
internal static class JsonEncoding
{
    /// <summary>What <c>jsonencode</c> answers.</summary>
    public static TerraformValue Encode(TerraformValue value)
    {
        var parts = new List<TextPart>();
        return value is not TerraformValue.Unknown && AppendJson(parts, value, levels: 50)
            ? new TerraformValue.Text(Content.Text.Of(Joined(parts)))
            : TerraformValue.Unknown.Value;
    }

    private static bool AppendJson(List<TextPart> parts, TerraformValue value, int levels)
    {
        switch (value)
        {
            case TerraformValue.Null:
                Append(parts, "null");
                return true;
            case TerraformValue.Text text:
                AppendJson(parts, text.Content);
                return true;
            case TerraformValue.Boolean or TerraformValue.Number:
                Append(parts, ((TerraformValue.Text)Conversions.ToText(value)).Constant!);
                return true;
            case TerraformValue.Unknown or TerraformValue.Deferred:
                parts.Add(TextPart.Opaque.Value);
                return true;
            case TerraformValue.Sequence sequence when levels > 0:
                return AppendAll(parts, "[", sequence.Items, item => AppendJson(parts, item, levels - 1), "]");
            case TerraformValue.Map map when levels > 0:
                return AppendAll(
                    parts,
                    "{",
                    map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal),
                    entry =>
                    {
                        AppendJson(parts, Content.Text.Of(entry.Key));
                        Append(parts, ":");
                        return AppendJson(parts, entry.Value, levels - 1);
                    },
                    "}");
            default:
                return false;
        }
    }

    private static bool AppendAll<T>(List<TextPart> parts, string open, IEnumerable<T> items, Func<T, bool> append, string close)
    {
        Append(parts, open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                Append(parts, ",");
            isFirst = false;
            if (!append(item))
                return false;
        }

        Append(parts, close);
        return true;
    }

    private static void AppendJson(List<TextPart> parts, Content.Text content)
    {
        Append(parts, "\"");
        parts.AddRange(content.Parts.Select(part =>
            part is TextPart.Literal literal ? new TextPart.Literal(Escaped(literal.Value)) : part));
        Append(parts, "\"");
    }

    private static void Append(List<TextPart> parts, string literal) => parts.Add(new TextPart.Literal(literal));

    // Content.Text joins its pieces pair by pair, which takes too long for the many small ones here.
    private static IEnumerable<TextPart> Joined(List<TextPart> parts)
    {
        var literal = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is TextPart.Literal piece)
            {
                literal.Append(piece.Value);
                continue;
            }

            yield return new TextPart.Literal(literal.ToString());
            literal.Clear();
            yield return part;
        }

        yield return new TextPart.Literal(literal.ToString());
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                escaped.Append('\\').Append(character);
            else if (character is < ' ' or '<' or '>' or '&')
                escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                escaped.Append(character);
        }

        return escaped.ToString();
    }
}
