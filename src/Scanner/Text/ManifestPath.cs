namespace Infra.Analyzers.Scanner.Text;

/// <summary>Follows the paths in the manifest of a synthesized folder, which must not lead out of it.</summary>
internal static class ManifestPath
{
    /// <summary>
    /// The file, or <see langword="null"/> where it is not inside the folder. Either slash separates: the program may have run elsewhere.
    /// </summary>
    /// <param name="root">The folder.</param>
    /// <param name="directory">Where the path starts.</param>
    /// <param name="relativePath">The path.</param>
    public static string? Resolve(string root, string directory, string relativePath)
    {
        if (relativePath.Length == 0 || relativePath.Any(char.IsControl))
            return null;
        try
        {
            var file = Path.Combine(directory, relativePath.Replace('\\', '/'));
            var full = Path.GetFullPath(root).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
                + Path.DirectorySeparatorChar;
            return Path.GetFullPath(file).StartsWith(full, StringComparison.Ordinal) ? file : null;
        }
        catch (Exception exception) when (InputFile.IsFileProblem(exception))
        {
            return null;
        }
    }
}
