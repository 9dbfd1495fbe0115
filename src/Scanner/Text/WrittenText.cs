namespace Infra.Analyzers.Scanner.Text;

/// <summary>From a text that was read of a JSON or YAML file to the characters there that it was written with.</summary>
internal static class WrittenText
{
    /// <summary>The place in a file of a place in a text that stands in it.</summary>
    /// <param name="place">The place in the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="file">The file.</param>
    /// <param name="characters">Where in it each character of the text is.</param>
    public static TextPlace PlaceOf(TextPlace place, SourceText text, SourceText file, IReadOnlyList<TextStretch> characters)
    {
        var first = text.IndexOf(new(place.Line, place.Column));
        var last = text.IndexOf(new(place.EndLine, place.EndColumn)) - 1;
        var start = first < characters.Count ? characters[first].Start : characters.Count > 0 ? characters[characters.Count - 1].End : 0;
        var end = last >= first && last < characters.Count ? characters[last].End : start;
        return file.PlaceAt(start, Math.Max(start, end));
    }

    /// <summary>Where each character of a text is; white space is where what follows it may be.</summary>
    /// <param name="text">The text.</param>
    /// <param name="written">How it is written, with its quotes, or with what starts a block.</param>
    /// <param name="offset">Where in the file that starts.</param>
    /// <returns><see langword="null"/> where it is written in a way that is not known.</returns>
    public static IReadOnlyList<TextStretch>? CharactersOf(string text, string written, int offset)
    {
        var position = StartOf(written, out var quote);
        var characters = new TextStretch[text.Length];
        for (var index = 0; index < text.Length; index++)
        {
            var isSpace = char.IsWhiteSpace(text[index]);
            var (letter, length) = LetterAt(written, position, quote);
            // Indentation and folded lines are not in the text.
            while (letter is { } space && char.IsWhiteSpace(space) && (!isSpace || (space != '\n' && text[index] == '\n')))
            {
                position += length;
                (letter, length) = LetterAt(written, position, quote);
            }

            if (!isSpace && letter != text[index])
                return null;
            if (isSpace && !(letter is { } same && char.IsWhiteSpace(same)))
                length = 0;
            characters[index] = new(offset + position, offset + position + length);
            position += length;
        }

        return characters;
    }

    /// <summary>Where the text starts: behind a tag, an anchor, a quote, or the line that starts a block.</summary>
    private static int StartOf(string written, out char? quote)
    {
        var start = 0;
        while (start < written.Length && written[start] is '!' or '&')
        {
            while (start < written.Length && !char.IsWhiteSpace(written[start]))
                start++;
            while (start < written.Length && char.IsWhiteSpace(written[start]))
                start++;
        }

        quote = start < written.Length && written[start] is '"' or '\'' ? written[start] : null;
        if (quote is not null)
            return start + 1;
        var isBlock = start < written.Length && written[start] is '|' or '>';
        return isBlock && written.IndexOf('\n', start) is >= 0 and var line ? line + 1 : start;
    }

    /// <summary>The character that is written at a place, and how many it is written with.</summary>
    private static (char? Letter, int Length) LetterAt(string written, int position, char? quote)
    {
        if (position >= written.Length)
            return (null, 0);
        var letter = written[position];
        if (letter == '\'' && quote == '\'')
            return (letter, 2);
        if (letter != '\\' || quote != '"' || position + 1 >= written.Length)
            return (letter, 1);
        return written[position + 1] switch
        {
            'u' when UnitAt(written, position + 2) is { } unit => (unit, 6),
            'n' => ('\n', 2),
            't' => ('\t', 2),
            'r' => ('\r', 2),
            'b' => ('\b', 2),
            'f' => ('\f', 2),
            var itself => (itself, 2),
        };
    }

    private static char? UnitAt(string written, int position)
    {
        var unit = 0;
        for (var index = position; index < position + 4; index++)
        {
            if (index >= written.Length || !Uri.IsHexDigit(written[index]))
                return null;
            unit = (unit << 4) | Uri.FromHex(written[index]);
        }

        return (char)unit;
    }
}

/// <summary>Some characters of a file.</summary>
/// <param name="Start">The index of the first.</param>
/// <param name="End">The index after the last.</param>
internal readonly record struct TextStretch(int Start, int End);
