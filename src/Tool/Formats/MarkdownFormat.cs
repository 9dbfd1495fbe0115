using System.Text;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>For comments and job summaries, the worst first.</summary>
/// <param name="longest">How many characters fit; what does not is counted.</param>
internal sealed class MarkdownFormat(int longest) : IReportFormat
{
    /// <summary>Of a comment: GitHub takes 65,536 characters, and other services more.</summary>
    public const int MaxCommentLength = 60_000;

    /// <summary>Of the summary of a job: GitHub takes 1 MiB, and a character is three bytes at most.</summary>
    public const int MaxSummaryLength = 300_000;

    // The table's last line, and the address in it.
    private const int LengthOfEnd = 300;

    public void Write(ScanResult result, TextWriter output)
    {
        var text = new StringBuilder("# Infrastructure scan\n\n").Append(Escaped(ReportText.Summary(result))).Append('\n');
        Write("Findings", result.Active, result, text);
        Write("About the scan itself", result.Problems, result, text);
        output.Write(text);
    }

    private void Write(string title, IReadOnlyList<JudgedReport> reports, ScanResult result, StringBuilder text)
    {
        if (reports.Count == 0)
            return;
        text.Append($"\n## {title}\n\n| Level | Rule | Resource | Place | Message |\n|---|---|---|---|---|\n");
        var written = 0;
        foreach (var judged in ReportText.WorstFirst(reports))
        {
            var row = RowOf(judged, result);
            if (text.Length + row.Length + LengthOfEnd > longest)
                break;
            text.Append(row);
            written++;
        }

        if (written < reports.Count)
            text.Append($"\n{ReportText.Count(reports.Count - written, "more finding")} did not fit here; the log of the scan has them.\n");
    }

    private static string RowOf(JudgedReport judged, ScanResult result)
    {
        var report = judged.Report;
        return $"| {ReportText.Of(judged.Level)} | [{report.Rule.Id}]({report.Rule.HelpLink}) "
            + $"| {Escaped(ReportText.ResourceOf(report) ?? "")} | {Escaped(ReportText.Of(report.Place, result))} "
            + $"| {Escaped(ReportText.Message(report))} |\n";
    }

    /// <summary>Text without any meaning in Markdown, HTML or to a service that looks for mentions in it.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '@')
                escaped.Append("&#64;");
            else if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '&' or '!' or '{' or '}')
                escaped.Append('\\').Append(character);
            else
                escaped.Append(character);
        }

        return escaped.ToString();
    }
}
