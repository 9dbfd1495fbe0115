namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>Where a git repository begins.</summary>
internal static class Repository
{
    /// <summary>The root of the work tree that a folder lies in, as an absolute path; <see langword="null"/> where it lies in none.</summary>
    public static string? RootOf(string folder)
    {
        // In a further work tree it is a file.
        for (var parent = folder; parent is not null; parent = Path.GetDirectoryName(parent))
        {
            if (Path.Exists(Path.Combine(parent, ".git")))
                return Path.TrimEndingDirectorySeparator(parent);
        }

        return null;
    }
}
