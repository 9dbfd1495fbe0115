using System.Globalization;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Programs;

/// <summary>Holds what a scan found against what the compiler already said about the same constructions.</summary>
/// <param name="sources">The program.</param>
/// <param name="answers">What the compiler said.</param>
/// <param name="projectDirectory">What paths in messages are relative to.</param>
internal sealed class CompilerReview(ProgramSources sources, CompilerAnswers answers, string projectDirectory)
{
    /// <summary>What is left to say of a report, and where in the program it comes from.</summary>
    public ReviewedReport Review(Report report)
    {
        if (report.ConstructPath is null || report.ResourceType is null)
            return new(report, [], CompilerAnswer.None);

        var sites = sources.ThatConstruct(report.ResourceType, report.ConstructPath);
        var answer = AnswerAt(sites, report.Rule.Id);
        return sites is [var site]
            ? new(report with { Message = $"{report.Message} (constructed at {Show(site.Place)})", Related = [.. report.Related, new("constructed here", site.Place)] }, sites, answer)
            : new(report, sites, answer);
    }

    /// <summary>Where several constructions are possible, only what holds for all of them is known.</summary>
    private CompilerAnswer AnswerAt(IReadOnlyList<ConstructionSite> sites, string ruleId)
    {
        bool Has(CompilerAnswer answer) => sites.Any(site => answers.At(ruleId, site) == answer);
        return sites.Count == 0 || Has(CompilerAnswer.None) ? CompilerAnswer.None
            : Has(CompilerAnswer.Reported) ? CompilerAnswer.Reported
            : CompilerAnswer.Suppressed;
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
/// <param name="Sites">The expressions that can have constructed the resource.</param>
/// <param name="Answer">What the compiler said of the same.</param>
internal sealed record ReviewedReport(Report Report, IReadOnlyList<ConstructionSite> Sites, CompilerAnswer Answer)
{
    /// <summary>The C# place, where it can be told.</summary>
    public TextPlace? Source => Sites is [var only] ? only.Place : null;
}
