using System.Text;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>For comments and job summaries.</summary>
internal sealed class MarkdownFormat : IReportFormat
{
    public void Write(ScanResult result, TextWriter output)
    {
        output.Write("# Infrastructure scan\n\n");
        output.Write($"{Escaped(ReportText.Summary(result))}\n");
        WriteTable("Findings", result.Active, result, output);
        WriteTable("About the scan itself", result.Problems, result, output);
    }

    private static void WriteTable(string title, IReadOnlyList<JudgedReport> reports, ScanResult result, TextWriter output)
    {
        if (reports.Count == 0)
            return;
        output.Write($"\n## {title}\n\n| Level | Rule | Resource | Place | Message |\n|---|---|---|---|---|\n");
        foreach (var judged in reports)
        {
            var report = judged.Report;
            output.Write(
                $"| {ReportText.Of(judged.Level)} | [{report.Rule.Id}]({report.Rule.HelpLink}) "
                    + $"| {Escaped(ReportText.ResourceOf(report) ?? "")} | {Escaped(ReportText.Of(report.Place, result))} "
                    + $"| {Escaped(ReportText.Message(report))} |\n");
        }
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
