namespace Infra.Analyzers.Rules.Json;

/// <summary>Finds the lines and columns of a text.</summary>
internal sealed class JsonPlaces
{
    private readonly List<int> _lines = [0];

    public JsonPlaces(string text)
    {
        for (var index = text.IndexOf('\n'); index >= 0; index = text.IndexOf('\n', index + 1))
            _lines.Add(index + 1);
    }

    /// <summary>The stretch between two places of the text.</summary>
    public JsonSpan At(int start, int end)
    {
        var (line, column) = Position(start);
        var (endLine, endColumn) = Position(end);
        return new(start, end - start, line, column, endLine, endColumn);
    }

    private (int Line, int Column) Position(int index)
    {
        var line = _lines.BinarySearch(index);
        line = line >= 0 ? line : ~line - 1;
        return (line, index - _lines[line]);
    }
}

/// <summary>A stretch of a text.</summary>
/// <param name="Start">In UTF-16 code units, from 0.</param>
/// <param name="Length">In UTF-16 code units.</param>
/// <param name="Line">The line where it begins, from 0.</param>
/// <param name="Column">The column where it begins, in UTF-16 code units from 0.</param>
/// <param name="EndLine">The line where it ends, from 0.</param>
/// <param name="EndColumn">The column after its last character, from 0.</param>
internal readonly record struct JsonSpan(int Start, int Length, int Line, int Column, int EndLine, int EndColumn);
