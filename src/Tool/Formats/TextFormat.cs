using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;
using Spectre.Console;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>For a person at a terminal: grouped by resource, with the code.</summary>
internal sealed class TextFormat(TextStyle style) : IReportFormat
{
    private static readonly Style Quiet = new(Color.Grey);

    // A person goes to a file from where they are, not from the root of the repository.
    public void Write(ScanResult result, TextWriter output) =>
        Write(result with { Root = Environment.CurrentDirectory }, output, style);

    private static void Write(ScanResult result, TextWriter output, TextStyle style) => style.Write(output, console =>
    {
        // One resource can break many rules: it is named once.
        foreach (var resource in result.Active.GroupBy(
            judged => string.Join('\0', judged.Report.Place.Path, judged.Report.ResourceType, ReportText.NameOf(judged.Report)),
            StringComparer.Ordinal))
            Write(ReportText.ResourceOf(resource.First().Report) ?? ReportText.Of(resource.First().Report.Place, result), resource, result,
                console);
        if (result.Problems.Count > 0)
            Write("About the scan itself", result.Problems, result, console);
        WriteRules(result, console);
        console.WriteLine(ReportText.Summary(result));
    });

    /// <summary>A line for each rule that found something, with its page: 600 findings do not need 600 addresses.</summary>
    private static void WriteRules(ScanResult result, IAnsiConsole console)
    {
        var rules = result.Active.Concat(result.Problems)
            .GroupBy(judged => judged.Report.Rule)
            .OrderBy(group => group.Key.Id, StringComparer.Ordinal)
            .ToList();
        if (rules.Count == 0)
            return;
        var width = rules.Max(group => group.Count()).ToString(CultureInfo.InvariantCulture).Length;
        foreach (var group in rules)
        {
            var count = group.Count().ToString(CultureInfo.InvariantCulture).PadLeft(width);
            console.WriteLine($"{count} × {group.Key.Id}: {group.Key.Title}");

            // Not through the library, which would break it in two on a narrow terminal.
            console.Profile.Out.Writer.WriteLine(new string(' ', width + 3) + group.Key.HelpLink);
        }

        var fixable = result.Active.Count(judged =>
            judged.Report is { Synthesized: null, Place: var place }
            && Path.GetExtension(place.Path) == ".cs"
            && result.FixableRules.Contains(judged.Report.Rule.Id));
        if (fixable > 0)
            console.WriteLine(
                $"{ReportText.Count(fixable, "finding")} in C# may have a code fix: 'infra-scan fix --dry-run' shows what it would change.");
        console.WriteLine();
    }

    private static void Write(string title, IEnumerable<JudgedReport> group, ScanResult result, IAnsiConsole console)
    {
        console.WriteLine(title, new Style(decoration: Decoration.Bold));
        TextPlace? shown = null;
        foreach (var judged in group)
        {
            Write(judged, judged.Report.Place != shown, result, console);
            shown = judged.Report.Place;
        }

        console.WriteLine();
    }

    private static void Write(JudgedReport judged, bool showsPlace, ScanResult result, IAnsiConsole console)
    {
        var report = judged.Report;
        var color = new Style(judged.Level switch
        {
            Severity.Error => Color.Red,
            Severity.Warning => Color.Yellow,
            _ => Color.Blue,
        });
        var head =
            new Paragraph().Append($"{ReportText.Of(judged.Level)} {report.Rule.Id}", color).Append($": {ReportText.Message(report)}");
        console.Write(new Padder(head, new Padding(2, 0, 0, 0)));
        if (showsPlace)
        {
            console.Write(new Padder(new Text($"at {ReportText.Of(report.Place, result)}", Quiet), new Padding(4, 0, 0, 0)));
            if (CodeFrame.Of(report.Place) is { } frame)
                Write(frame, color, console);
        }

        foreach (var related in report.Related)
            console.Write(
                new Padder(new Text($"{SafeText.Of(related.Text).TrimEnd('.')}: {ReportText.Of(related.Place, result)}", Quiet),
                    new Padding(4, 0, 0, 0)));
    }

    private static void Write(CodeFrame frame, Style color, IAnsiConsole console)
    {
        var number = frame.Line.ToString(CultureInfo.InvariantCulture);
        var gutter = new string(' ', number.Length);
        var width = Math.Max(20, console.Profile.Width - number.Length - 8);

        // The mark stays in view on a narrow terminal.
        var skipped = frame.Start + 10 < width ? 0 : frame.Start - 10;
        var text = frame.Text[skipped..];
        var shown = text.Length <= width ? text : text[..(width - 1)] + "…";
        var start = frame.Start - skipped;
        console.WriteLine($"    {number} | {shown.TrimEnd()}");
        console.Write(new Text($"    {gutter} | ", Quiet));
        console.WriteLine(new string(' ', start) + new string('^', Math.Clamp(frame.Length, 1, Math.Max(1, shown.Length - start))), color);
    }
}
