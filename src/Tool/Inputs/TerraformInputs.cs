using System.Diagnostics;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Inputs;

/// <summary>Scans what is no C#: Terraform, plans, templates and what programs made.</summary>
/// <param name="settings">What the user wants.</param>
/// <param name="log">Receives how long it takes.</param>
internal sealed class TerraformInputs(ScanSettings settings, ScanLog log)
{
    /// <param name="inputs">The inputs, as absolute paths.</param>
    /// <param name="cancellationToken">Stops the scan between two inputs.</param>
    public IReadOnlyList<Report> Scan(IReadOnlyList<string> inputs, CancellationToken cancellationToken)
    {
        if (inputs.Count == 0)
            return [];
        var watch = Stopwatch.StartNew();
        var found = new List<Report>();
        foreach (var group in inputs.GroupBy(RuleFileOf))
        {
            var own = OwnRuleSources.Read(settings.RuleFiles.Count > 0 ? settings.RuleFiles : group.Key is { } file ? [file] : [], found);
            found.AddRange(TerraformScan.Scan(
                group,
                ScanOptions.Default with { Tool = settings.Tool, Detail = log.Detail, Rules = own.Book },
                cancellationToken));
        }

        log.Detail($"scanned {inputs.Count} Terraform inputs", watch.Elapsed);
        return found;
    }

    private string? RuleFileOf(string input) => settings.RuleFiles.Count > 0
        ? null
        : OwnRuleSources.FindAbove(Directory.Exists(input) ? input : Path.GetDirectoryName(Path.GetFullPath(input))!);
}
