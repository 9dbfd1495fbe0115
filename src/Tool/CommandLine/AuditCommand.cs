using System.CommandLine;
using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Formats;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>
/// <c>infra-scan audit [path…]</c>: what is not reported, and why: suppressed findings, known ones, and notes and entries that hide
/// nothing.
/// </summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var scan = new ScanOptionSet();
        var command = new Command("audit", "List what suppressions and the baseline hide, with the reasons, and those that hide nothing.");
        scan.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(scan, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ScanOptionSet scan, ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = scan.SettingsOf(parsed) with { MinSeverity = Rules.Severity.Info };
        var log = scan.LogOf(parsed);
        var file = settings.Baseline ?? Path.Combine(settings.Root, Baseline.DefaultName);
        if (settings.Baseline is null && File.Exists(file))
            settings = settings with { Baseline = file };
        var result = await ScanRun.ScanAsync(settings, log, scan.StyleOf(parsed), cancellationToken).ConfigureAwait(false);

        // A person goes to a file from where they are.
        var shown = result with { Root = Environment.CurrentDirectory };
        var hidden = result.Reports.Where(judged => judged.IsSuppressed).ToList();
        var known = result.Reports.Where(judged => judged is { IsSuppressed: false, IsInBaseline: true }).ToList();
        Write("Suppressed", hidden.Select(judged => LinesOf(judged, shown)));
        Write("Known", known.Select(judged => LinesOf(judged, shown)));

        // What could not be analysed may be what a note hides.
        var idle = result.IsComplete
            ? SuppressionNote.Of(result).Where(note => note.Rules.Any(settings.Rules.IncludesId) && !hidden.Any(note.Hides)).ToList()
            : [];
        Write("Hides nothing", idle.Select(note => new[]
        {
            $"{note.RuleId} at {ReportText.Of(note.Place, shown)}",
            SafeText.Of(note.Text),
        }));
        foreach (var problem in result.Problems.Where(problem => problem.IsGap))
            log.Error($"{ReportText.Of(problem.Report.Place, shown)}: {problem.Report.Rule.Id}: {ReportText.Message(problem.Report)}");
        Console.Out.WriteLine(SummaryOf(result, hidden, known.Count, idle.Count));
        return (int)(result.IsComplete ? ExitCode.Clean : ExitCode.Incomplete);
    }

    private static string SummaryOf(ScanResult result, List<JudgedReport> hidden, int known, int idle)
    {
        var unexplained = hidden.Count(judged => judged.Report.Suppression!.Justification.Length == 0);
        string?[] parts =
        [
            $"{ReportText.Count(hidden.Count, "finding")} suppressed"
                + (unexplained == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({unexplained} without a reason)")),
            string.Create(CultureInfo.InvariantCulture, $"{known} in the baseline"),
            result.FixedCount == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{result.FixedCount} of the baseline fixed"),
            result.IsComplete
                ? ReportText.Count(idle, "note") + (idle == 1 ? " hides nothing" : " hide nothing")
                : "not everything could be analysed, so it is not known which notes hide nothing",
        ];
        return string.Join(", ", parts.Where(part => part is not null)) + ".";
    }

    private static string[] LinesOf(JudgedReport judged, ScanResult result)
    {
        var report = judged.Report;
        var head = $"{report.Rule.Id} {ReportText.ResourceOf(report) ?? report.Rule.Title} at {ReportText.Of(report.Place, result)}";
        if (report.Suppression is not { } suppression)
            return [head];
        var reason = suppression.Justification.Length == 0 ? "no reason is given" : SafeText.Of(suppression.Justification, 1000);
        var until = SuppressionNote.UntilIn(SuppressionNote.LineAt(suppression.Place)) is { } day ? $", until {day}" : "";
        return [head, $"{reason}{until} ({ReportText.Of(suppression.Place, result)})"];
    }

    private static void Write(string title, IEnumerable<string[]> entries)
    {
        var lines = entries.SelectMany(entry => entry.Select((line, index) => (index == 0 ? "  " : "    ") + line)).ToList();
        if (lines.Count == 0)
            return;
        Console.Out.WriteLine(title);
        foreach (var line in lines)
            Console.Out.WriteLine(line);
        Console.Out.WriteLine();
    }
}
