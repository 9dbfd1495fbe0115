using System.Diagnostics;
using System.Runtime.CompilerServices;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.CSharp;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Sessions;

/// <summary>Analyses C# projects as their builds would.</summary>
/// <param name="settings">What the user wants.</param>
/// <param name="log">Receives what is loaded and how long it takes.</param>
internal sealed class CSharpScan(ScanSettings settings, ScanLog log)
{
    /// <param name="projects">The projects, as absolute paths.</param>
    /// <param name="done">Called for each project that is analysed.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public Task<ProgramFindings> RunAsync(IReadOnlyList<string> projects, Action done, CancellationToken cancellationToken) =>
        projects.Count == 0 ? Task.FromResult(ProgramFindings.None) : RegisterAndAnalyzeAsync(projects, done, cancellationToken);

    private async Task<ProgramFindings> RegisterAndAnalyzeAsync(IReadOnlyList<string> projects, Action done,
        CancellationToken cancellationToken)
    {
        if (DotNetSdk.Register(Environment.CurrentDirectory) is not { } sdk)
            return new(
                [.. projects.Select(project =>
                    Judged(ProjectRules.Unloadable, DotNetSdk.Missing,
                        project))], []);
        log.Detail($".NET SDK: {sdk}");
        return await AnalyzeAsync(projects, done, cancellationToken).ConfigureAwait(false);
    }

    // MSBuild loads one project at a time; the loaded ones are analysed meanwhile. Not inlined: only now are MSBuild's assemblies known.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<ProgramFindings> AnalyzeAsync(IReadOnlyList<string> projects, Action done, CancellationToken cancellationToken)
    {
        using var loader = new ProjectLoader(settings);
        var compiler = new ProgramCompiler(loader, settings.RuleFiles);
        var reports = new List<JudgedReport>();
        var analyses = new List<(CompiledProgram Program, bool IsFirst, Task<IReadOnlyList<JudgedReport>> Reports)>();
        foreach (var project in projects)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (settings.Restore && await ProjectRestore.RunAsync(project, cancellationToken).ConfigureAwait(false) is { } unrestored)
                reports.Add(new(unrestored, unrestored.Rule.Severity));
            var watch = Stopwatch.StartNew();
            var loaded = loader.Load(project);
            log.Detail(
                $"loaded {project}: {(loaded.Calls.Count == 0 ? "nothing" : string.Join(", ", loaded.Calls.Select(call => call.Name)))}",
                watch.Elapsed);
            reports.AddRange(loaded.Problems.Select(problem => new JudgedReport(problem, problem.Rule.Severity)));
            foreach (var call in loaded.Calls)
            {
                watch.Restart();
                var program = compiler.Compile(call, cancellationToken);
                log.Detail($"compiled {call.Name} with {program.Generators} source generators", watch.Elapsed);
                analyses.Add(
                    (program, call == loaded.Calls[0], Task.Run(() => AnalyzeAsync(program, cancellationToken), cancellationToken)));
            }

            done();
        }

        var analyzed = new List<AnalyzedProject>();
        foreach (var analysis in analyses)
        {
            var found = await analysis.Reports.ConfigureAwait(false);
            reports.AddRange(found);
            if (analysis.IsFirst)
                analyzed.Add(new(analysis.Program, found, settings.Root));
        }

        return new(reports, analyzed);
    }

    private async Task<IReadOnlyList<JudgedReport>> AnalyzeAsync(CompiledProgram program, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var reports = await ProgramAnalysis.AnalyzeAsync(program, settings, cancellationToken).ConfigureAwait(false);
        log.Detail($"analysed {program.Call.Name}", watch.Elapsed);
        return reports;
    }

    private static JudgedReport Judged(RuleMetadata rule, string message, string project) =>
        new(new Report(rule, message, TextPlace.Whole(project)), rule.Severity);
}
