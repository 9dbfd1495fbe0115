namespace Infra.Analyzers.Tool.Settings;

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

    /// <summary>The commit that is checked out, as git has noted it; <see langword="null"/> where that cannot be told.</summary>
    public static string? CommitOf(string folder)
    {
        try
        {
            if (RootOf(folder) is not { } root)
                return null;
            var git = Path.Combine(root, ".git");
            if (File.Exists(git))
                git = Path.GetFullPath(File.ReadAllText(git).Replace("gitdir:", "", StringComparison.Ordinal).Trim(), root);
            var head = File.ReadAllText(Path.Combine(git, "HEAD")).Trim();
            if (!head.StartsWith("ref: ", StringComparison.Ordinal))
                return IdIn(head);

            // Branches are those of all work trees.
            var common = Path.Combine(git, "commondir");
            var shared = File.Exists(common) ? Path.GetFullPath(File.ReadAllText(common).Trim(), git) : git;
            var name = head["ref: ".Length..];
            var branch = Path.Combine(shared, name);
            if (File.Exists(branch))
                return IdIn(File.ReadAllText(branch).Trim());
            var packed = Path.Combine(shared, "packed-refs");
            return File.Exists(packed)
                ? File.ReadLines(packed).Where(line => line.EndsWith(" " + name, StringComparison.Ordinal)).Select(IdIn).FirstOrDefault()
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static string? IdIn(string text) => text.Split(' ')[0] is { Length: >= 40 } id && id.All(char.IsAsciiHexDigit) ? id : null;
}
