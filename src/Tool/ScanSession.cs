using System.Diagnostics;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.CommandLine;
using Infra.Analyzers.Tool.CSharp;
using Infra.Analyzers.Tool.Inputs;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool;

/// <summary>One scan, from the paths that the user gives to the findings.</summary>
internal sealed class ScanSession(ScanSettings settings, ScanLog log, IProgressDisplay progress)
{
    /// <exception cref="UsageException">A path or the baseline cannot be used.</exception>
    public async Task<ScanResult> RunAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var inputs = new InputDiscovery(settings.Exclude, settings.UseGitIgnore, log).Find(settings.Paths, cancellationToken);
        log.Detail($"found {inputs.Projects.Count} projects and {inputs.Terraform.Count} Terraform inputs", watch.Elapsed);
        foreach (var input in inputs.Terraform)
            log.Detail($"Terraform input: {input}");
        if (inputs.Count == 0)
            log.Note("There is nothing to scan: no C# project, and no file of Terraform or Pulumi.");

        var baseline = settings.Baseline is { } path ? Baseline.Read(path) : null;
        var reports = await progress.ShowAsync(inputs.Count, done => ScanAsync(inputs, done, cancellationToken)).ConfigureAwait(false);
        var selected = reports.Where(judged =>
            judged.Level >= MinimumOf(judged.Report.Rule)
            && judged.Level != Severity.None
            && settings.Rules.Includes(judged.Report.Rule));
        var named = Fingerprints.Add(selected, settings.Root);
        var rules = RuleCatalog.All.Select(rule => rule.Metadata).Where(settings.Rules.Includes);
        return new(settings.Root, baseline?.Mark(named) ?? named, inputs, [.. rules], watch.Elapsed);
    }

    // What could not be analysed is told whatever the user asks for.
    private Severity MinimumOf(RuleMetadata rule) => rule.Category == Category.Tool ? Severity.Info : settings.MinSeverity;

    private async Task<IReadOnlyList<JudgedReport>> ScanAsync(ScanInputs inputs, Action<int> done, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var terraform = Task.Run(
            () =>
            {
                var found = TerraformScan.Scan(
                    inputs.Terraform,
                    ScanOptions.Default with { Tool = settings.Tool, Detail = log.Detail },
                    cancellationToken);
                done(inputs.Terraform.Count);
                log.Detail("scanned Terraform", watch.Elapsed);
                return found;
            },
            cancellationToken);
        var programs = await new CSharpScan(settings, log).RunAsync(
            inputs.Projects,
            () => done(1),
            cancellationToken).ConfigureAwait(false);
        var synthesized = inputs.Terraform.Where(path => ScanInput.Of(path).Kind == InputKind.CdktfOutput);
        return new Layers(programs, synthesized, settings.PresetFile).Merge([.. inputs.Problems, .. await terraform.ConfigureAwait(false)]);
    }
}
