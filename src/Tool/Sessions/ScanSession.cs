using System.Diagnostics;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.CSharp;
using Infra.Analyzers.Tool.Changes;
using Infra.Analyzers.Tool.Fixes;
using Infra.Analyzers.Tool.Inputs;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Settings;
using Infra.Analyzers.Tool.Synthesis;

namespace Infra.Analyzers.Tool.Sessions;

/// <summary>One scan, from the paths that the user gives to the findings.</summary>
internal sealed class ScanSession(ScanSettings settings, ScanLog log, IProgressDisplay progress)
{
    /// <exception cref="UsageException">A path or the baseline cannot be used.</exception>
    public async Task<ScanResult> RunAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var change = settings.Base is not null || settings.ChangedOnly
            ? await ChangeSet.SinceAsync(settings.Root, settings.Base ?? "HEAD", cancellationToken).ConfigureAwait(false)
            : null;
        var inputs = new InputDiscovery(settings, log).Find(settings.Paths, cancellationToken);
        var changed = settings.ChangedOnly ? new ChangedInputs(change!) : null;
        inputs = changed?.Of(inputs) ?? inputs;
        log.Detail($"found {inputs.Projects.Count} projects and {inputs.Terraform.Count} Terraform inputs", watch.Elapsed);
        foreach (var input in inputs.Terraform)
            log.Detail($"Terraform input: {input}");

        var baseline = settings.Baseline is { } path ? Baseline.Read(path) : null;
        var (reports, made, sources) = await progress.ShowAsync(
            inputs.Count,
            done => ScanAsync(inputs, done, cancellationToken)).ConfigureAwait(false);
        var selected = reports.Where(judged =>
            judged.Level >= MinimumOf(judged.Report.Rule)
            && judged.Level != Severity.None
            && settings.Rules.Includes(judged.Report));

        // Of what a commit is compared with, everything that the change adds counts.
        if (changed is not null && settings.Base is null)
            selected = selected.Where(judged => judged.Report.Rule.Category == Category.Tool || changed.Shows(judged));
        if (settings.Edits)
            selected = selected.Select(WithFixes);
        var named = Fingerprints.Add(selected, settings.Root);
        var scanned = inputs with { Terraform = [.. inputs.Terraform.Except(made.Removed).Union(made.Paths)] };
        var result = new ScanResult(settings.Root, baseline?.Mark(named) ?? named, scanned, new(() => RulesOf(reports)), watch.Elapsed)
        {
            FailOn = settings.FailOn,
            Paths = settings.Paths,
            Sources = sources,
            IsOfChangedFiles = settings.ChangedOnly,
            HasEdits = settings.Edits,
            FixableRules = inputs.Projects.Count > 0 ? FixableRules() : new HashSet<string>(),
            FixedCount = baseline is null ? 0 : baseline.Count - baseline.WithoutFixed(named, settings).Count,
        };
        return change is null || settings.Base is null
            ? result
            : await new BaseComparison(settings, log).MarkAsync(result, change, cancellationToken).ConfigureAwait(false);
    }

    private IReadOnlyList<RuleMetadata> RulesOf(IReadOnlyList<JudgedReport> reports)
    {
        var own = reports.Select(judged => judged.Report.Rule).Where(rule => rule.Category == Category.Own).DistinctBy(rule => rule.Id);
        return
        [
            .. RuleCatalog.All.Select(rule => rule.Metadata).Concat(own.OrderBy(rule => rule.Id, StringComparer.Ordinal))
                .Where(settings.Rules.Includes),
        ];
    }

    // Those in C# have theirs from the program that they are in.
    private static JudgedReport WithFixes(JudgedReport judged) => judged.Report.Fixes is null && !judged.IsSuppressed
        ? judged with { Report = judged.Report with { Fixes = TerraformProposals.Of(judged.Report) } }
        : judged;

    // Apart, because Roslyn takes time to load, and a scan of Terraform alone needs none of it.
    private static IReadOnlySet<string> FixableRules() => ProgramWorkspace.FixableRules;

    // What could not be analysed is reported whatever the user asks for.
    private Severity MinimumOf(RuleMetadata rule) => rule.Category == Category.Tool ? Severity.Info : settings.MinSeverity;

    private async Task<Scanned> ScanAsync(
        ScanInputs inputs,
        Action<int> done,
        CancellationToken cancellationToken)
    {
        // What is about to be synthesized anew is scanned afterwards.
        var synthesized = inputs.Terraform
            .Where(path => InputRecognition.Of(path).Kind is InputKind.CdktfOutput or InputKind.CdkOutput or InputKind.Pulumi).ToList();
        var terraform =
            settings.Synthesize ? null
            : inputs.Projects.Count == 0 ? Task.FromResult(ScanTerraform(inputs.Terraform))
            : Task.Run(() => ScanTerraform(inputs.Terraform), cancellationToken);
        var programs = await new CSharpScan(settings, log).RunAsync(
            inputs.Projects,
            () => done(1),
            cancellationToken).ConfigureAwait(false);
        var made = await new ProgramSynthesis(settings, log).RunAsync(
            programs.Projects,
            synthesized,
            cancellationToken).ConfigureAwait(false);
        var unscanned = terraform is null
            ? inputs.Terraform.Except(made.Removed).Union(made.Paths)
            : made.Paths.Except(inputs.Terraform);
        IReadOnlyList<Report> found =
        [
            .. inputs.Problems,
            .. made.Reports,
            .. terraform is null ? [] : await terraform.ConfigureAwait(false),
            .. ScanTerraform([.. unscanned]),
        ];
        var layers = new Layers(programs, synthesized.Except(made.Removed).Union(made.Paths), settings.PresetFile);
        return new(layers.Merge(WithoutRepeated(found, programs)), made,
            [.. programs.Projects.SelectMany(project => project.Sources).Where(File.Exists)]);

        IReadOnlyList<Report> ScanTerraform(IReadOnlyList<string> paths)
        {
            var scanned = new TerraformInputs(settings, log).Scan(paths, cancellationToken);
            if (paths.Count > 0)
                done(paths.Count);
            return scanned;
        }
    }

    // What is wrong with a file of own rules the analysis of each program says, too.
    private static IEnumerable<Report> WithoutRepeated(IReadOnlyList<Report> found, ProgramFindings programs)
    {
        if (programs.Reports.Count == 0)
            return found.Distinct();
        var said = programs.Reports.Select(judged => judged.Report).Where(report => report.Rule == ToolRules.FaultyOwnRule)
            .Select(report => (report.Message, report.Place)).ToHashSet();
        return found.Distinct().Where(report => !said.Contains((report.Message, report.Place)));
    }

    /// <summary>What a scan found, what it synthesized, and the sources of the programs.</summary>
    private sealed record Scanned(IReadOnlyList<JudgedReport> Reports, Synthesized Made, IReadOnlyList<string> Sources);
}
