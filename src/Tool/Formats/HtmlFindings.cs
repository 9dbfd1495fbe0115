using System.Globalization;
using System.Net;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>The findings of a page: a part for each resource, in it one for each place with its code, in it the findings there.</summary>
internal sealed class HtmlFindings(ScanResult result, TextWriter output)
{
    public void Write(IEnumerable<JudgedReport> reports)
    {
        foreach (var resource in reports.GroupBy(judged => (Title: TitleOf(judged.Report), judged.Report.Place.Path)))
        {
            output.Write($"""
                <section class="group" data-file="{Shown(resource.Key.Path)}">
                <h2>{Encoded(resource.Key.Title)}</h2>

                """);
            foreach (var place in resource.GroupBy(judged => judged.Report.Place))
                Write(place.Key, place);
            output.Write("</section>\n");
        }
    }

    /// <summary>A level, in words and in its colour.</summary>
    public static string Badge(Severity severity) => $"<span class=\"level {ReportText.Of(severity)}\">{ReportText.Of(severity)}</span>";

    private void Write(TextPlace place, IEnumerable<JudgedReport> reports)
    {
        output.Write($"<div class=\"at\">\n<p class=\"place\">{Encoded(ReportText.Of(place, result))}</p>\n");
        if (CodeFrame.Of(place) is { } frame)
        {
            var end = Math.Min(frame.Text.Length, frame.Start + frame.Length);
            output.Write(
                $"<pre><span class=\"line\">{frame.Line.ToString(CultureInfo.InvariantCulture)}</span>  {Encoded(frame.Text[..frame.Start])}"
                    + $"<mark>{Encoded(frame.Text[frame.Start..end])}</mark>{Encoded(frame.Text[end..])}</pre>\n");
        }

        foreach (var judged in reports)
            Write(judged);
        output.Write("</div>\n");
    }

    private void Write(JudgedReport judged)
    {
        var report = judged.Report;
        var level = ReportText.Of(judged.Level);
        var id = Encoded(report.Rule.Id);
        output.Write($"""
            <article class="finding {level}" data-level="{level}" data-rule="{id}" tabindex="-1">
            <h3>{Badge(judged.Level)} <a href="#{id}">{id}</a> <span class="title">{Encoded(report.Rule.Title)}</span></h3>
            <p>{Encoded(ReportText.Message(report))}</p>

            """);
        if (report.Related.Count > 0)
            output.Write($"<ul>{string.Concat(report.Related.Select(Related))}</ul>\n");
        output.Write("</article>\n");
    }

    private string Related(RelatedPlace related) =>
        $"<li>{Encoded(ReportText.Related(related))}: <span class=\"place\">{Encoded(ReportText.Of(related.Place, result))}</span></li>";

    private string TitleOf(Report report) => ReportText.ResourceOf(report)
        ?? (report.Rule.Category == Category.Tool ? report.Rule.Title : SafeText.Of(result.Shown(report.Place.Path), 1000));

    private string Shown(string path) => Encoded(SafeText.Of(result.Shown(path), 1000));

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
