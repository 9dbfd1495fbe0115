using System.Text.RegularExpressions;

namespace Infra.Analyzers.Rules.Attributes;

/// <summary>
/// Regular expressions whose cost grows with the text and not with the ways to match it, so that no pattern of a file can stop a build, and
/// so that an answer never depends on how busy the machine is.
/// </summary>
/// <remarks>
/// .NET 7 and later have such an engine. The .NET Framework, in which an older Visual Studio may run, has none: there a match that takes
/// too long has no answer. What the engine does not have (looking around, backreferences) is refused in both.
/// </remarks>
internal static class LinearRegex
{
    private const int MaxPatternLength = 1000;

    // RegexOptions.NonBacktracking, which netstandard2.0 does not name.
    private const RegexOptions NonBacktracking = (RegexOptions)0x400;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    private static readonly Regex Unsupported =
        new(@"\(\?(=|!|<=|<!|>|\()|(?<!\\)(\\\\)*\\([1-9]|k[<'{]|G)", RegexOptions.CultureInvariant, MaxTime);

    private static readonly bool IsThere = Has();

    /// <summary>The expression.</summary>
    /// <exception cref="ArgumentException"><see cref="Problem"/> names what is wrong.</exception>
    public static Regex Create(string pattern)
    {
        if (IsThere)
        {
            try
            {
                return new(pattern, RegexOptions.CultureInvariant | NonBacktracking);
            }
            catch (NotSupportedException)
            {
                // A rule of the catalogue may look around; what it meets is short.
            }
        }

        return new(pattern, RegexOptions.CultureInvariant, MaxTime);
    }

    /// <summary>Why a pattern cannot be used; <see langword="null"/> where it can.</summary>
    public static string? Problem(string pattern)
    {
        if (pattern.Length > MaxPatternLength)
            return $"it is longer than {MaxPatternLength} characters.";
        try
        {
            if (Unsupported.IsMatch(pattern))
                return "it looks around or refers back, which is not supported.";
            _ = new Regex(pattern, IsThere ? RegexOptions.CultureInvariant | NonBacktracking : RegexOptions.CultureInvariant);
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            return exception.Message;
        }
    }

    private static bool Has()
    {
        try
        {
            return new Regex("a", NonBacktracking).IsMatch("a");
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
