using System.Text.RegularExpressions;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Inputs;

namespace Infra.Analyzers.Tool.Changes;

/// <summary>What a scan of the changed files alone looks at (<c>--changed-only</c>).</summary>
/// <param name="change">What changed.</param>
internal sealed partial class ChangedInputs(ChangeSet change)
{
    /// <summary>
    /// The inputs without the projects that no changed file is part of: these take long to load. Terraform and the like is all scanned, since
    /// what a file says may come from any other.
    /// </summary>
    public ScanInputs Of(ScanInputs inputs)
    {
        var touched = inputs.Projects.ToDictionary(project => project, IsTouched, StringComparer.Ordinal);
        var referred = inputs.Projects.ToDictionary(project => project, ReferredBy, StringComparer.Ordinal);

        // A project is part of those that refer to it.
        bool hasMore;
        do
        {
            hasMore = false;
            foreach (var project in inputs.Projects.Where(project => !touched[project]))
            {
                if (referred[project].Any(path => touched.GetValueOrDefault(path) || IsTouched(path)))
                    hasMore = touched[project] = true;
            }
        }
        while (hasMore);

        return inputs with { Projects = [.. inputs.Projects.Where(project => touched[project])] };
    }

    /// <summary>Whether a finding lies in a changed file, or is explained by one.</summary>
    public bool Shows(JudgedReport judged) =>
        change.Files.Contains(Path.GetFullPath(judged.Report.Place.Path))
        || judged.Report.Related.Any(related => change.Files.Contains(Path.GetFullPath(related.Place.Path)));

    private bool IsTouched(string path)
    {
        if (!path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
            return change.Files.Contains(path);
        var folder = Path.GetDirectoryName(path)! + Path.DirectorySeparatorChar;
        return change.Files.Any(file => file.StartsWith(folder, StringComparison.Ordinal) || (IsSetting(file) && IsAbove(file, folder)));
    }

    private static bool IsAbove(string file, string folder) =>
        folder.StartsWith(Path.GetDirectoryName(file)!.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal);

    // What MSBuild and the compiler look for in the folders above a project.
    private static bool IsSetting(string file) =>
        Path.GetExtension(file).ToLowerInvariant() is ".props" or ".targets" or ".editorconfig" or ".globalconfig" or ".config" or ".rsp"
        || Path.GetFileName(file) == "global.json";

    /// <summary>The projects and files outside of its folder that a project names.</summary>
    private static IReadOnlyList<string> ReferredBy(string project)
    {
        try
        {
            var folder = Path.GetDirectoryName(project)!;
            return
            [
                .. Outside().Matches(File.ReadAllText(project))
                    .Select(match => match.Groups["path"].Value.Replace('\\', '/'))

                    // Of a pattern, the folder that it begins in.
                    .Select(path => path.IndexOfAny(['*', '$']) is >= 0 and var end
                        ? path[..path.LastIndexOf('/', end)] + "/any.csproj"
                        : path)
                    .Select(path => Path.GetFullPath(path, folder)),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [GeneratedRegex("""(Include|Project)\s*=\s*["'](?<path>\.\.[/\\][^"';]+)""")]
    private static partial Regex Outside();
}
