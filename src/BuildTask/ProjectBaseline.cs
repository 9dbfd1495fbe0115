using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;

namespace Infra.Analyzers.BuildTask;

/// <summary>
/// The baseline of a project (<c>InfraBaseline</c>). Several projects may share one, and may be built at once: each speaks of its own
/// files.
/// </summary>
internal sealed class ProjectBaseline
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);

    private readonly string _path;
    private readonly HashSet<string> _known;
    private readonly string _root;

    private ProjectBaseline(string path, BaselineFile file)
    {
        _path = path;
        _known = new(file.Findings.Select(finding => finding.Fingerprint), StringComparer.Ordinal);
        _root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, file.Root));
    }

    /// <param name="path">The file, as an absolute path. One that does not exist holds nothing.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="FormatException">The file is no baseline.</exception>
    public static ProjectBaseline Open(string path) => new(path, FileAt(path));

    /// <summary>Says of each finding whether the baseline holds it.</summary>
    public List<JudgedReport> Mark(IReadOnlyList<JudgedReport> results)
    {
        var marked = results.ToArray();
        foreach (var (finding, index) in Named(results.Select((judged, index) => (FindingOf(judged), index))))
        {
            marked[index] = marked[index] with
            {
                Fingerprint = new(() => finding.Fingerprint),
                IsInBaseline = _known.Contains(finding.Fingerprint),
            };
        }

        return [.. marked];
    }

    /// <summary>Puts what was found into the file, in the place of what it says of the same files.</summary>
    /// <param name="results">What the scan found.</param>
    /// <param name="ofCompiler">What the compiler found.</param>
    /// <param name="isOwn">Whether a file, given as an absolute path, is one of the project's.</param>
    /// <returns>How many findings there are.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public int Write(IEnumerable<JudgedReport> results, IEnumerable<JudgedReport> ofCompiler, Func<string, bool> isOwn)
    {
        var all = ofCompiler.Concat(results).Where(judged => !judged.IsSuppressed && judged.Report.Rule.Category != Category.Tool);
        var found = Named(all.Select((judged, index) => (FindingOf(judged), index))).Select(named => named.Finding).ToList();
        using var held = Hold(_path + ".lock");
        var before = FileAt(_path);
        var others = before.Findings.Where(finding => finding.Path is { } path && IsKept(Path.GetFullPath(Path.Combine(_root, path))));
        var findings = others.Concat(found)
            .OrderBy(finding => finding.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.RuleId, StringComparer.Ordinal)
            .ThenBy(finding => finding.Fingerprint, StringComparer.Ordinal);
        var unfinished = _path + ".new";
        using (var output = new StreamWriter(unfinished))
            new BaselineFile(before.Root, [.. findings]).Write(output);

        // Whoever reads it meanwhile sees all of the old one or all of the new one.
        if (File.Exists(_path))
            File.Replace(unfinished, _path, destinationBackupFileName: null);
        else
            File.Move(unfinished, _path);
        return found.Count;

        bool IsKept(string file) => File.Exists(file) && !isOwn(file);
    }

    private static BaselineFile FileAt(string path)
    {
        if (File.Exists(path))
            return BaselineFile.Read(path);

        // As infra-scan has it: paths are relative to the repository.
        var root = ".";
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(path)!); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, ".git")) || File.Exists(Path.Combine(folder.FullName, ".git")))
                return new(root, []);
            root = root == "." ? ".." : root + "/..";
        }

        return new(".", []);
    }

    private static FileStream Hold(string path)
    {
        var end = DateTime.UtcNow + MaxWait;
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (DateTime.UtcNow < end)
            {
                Thread.Sleep(50);
            }
        }
    }

    // In the order in which infra-scan counts.
    private static IEnumerable<(KnownFinding Finding, int Index)> Named(IEnumerable<(Found Found, int Index)> findings)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (found, index) in findings
            .OrderBy(item => item.Found.Judged.IsSuppressed)
            .ThenBy(item => item.Found.Judged.Report.FoundAt.Line)
            .ThenBy(item => item.Found.Judged.Report.FoundAt.Column))
        {
            var number = numbers[found.Key] = (numbers.TryGetValue(found.Key, out var last) ? last : 0) + 1;
            var report = found.Judged.Report;
            yield return (new(KnownFindings.FingerprintOf(found.Key, number), report.Rule.Id, found.Path, report.Address), index);
        }
    }

    private Found FindingOf(JudgedReport judged)
    {
        var report = judged.Report;
        var full = report.FoundAt.Path;
        var root = _root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        var path = (full.StartsWith(root, StringComparison.Ordinal) ? full.Substring(root.Length) : full).Replace('\\', '/');
        var key = KnownFindings.KeyOf(report.Rule.Id, path, report.ResourceType, report.ConstructPath ?? report.Address, report.Attributes);
        return new(judged, path, key);
    }

    private sealed record Found(JudgedReport Judged, string Path, string Key);
}
