using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>For people, as one page that asks no network for anything: groups, filter, search, code, rule help.</summary>
/// <remarks>Without its script it shows the same, grouped by resource; what needs the script is hidden until it runs.</remarks>
internal sealed class HtmlFormat : IReportFormat
{
    /// <summary>How many findings a page shows: more are too many for a browser to search as one types, and for a person anyway.</summary>
    private const int Most = 3000;

    private static readonly string Script = Resource("report.js");
    private static readonly string Styles = Resource("report.css");

    public void Write(ScanResult result, TextWriter output)
    {
        var all = result.Active.Concat(result.Problems).ToList();
        var shown = all.Count <= Most ? all : [.. ReportText.WorstFirst(all).Take(Most)];

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
            <a class="skip" href="#findings">Go to the findings</a>
            <div class="page">

            """);
        WriteHeader(result, output);
        output.Write("<main id=\"findings\" tabindex=\"-1\">\n");
        if (result.Active.Count == 0)
            WriteClean(result, output);
        if (all.Count > 0)
        {
            WriteOverview(all, output);
            output.Write("<section aria-label=\"Findings\">\n");
            WriteFilters(shown, output);
            if (shown.Count < all.Count)
                output.Write(
                    $"<p>The page shows the worst {Number(shown.Count)} of {Number(all.Count)}; a report in JSON or SARIF has all.</p>\n");
            output.Write("<div id=\"list\">\n");
            new HtmlFindings(result, output).Write(shown);
            output.Write("</div>\n<p id=\"nothing\" class=\"nothing\" hidden>Nothing is left with these filters.</p>\n</section>\n");
        }

        WriteRules(all, output);
        WriteInputs(result, isOpen: result.Active.Count == 0, output);
        output.Write($"""
            </main>
            <footer>Made by <a href="{RuleMetadata.ProjectUri}" rel="noreferrer">Infra.Analyzers</a> {Encoded(ProductVersion.Text)}.
            The page loads nothing from the network.</footer>
            </div>
            <script>{Script}</script>
            </body>
            </html>

            """);
    }

    /// <summary>What was scanned, when, and with which version and commit.</summary>
    private static void WriteHeader(ScanResult result, TextWriter output)
    {
        var time = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var commit = Repository.CommitOf(result.Root) is { } id ? Fact("Commit", $"<code>{Encoded(id[..12])}</code>") : "";
        output.Write($"""
            <header>
            <p class="product">Infrastructure scan</p>
            <h1>{Encoded(NameOf(result))}</h1>
            <p class="summary" id="summary">{Encoded(ReportText.Summary(result))}</p>
            <dl class="facts">
            {Fact("Scanned", Encoded(ReportText.Scanned(result)))}{Fact(
                "When", $"<time datetime=\"{time.Replace(' ', 'T')}Z\">{time} UTC</time>")}{commit}{Fact(
                "Version", $"{ReportText.ToolName} {Encoded(ProductVersion.Text)}")}</dl>
            </header>

            """);
    }

    /// <summary>How many findings each rule has, the worst first.</summary>
    private static void WriteOverview(IEnumerable<JudgedReport> all, TextWriter output)
    {
        output.Write("""
            <section class="panel" aria-labelledby="overview">
            <h2 id="overview">Overview</h2>
            <table class="overview" role="table">
            <thead role="rowgroup"><tr role="row"><th role="columnheader">Level</th><th role="columnheader">Rule</th>
            <th role="columnheader">What it finds</th><th role="columnheader" class="number">Findings</th></tr></thead>
            <tbody role="rowgroup">

            """);
        foreach (var (rule, level, count) in CountsOf(all))
            output.Write(
                $"<tr role=\"row\"><td role=\"cell\">{HtmlFindings.Badge(level)}</td>"
                    + $"<td role=\"cell\" class=\"id\"><a href=\"#{Encoded(rule.Id)}\">{Encoded(rule.Id)}</a></td>"
                    + $"<td role=\"cell\" class=\"what\">{Encoded(rule.Title)}</td>"
                    + $"<td role=\"cell\" class=\"number\">{Number(count)}</td></tr>\n");
        output.Write("</tbody>\n</table>\n</section>\n");
    }

    private static void WriteFilters(IReadOnlyList<JudgedReport> shown, TextWriter output)
    {
        var levels = shown.Select(judged => judged.Level).Distinct().OrderDescending().Select(LevelFilter);
        var rules = CountsOf(shown).OrderBy(row => row.Rule.Id, StringComparer.Ordinal).Select(row =>
            $"<option value=\"{Encoded(row.Rule.Id)}\" data-name=\"{Encoded($"{row.Rule.Id} {row.Rule.Title}")}\"></option>");
        output.Write($"""
            <form id="filters" role="search" aria-label="Filter the findings" hidden>
            <label class="search">Search <input type="search" id="search" placeholder="resource, file or text"></label>
            <fieldset><legend>Levels</legend>
            {string.Concat(levels)}</fieldset>
            <label>Rule <select id="rule"><option value="">all</option>{string.Concat(rules)}</select></label>
            <label>Group by <select id="group"><option value="resource">resource</option><option value="rule">rule</option><option
             value="file">file</option></select></label>
            <output id="count"></output>
            <p class="keys"><kbd>/</kbd> searches, <kbd>j</kbd> and <kbd>k</kbd> go to the next and the previous finding.</p>
            </form>

            """);
    }

    private static void WriteClean(ScanResult result, TextWriter output) => output.Write($"""
        <section class="panel{(result.IsComplete ? " clean" : "")}">
        <h2>{(result.IsComplete ? "Nothing was found" : "Nothing was found in what could be analysed")}</h2>
        <p>Looked at {Encoded(ReportText.Scanned(result))}, with {ReportText.Count(result.Rules.Count, "rule")}: all are listed below.</p>
        </section>

        """);

    private static void WriteRules(IEnumerable<JudgedReport> all, TextWriter output)
    {
        var rules = all.Select(judged => judged.Report.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        if (rules.Count == 0)
            return;
        output.Write("<section class=\"panel\" aria-labelledby=\"rules\">\n<h2 id=\"rules\">Rules</h2>\n");
        foreach (var rule in rules)
            WriteRule(rule, output);
        output.Write("</section>\n");
    }

    // The anchor is in what is folded: a browser unfolds it for a link to there, also where no script runs.
    private static void WriteRule(RuleMetadata rule, TextWriter output)
    {
        var remediation = rule.Remediation.Length > 0 ? $"<p><strong>What to do:</strong> {Encoded(rule.Remediation)}</p>\n" : "";
        output.Write($"""
            <details>
            <summary>{Encoded(rule.Id)} {Encoded(rule.Title)}</summary>
            <div class="help" id="{Encoded(rule.Id)}">
            <p>{Encoded(rule.Description)}</p>
            {remediation}{List("Also known as", rule.Equivalents.Select(equivalent => $"{equivalent.Scanner} {equivalent.Id}"))}{List(
                "Compliance", rule.Compliance)}<p><a href="{Encoded(rule.HelpLink)}" rel="noreferrer">{Encoded(rule.HelpLink)}</a></p>
            </div>
            </details>

            """);
    }

    /// <summary>What a report without findings is worth depends on what was looked at.</summary>
    private static void WriteInputs(ScanResult result, bool isOpen, TextWriter output)
    {
        var inputs = result.Inputs.Projects.Concat(result.Inputs.Terraform).Select(path => NameOf(path, result));
        var rules = result.Rules.Select(rule => $"{rule.Id} {rule.Title}{(rule.Severity == Severity.None ? " (off by default)" : "")}");
        var open = isOpen ? " open" : "";
        output.Write($"""
            <section class="panel" id="inputs" aria-labelledby="looked-at">
            <h2 id="looked-at">What was looked at</h2>
            <details{open}><summary>{ReportText.Count(result.Inputs.Count, "input")}</summary>{Items(inputs)}</details>
            <details{open}><summary>{ReportText.Count(result.Rules.Count, "rule")}</summary>{Items(rules)}</details>
            </section>

            """);
    }

    private static IEnumerable<(RuleMetadata Rule, Severity Level, int Count)> CountsOf(IEnumerable<JudgedReport> reports) =>
        reports.GroupBy(judged => judged.Report.Rule)
            .Select(group => (group.Key, Level: group.Max(judged => judged.Level), group.Count()))
            .OrderByDescending(row => row.Level)
            .ThenBy(row => row.Key.Id, StringComparer.Ordinal);

    // The folder itself has no path from there.
    private static string NameOf(string input, ScanResult result) =>
        result.Shown(input) is var path and not "." ? SafeText.Of(path, 1000) : NameOf(result);

    private static string NameOf(ScanResult result) => SafeText.Of(Path.GetFileName(Path.TrimEndingDirectorySeparator(result.Root)));

    private static string Fact(string name, string html) => $"<div><dt>{name}</dt><dd>{html}</dd></div>\n";

    private static string List(string title, IEnumerable<string> items) =>
        items.Any() ? $"<p>{title}: {Encoded(string.Join(", ", items))}</p>\n" : "";

    private static string Items(IEnumerable<string> items) =>
        $"<ul class=\"inputs\">{string.Concat(items.Select(item => $"<li>{Encoded(item)}</li>"))}</ul>";

    private static string LevelFilter(Severity severity) =>
        $"<label><input type=\"checkbox\" name=\"level\" value=\"{ReportText.Of(severity)}\" checked> {HtmlFindings.Badge(severity)} "
            + $"<span class=\"of\" data-level=\"{ReportText.Of(severity)}\"></span></label>\n";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlFormat).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
