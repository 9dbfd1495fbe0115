using System.Globalization;
using Infra.Analyzers.BuildTask.Sources;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.BuildTask;

/// <summary>Holds what a scan found against what the compiler already said about the same constructions.</summary>
/// <param name="sources">The program.</param>
/// <param name="log">What the compiler said.</param>
/// <param name="projectDirectory">What paths in messages are relative to.</param>
internal sealed class CompilerReview(ProgramSources sources, CompilerLog log, string projectDirectory)
{
    /// <summary>What is left to say of a report, and where in the program it comes from.</summary>
    public ReviewedReport Review(Report report)
    {
        if (report.ConstructPath is null || report.ResourceType is null)
            return new(report, Source: null, CompilerAnswer.None);

        var sites = sources.ThatConstruct(report.ResourceType, report.ConstructPath);
        var answers = sites.Select(site => log.AnswerAt(report.Rule.Id, site)).ToList();

        // Where several constructions are possible, only what holds for all of them is known.
        var answer = answers.Count == 0 || answers.Contains(CompilerAnswer.None) ? CompilerAnswer.None
            : answers.Contains(CompilerAnswer.Reported) ? CompilerAnswer.Reported
            : CompilerAnswer.Suppressed;
        return sites is [var site]
            ? new(report with { Message = $"{report.Message} (constructed at {Show(site.Place)})", Related = [.. report.Related, new("constructed here", site.Place)] }, site.Place, answer)
            : new(report, Source: null, answer);
    }

    private string Show(TextPlace place)
    {
        var root = projectDirectory.TrimEnd('/', '\\') + Path.DirectorySeparatorChar;
        var path = place.Path.StartsWith(root, Paths.Comparison) ? place.Path.Substring(root.Length) : place.Path;
        return string.Format(CultureInfo.InvariantCulture, "{0}({1},{2})", SafeText.Of(path, int.MaxValue), place.Line, place.Column);
    }
}

/// <summary>A report after the review.</summary>
/// <param name="Report">The report, with the C# place where it can be told.</param>
/// <param name="Source">The C# place.</param>
/// <param name="Answer">What the compiler said of the same.</param>
internal sealed record ReviewedReport(Report Report, TextPlace? Source, CompilerAnswer Answer);
