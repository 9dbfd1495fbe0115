namespace Infra.Analyzers.Scanner.Text;

/// <summary>The text of a file, and where in it the lines start.</summary>
/// <param name="path">The file's path, as places name it.</param>
/// <param name="content">Its characters.</param>
internal sealed class SourceText(string path, string content)
{
    private int[]? _lineStarts;
    private int _lastLine;

    public string Path { get; } = path;

    public string Content { get; } = content;

    /// <summary>Where a character is, given its index; the length of the text stands for its end.</summary>
    public TextPosition PositionAt(int index)
    {
        _lineStarts ??= FindLineStarts();
        // Whoever reads a text asks from its start to its end.
        var line = _lastLine;
        if (!IsIn(line, index) && !IsIn(++line, index))
        {
            line = Array.BinarySearch(_lineStarts, index);
            line = line < 0 ? ~line - 1 : line;
        }

        _lastLine = line;
        return new(line + 1, index - _lineStarts[line] + 1);
    }

    /// <summary>The index of the character at a point; the nearest one where the text has none there.</summary>
    public int IndexOf(TextPosition position)
    {
        _lineStarts ??= FindLineStarts();
        var line = Math.Max(0, Math.Min(position.Line - 1, _lineStarts.Length - 1));
        return Math.Max(0, Math.Min(_lineStarts[line] + position.Column - 1, Content.Length));
    }

    /// <summary>The place from one character to before another.</summary>
    public TextPlace PlaceAt(int start, int end) => PositionAt(start).To(PositionAt(end), Path);

    private bool IsIn(int line, int index) =>
        line < _lineStarts!.Length && index >= _lineStarts[line] && (line + 1 == _lineStarts.Length || index < _lineStarts[line + 1]);

    private int[] FindLineStarts()
    {
        var lines = 1;
        for (var newline = Content.IndexOf('\n'); newline >= 0; newline = Content.IndexOf('\n', newline + 1))
            lines++;
        var starts = new int[lines];
        for (var line = 1; line < lines; line++)
            starts[line] = Content.IndexOf('\n', starts[line - 1]) + 1;
        return starts;
    }
}
