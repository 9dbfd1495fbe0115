namespace Infra.Analyzers.Rules.Own;

/// <summary>Makes text from a file of rules harmless to show, in one line.</summary>
internal static class ShownText
{
    // Whoever leaves more than three of four characters blank loses the end.
    private const int MaxBlanks = 4;

    /// <summary>The text with one blank wherever there are some, or line breaks, as <see cref="SafeText"/> shows it.</summary>
    public static string Of(string text, int limit = SafeText.DefaultLimit)
    {
        var start = text.Length > limit * MaxBlanks ? text.Substring(0, limit * MaxBlanks) : text;
        return SafeText.Of(string.Join(" ", start.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), limit);
    }
}
