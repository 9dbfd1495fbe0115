using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Foreign;

/// <summary>Finds the files that a report names: the other scanner may have run in another folder, or on another machine.</summary>
/// <param name="report">The report, as an absolute path.</param>
/// <param name="folders">The synthesized folders, as absolute paths.</param>
/// <param name="root">The folder of all that is looked at, as an absolute path.</param>
internal sealed class ReportedFiles(string report, IReadOnlyList<string> folders, string root)
{
    private const string StackFile = "cdk.tf.json";

    private readonly Dictionary<(string Path, string? Base), string?> _found = [];

    private readonly Lazy<IReadOnlyList<string>> _synthesized =
        new(() => [.. folders.SelectMany(SynthesizedFolder.Files).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)]);

    /// <summary>The file, as an absolute path; <see langword="null"/> where it is not found, or is none of the user's.</summary>
    /// <param name="path">As the report names it.</param>
    /// <param name="basePath">What the report says that it is relative to.</param>
    public string? Find(string path, string? basePath)
    {
        if (_found.TryGetValue((path, basePath), out var known))
            return known;
        try
        {
            return _found[(path, basePath)] = Search(LocalPath(path), basePath is null ? null : LocalPath(basePath));
        }
        catch (Exception exception) when (InputFile.IsFileProblem(exception) || exception is UriFormatException)
        {
            return _found[(path, basePath)] = null;
        }
    }

    /// <summary>Whether a program synthesized the file.</summary>
    public bool IsSynthesized(string file) => _synthesized.Value.Contains(file);

    private string? Search(string path, string? basePath) =>
        Candidates(path, basePath).FirstOrDefault(file => IsOurs(file) && File.Exists(file))
        ?? (IsOfOthers(path) ? null : BySuffix(path));

    // One report may be about all projects of a repository.
    private bool IsOfOthers(string path)
    {
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetFullPath(Path.Combine(folder, path.TrimStart('/'))) is var file && !IsOurs(file) && File.Exists(file))
                return true;
        }

        return false;
    }

    private IEnumerable<string> Candidates(string path, string? basePath)
    {
        if (Path.IsPathRooted(path))
            yield return Path.GetFullPath(path);
        var relative = path.TrimStart('/');
        if (basePath is not null && Path.IsPathRooted(basePath))
            yield return Path.GetFullPath(Path.Combine(basePath, relative));
        yield return Path.GetFullPath(Path.Combine(root, relative));
        for (var folder = Path.GetDirectoryName(report); folder is not null && IsOurs(folder); folder = Path.GetDirectoryName(folder))
            yield return Path.GetFullPath(Path.Combine(folder, relative));
    }

    /// <summary>The only synthesized file whose path ends like the one of the report, in as much as can be.</summary>
    private string? BySuffix(string path)
    {
        var parts = path.Split('/').Where(part => part is not ("" or "." or "..")).ToList();

        // That of each stack of CDKTF has one name; the folder tells which it is.
        var fewest = parts.Count > 1 && parts[parts.Count - 1] == StackFile ? 2 : 1;
        for (; parts.Count >= fewest; parts.RemoveAt(0))
        {
            var ending = Path.DirectorySeparatorChar + string.Join(Path.DirectorySeparatorChar.ToString(), parts);
            var like = _synthesized.Value.Where(file => file.EndsWith(ending, StringComparison.Ordinal)).Take(2).ToList();
            if (like.Count > 0)
                return like is [var only] ? only : null;
        }

        return null;
    }

    // A report may name any file of the machine, and what is shown of one goes into reports of ours.
    private bool IsOurs(string path) => folders.Append(root).Any(folder => path == folder
        || path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static string LocalPath(string path)
    {
        if (path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return new Uri(path).LocalPath.Replace('\\', '/');
        return Uri.UnescapeDataString(path).Replace('\\', '/');
    }
}
