using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;

namespace Infra.Analyzers.Tool.Results;

/// <summary>Brings together what both layers say of the same resource: a CDKTF program and what it synthesized.</summary>
internal static class Layers
{
    /// <summary>All findings, each once, ordered by place.</summary>
    /// <param name="ofPrograms">What the compiler's layer says.</param>
    /// <param name="ofTerraform">What the scanner says.</param>
    /// <param name="projects">The projects of the programs, as absolute paths.</param>
    public static IReadOnlyList<JudgedReport> Merge(IEnumerable<JudgedReport> ofPrograms, IEnumerable<JudgedReport> ofTerraform, IReadOnlyList<string> projects)
    {
        // Several target frameworks, and files that several projects share, say the same several times.
        var distinct = ofPrograms.DistinctBy(judged => (judged.Report.Rule, judged.Report.Place, judged.Report.Message)).ToList();
        var folders = projects.Select(project => Path.GetDirectoryName(project)! + Path.DirectorySeparatorChar).OrderByDescending(folder => folder.Length).ToList();
        var left = new List<JudgedReport>();
        foreach (var judged in ofTerraform)
        {
            var folder = judged.Report.ConstructPath is null ? null : folders.FirstOrDefault(folder => IsIn(judged.Report.Place.Path, folder));
            var indexes = folder is null
                ? []
                : Enumerable.Range(0, distinct.Count).Where(index => IsSame(distinct[index].Report, judged.Report) && IsIn(distinct[index].Report.Place.Path, folder)).ToList();
            if (indexes.Count == 0)
                left.Add(judged);
            foreach (var index in indexes)
                distinct[index] = distinct[index] with { Report = WithSynthesized(distinct[index].Report, judged.Report) };
        }

        return
        [
            .. distinct.Concat(left)
                .OrderBy(judged => judged.Report.Place.Path, StringComparer.Ordinal)
                .ThenBy(judged => judged.Report.Place.Line)
                .ThenBy(judged => judged.Report.Place.Column)
                .ThenBy(judged => judged.Report.Rule.Id, StringComparer.Ordinal),
        ];
    }

    private static bool IsIn(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal);

    // A construct's path ends in the id that the program gives it.
    private static bool IsSame(Report ofProgram, Report ofTerraform) =>
        ofProgram.Rule == ofTerraform.Rule
        && ofProgram.ResourceType == ofTerraform.ResourceType
        && ofProgram.Address is { } name
        && (ofTerraform.ConstructPath == name || ofTerraform.ConstructPath!.EndsWith("/" + name, StringComparison.Ordinal));

    private static Report WithSynthesized(Report ofProgram, Report ofTerraform) =>
        ofProgram with { Related = [.. ofProgram.Related, new($"Synthesized as {ofTerraform.Address}", ofTerraform.Place)] };
}
