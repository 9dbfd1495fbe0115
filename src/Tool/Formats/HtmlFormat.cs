using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Scanner.Text;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>For people, as one page that asks no network for anything: filter, search, code, rule help.</summary>
internal sealed class HtmlFormat : IReportFormat
{
    private static readonly string Script = Resource("report.js");
    private static readonly string Styles = Resource("report.css");

    public void Write(ScanResult result, TextWriter output)
    {
        var shown = result.Active.Concat(result.Problems).ToList();

        // Whatever an input's text could smuggle in: the browser runs this one script and loads nothing.
        var policy = $"default-src 'none'; style-src '{HashOf(Styles)}'; script-src '{HashOf(Script)}'";
        output.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Infrastructure scan</title>
            <style>{Styles}</style>
            </head>
            <body>
            <header>
            <h1>Infrastructure scan</h1>
            <p id="summary">{Encoded(ReportText.Summary(result))}</p>
            <form id="filters" role="search">
            <label>Search <input type="search" id="search" placeholder="rule, resource, file or text" accesskey="s"></label>
            {string.Concat(shown.Select(judged => judged.Level).Distinct().OrderDescending().Select(LevelFilter))}
            <output id="count"></output>
            </form>
            <p class="keys"><kbd>/</kbd> searches, <kbd>j</kbd> and <kbd>k</kbd> go to the next and the previous finding.</p>
            </header>
            <main id="findings">

            """);
        foreach (var judged in shown)
            WriteFinding(judged, result, output);
        output.Write("</main>\n<section id=\"rules\">\n<h2>Rules</h2>\n");
        foreach (var rule in shown.Select(judged => judged.Report.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal))
            WriteRule(rule, output);
        output.Write($"</section>\n<script>{Script}</script>\n</body>\n</html>\n");
    }

    private static void WriteFinding(JudgedReport judged, ScanResult result, TextWriter output)
    {
        var report = judged.Report;
        var level = ReportText.Of(judged.Level);
        output.Write($"""
            <article class="finding {level}" data-level="{level}" tabindex="0">
            <h2><span class="level">{level}</span> <a href="#{report.Rule.Id}">{report.Rule.Id}</a> {Encoded(
                ReportText.ResourceOf(report) ?? report.Rule.Title)}</h2>
            <p>{Encoded(ReportText.Message(report))}</p>
            <p class="place">{Encoded(ReportText.Of(report.Place, result))}</p>

            """);
        if (CodeFrame.Of(report.Place) is { } frame)
        {
            var (before, marked, after) = Parts(frame);
            output.Write(
                $"<pre><span class=\"number\">{frame.Line.ToString(CultureInfo.InvariantCulture)}"
                    + $"</span> {Encoded(before)}<mark>{Encoded(marked)}</mark>{Encoded(after)}</pre>\n");
        }

        if (report.Related.Count > 0)
            output.Write(
                $"<ul>{string.Concat(report.Related.Select(related => $"<li>{Encoded(SafeText.Of(related.Text))}: <span class=\"place\">{Encoded(ReportText.Of(related.Place, result))}</span></li>"))}</ul>\n");
        output.Write("</article>\n");
    }

    private static (string Before, string Marked, string After) Parts(CodeFrame frame)
    {
        var end = Math.Min(frame.Text.Length, frame.Start + frame.Length);
        return (frame.Text[..frame.Start], frame.Text[frame.Start..end], frame.Text[end..]);
    }

    private static void WriteRule(RuleMetadata rule, TextWriter output) => output.Write($"""
        <details id="{rule.Id}">
        <summary>{rule.Id} {Encoded(rule.Title)}</summary>
        <p>{Encoded(rule.Description)}</p>
        <p><strong>What to do:</strong> {Encoded(rule.Remediation)}</p>
        {List("Also known as", rule.Equivalents.Select(equivalent => $"{equivalent.Scanner} {equivalent.Id}"))}{List(
            "Compliance", rule.Compliance)}<p><a href="{rule.HelpLink}" rel="noreferrer">{rule.HelpLink}</a></p>
        </details>

        """);

    private static string List(string title, IEnumerable<string> items) =>
        items.Any() ? $"<p>{title}:</p><ul>{string.Concat(items.Select(item => $"<li>{Encoded(item)}</li>"))}</ul>\n" : "";

    private static string LevelFilter(Severity severity) =>
        $"<label><input type=\"checkbox\" name=\"level\" value=\"{ReportText.Of(severity)}\" checked> {ReportText.Of(severity)}</label>\n";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlFormat).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
