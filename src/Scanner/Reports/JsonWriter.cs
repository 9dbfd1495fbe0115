using System.Globalization;

namespace Infra.Analyzers.Scanner.Reports;

/// <summary>Writes JSON, indented by two blanks, without a library that a build might have in another version.</summary>
internal sealed class JsonWriter(TextWriter output)
{
    private readonly Stack<bool> _hasItems = new([false]);
    private bool _isAfterName;

    /// <summary>Writes an object with what is written in between.</summary>
    public void Object(Action content) => Container('{', content, '}');

    /// <summary>Writes an array with what is written in between.</summary>
    public void Array(Action content) => Container('[', content, ']');

    public void Array<T>(IEnumerable<T> items, Action<T> write) => Array(() =>
    {
        foreach (var item in items)
            write(item);
    });

    /// <summary>Writes a property's name; its value is what is written next.</summary>
    public JsonWriter Name(string name)
    {
        Separate();
        Quote(name);
        output.Write(": ");
        _isAfterName = true;
        return this;
    }

    public void Property(string name, string value) => Name(name).Value(value);

    public void Property(string name, int value) => Name(name).Value(value);

    public void Value(string value)
    {
        Separate();
        Quote(value);
    }

    public void Value(int value)
    {
        Separate();
        output.Write(value.ToString(CultureInfo.InvariantCulture));
    }

    private void Container(char open, Action content, char close)
    {
        Separate();
        output.Write(open);
        _hasItems.Push(false);
        content();
        if (_hasItems.Pop())
            BreakLine();
        output.Write(close);
    }

    private void Separate()
    {
        if (_isAfterName)
        {
            _isAfterName = false;
            return;
        }

        if (_hasItems.Pop())
            output.Write(',');
        _hasItems.Push(true);
        if (_hasItems.Count > 1)
            BreakLine();
    }

    private void BreakLine()
    {
        output.Write('\n');
        for (var level = _hasItems.Count - 1; level > 0; level--)
            output.Write("  ");
    }

    private void Quote(string text)
    {
        output.Write('"');
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character is '"' or '\\')
                output.Write("\\" + character);
            else if (IsLoneSurrogate(text, index))
                output.Write('\uFFFD');
            else if (character < ' ' || character == '\u007F' || character is '\u2028' or '\u2029')
                output.Write("\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                output.Write(character);
        }

        output.Write('"');
    }

    private static bool IsLoneSurrogate(string text, int index) =>
        (char.IsHighSurrogate(text[index]) && (index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])))
        || (char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1])));
}
