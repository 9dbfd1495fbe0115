using System.Runtime.CompilerServices;
using System.Text;
using Spectre.Console.Rendering;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>How a part of a report looks, where there are colours.</summary>
internal enum TextLook
{
    /// <summary>As the terminal has it.</summary>
    Plain,

    /// <summary>A heading.</summary>
    Bold,

    /// <summary>What is not what a line is about.</summary>
    Quiet,

    /// <summary>The level of a finding.</summary>
    Error,

    /// <inheritdoc cref="Error"/>
    Warning,

    /// <inheritdoc cref="Error"/>
    Info,
}

/// <summary>A report for a terminal, with colours and links where it shows them.</summary>
/// <remarks>
/// The terminal library could write it, too, but to load it takes longer than to scan a small file. Nothing here breaks lines: see
/// <see cref="WrappedText"/>.
/// </remarks>
/// <param name="hasColor">Whether there are colours. Links are given only where the terminal shows them.</param>
internal sealed class StyledText(bool hasColor)
{
    private readonly StringBuilder _text = new();

    /// <param name="text">Text without control characters, which is neutralised before.</param>
    /// <param name="look">How it looks.</param>
    /// <param name="link">The address that it leads to.</param>
    public void Write(string text, TextLook look = TextLook.Plain, string? link = null)
    {
        if (text.Length == 0)
            return;
        var isColored = hasColor && look != TextLook.Plain;
        if (link is not null)
            _text.Append("\u001b]8;;").Append(link).Append("\u001b\\");
        if (isColored)
            _text.Append("\u001b[").Append(SequenceOf(look)).Append('m');
        _text.Append(text);
        if (isColored)
            _text.Append("\u001b[0m");
        if (link is not null)
            _text.Append("\u001b]8;;\u001b\\");
    }

    /// <summary>The same, and the end of the line.</summary>
    public void WriteLine(string text = "", TextLook look = TextLook.Plain)
    {
        Write(text, look);
        _text.Append('\n');
    }

    /// <summary>Writes all of it. Nothing is left at the ends of lines, and no empty lines at the end.</summary>
    public void CopyTo(TextWriter output)
    {
        var lines = new StringBuilder(_text.Length);
        foreach (var line in _text.ToString().TrimEnd().Split('\n'))
            lines.Append(line.TrimEnd()).Append('\n');
        output.Write(lines.ToString());
    }

    /// <summary>How many cells of a terminal a text takes: of some scripts a character has two.</summary>
    public static int WidthOf(string text) => Ascii.IsValid(text) ? text.Length : WidthOfAny(text);

    // Apart, so that the library is loaded for such texts alone.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WidthOfAny(string text) => new Segment(text).CellCount();

    private static string SequenceOf(TextLook look) => look switch
    {
        TextLook.Bold => "1",
        TextLook.Quiet => "90",
        TextLook.Error => "91",
        TextLook.Warning => "93",
        _ => "94",
    };
}
