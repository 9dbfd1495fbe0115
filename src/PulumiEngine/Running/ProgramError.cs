using System.Globalization;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.PulumiEngine.Running;

/// <summary>An error that a program logged, as one line and with its place.</summary>
internal static partial class ProgramError
{
    /// <summary>What the error says, without the frames of its stack.</summary>
    /// <param name="error">The error.</param>
    public static string TextOf(string error)
    {
        var lines = error.Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("at ", StringComparison.Ordinal)
                && !line.StartsWith("--- End of ", StringComparison.Ordinal))
            .ToList();
        if (lines is [var first, _, ..] && first.StartsWith("Running program", StringComparison.Ordinal)
            && first.EndsWith("failed with an unhandled exception:", StringComparison.Ordinal))
            lines.RemoveAt(0);
        return lines.Count > 0 ? string.Join(' ', lines) : "the program logged an error without a text";
    }

    /// <summary>Where in the program's own source it was thrown: the first frame with a file that exists, one of the project where there
    /// is any.</summary>
    /// <param name="error">The error.</param>
    /// <param name="directory">The project's folder.</param>
    public static SourcePlace? PlaceOf(string error, string directory)
    {
        var places = Frame().Matches(error)
            .Select(frame => new SourcePlace(frame.Groups["file"].Value,
                int.Parse(frame.Groups["line"].Value, CultureInfo.InvariantCulture), 1))
            .Where(place => File.Exists(place.File))
            .ToList();
        var root = directory.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return places.Find(place => place.File.StartsWith(root, StringComparison.Ordinal)) ?? places.FirstOrDefault();
    }

    [GeneratedRegex(@"^\s*at .+ in (?<file>.+):line (?<line>\d{1,9})\s*$", RegexOptions.Multiline)]
    private static partial Regex Frame();
}
