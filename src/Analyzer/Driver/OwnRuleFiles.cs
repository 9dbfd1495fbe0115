using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Own;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Driver;

/// <summary>The rules of a team's own among the additional files of a compilation.</summary>
internal static class OwnRuleFiles
{
    // Set on files with names of their own by the package's targets.
    private const string Mark = "build_metadata.AdditionalFiles.InfraRules";

    /// <summary>What a text says. The compiler keeps it with the text; where the file is, it does not give.</summary>
    public static readonly SourceTextValueProvider<OwnRulesFile> Parser = new(text => OwnRulesFile.Parse("", text.ToString()));

    /// <summary>Reads them.</summary>
    /// <param name="options">What the compilation was given.</param>
    /// <param name="parse">What a text says, from <see cref="Parser"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    public static OwnRules Read(AnalyzerOptions options, Func<SourceText, OwnRulesFile?> parse, CancellationToken cancellation)
    {
        List<OwnRulesFile>? files = null;
        foreach (var file in options.AdditionalFiles)
        {
            if (IsOfRules(file, options) && files?.Exists(known => known.Path == file.Path) != true
                && file.GetText(cancellation) is { } text && parse(text) is { } parsed)
            {
                (files ??= []).Add(parsed.At(file.Path));
            }
        }

        return files is null ? OwnRules.None : OwnRules.Of(files);
    }

    /// <summary>Reports what is wrong with one file.</summary>
    public static void Report(AdditionalFileAnalysisContext context, OwnRules rules)
    {
        foreach (var problem in rules.Problems.Where(problem => problem.Path == context.AdditionalFile.Path))
        {
            var span = problem.Span;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.For(ToolRules.FaultyOwnRule),
                Location.Create(
                    problem.Path,
                    new TextSpan(span.Start, span.Length),
                    new LinePositionSpan(new(span.Line, span.Column), new(span.EndLine, span.EndColumn))),
                problem.Message));
        }
    }

    private static bool IsOfRules(AdditionalText file, AnalyzerOptions options) =>
        OwnRules.IsFileName(file.Path)
        || (options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Mark, out var mark) && mark == "true");
}
