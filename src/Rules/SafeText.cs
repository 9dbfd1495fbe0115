using System.Globalization;
using System.Text;

namespace Infra.Analyzers.Rules;

/// <summary>Makes text from an input harmless to show in a terminal, a build log or a page.</summary>
/// <remarks>
/// What could move a cursor, break a line, reverse the reading order or hide is written as a C# escape (<c>\u001B</c>), and so is the
/// second <c>#</c> of <c>##</c>, with which build services let a log line give commands (<c>##vso[…]</c>, <c>##[…]</c>).
/// </remarks>
internal static class SafeText
{
    /// <summary>How many characters of a text are shown unless the caller knows better.</summary>
    public const int DefaultLimit = 200;

    /// <summary>The text without anything harmful, cut with an ellipsis after <paramref name="limit"/> UTF-16 code units.</summary>
    public static string Of(string text, int limit = DefaultLimit)
    {
        var isCut = text.Length > limit;
        var length = isCut ? limit : text.Length;
        if (!isCut && IsSafe(text))
            return text;

        var safe = new StringBuilder(length + 16);
        for (var index = 0; index < length; index++)
        {
            if (LengthOfShown(text, index) is var shown and > 0 && index + shown <= length)
            {
                safe.Append(text, index, shown);
                index += shown - 1;
            }
            else
            {
                safe.Append("\\u").Append(((int)text[index]).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return isCut ? safe.Append('…').ToString() : safe.ToString();
    }

    /// <summary>How many UTF-16 code units the character at an index has, or 0 where it is harmful.</summary>
    public static int LengthOfShown(string text, int index)
    {
        if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
            return CharUnicodeInfo.GetUnicodeCategory(text, index) == UnicodeCategory.Format ? 0 : 2;
        return IsHarmful(text, index) ? 0 : 1;
    }

    private static bool IsSafe(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (IsHarmful(text, index))
                return false;
        }

        return true;
    }

    // A surrogate counts as harmful: those that come in pairs are looked at as such.
    private static bool IsHarmful(string text, int index) => text[index] switch
    {
        '#' => index > 0 && text[index - 1] == '#',
        var character when character < 0x7F => character < ' ',
        var character => char.GetUnicodeCategory(character)
            is UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate,
    };
}
