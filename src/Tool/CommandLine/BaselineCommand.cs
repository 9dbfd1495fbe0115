using System.CommandLine;
using System.Globalization;
using Infra.Analyzers.Tool.Formats;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary><c>infra-scan baseline create|prune [path…]</c>: keeps the file of known findings.</summary>
internal static class BaselineCommand
{
    public static Command Create()
    {
        var command = new Command("baseline", "Keep the file of known findings.");
        command.Add(Subcommand("create", "Write all present findings into the baseline.", isPruned: false));
        command.Add(Subcommand("prune", "Remove fixed findings from the baseline; add none.", isPruned: true));
        return command;
    }

    private static Command Subcommand(string name, string description, bool isPruned)
    {
        var scan = new ScanOptionSet();
        var command = new Command(name, description);
        scan.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(scan, parsed, isPruned, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ScanOptionSet scan, ParseResult parsed, bool isPruned, CancellationToken cancellationToken)
    {
        var settings = scan.SettingsOf(parsed);
        var log = scan.LogOf(parsed);
        var file = settings.Baseline ?? Path.Combine(settings.Root, Baseline.DefaultName);
        var before = isPruned ? Baseline.Read(file) : null;
        var result = await ScanRun
            .ScanAsync(settings with { Baseline = null }, log, scan.StyleOf(parsed), cancellationToken)
            .ConfigureAwait(false);
        if (!result.IsComplete)
        {
            foreach (var problem in result.Problems)
                log.Error($"{ReportText.Of(problem.Report.Place, result)}: {problem.Report.Rule.Id}: {ReportText.Message(problem.Report)}");
            log.Error("Not everything could be analysed, so the baseline is left as it is.");
            return (int)ExitCode.Incomplete;
        }

        var after = before?.WithoutFixed(result.Reports, settings) ?? Baseline.Of(result);
        after.Write(file);
        var shown = ScanResult.Shown(result.Root, file);
        Console.Out.WriteLine(before is null
            ? $"Wrote {ReportText.Count(after.Count, "finding")} to {shown}."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Removed {before.Count - after.Count} of {ReportText.Count(before.Count, "finding")} from {shown}."));
        return (int)ExitCode.Clean;
    }
}
