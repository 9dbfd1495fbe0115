using System.Text;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>Text in lines of a terminal's width, broken between words only.</summary>
/// <remarks>
/// The terminal library breaks a word that is longer than a line. A path, an ARN or an address in two parts is one that nobody can click or
/// copy: here it stands whole in a line of its own, and the terminal folds it.
/// </remarks>
/// <param name="indent">The spaces before the first line.</param>
/// <param name="hanging">The spaces before each further line.</param>
internal sealed class WrappedText(int indent, int hanging)
{
    private readonly List<Word> _words = [];
    private bool _isOpen;

    /// <summary>Adds text of one look, which goes on in the last word unless it begins with a space.</summary>
    public WrappedText Add(string text, TextLook look = TextLook.Plain, string? link = null)
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
            _words[^1].Parts.Add(new(word.ToString(), look, link));
            _isOpen = true;
            word.Clear();
        }
    }

    /// <summary>Adds a word that is never broken, whatever spaces it holds: a path, or what a resource is called.</summary>
    public WrappedText AddWhole(string text, TextLook look = TextLook.Plain)
    {
        if (text.Length == 0)
            return this;
        _words.Add(new() { Parts = { new(text, look, Link: null) } });
        _isOpen = true;
        return this;
    }

    /// <param name="output">Where to.</param>
    /// <param name="width">The terminal's, in characters.</param>
    public void Write(StyledText output, int width)
    {
        output.Write(new string(' ', indent));
        var used = indent;
        var isFirst = true;
        foreach (var word in _words)
        {
            if (!isFirst && used + 1 + word.Width > width)
            {
                output.WriteLine();
                output.Write(new string(' ', hanging));
                used = hanging;
                isFirst = true;
            }

            if (!isFirst)
                output.Write(" ");
            foreach (var part in word.Parts)
                output.Write(part.Text, part.Look, part.Link);
            used += word.Width + (isFirst ? 0 : 1);
            isFirst = false;
        }

        output.WriteLine();
    }

    private sealed record Part(string Text, TextLook Look, string? Link);

    private sealed class Word
    {
        public List<Part> Parts { get; } = [];

        /// <summary>In cells of the terminal.</summary>
        public int Width
        {
            get
            {
                var width = 0;
                foreach (var part in Parts)
                    width += StyledText.WidthOf(part.Text);
                return width;
            }
        }
    }
}
