using System.Globalization;

namespace Infra.Analyzers.Rules;

/// <summary>The major versions of a provider that may be used.</summary>
/// <param name="Oldest">The oldest; <see langword="null"/> where nothing limits it, or nothing is known of it.</param>
/// <param name="Newest">The newest; <see langword="null"/> where nothing limits it, or nothing is known of it.</param>
internal readonly record struct MajorRange(int? Oldest, int? Newest)
{
    /// <summary>Nothing is known.</summary>
    public static MajorRange Unknown => default;

    /// <summary>One version.</summary>
    public static MajorRange Of(int? major) => new(major, major);

    /// <summary>
    /// The versions that a text permits, such as <c>6</c>, <c>&gt;= 6</c> or <c>&gt;= 4, &lt; 6</c>; <see langword="null"/> where it says
    /// something else.
    /// </summary>
    public static MajorRange? Parse(string text)
    {
        var range = Unknown;
        foreach (var term in text.Split(',').Select(term => term.Trim()))
        {
            var number = term.TrimStart('<', '>', '=', '~', ' ');
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var major) || major is 0 or > 1000)
                return null;
            MajorRange? limit = term.Substring(0, term.Length - number.Length).Trim() switch
            {
                "" or "=" or "~>" => Of(major),
                ">=" => new(major, null),
                ">" => new(major + 1, null),
                "<=" => new(null, major),
                "<" when major > 1 => new(null, major - 1),
                _ => null,
            };
            if (limit is not { } added || (range.And(added) == Unknown))
                return null;
            range = range.And(added);
        }

        return range;
    }

    /// <summary>What both permit; <see cref="Unknown"/> where they contradict each other.</summary>
    public MajorRange And(MajorRange other)
    {
        var oldest = Oldest > other.Oldest || other.Oldest is null ? Oldest : other.Oldest;
        var newest = Newest < other.Newest || other.Newest is null ? Newest : other.Newest;
        return oldest > newest ? Unknown : new(oldest, newest);
    }

    /// <summary>Whether the version is one of a range.</summary>
    public Tristate IsWithin(MajorRange range) =>
        Newest < range.Oldest || Oldest > range.Newest ? Tristate.No
        : (range.Oldest is null || Oldest >= range.Oldest) && (range.Newest is null || Newest <= range.Newest) ? Tristate.Yes
        : Tristate.Maybe;
}
