namespace Infra.Analyzers.Rules;

/// <summary>Finds the name that somebody meant who wrote another one.</summary>
internal static class Nearest
{
    private const int MaxNameLength = 100;

    /// <summary>The end of a message: <c>; did you mean '--fail-on'?</c>, or a full stop where no name is near.</summary>
    public static string Hint(string written, IEnumerable<string> names) =>
        To(written, names) is { } nearest ? $"; did you mean '{nearest}'?" : ".";

    /// <summary>
    /// The name that takes the fewest edits; <see langword="null"/> where all take more than a third of the longer of the two.
    /// </summary>
    public static string? To(string written, IEnumerable<string> names)
    {
        if (written.Length > MaxNameLength)
            return null;
        return names
            .Where(name => Math.Abs(name.Length - written.Length) <= Most(name))
            .Select(name => (Name: name, Edits: Edits(written.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Edits <= Most(candidate.Name))
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();

        int Most(string name) => Math.Max(1, Math.Max(written.Length, name.Length) / 3);
    }

    /// <summary>
    /// How many characters must be inserted, left out, replaced, or swapped with their neighbour (Damerau's distance, restricted).
    /// </summary>
    private static int Edits(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distances[i, j] = i + j;
                    continue;
                }

                var isSame = left[i - 1] == right[j - 1];
                var least = Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1;
                least = Math.Min(least, distances[i - 1, j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    least = Math.Min(least, distances[i - 2, j - 2] + 1);
                distances[i, j] = least;
            }
        }

        return distances[left.Length, right.Length];
    }
}
