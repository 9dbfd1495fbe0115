using System.CommandLine;
using Infra.Analyzers.Scanner.Foreign;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Sessions;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary><c>infra-scan map report… [path…]</c>: shows what other scanners found in what programs synthesized, at the C#.</summary>
internal static class MapCommand
{
    private const string Description =
        "Show what Checkov, Trivy, KICS, cdk-nag or another scanner found in cdktf.out or cdk.out at the C# that constructs it. Among the "
        + "paths are its reports (SARIF, or AWS CDK's validation report); the others say where the programs are.";

    public static Command Create()
    {
        var (scan, reports) = (new ScanOptionSet(), new ReportOptions());
        var command = new Command("map", Description);
        scan.AddTo(command);
        reports.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (requested, log) = (reports.Of(parsed), scan.LogOf(parsed));
            var result = await RunAsync(scan.SettingsOf(parsed), log, cancellationToken).ConfigureAwait(false);
            requested.Write(result, scan.StyleOf(parsed), log);
            return (int)result.ExitCode;
        });
        return command;
    }

    private static Task<ScanResult> RunAsync(ScanSettings settings, ScanLog log, CancellationToken cancellationToken)
    {
        var given = settings.Paths.ToLookup(path => File.Exists(path) && (IsSarif(path) || ForeignReports.IsReport(path)));
        if (!given[true].Any())
            throw new UsageException("No report is given: name a file in SARIF, or a validation report of AWS CDK.");
        return new MapSession(settings with { Paths = given[false].Any() ? [.. given[false]] : ["."] }, log)
            .RunAsync([.. given[true].Select(Path.GetFullPath)], cancellationToken);
    }

    // What is wrong with one that claims to be a report is to be said.
    private static bool IsSarif(string path) => Path.GetExtension(path).Equals(".sarif", StringComparison.OrdinalIgnoreCase);
}
