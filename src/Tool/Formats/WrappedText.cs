using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>Text in lines of a terminal's width, broken between words only.</summary>
/// <remarks>
/// The library breaks a word that is longer than a line. A path, an ARN or an address in two parts is one that nobody can click or copy: here
/// it stands whole in a line of its own, and the terminal folds it.
/// </remarks>
/// <param name="indent">The spaces before the first line.</param>
/// <param name="hanging">The spaces before each further line.</param>
internal sealed class WrappedText(int indent, int hanging)
{
    private readonly List<Word> _words = [];
    private bool _isOpen;

    /// <summary>Adds text of one style, which goes on in the last word unless it begins with a space.</summary>
    public WrappedText Add(string text, Style? style = null, Link? link = null)
    {
        var word = new StringBuilder();
        foreach (var character in text)
        {
            if (character == ' ')
            {
                End();
                _isOpen = false;
            }
            else
            {
                word.Append(character);
            }
        }

        End();
        return this;

        void End()
        {
            if (word.Length == 0)
                return;
            if (!_isOpen)
                _words.Add(new());
            _words[^1].Parts.Add((word.ToString(), style ?? Style.Plain, link));
            _isOpen = true;
            word.Clear();
        }
    }

    /// <summary>Adds a word that is never broken, whatever spaces it holds: a path, or what a resource is called.</summary>
    public WrappedText AddWhole(string text, Style? style = null)
    {
        if (text.Length == 0)
            return this;
        _words.Add(new() { Parts = { (text, style ?? Style.Plain, null) } });
        _isOpen = true;
        return this;
    }

    /// <param name="console">Where to; it breaks no lines itself.</param>
    /// <param name="width">The terminal's, in characters.</param>
    public void Write(IAnsiConsole console, int width)
    {
        var (line, used) = (new Paragraph(new string(' ', indent)), indent);
        var isFirst = true;
        foreach (var word in _words)
        {
            if (!isFirst && used + 1 + word.Width > width)
            {
                console.Write(line);
                console.WriteLine();
                (line, used) = (new Paragraph(new string(' ', hanging)), hanging);
                isFirst = true;
            }

            if (!isFirst)
                line.Append(" ");
            foreach (var (text, style, link) in word.Parts)
                line.Append(text, style, link);
            used += word.Width + (isFirst ? 0 : 1);
            isFirst = false;
        }

        console.Write(line);
        console.WriteLine();
    }

    private sealed class Word
    {
        public List<(string Text, Style Style, Link? Link)> Parts { get; } = [];

        /// <summary>In cells of the terminal: of some scripts a character has two.</summary>
        public int Width => Parts.Sum(part => new Segment(part.Text).CellCount());
    }
}
