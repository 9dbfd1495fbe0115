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
        var json = new JsonText(escapesMarkup: true);
        return value is not TerraformValue.Unknown && Append(json, value, levels: 50)
            ? new TerraformValue.Text(Content.Text.Of(json.Parts()))
            : TerraformValue.Unknown.Value;
    }

    private static bool Append(JsonText json, TerraformValue value, int levels)
    {
        switch (value)
        {
            case TerraformValue.Null:
                json.Append("null");
                return true;
            case TerraformValue.Text text:
                json.AppendString(text.Content);
                return true;
            case TerraformValue.Boolean or TerraformValue.Number:
                json.Append(((TerraformValue.Text)Conversions.ToText(value)).Constant!);
                return true;
            case TerraformValue.Unknown or TerraformValue.Deferred:
                json.Append(TextPart.Opaque.Value);
                return true;
            case TerraformValue.Sequence sequence when levels > 0:
                return json.AppendAll("[", sequence.Items, item => Append(json, item, levels - 1), "]");
            case TerraformValue.Map map when levels > 0:
                return json.AppendAll(
                    "{",
                    map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal),
                    entry =>
                    {
                        json.AppendString(Content.Text.Of(entry.Key));
                        json.Append(":");
                        return Append(json, entry.Value, levels - 1);
                    },
                    "}");
            default:
                return false;
        }
    }
}
