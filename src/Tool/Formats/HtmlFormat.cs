using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.CommandLine;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>For people, as one page that asks no network for anything: groups, filter, search, code, rule help.</summary>
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
            <title>Infrastructure scan of {Encoded(NameOf(result))}</title>
            <style>{Styles}</style>
            </head>
            <body>
            <header>
            <h1>Infrastructure scan of {Encoded(NameOf(result))}</h1>
            <p class="origin">{Encoded(OriginOf(result))}</p>
            <p id="summary">{Encoded(ReportText.Summary(result))}</p>

            """);
        if (shown.Count > 0)
            WriteFilters(shown, output);
        output.Write("</header>\n<main id=\"findings\">\n");
        foreach (var group in shown.GroupBy(judged => GroupOf(judged, result), StringComparer.Ordinal))
            WriteGroup(group, result, output);
        output.Write("</main>\n");
        WriteRules(shown, output);
        WriteInputs(result, output);
        output.Write($"<script>{Script}</script>\n</body>\n</html>\n");
    }

    private static void WriteFilters(IReadOnlyList<JudgedReport> shown, TextWriter output)
    {
        var levels = shown.GroupBy(judged => judged.Level).OrderByDescending(level => level.Key).Select(level => LevelFilter(level.Key));
        output.Write($"""
            <form id="filters" role="search">
            <label>Search <input type="search" id="search" placeholder="rule, resource, file or text" accesskey="s"></label>
            <label>Group by <select id="group"><option value="resource">resource</option><option value="rule">rule</option><option
             value="file">file</option></select></label>
            {string.Concat(levels)}
            <output id="count"></output>
            </form>
            <p class="keys"><kbd>/</kbd> searches, <kbd>j</kbd> and <kbd>k</kbd> go to the next and the previous finding.</p>

            """);
    }

    /// <summary>The findings about one resource, with its code once.</summary>
    private static void WriteGroup(IEnumerable<JudgedReport> reports, ScanResult result, TextWriter output)
    {
        var first = reports.First().Report;
        output.Write($"""
            <section class="group">
            <h2>{Encoded(TitleOf(first, result))}</h2>
            <p class="place">{Encoded(ReportText.Of(first.Place, result))}</p>

            """);
        if (CodeFrame.Of(first.Place) is { } frame)
        {
            var (before, marked, after) = Parts(frame);
            output.Write(
                $"<pre><span class=\"number\">{frame.Line.ToString(CultureInfo.InvariantCulture)}"
                    + $"</span> {Encoded(before)}<mark>{Encoded(marked)}</mark>{Encoded(after)}</pre>\n");
        }

        foreach (var judged in reports)
            WriteFinding(judged, result, output);
        output.Write("</section>\n");
    }

    private static void WriteFinding(JudgedReport judged, ScanResult result, TextWriter output)
    {
        var report = judged.Report;
        var level = ReportText.Of(judged.Level);
        var rule = Encoded($"{report.Rule.Id} {report.Rule.Title}");
        var file = Encoded(SafeText.Of(result.Shown(report.Place.Path), 1000));
        output.Write($"""
            <article class="finding {level}" data-level="{level}" data-rule="{rule}" data-file="{file}" tabindex="0">
            <h3><span class="level">{level}</span> <a href="#{report.Rule.Id}">{report.Rule.Id}</a></h3>
            <p>{Encoded(ReportText.Message(report))}</p>
            <p class="place here">{Encoded(ReportText.Of(report.Place, result))}</p>

            """);
        if (report.Related.Count > 0)
            output.Write(
                $"<ul>{string.Concat(report.Related.Select(related => $"<li>{Encoded(ReportText.Related(related))}: <span class=\"place\">{Encoded(ReportText.Of(related.Place, result))}</span></li>"))}</ul>\n");
        output.Write("</article>\n");
    }

    private static (string Before, string Marked, string After) Parts(CodeFrame frame)
    {
        var end = Math.Min(frame.Text.Length, frame.Start + frame.Length);
        return (frame.Text[..frame.Start], frame.Text[frame.Start..end], frame.Text[end..]);
    }

    private static void WriteRules(IEnumerable<JudgedReport> shown, TextWriter output)
    {
        var rules = shown.Select(judged => judged.Report.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        if (rules.Count == 0)
            return;
        output.Write("<section id=\"rules\">\n<h2>Rules</h2>\n");
        foreach (var rule in rules)
            WriteRule(rule, output);
        output.Write("</section>\n");
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

    /// <summary>What a report without findings is worth depends on what was looked at.</summary>
    private static void WriteInputs(ScanResult result, TextWriter output)
    {
        var inputs = result.Inputs.Projects.Concat(result.Inputs.Terraform).Select(path => SafeText.Of(result.Shown(path), 1000));
        var rules = result.Rules.Select(rule => $"{rule.Id} {rule.Title}{(rule.Severity == Severity.None ? " (off by default)" : "")}");
        output.Write($"""
            <section id="inputs">
            <h2>What was looked at</h2>
            <details><summary>{ReportText.Count(result.Inputs.Count, "input")}</summary>{Items(inputs)}</details>
            <details><summary>{ReportText.Count(result.Rules.Count, "rule")}</summary>{Items(rules)}</details>
            </section>

            """);
    }

    private static string GroupOf(JudgedReport judged, ScanResult result) =>
        string.Join('\0', TitleOf(judged.Report, result), judged.Report.Place.Path, judged.Report.Place.Line, judged.Report.Place.Column);

    private static string TitleOf(Report report, ScanResult result) => ReportText.ResourceOf(report)
        ?? (report.Rule.Category == Category.Tool ? report.Rule.Title : SafeText.Of(result.Shown(report.Place.Path), 1000));

    private static string NameOf(ScanResult result) => SafeText.Of(Path.GetFileName(Path.TrimEndingDirectorySeparator(result.Root)));

    private static string OriginOf(ScanResult result)
    {
        var time = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var commit = Repository.CommitOf(result.Root) is { } id ? $", commit {id[..12]}" : "";
        return $"{time} UTC{commit}, {ReportText.ToolName} {ProductVersion.Text}";
    }

    private static string List(string title, IEnumerable<string> items) => items.Any() ? $"<p>{title}:</p>{Items(items)}\n" : "";

    private static string Items(IEnumerable<string> items) =>
        $"<ul>{string.Concat(items.Select(item => $"<li>{Encoded(item)}</li>"))}</ul>";

    private static string LevelFilter(Severity severity) =>
        $"<label><input type=\"checkbox\" name=\"level\" value=\"{ReportText.Of(severity)}\" checked> {ReportText.Of(severity)} "
            + $"<span class=\"of\" data-level=\"{ReportText.Of(severity)}\"></span></label>\n";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlFormat).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
