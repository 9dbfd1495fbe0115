using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>
/// The end of a report on a terminal: a line for each rule that found something, with its page, how many of its findings there are and how
/// many can be fixed; and the command to go on with.
/// </summary>
internal sealed class RuleSummary(ScanResult result, TextStyle style, StyledText text)
{
    private const string Gap = "  ";

    public void Write()
    {
        var rows = result.Active.Concat(result.Problems)
            .GroupBy(judged => judged.Report.Rule)
            .Select(RowOf)
            .OrderByDescending(row => (int)row.Level)
            .ThenBy(row => row.Rule.Id, StringComparer.Ordinal)
            .ToList();
        if (rows.Count == 0)
            return;

        Write(rows);
        text.WriteLine();
        WriteNextCommand(rows);
    }

    private void Write(IReadOnlyList<Row> rows)
    {
        var hasFixable = rows.Any(row => row.Fixable > 0);
        var counts = Column("findings", rows.Select(row => Number(row.Count)));
        var fixable = Column("fixable", rows.Select(row => Number(row.Fixable)));
        var levels = Column("level", rows.Select(row => ReportText.Of(row.Level)));
        var ids = Column("rule", rows.Select(row => row.Rule.Id));
        var titles = Column("", rows.Select(TitleOf));
        var start = counts + 2 + (hasFixable ? fixable + 2 : 0) + levels + 2 + ids + 2;

        var fixableHeading = hasFixable ? "fixable".PadLeft(fixable) + Gap : "";
        text.WriteLine("findings".PadLeft(counts) + Gap + fixableHeading + "level".PadRight(levels) + Gap + "rule", TextLook.Quiet);
        foreach (var row in rows)
        {
            text.Write(Number(row.Count).PadLeft(counts) + Gap);
            if (hasFixable)
                text.Write((row.Fixable == 0 ? "–" : Number(row.Fixable)).PadLeft(fixable) + Gap);
            text.Write(ReportText.Of(row.Level).PadRight(levels) + Gap, TextFormat.Of(row.Level));
            text.Write(row.Rule.Id, link: style.LinkTo(row.Rule));

            var title = TitleOf(row);
            var page = style.HasLinks ? "" : SafeText.Of(row.Rule.HelpLink, 2000);
            var width = StyledText.WidthOf(title);
            var isOneLine = start + (page.Length == 0 ? width : titles + 2 + page.Length) <= style.Width;
            if (isOneLine)
            {
                text.Write(new string(' ', ids - row.Rule.Id.Length) + Gap);
                text.WriteLine(page.Length == 0 ? title : title + new string(' ', titles - width) + Gap + page);
                continue;
            }

            // A narrow terminal: the title where there is room for it, and the address whole in a line of its own.
            if (start + width <= style.Width)
            {
                text.WriteLine(new string(' ', ids - row.Rule.Id.Length) + Gap + title);
            }
            else
            {
                text.WriteLine();
                new WrappedText(4, 4).Add(title).Write(text, style.Width);
            }

            if (page.Length > 0)
                text.WriteLine("    " + page, TextLook.Quiet);
        }
    }

    private static string TitleOf(Row row) => SafeText.Of(row.Rule.Title);

    private static int Column(string heading, IEnumerable<string> cells)
    {
        var width = heading.Length;
        foreach (var cell in cells)
            width = Math.Max(width, StyledText.WidthOf(cell));
        return width;
    }

    private bool IsFixable(JudgedReport judged) => judged.Report is { Synthesized: null, Place: var place }
        && Path.GetExtension(place.Path) == ".cs"
        && result.FixableRules.Contains(judged.Report.Rule.Id)
        && (judged.Report.Rule.Category != Category.Own || judged.Report.Constant is not null);

    private void WriteNextCommand(IReadOnlyList<Row> rows)
    {
        var fixable = 0;
        foreach (var row in rows)
            fixable += row.Fixable;
        var next = new WrappedText(0, 0);
        if (fixable > 0)
            next.Add($"{ReportText.Count(fixable, "finding")} in C# may have a code fix:")
                .AddWhole($"'infra-scan fix{Arguments()} --dry-run'")
                .Add(" shows what it would change.");
        else if (rows.FirstOrDefault(row => row.Rule.Category is not (Category.Tool or Category.Own or Category.Foreign)) is { } worst)
            next.AddWhole($"'infra-scan explain {worst.Rule.Id}'").Add(" says what the rule finds, why, and how to put it right.");
        else
            return;
        next.Write(text, style.Width);
        text.WriteLine();
    }

    /// <summary>What was scanned, as it was given; nothing where it is what a command without arguments scans.</summary>
    private string Arguments() => result.Paths is ["."]
        ? "" : string.Concat(result.Paths.Select(path => " " + Quoted(SafeText.Of(path, 1000))));

    private static string Quoted(string path) => path.Contains(' ') ? $"\"{path}\"" : path;

    private Row RowOf(IGrouping<RuleMetadata, JudgedReport> findings)
    {
        var level = Severity.None;
        foreach (var judged in findings)
            level = judged.Level > level ? judged.Level : level;
        return new(findings.Key, level, findings.Count(), findings.Count(IsFixable));
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(RuleMetadata Rule, Severity Level, int Count, int Fixable);
}
