using System.Collections.Concurrent;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.CSharp;
using Infra.Analyzers.Tool.Fixes;
using Infra.Analyzers.Tool.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Severity = Infra.Analyzers.Rules.Severity;

namespace Infra.Analyzers.Tool.Sessions;

/// <summary>Runs the analyzer of the package over a program, and turns its diagnostics into reports.</summary>
internal static class ProgramAnalysis
{
    /// <param name="program">The program.</param>
    /// <param name="settings">Whether findings are to carry their fixes, and which findings the user asks for.</param>
    /// <param name="cancellationToken">Stops the analysis.</param>
    public static async Task<IReadOnlyList<JudgedReport>> AnalyzeAsync(
        CompiledProgram program, ScanSettings settings, CancellationToken cancellationToken)
    {
        var failures = new ConcurrentBag<Report>();
        var options = new CompilationWithAnalyzersOptions(
            program.Options,
            onAnalyzerException: (exception, _, diagnostic) => failures.Add(Failure(program, exception, diagnostic)),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        var diagnostics =
            await program.Compilation.WithAnalyzers([new InfraAnalyzer()], options).GetAnalyzerDiagnosticsAsync(cancellationToken)
                .ConfigureAwait(false);
        var proposals = settings.Edits
            ? await Proposals.FindAsync(program, diagnostics.Where(IsAskedFor), cancellationToken).ConfigureAwait(false)
            : new Dictionary<Diagnostic, IReadOnlyList<ProposedFix>>();
        return
        [
            .. program.Problems.Concat(DiagnosticReports.Unresolved(program.Compilation, cancellationToken)).Concat(failures)
                .Select(report => new JudgedReport(report, report.Rule.Severity)),
            .. from diagnostic in diagnostics
               let level = DiagnosticReports.LevelOf(diagnostic)
               where DiagnosticReports.RuleOf(diagnostic) is not null && level != Severity.None
               orderby diagnostic.Location.SourceTree?.FilePath, diagnostic.Location.SourceSpan.Start, diagnostic.Id
               let report = DiagnosticReports.ReportOf(diagnostic, program.Compilation)
               select new JudgedReport(report with { Fixes = proposals.GetValueOrDefault(diagnostic) }, level),
        ];

        bool IsAskedFor(Diagnostic diagnostic) =>
            DiagnosticReports.LevelOf(diagnostic) is var level && level != Severity.None && level >= settings.MinSeverity
            && DiagnosticReports.RuleOf(diagnostic) is { } rule && settings.Rules.Includes(rule);
    }

    private static Report Failure(CompiledProgram program, Exception exception, Diagnostic diagnostic) => new(
        ProjectRules.FailedAnalysis,
        SafeText.Of($"The analysis of {program.Call.Name} failed: {exception.GetType().Name}: {exception.Message}", 500),
        diagnostic.Location.IsInSource ? DiagnosticReports.PlaceOf(diagnostic.Location) : TextPlace.Whole(program.Call.ProjectFile));
}
