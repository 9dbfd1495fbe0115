using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Programs;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.CSharp;

namespace Infra.Analyzers.Tool.Results;

/// <summary>Brings together what both layers say, as the build of each project does for the folder that its program synthesized.</summary>
/// <param name="programs">What the compiler's layer says.</param>
/// <param name="synthesized">
/// The folders that CDKTF or CDK Terrain synthesized, as absolute paths. One belongs to the project that says so, else to the projects of
/// the nearest folder above it.
/// </param>
/// <param name="preset">The global configuration file of the levels that findings have outside of projects, if there is one.</param>
internal sealed class Layers(ProgramFindings programs, IEnumerable<string> synthesized, string? preset)
{
    private readonly Dictionary<string, IReadOnlyList<AnalyzedProject>> _owners =
        synthesized.ToDictionary(folder => folder + Path.DirectorySeparatorChar, folder => OwnersOf(folder, programs.Projects),
            StringComparer.Ordinal);

    private readonly List<JudgedReport> _reported = Distinct(programs.Reports);

    /// <summary>All findings, each once, ordered by place.</summary>
    /// <param name="ofTerraform">What the scanner says.</param>
    public IReadOnlyList<JudgedReport> Merge(IEnumerable<Report> ofTerraform)
    {
        var levels = new TerraformLevels(preset);
        foreach (var report in ofTerraform)
        {
            if (OfOwner(report) is { } synthesis)
                Add(synthesis);
            else
                _reported.Add(levels.Judge(report));
        }

        return [.. ByPlace(_reported)];
    }

    /// <summary>Findings in the order of their places.</summary>
    public static IEnumerable<JudgedReport> ByPlace(IEnumerable<JudgedReport> findings) =>
        findings.Order(Comparer<JudgedReport>.Create(static (one, other) => Compare(one.Report, other.Report)));

    /// <summary>What other scanners have found, each as it is written, whatever the compiler says of the same.</summary>
    public IReadOnlyList<JudgedReport> Map(IEnumerable<Report> ofOthers)
    {
        var levels = new TerraformLevels(preset);
        return [.. ofOthers.Select(report => OfOwner(report)?.Judged ?? levels.Judge(report))];
    }

    /// <summary>What the project that synthesized it makes of a report; <see langword="null"/> where none did.</summary>
    private JudgedSynthesis? OfOwner(Report report)
    {
        var folder = _owners.Keys.FirstOrDefault(folder => report.Place.Path.StartsWith(folder, StringComparison.Ordinal));
        var owners =
            folder is not null ? _owners[folder] : report.Constructed is null ? [] : Nearest(report.Place.Path, programs.Projects);

        if (owners.Count == 0)
            return null;

        // Of several projects in one folder that which knows of it has made it: whose compiler has spoken of it, or whose code has it.
        return owners.Select(owner => owner.Review.Judge(report))
            .MaxBy(judged => (judged.Answer != CompilerAnswer.None, judged.Sites.Count == 1));
    }

    /// <summary>Several target frameworks, and files that several projects share, say the same several times: the loudest counts.</summary>
    private static List<JudgedReport> Distinct(IReadOnlyList<JudgedReport> reports) => reports.Count == 0
        ? []
        : [.. reports.OrderBy(judged => judged.IsSuppressed).ThenByDescending(judged => judged.Level)
            .DistinctBy(judged => (judged.Report.Rule, judged.Report.Place, judged.Report.Message))];

    private void Add(JudgedSynthesis synthesis)
    {
        if (synthesis.Answer == CompilerAnswer.None)
        {
            _reported.Add(synthesis.Judged);
            return;
        }

        var report = synthesis.Judged.Report;
        for (var index = 0; index < _reported.Count; index++)
        {
            var reported = _reported[index].Report;
            if (report.Constructed is null
                && reported.Rule == report.Rule
                && synthesis.Sites.Any(site => site.Contains(reported.Place.Path, reported.Place.Line, reported.Place.Column)))
                _reported[index] =
                    _reported[index]
                        with
                    {
                        Report =
                            reported with { Related = [.. reported.Related, new($"Synthesized as {report.Address}", report.FoundAt)] }
                    };
        }
    }

    private static int Compare(Report one, Report other) =>
        string.CompareOrdinal(one.Place.Path, other.Place.Path) is not 0 and var path ? path
        : one.Place.Line != other.Place.Line ? one.Place.Line.CompareTo(other.Place.Line)
        : one.Place.Column != other.Place.Column ? one.Place.Column.CompareTo(other.Place.Column)
        : string.CompareOrdinal(one.Rule.Id, other.Rule.Id);

    private static IReadOnlyList<AnalyzedProject> OwnersOf(string folder, IReadOnlyList<AnalyzedProject> projects) =>
        projects.Where(project => project.Output?.SynthDirectory == folder).ToList() is { Count: > 0 } owners
            ? owners : Nearest(folder, projects);

    private static IReadOnlyList<AnalyzedProject> Nearest(string folder, IReadOnlyList<AnalyzedProject> projects) => projects
        .Where(project => folder.StartsWith(project.Directory + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        .GroupBy(project => project.Directory.Length)
        .MaxBy(nearest => nearest.Key)?.ToList() ?? [];
}
