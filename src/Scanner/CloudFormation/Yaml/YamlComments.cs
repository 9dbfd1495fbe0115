using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>The comments of a YAML file, which its parser passes over.</summary>
internal sealed class YamlComments(SourceText source)
{
    private readonly List<TextPlace> _texts = [];
    private string[]? _lines;

    // Most files have none at all.
    private readonly Lazy<bool> _mayExist = new(() => source.Content.Contains('#'));

    private string[] Lines => _lines ??= source.Content.Split('\n');

    /// <summary>Notes a text in which a number sign starts no comment, in the order of the file.</summary>
    public void AddText(TextPlace place) => _texts.Add(place);

    /// <summary>The comments in an entry and right above it; what is above belongs to the entry before where it is indented more.</summary>
    /// <param name="name">Where its name is.</param>
    /// <param name="last">The last line that something of it is on.</param>
    public IReadOnlyList<TemplateComment> Of(TextPlace name, int last)
    {
        if (!_mayExist.Value)
            return [];
        var first = name.Line;
        while (first > 1 && IndentOfComment(first - 1) is { } above && above < name.Column)
            first--;
        while (last < Lines.Length && (Lines[last].Trim().Length == 0 || IndentOfComment(last + 1) >= name.Column))
            last++;
        var comments = new List<TemplateComment>();
        for (var line = first; line <= last && line <= Lines.Length; line++)
        {
            if (CommentIn(line) is { } comment)
                comments.Add(comment);
        }

        return comments;
    }

    /// <summary>The comments that start the file, before anything else.</summary>
    public IReadOnlyList<TemplateComment> Header()
    {
        var comments = new List<TemplateComment>();
        for (var line = 1; line <= Lines.Length && (Lines[line - 1].Trim() is "" or "---" || IndentOfComment(line) is not null); line++)
        {
            if (CommentIn(line) is { } comment)
                comments.Add(comment);
        }

        return comments;
    }

    /// <summary>The indentation of a line that holds a comment and nothing else.</summary>
    private int? IndentOfComment(int line)
    {
        var text = Lines[line - 1];
        var indent = text.Length - text.TrimStart().Length;
        return indent < text.Length && text[indent] == '#' && !IsText(line, indent + 1) ? indent : null;
    }

    private TemplateComment? CommentIn(int line)
    {
        var text = Lines[line - 1].TrimEnd('\r');
        for (var sign = text.IndexOf('#'); sign >= 0; sign = text.IndexOf('#', sign + 1))
        {
            if ((sign == 0 || text[sign - 1] is ' ' or '\t') && !IsText(line, sign + 1))
                return new(text.Substring(sign), new(source.Path, line, sign + 1, line, text.Length + 1));
        }

        return null;
    }

    /// <summary>Whether a character is in a text that was noted.</summary>
    private bool IsText(int line, int column)
    {
        var (low, high) = (0, _texts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var place = _texts[middle];
            if ((place.EndLine, place.EndColumn).CompareTo((line, column)) <= 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low < _texts.Count && (_texts[low].Line, _texts[low].Column).CompareTo((line, column)) <= 0;
    }
}
