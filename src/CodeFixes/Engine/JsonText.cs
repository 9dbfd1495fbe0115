using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>JSON texts as C# writes them in several lines.</summary>
internal static class JsonText
{
    /// <summary>A JSON text as a string literal, laid out as <see cref="SourceStyle.Lay"/> takes it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="options">The language that the literal is written in.</param>
    public static string Literal(string json, CSharpParseOptions options) =>
        HasRawStrings(options)
            ? $"\"\"\"\n\t{Lines(json)}\n\t\"\"\""
            : $"@\"{Lines(json).Replace("\"", "\"\"")}\"";

    /// <summary>A JSON text with values in it as an interpolated string.</summary>
    /// <param name="json">The text, with a name in two braces for each value.</param>
    /// <param name="options">The language that the string is written in.</param>
    /// <param name="values">The values by their names, each the content of a raw string with its expressions in two braces.</param>
    public static string Interpolated(string json, CSharpParseOptions options, params (string Name, string Value)[] values)
    {
        var lines = Lines(json);
        if (HasRawStrings(options))
        {
            foreach (var (name, value) in values)
                lines = lines.Replace($"{{{{{name}}}}}", value);
            return $"$$\"\"\"\n\t{lines}\n\t\"\"\"";
        }

        // Braces of the text are doubled, those around expressions are not.
        var text = lines.Replace("\"", "\"\"");
        for (var i = 0; i < values.Length; i++)
            text = text.Replace($"{{{{{values[i].Name}}}}}", Placeholder(i));
        text = text.Replace("{", "{{").Replace("}", "}}");
        for (var i = 0; i < values.Length; i++)
            text = text.Replace(Placeholder(i), values[i].Value.Replace("{{", "{").Replace("}}", "}"));
        return $"$@\"{text}\"";

        static string Placeholder(int number) => $"\0{(char)('a' + number)}\0";
    }

    private static bool HasRawStrings(CSharpParseOptions options) => options.LanguageVersion >= LanguageVersion.CSharp11;

    private static string Lines(string json) => json.Replace("\r", "").Replace("\n", "\n\t");
}
