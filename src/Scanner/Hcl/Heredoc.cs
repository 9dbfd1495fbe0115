using System.Text;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>Where the parts of a heredoc are.</summary>
/// <param name="Start">The index of its <c>&lt;&lt;</c>.</param>
/// <param name="BodyStart">The start of the line after the opening marker.</param>
/// <param name="BodyEnd">The start of the line of the closing marker.</param>
/// <param name="End">The index after the closing marker.</param>
/// <param name="IsIndented">Whether it was opened with <c>&lt;&lt;-</c>, which takes away the indentation that all lines have.</param>
internal readonly record struct Heredoc(int Start, int BodyStart, int BodyEnd, int End, bool IsIndented)
{
    /// <summary>The heredoc that starts at the current token.</summary>
    /// <exception cref="MalformedInputException">Its marker is missing at either end.</exception>
    public static Heredoc Find(Lexer lexer)
    {
        var text = lexer.Source.Content;
        var opening = lexer.Current;
        lexer.AreNewlinesSpace = false;
        lexer.Advance();
        var marker = lexer.Current;
        if (marker.Kind != TokenKind.Identifier || marker.Start != opening.End)
            throw lexer.Error("A heredoc needs a marker after '<<'.", opening.Start);
        var line = marker.End;
        if (line < text.Length && text[line] == '\r')
            line++;
        if (line >= text.Length || text[line] != '\n')
            throw lexer.Error("A new line must follow the marker of a heredoc.", line);

        var bodyStart = line + 1;
        for (var start = bodyStart; start < text.Length;)
        {
            // HashiCorp's parser, too, wants a line break after the marker, even at the end of the file.
            var end = text.IndexOf('\n', start);
            if (end < 0)
                break;
            if (IsMarker(text, start, end, marker, out var markerEnd))
                return new(opening.Start, bodyStart, start, markerEnd, IsIndented: opening.End - opening.Start == 3);
            start = end + 1;
        }

        throw lexer.Error(
            $"The heredoc is never closed: no line consists of its marker '{SafeText.Of(lexer.TextOf(marker), 40)}'.",
            opening.Start);
    }

    /// <summary>Takes the smallest indentation of all lines that are not blank away from each.</summary>
    public static void StripIndentation(List<TemplatePiece> pieces)
    {
        var lines = LineStarts(pieces).ToList();
        var common = lines.Select(line => Indentation(pieces, line)).Min() ?? 0;
        foreach (var piece in lines.GroupBy(line => line.Piece))
        {
            if (pieces[piece.Key] is TemplatePiece.Literal literal)
                pieces[piece.Key] = literal with { Text = Strip(literal.Text, [.. piece.Select(line => line.Offset)], common) };
        }
    }

    private static IEnumerable<(int Piece, int Offset)> LineStarts(List<TemplatePiece> pieces)
    {
        var isLineStart = true;
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            var text = (pieces[piece] as TemplatePiece.Literal)?.Text;
            if (isLineStart && text != "")
                yield return (piece, 0);
            for (var newline = text?.IndexOf('\n') ?? -1; newline >= 0; newline = text!.IndexOf('\n', newline + 1))
            {
                if (newline + 1 < text!.Length)
                    yield return (piece, newline + 1);
            }

            isLineStart = text == "" ? isLineStart : text is [.., '\n'];
        }
    }

    /// <summary>How much white space a line starts with; <see langword="null"/> where there is nothing else on it.</summary>
    private static int? Indentation(List<TemplatePiece> pieces, (int Piece, int Offset) line)
    {
        if (pieces[line.Piece] is not TemplatePiece.Literal literal)
            return 0;
        var end = line.Offset;
        while (end < literal.Text.Length && literal.Text[end] is ' ' or '\t' or '\r')
            end++;
        return end < literal.Text.Length && literal.Text[end] == '\n' ? null : end - line.Offset;
    }

    private static string Strip(string text, IReadOnlyList<int> lineStarts, int width)
    {
        var stripped = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var start in lineStarts)
        {
            stripped.Append(text, copied, start - copied);
            copied = start;
            while (copied < start + width && copied < text.Length && text[copied] is ' ' or '\t')
                copied++;
        }

        return stripped.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsMarker(string text, int start, int end, Token marker, out int markerEnd)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        markerEnd = end;
        var length = marker.End - marker.Start;
        return end - start == length && string.CompareOrdinal(text, start, text, marker.Start, length) == 0;
    }
}
