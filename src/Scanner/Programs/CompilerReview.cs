using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Foreign;

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
        if (report.Constructed is { } constructed)
            return ReviewRun(report, constructed);
        if (report.ConstructPath is null || report.ResourceType is null)
            return new(report, [], CompilerAnswer.None, Suppression: null);

        var sites = sources.ThatConstruct(report.ResourceType, report.ConstructPath);
        var answer = AnswerAt(sites, report.Rule);
        var suppression = answer == CompilerAnswer.Reported ? null : SuppressionAt(sites, report.Rule);
        if (sites is not [var site])
            return new(report, sites, answer, suppression);

        // Whoever follows the place wants to see the program, and not what it generates.
        var reviewed = report with
        {
            Message = $"{report.Message} (synthesized in {Show(report.Place)})",
            Place = site.ShownPlace,
            Synthesized = report.Place,
            Related = [new("synthesized here", report.Place), .. report.Related],
        };
        return new(reviewed, sites, answer, suppression);
    }

    /// <summary>Of a run, the place is the C# that constructs the resource, as far as it is known: there the report belongs.</summary>
    private ReviewedReport ReviewRun(Report report, ConstructedResource constructed)
    {
        var sites = sources.ThatConstruct(constructed, constructed.Statement);
        // In a statement that constructs other things, the compiler speaks of those.
        var answer = sites is [{ HasId: false, Type: null, Name.Pieces: null }] ? CompilerAnswer.None : AnswerAt(sites, report.Rule);
        var suppression = answer == CompilerAnswer.Reported ? null : SuppressionAt(sites, report.Rule);
        return sites is [var site] ? new(report with { Place = site.ShownPlace }, sites, answer, suppression)
            : new(report, sites, answer, suppression);
    }

    /// <summary>What the source says of all the sites; where it is unknown which one it is, one of them is as good as any.</summary>
    private Suppression? SuppressionAt(IReadOnlyList<ConstructionSite> sites, RuleMetadata rule) =>
        ForeignRules.IdsOf(rule).Select(id => SuppressionAt(sites, id)).FirstOrDefault(suppression => suppression is not null);

    private Suppression? SuppressionAt(IReadOnlyList<ConstructionSite> sites, string ruleId)
    {
        if (sites.Count == 0)
            return sources.Suppressions.Everywhere(ruleId);
        var suppressions = sites.Select(site => answers.At(ruleId, site) == CompilerAnswer.Suppressed
            ? sources.Suppressions.At(ruleId, site) ?? new("", site.Place)
            : sources.Suppressions.At(ruleId, site)).ToList();
        return suppressions.All(suppression => suppression is not null) ? suppressions[0] : null;
    }

    /// <summary>Where several constructions are possible, only what holds for all of them is known.</summary>
    private CompilerAnswer AnswerAt(IReadOnlyList<ConstructionSite> sites, RuleMetadata rule) =>
        ForeignRules.IdsOf(rule).Select(id => AnswerAt(sites, id)).FirstOrDefault(answer => answer != CompilerAnswer.None);

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
        return SafeText.Of(path, int.MaxValue)
            + (place.Line == 0 ? "" : string.Format(CultureInfo.InvariantCulture, "({0},{1})", place.Line, place.Column));
    }
}

/// <summary>A report after the review.</summary>
/// <param name="Report">The report, with the C# place where it is known.</param>
/// <param name="Sites">The expressions that can have constructed the resource.</param>
/// <param name="Answer">What the compiler said of the same.</param>
/// <param name="Suppression">What suppresses it where the resource is constructed, whether the compiler would have reported it or
/// not.</param>
internal sealed record ReviewedReport(Report Report, IReadOnlyList<ConstructionSite> Sites, CompilerAnswer Answer, Suppression? Suppression)
{
    /// <summary>The C# place, where it is known; in the file itself, whatever <c>#line</c> says.</summary>
    public TextPlace? Source => Sites is [var only] ? only.Place : Report.Constructed?.Statement;
}
