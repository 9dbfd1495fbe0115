namespace Infra.Analyzers.Scanner.Programs;

/// <summary>Where the compiler says that the lines of a file are: <c>#line</c> can say that they come from another one.</summary>
/// <remarks>Microsoft.CodeAnalysis.CSharp, CSharpLineDirectiveMap; held against it by a test.</remarks>
internal sealed class LineMap
{
    private readonly List<Entry> _entries = [new(1, 1, File: null, Span: null)];

    /// <summary>Adds <c>#line 200 "template.tt"</c>, <c>#line 200</c>, <c>#line hidden</c> or <c>#line default</c>.</summary>
    /// <param name="line">The line of the directive, from 1.</param>
    /// <param name="text">What follows the word <c>line</c>.</param>
    public void Add(int line, string text)
    {
        var previous = _entries[_entries.Count - 1];
        var reader = new ArgumentReader(text);
        if (reader.TryRead("default"))
            _entries.Add(new(line + 1, line + 1, File: null, Span: null));
        else if (reader.TryRead("hidden"))
            // Hidden from a debugger only. A span ends there.
            _entries.Add(previous.Span is null
                ? previous with { FirstLine = line + 1, MappedLine = line + 1 - previous.FirstLine + previous.MappedLine }
                : new(line + 1, line + 1, File: null, Span: null));
        else if (reader.TryReadNumber(out var mapped))
            _entries.Add(new(line + 1, mapped, reader.TryReadText() ?? (previous.Span is null ? previous.File : null), Span: null));
        else if (reader.TryReadSpan() is { } span && ReadOffset(reader) is var offset && reader.TryReadText() is { } file)
            _entries.Add(new(line + 1, span.StartLine, file, span with { Offset = offset }));
    }

    /// <summary>The file that the compiler names for a position, as it is written, and the position there.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    /// <returns>The file is <see langword="null"/> where it is the file itself.</returns>
    public (string? File, int Line, int Column) Map(int line, int column)
    {
        var entry = _entries.FindLast(entry => entry.FirstLine <= line)!;
        if (entry.Span is not { } span || line != entry.FirstLine)
            return (entry.File, line - entry.FirstLine + entry.MappedLine, column);
        return column - 1 < span.Offset
            ? (entry.File, span.StartLine, span.StartColumn)
            : (entry.File, span.StartLine, span.StartColumn + column - 1 - span.Offset);
    }

    private static int ReadOffset(ArgumentReader reader) => reader.TryReadNumber(out var number) ? number : 0;

    /// <summary>From a line on.</summary>
    private sealed record Entry(int FirstLine, int MappedLine, string? File, SpanStart? Span);

    /// <summary>
    /// The start of <c>#line (1,2)-(3,4) 5 "file"</c>, with the number of characters of the first line that are not mapped.
    /// </summary>
    private sealed record SpanStart(int StartLine, int StartColumn, int Offset);

    private sealed class ArgumentReader(string text)
    {
        private int _position;

        public bool TryRead(string word)
        {
            SkipBlanks();
            if (string.CompareOrdinal(text, _position, word, 0, word.Length) != 0)
                return false;
            _position += word.Length;
            return true;
        }

        public bool TryReadNumber(out int number)
        {
            SkipBlanks();
            var start = _position;
            number = 0;
            for (; _position < text.Length && text[_position] is >= '0' and <= '9'; _position++)
                number = unchecked((number * 10) + (text[_position] - '0'));
            return _position > start;
        }

        public string? TryReadText()
        {
            if (!TryRead("\""))
                return null;
            var end = text.IndexOf('"', _position);
            return end < 0 ? null : text.Substring(_position, end - _position);
        }

        public SpanStart? TryReadSpan() =>
            TryRead("(") && TryReadNumber(out var line) && TryRead(",") && TryReadNumber(out var column) && TryRead(")")
            && TryRead("-") && TryRead("(") && TryReadNumber(out _) && TryRead(",") && TryReadNumber(out _) && TryRead(")")
                ? new(line, column, 0)
                : null;

        private void SkipBlanks()
        {
            while (_position < text.Length && text[_position] is ' ' or '\t')
                _position++;
        }
    }
}
