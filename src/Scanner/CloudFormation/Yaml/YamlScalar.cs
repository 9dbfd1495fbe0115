using System.Globalization;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>What plain scalars of YAML 1.1 are (https://yaml.org/type/), the version that CloudFormation reads.</summary>
/// <remarks>Dates stay texts: CloudFormation does not read them as such, and a policy's version is one.</remarks>
internal static class YamlScalar
{
    private const int MaxNumberLength = 15;

    /// <summary>A text, a number (<see cref="double"/>), a truth value or <see langword="null"/>.</summary>
    public static object? Of(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
        _ => NumberOf(text) ?? (object)text,
    };

    // Only what is written as it would be written again: "012" may be half of an account's number, and "1.10" a version.
    private static double? NumberOf(string text) =>
        text.Length <= MaxNumberLength
        && text[text.Length - 1] is >= '0' and <= '9'
        && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number)
        && number.ToString("R", CultureInfo.InvariantCulture) == text
            ? number : null;
}
