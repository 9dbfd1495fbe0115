using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Tool.CSharp;
using Infra.Analyzers.Tool.Fixes;
using Infra.Analyzers.Tool.Inputs;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Sessions;

/// <summary>One run of <c>infra-scan fix</c>, from the given paths to what is fixed and what is left. Writes nothing.</summary>
/// <param name="settings">What the user wants.</param>
/// <param name="creates">Whether fixes that create resources are applied.</param>
/// <param name="log">Receives what is loaded.</param>
internal sealed class FixSession(ScanSettings settings, bool creates, ScanLog log)
{
    /// <exception cref="UsageException">A path cannot be used.</exception>
    public async Task<FixOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var inputs = new InputDiscovery(settings, log).Find(settings.Paths, cancellationToken);
        var fixes = await new CSharpFix(settings, creates, log).RunAsync(inputs.Projects, cancellationToken).ConfigureAwait(false);
        var undiscovered = FixOutcome.None with { Problems = inputs.Problems };
        return undiscovered.Then(fixes).Then(OfOthers(inputs, cancellationToken));
    }

    /// <summary>
    /// What is found where nothing is fixed. What programs synthesized is left out: it is of the C# as it was.
    /// </summary>
    private FixOutcome OfOthers(ScanInputs inputs, CancellationToken cancellationToken)
    {
        var paths = inputs.Terraform
            .Where(path => InputRecognition.Of(path).Kind is not (InputKind.CdktfOutput or InputKind.CdkOutput or InputKind.Pulumi))
            .ToList();
        var reports = new TerraformInputs(settings, log).Scan(paths, cancellationToken);
        var judged = new Layers(ProgramFindings.None, [], settings.PresetFile).Merge(reports.Distinct())
            .Where(finding => finding.Level != Severity.None && settings.Rules.Includes(finding.Report))
            .ToList();
        return FixOutcome.None with
        {
            Left =
            [
                .. from finding in judged
                   where finding is { IsSuppressed: false, Report.Rule.Category: not Category.Tool }
                   where finding.Level >= settings.MinSeverity
                   select new LeftFinding(finding, finding.Report.Place, LeftReason.NotCSharp, "only C# is fixed"),
            ],
            Problems = [.. judged.Where(finding => finding.IsGap).Select(finding => finding.Report)],
        };
    }
}
