using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DiffPlex.Renderer;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>The difference between two versions of a file, as <c>git apply</c> and <c>patch</c> take it.</summary>
internal static partial class UnifiedDiff
{
    private const string Mark = "\uFEFF";
    private const string NoNewLine = "\n\\ No newline at end of file\n";

    /// <param name="name">The file, relative to the root of the repository.</param>
    /// <param name="before">What it holds.</param>
    /// <param name="after">What it shall hold.</param>
    public static string Of(string name, SourceText before, SourceText after)
    {
        // A byte order mark is part of the file's first line.
        var mark = before.Encoding is { Preamble.Length: > 0 } ? Mark : "";
        var (old, now) = (Lines(before), Lines(after));
        var shown = SafeText.Of(name, 1000);

        // The library takes what follows the last line end for a line, and knows one line end alone.
        var difference = UnidiffRenderer.GenerateUnidiff(
            mark + string.Join('\n', old.Select(line => line.Text)), mark + string.Join('\n', now.Select(line => line.Text)),
            "a/" + shown, "b/" + shown, ignoreWhitespace: false, ignoreCase: false, contextLines: 3);
        var text = new StringBuilder();
        var (first, second, isInHunk) = (0, 0, false);
        foreach (var line in difference.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            var end = "\n";
            if (Header().Match(line) is { Success: true } hunk)
            {
                (first, second, isInHunk) = (Number(hunk.Groups[1]), Number(hunk.Groups[2]), true);
            }
            else if (isInHunk)
            {
                end = line[0] == '+' ? now[second - 1].End : old[first - 1].End;
                (first, second) = (line[0] == '+' ? first : first + 1, line[0] == '-' ? second : second + 1);
            }

            var isMarked = mark.Length > 0 && line.IndexOf(Mark, StringComparison.Ordinal) == 1;
            text.Append(isMarked ? line[..2] : "")
                .Append(SafeText.Of(isMarked ? line[2..] : line, int.MaxValue))
                .Append(end.Length > 0 ? end : NoNewLine);
        }

        return text.ToString();

        static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);
    }

    private static List<(string Text, string End)> Lines(SourceText text) =>
        [.. Line().Matches(text.ToString()).Where(line => line.Length > 0).Select(line => (line.Groups[1].Value, line.Groups[2].Value))];

    [GeneratedRegex(@"([^\r\n]*)(\r\n|\n|\r|\z)")]
    private static partial Regex Line();

    [GeneratedRegex(@"^@@ -([0-9]+)(?:,[0-9]+)? \+([0-9]+)")]
    private static partial Regex Header();
}
