using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>The line of a finding as it can be shown, with what is to be marked in it.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Text">It, neutralised and cut.</param>
/// <param name="Start">Where the mark begins, from 0.</param>
/// <param name="Length">How long it is; at least 1.</param>
internal sealed record CodeFrame(int Line, string Text, int Start, int Length)
{
    private const int Widest = 160;

    // Beyond it a file is data, and its lines help nobody.
    private const int MaxFileSize = 16 * 1024 * 1024;

    /// <summary>The frame of a place, or <see langword="null"/> where there is none to show.</summary>
    public static CodeFrame? Of(TextPlace place)
    {
        if (place.Line == 0 || LineOf(place) is not { } line || place.Column - 1 > line.Length)
            return null;
        var start = place.Column - 1;
        var end = place.EndLine == place.Line ? Math.Clamp(place.EndColumn - 1, start, line.Length) : line.Length;

        // A long line is cut around the mark, which may be long itself.
        var first = Math.Max(0, Math.Min(start - 20, line.Length - Widest));
        var last = Math.Min(line.Length, first + Widest);
        end = Math.Clamp(end, start, last);
        var before = (first > 0 ? "…" : "") + Shown(line[first..start]);
        var marked = Shown(line[start..end]);
        return new(place.Line, before + marked + Shown(line[end..last]) + (last < line.Length ? "…" : ""), before.Length,
            Math.Max(1, marked.TrimEnd().Length));
    }

    /// <summary>
    /// The part that a narrow terminal shows: the mark is in it, and it is cut between words, not in a name, wherever there is room for that.
    /// </summary>
    public (string Text, int Start, int Length) Within(int width)
    {
        var first = 0;
        if (Start + Math.Min(Length, 10) > width)
        {
            var space = Text.LastIndexOf(' ', Start - 1, Math.Min(Start, width / 2));
            first = space < 0 ? Start : space + 1;
        }

        var before = first > 0 ? "… " : "";
        var (text, start) = (before + Text[first..], before.Length + Start - first);
        if (text.Length > width)
        {
            var space = text.LastIndexOf(' ', width - 2);
            text = text[..(space > start ? space + 1 : width - 1)] + "…";
        }

        text = text.TrimEnd();
        return (text, start, Math.Clamp(Length, 1, Math.Max(1, text.Length - start)));
    }

    private static string? LineOf(TextPlace place)
    {
        try
        {
            return new FileInfo(place.Path) is { Exists: true, Length: <= MaxFileSize }
                ? File.ReadLines(place.Path).ElementAtOrDefault(place.Line - 1) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Shown(string text) => SafeText.Of(text.Replace('\t', ' '), int.MaxValue);
}
