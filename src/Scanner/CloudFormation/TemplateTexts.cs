using System.Globalization;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>How CloudFormation writes values as text.</summary>
internal static class TemplateTexts
{
    /// <summary>The text of a scalar.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        true => "true",
        false => "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    /// <summary>
    /// The logical ids in a text that is, or may be, about resources: itself, an id and an attribute, or names in braces.
    /// </summary>
    public static IEnumerable<string> IdsIn(string text)
    {
        yield return Before(text, 0, '.');
        var start = 0;
        while ((start = text.IndexOf("${", start, StringComparison.Ordinal)) >= 0)
        {
            start += 2;
            var end = text.IndexOf('}', start);
            if (end < 0)
                yield break;
            yield return Before(text.Substring(start, end - start), 0, '.').Trim();
        }
    }

    private static string Before(string text, int start, char separator) =>
        text.IndexOf(separator, start) is >= 0 and var end ? text.Substring(start, end - start) : text.Substring(start);
}
