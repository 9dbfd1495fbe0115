using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>
/// For a person at a terminal: grouped by resource, with the code; where there are many findings, each in a line under what they have in
/// common. Then a table of the rules, and what to do next.
/// </summary>
internal sealed class TextFormat(TextStyle style) : IReportFormat
{
    /// <summary>How many findings are printed with their code.</summary>
    public const int Most = 100;

    // A person goes to a file from where they are, not from the root of the repository.
    public void Write(ScanResult result, TextWriter output) =>
        Write(result with { Root = Environment.CurrentDirectory }, output, style);

    /// <summary>The colour of a level.</summary>
    public static TextLook Of(Severity level) => level switch
    {
        Severity.Error => TextLook.Error,
        Severity.Warning => TextLook.Warning,
        _ => TextLook.Info,
    };

    private static void Write(ScanResult result, TextWriter output, TextStyle style)
    {
        var text = new StyledText(style.HasColor);
        var report = new Report(result, style, text);
        if (style.IsBrief && result.Active.Count > Most)
            new BriefText(result, style, text).Write();
        else
            report.Write(result.Active);
        if (result.Problems.Count > 0)
            report.Write("About the scan itself", result.Problems);
        new RuleSummary(result, style, text).Write();
        new WrappedText(0, 0).Add(ReportText.Summary(result)).Write(text, style.Width);
        text.CopyTo(output);
    }

    /// <summary>Findings with their code.</summary>
    private sealed class Report(ScanResult result, TextStyle style, StyledText output)
    {
        public void Write(IReadOnlyList<JudgedReport> findings)
        {
            // One resource can break many rules: it is named once.
            foreach (var resource in findings.GroupBy(
                judged => $"{judged.Report.Place.Path}\0{judged.Report.ResourceType}\0{ReportText.NameOf(judged.Report)}",
                StringComparer.Ordinal))
                Write(ReportText.ResourceOf(resource.First().Report) ?? ReportText.Of(resource.First().Report.Place, result), resource);
        }

        public void Write(string title, IEnumerable<JudgedReport> group)
        {
            new WrappedText(0, 2).AddWhole(title, TextLook.Bold).Write(output, style.Width);
            TextPlace? shown = null;
            foreach (var judged in group)
            {
                Write(judged, judged.Report.Place != shown);
                shown = judged.Report.Place;
            }

            output.WriteLine();
        }

        private void Write(JudgedReport judged, bool showsPlace)
        {
            var report = judged.Report;
            var look = Of(judged.Level);
            new WrappedText(2, 4)
                .Add($"{ReportText.Of(judged.Level)} ", look)
                .Add(report.Rule.Id, look, style.LinkTo(report.Rule))
                .Add($": {ReportText.Message(report)}")
                .Write(output, style.Width);
            if (showsPlace)
            {
                new WrappedText(4, 6).AddWhole($"at {ReportText.Of(report.Place, result)}", TextLook.Quiet).Write(output, style.Width);
                if (CodeFrame.Of(report.Place) is { } frame)
                    Write(frame, look);
            }

            foreach (var related in report.Related)
                new WrappedText(4, 6)
                    .Add($"{ReportText.Related(related)}:", TextLook.Quiet)
                    .AddWhole(ReportText.Of(related.Place, result), TextLook.Quiet)
                    .Write(output, style.Width);
        }

        private void Write(CodeFrame frame, TextLook look)
        {
            var number = frame.Line.ToString(CultureInfo.InvariantCulture);
            var gutter = new string(' ', number.Length);
            var (text, start, length) = frame.Within(Math.Max(20, style.Width - number.Length - 8));
            output.WriteLine($"    {number} | {text}");
            output.Write($"    {gutter} | ", TextLook.Quiet);
            output.WriteLine(new string(' ', CellsOf(text, 0, start)) + new string('^', CellsOf(text, start, start + length)), look);
        }

        // Of some scripts a character takes two cells of a terminal. What lies after the end of a line takes one each.
        private static int CellsOf(string text, int start, int end)
        {
            var (first, last) = (Math.Min(start, text.Length), Math.Min(end, text.Length));
            return StyledText.WidthOf(text[first..last]) + (end - start) - (last - first);
        }
    }
}
