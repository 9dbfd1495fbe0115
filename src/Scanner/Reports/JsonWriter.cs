using System.Globalization;
using System.Text;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Reports;

/// <summary>Writes JSON, indented, without any dependency: inside MSBuild there is no System.Text.Json that cannot clash.</summary>
/// <remarks>
/// What is not printable, or could change how the rest of a line is shown, is escaped, so that the file can be shown as it is.
/// </remarks>
internal sealed class JsonWriter(TextWriter output)
{
    private int _depth;
    private bool _isFirst = true;

    /// <summary>An object as the whole text or as an item of an array.</summary>
    public JsonWriter Object(Action content) => Item().Container('{', content, '}');

    /// <summary>An object as the value of a property.</summary>
    public JsonWriter Object(string name, Action content) => Name(name).Container('{', content, '}');

    /// <summary>An array as the value of a property, with <paramref name="item"/> called for each item.</summary>
    public JsonWriter Array<T>(string name, IEnumerable<T> items, Action<T> item) => Name(name).Container('[', () =>
    {
        foreach (var each in items)
            item(each);
    }, ']');

    /// <summary>An array as the whole text.</summary>
    public JsonWriter Array<T>(IEnumerable<T> items, Action<T> item) => Item().Container('[', () =>
    {
        foreach (var each in items)
            item(each);
    }, ']');

    /// <summary>An array of strings as the value of a property.</summary>
    public JsonWriter Array(string name, IEnumerable<string> items) => Array(name, items, item => Item().Quoted(item));

    public JsonWriter Property(string name, string value) => Name(name).Quoted(value);

    public JsonWriter Property(string name, int value) => Name(name).Raw(value.ToString(CultureInfo.InvariantCulture));

    public JsonWriter Property(string name, bool value) => Name(name).Raw(value ? "true" : "false");

    /// <summary>A property that is left out where there is no value.</summary>
    public JsonWriter Optional(string name, string? value) => value is null ? this : Property(name, value);

    private JsonWriter Container(char open, Action content, char close)
    {
        output.Write(open);
        _depth++;
        _isFirst = true;
        content();
        _depth--;
        if (!_isFirst)
            NewLine();
        _isFirst = false;
        output.Write(close);
        return this;
    }

    private JsonWriter Name(string name) => Item().Quoted(name).Raw(": ");

    private JsonWriter Item()
    {
        if (!_isFirst)
            output.Write(',');
        if (_depth > 0)
            NewLine();
        _isFirst = false;
        return this;
    }

    // One line end everywhere, so that the same findings make the same file on every system.
    private void NewLine()
    {
        output.Write('\n');
        for (var level = 0; level < _depth; level++)
            output.Write("  ");
    }

    private JsonWriter Raw(string text)
    {
        output.Write(text);
        return this;
    }

    private JsonWriter Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is '"' or '\\')
            {
                quoted.Append('\\').Append(text[index]);
            }
            else if (SafeText.LengthOfShown(text, index) is var length and > 0)
            {
                quoted.Append(text, index, length);
                index += length - 1;
            }
            else
            {
                // Half a character cannot be said in JSON.
                var shown = IsLoneSurrogate(text, index) ? '\uFFFD' : text[index];
                quoted.Append("\\u").Append(((int)shown).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return Raw(quoted.Append('"').ToString());
    }

    private static bool IsLoneSurrogate(string text, int index) =>
        (char.IsHighSurrogate(text[index]) && (index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])))
        || (char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1])));
}
