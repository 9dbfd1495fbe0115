using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>For GitHub Actions: workflow commands that annotate the lines of a pull request, the worst first.</summary>
internal sealed class GitHubFormat : IReportFormat
{
    /// <summary>How many annotations of a level GitHub takes of one step; it drops the rest without a word.</summary>
    private const int MaxOfLevel = 10;

    private const string SummaryVariable = "GITHUB_STEP_SUMMARY";

    public void Write(ScanResult result, TextWriter output)
    {
        var left = 0;
        foreach (var level in ReportText.WorstFirst(result).GroupBy(judged => CommandOf(judged.Level)))
        {
            foreach (var judged in level.Take(MaxOfLevel))
                Write(judged, level.Key, result, output);
            left += Math.Max(0, level.Count() - MaxOfLevel);
        }

        if (left > 0)
            output.Write($"{ReportText.Count(left, "more finding")} in the summary of the job: GitHub shows {MaxOfLevel} of a level.\n");
        output.Write($"{ReportText.Summary(result)}\n");
    }

    /// <summary>Adds the findings to the summary of the job, where the scan runs in one.</summary>
    public static void AppendSummary(ScanResult result, ScanLog log)
    {
        if (Environment.GetEnvironmentVariable(SummaryVariable) is not { Length: > 0 } file)
            return;
        try
        {
            using var output = new StreamWriter(file, append: true);
            new MarkdownFormat(MarkdownFormat.MaxSummaryLength).Write(result, output);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Note($"The summary of the job cannot be written: {exception.Message}");
        }
    }

    private static void Write(JudgedReport judged, string command, ScanResult result, TextWriter output)
    {
        var report = judged.Report;
        var place = report.Place.Line == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $",line={report.Place.Line},endLine={report.Place.EndLine},col={report.Place.Column},endColumn={report.Place.EndColumn}");
        output.Write(
            $"::{command} file={Property(result.Shown(report.Place.Path))}"
                + $"{place},title={Property($"{report.Rule.Id}: {report.Rule.Title}")}"
                + $"::{Data($"{ReportText.Message(report)} ({report.Rule.HelpLink})")}\n");
    }

    private static string CommandOf(Severity level) => level switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    // As the runner decodes them (actions/toolkit, packages/core/src/command.ts).
    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(SafeText.Of(text, 1000)).Replace(":", "%3A").Replace(",", "%2C");
}
