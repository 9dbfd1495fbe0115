using System.Text;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Text;

/// <summary>Text in UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>The text of bytes, without a mark; what is no UTF-8 is reported.</summary>
    /// <param name="bytes">The bytes, and maybe more.</param>
    /// <param name="length">How many of them there are.</param>
    /// <param name="path">Their file.</param>
    /// <param name="reports">Where the report goes.</param>
    public static string Decode(byte[] bytes, int length, string path, List<Report> reports)
    {
        var start = length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
        if (!ByteScan.IsAscii(bytes, start, length))
            Check(bytes, start, length, path, reports);
        return Encoding.UTF8.GetString(bytes, start, length - start);
    }

    private static void Check(byte[] bytes, int start, int end, string path, List<Report> reports)
    {
        var validator = default(Utf8Validator);
        var invalid = validator.FirstInvalid(bytes, start, end);
        if (invalid == end && !validator.IsInsideCharacter)
            return;
        var before = new SourceText(path, Encoding.UTF8.GetString(bytes, start, invalid - start));
        reports.Add(new(
            ToolRules.UnreadableInput,
            "The file is not valid UTF-8 here.",
            before.PositionAt(before.Content.Length).In(path)));
    }
}
