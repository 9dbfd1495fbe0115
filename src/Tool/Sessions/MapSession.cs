using System.Diagnostics;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Foreign;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Inputs;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Sessions;

/// <summary>Leads what other scanners found back to the C# programs.</summary>
internal sealed class MapSession(ScanSettings settings, ScanLog log)
{
    /// <param name="reports">The reports of the scanners, as absolute paths.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ScanResult> RunAsync(IReadOnlyList<string> reports, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var baseline = settings.Baseline is { } path ? Baseline.Read(path) : null;
        var inputs = new InputDiscovery(settings, log).Find(settings.Paths, cancellationToken);
        var programs = await new CSharpScan(settings, log).RunAsync(inputs.Projects, static () => { }, cancellationToken)
            .ConfigureAwait(false);
        IReadOnlyList<string> folders =
        [
            .. inputs.Terraform.Where(input => InputRecognition.Of(input).Kind is InputKind.CdktfOutput or InputKind.CdkOutput)
                .Union(programs.Projects.Select(project => project.Output?.SynthDirectory).OfType<string>().Where(Directory.Exists)),
        ];
        var found = new ForeignReports(folders, settings.Root, ScanOptions.Default.Today).Read(reports);
        var mapped = new Layers(programs, folders, settings.PresetFile).Map(found);

        // Where a program could not be loaded, its findings lead nowhere; what is found in it is not asked for.
        IEnumerable<JudgedReport> problems = inputs.Problems.Select(problem => new JudgedReport(problem, problem.Rule.Severity))
            .Concat(programs.Reports.Where(judged => judged.IsGap));
        IReadOnlyList<JudgedReport> all =
        [
            .. Layers.ByPlace(mapped.Concat(problems).Where(judged => judged.Level != Severity.None
                && (judged.Level >= settings.MinSeverity || judged.Report.Rule.Category == Category.Tool))),
        ];
        var named = Fingerprints.Add(all, settings.Root);
        return new(
            settings.Root,
            baseline?.Mark(named) ?? named,
            inputs with { Terraform = reports },
            new(() => [.. named.Select(judged => judged.Report.Rule).Where(rule => rule.Category == Category.Foreign).Distinct()]),
            watch.Elapsed)
        {
            FailOn = settings.FailOn,
            IsMapped = true,
        };
    }
}
