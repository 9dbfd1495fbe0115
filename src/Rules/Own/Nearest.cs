namespace Infra.Analyzers.Rules.Own;

/// <summary>Finds the name that somebody meant who wrote another one.</summary>
internal static class Nearest
{
    private const int LongestName = 100;

    /// <summary>A part of a message: <c>; did you mean 'x'?</c>, or nothing where no name is near.</summary>
    public static string Hint(string written, IEnumerable<string> names) =>
        To(written, names) is { } near ? $"; did you mean '{near}'?" : ".";

    /// <summary>The nearest name that differs from the written one in two letters, or a third of them, at most.</summary>
    public static string? To(string written, IEnumerable<string> names)
    {
        if (written.Length is 0 or > LongestName)
            return null;
        var most = written.Length < 4 ? 1 : Math.Max(2, written.Length / 3);
        string? nearest = null;
        foreach (var name in names)
        {
            if (Math.Abs(name.Length - written.Length) > most)
                continue;
            var distance = Distance(written, name);
            if (distance > most)
                continue;
            (nearest, most) = (name, distance - 1);
        }

        return nearest;
    }

    /// <summary>How many letters must be replaced, left out or added to make one text of another.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
