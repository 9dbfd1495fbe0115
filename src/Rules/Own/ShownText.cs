using System.Globalization;
using System.Text;

namespace Infra.Analyzers.Rules.Own;

/// <summary>Makes text from a file of rules harmless to show in a terminal, a build log or a page.</summary>
internal static class ShownText
{
    /// <summary>The text in one line, without what could move a cursor or hide, and not longer than a limit.</summary>
    public static string Of(string text, int limit = 200)
    {
        var shown = new StringBuilder(Math.Min(text.Length, limit));
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (shown.Length >= limit)
                return shown.Append('…').ToString();
            if (IsShownPair(text, index))
                shown.Append(character).Append(text[++index]);
            else if (char.IsWhiteSpace(character))
                shown.Append(shown.Length > 0 && shown[shown.Length - 1] != ' ' ? " " : "");
            else if (IsHarmful(character) || (character == '#' && shown.Length > 0 && shown[shown.Length - 1] == '#'))
                shown.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            else
                shown.Append(character);
        }

        return shown.ToString().Trim();
    }

    private static bool IsShownPair(string text, int index) =>
        index + 1 < text.Length
        && char.IsSurrogatePair(text[index], text[index + 1])
        && CharUnicodeInfo.GetUnicodeCategory(text, index) is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse);

    private static bool IsHarmful(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
