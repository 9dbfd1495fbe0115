using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Scanner.Severities;

namespace Infra.Analyzers.Scanner.Programs;

/// <summary>
/// Judges what a scan found in what a project's program synthesized, by what the compiler said and by the project's settings.
/// </summary>
/// <param name="review">Knows the program, and what the compiler said of it.</param>
/// <param name="settings">The project's levels.</param>
/// <param name="projectDirectory">The project's folder, as an absolute path.</param>
internal sealed class SynthesisReview(CompilerReview review, SeveritySettings settings, string projectDirectory)
{
    // Where it is unknown which file constructs a resource, a file of the project's own folder stands for all of them.
    private readonly string _anySource = Path.Combine(projectDirectory, "Program.cs");

    /// <summary>
    /// What is to be reported of a report: nothing where the compiler has reported it. One that the settings turn off has the level
    /// <see cref="Severity.None"/>; one that is suppressed where the resource is constructed is suppressed.
    /// </summary>
    public JudgedSynthesis Judge(Report report)
    {
        var reviewed = review.Review(report);
        var level = settings.LevelOf(report, reviewed.Source?.Path ?? _anySource, report.Place.Path);
        var judged = reviewed.Report with { Suppression = report.Suppression ?? reviewed.Suppression };
        return new(new(judged, level), reviewed.Answer, reviewed.Sites);
    }
}

/// <summary>A report about what a program synthesized, judged.</summary>
/// <param name="Judged">The report with its level.</param>
/// <param name="Answer">What the compiler said of the same.</param>
/// <param name="Sites">The expressions that can have constructed the resource.</param>
internal sealed record JudgedSynthesis(JudgedReport Judged, CompilerAnswer Answer, IReadOnlyList<ConstructionSite> Sites);
