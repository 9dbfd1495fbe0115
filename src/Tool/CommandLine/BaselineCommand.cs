using System.CommandLine;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary><c>infra-scan baseline create|prune [path…]</c>: keeps the file of known findings.</summary>
internal static class BaselineCommand
{
    public static Command Create()
    {
        var command = new Command("baseline", "Keep the file of known findings.");
        command.Add(Subcommand("create", "Write all findings of now into the baseline.", isPruned: false));
        command.Add(Subcommand("prune", "Take findings that are fixed out of the baseline; add none.", isPruned: true));
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
        var file = settings.Baseline ?? Path.Combine(settings.Root, Baseline.DefaultName);
        var result =
            await ScanCommand
                .ScanAsync(settings with { Baseline = isPruned ? file : null }, scan.LogOf(parsed), scan.StyleOf(parsed), cancellationToken)
                .ConfigureAwait(false);
        var kept = result.Reports.Where(judged => !isPruned || judged.IsInBaseline == true).ToList();
        if (result.IsComplete)
            Baseline.Write(file, kept, result.Root);
        else
            scan.LogOf(parsed)
                .Error("Not everything could be analysed, so the baseline is left as it is; 'infra-scan' tells what and why.");
        Console.Out.WriteLine(
            Formats.ReportText.Summary(result with { Reports = [.. kept.Select(judged => judged with { IsInBaseline = true })] }));
        return (int)(result.IsComplete ? ExitCode.Clean : ExitCode.Incomplete);
    }
}
