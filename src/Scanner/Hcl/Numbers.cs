using System.Globalization;

namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>Numbers as the Terraform language writes them.</summary>
internal static class Numbers
{
    private const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;

    public static bool TryParse(string text, out double number) =>
        double.TryParse(text, Style, CultureInfo.InvariantCulture, out number) && !double.IsInfinity(number);

    /// <summary>The number as text: the shortest that reads back the same, without an exponent where Terraform writes none.</summary>
    public static string ToText(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
