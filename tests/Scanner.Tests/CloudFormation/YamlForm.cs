using System.Text;
using System.Text.Json;

namespace Infra.Analyzers.Scanner.Tests.CloudFormation;

/// <summary>Writes a JSON template in YAML, as people do.</summary>
internal static class YamlForm
{
    /// <summary>The template in block style.</summary>
    /// <param name="template">The template.</param>
    /// <param name="shortForms">Whether functions are written with tags.</param>
    public static string Of(JsonElement template, bool shortForms)
    {
        var text = new StringBuilder();
        Write(template, 0, shortForms, text);
        return text.ToString();
    }

    private static void Write(JsonElement node, int indent, bool shortForms, StringBuilder text)
    {
        if (shortForms && Function(node) is { } function)
        {
            text.Append(" !").Append(function.Name.Replace("Fn::", "", StringComparison.Ordinal));
            // One tag after another is none that YAML knows; people write the inner one in full.
            Write(function.Value, indent, Function(function.Value) is null, text);
            return;
        }

        switch (node.ValueKind)
        {
            case JsonValueKind.Object when node.EnumerateObject().Any():
                text.Append('\n');
                foreach (var property in node.EnumerateObject())
                {
                    text.Append(' ', indent).Append(Scalar(property.Name)).Append(':');
                    Write(property.Value, indent + 2, shortForms, text);
                }

                break;
            case JsonValueKind.Array when node.GetArrayLength() > 0:
                text.Append('\n');
                foreach (var item in node.EnumerateArray())
                {
                    text.Append(' ', indent).Append('-');
                    Write(item, indent + 2, shortForms, text);
                }

                break;
            default:
                text.Append(' ').Append(node.ValueKind == JsonValueKind.String ? Scalar(node.GetString()!) : node.GetRawText())
                    .Append('\n');
                break;
        }
    }

    private static JsonProperty? Function(JsonElement node) =>
        node.ValueKind == JsonValueKind.Object && node.EnumerateObject().ToList() is [var only]
        && (only.Name == "Ref" || (only.Name.StartsWith("Fn::", StringComparison.Ordinal) && only.Name.LastIndexOf(':') == 3))
            ? only : null;

    // Plain where that is certainly the same text.
    private static string Scalar(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0])
            && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '/')
        && text is not ("true" or "false" or "yes" or "no" or "on" or "off" or "null")
            ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
