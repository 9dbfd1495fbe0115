using System.Globalization;

namespace Infra.Analyzers.Rules;

/// <summary>The one constant with which an attribute is as a rule of a team's own wants it.</summary>
/// <param name="Kind">What the constant is, and which others are as good.</param>
/// <param name="Text">The constant, as JSON writes truth values and numbers.</param>
internal sealed record RightConstant(RightConstantKind Kind, string Text)
{
    private const char Separator = ':';

    /// <summary>Reads what <see cref="ToString"/> wrote; <see langword="null"/> where it did not.</summary>
    public static RightConstant? Parse(string? text) =>
        text?.IndexOf(Separator) is > 0 and var end && Enum.TryParse<RightConstantKind>(text.Substring(0, end), out var kind)
            ? new(kind, text.Substring(end + 1)) : null;

    /// <summary>Whether another constant of a program is wrong, so that this one may take its place.</summary>
    public bool Corrects(object constant) => (Kind, constant) switch
    {
        (RightConstantKind.Boolean, bool truth) => truth != (Text == "true"),
        (RightConstantKind.Boolean, string text) => text is "true" or "false" && text != Text,
        (RightConstantKind.Text, string text) => text != Text,
        (RightConstantKind.Number or RightConstantKind.AtLeast or RightConstantKind.AtMost, not bool)
            when NumberOf(constant) is { } number =>
            NumberOf(Text) is { } bound && Kind switch
            {
                RightConstantKind.AtLeast => number < bound,
                RightConstantKind.AtMost => number > bound,
                _ => !number.Equals(bound),
            },
        _ => false,
    };

    public override string ToString() => $"{Kind}{Separator}{Text}";

    private static double? NumberOf(object constant) => double.TryParse(
        Convert.ToString(constant, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number : null;
}

/// <summary>The kinds of constants that a rule can leave no choice about.</summary>
internal enum RightConstantKind
{
    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>The least number that is right.</summary>
    AtLeast,

    /// <summary>The greatest number that is right.</summary>
    AtMost,

    /// <summary>A text.</summary>
    Text,
}
