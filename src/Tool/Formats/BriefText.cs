using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>
/// Many findings on a terminal: what several have in common once, the worst first, and each in one line below. Nothing is left out but the
/// code and the related places.
/// </summary>
internal sealed class BriefText(ScanResult result, TextStyle style, StyledText text)
{
    public void Write()
    {
        foreach (var alike in ReportText.WorstFirst(result.Active)
            .GroupBy(judged => (judged.Level, judged.Report.Rule, Message: MessageOf(judged)))
            .OrderByDescending(group => group.Key.Level)
            .ThenBy(group => group.Key.Rule.Id, StringComparer.Ordinal))
        {
            var look = TextFormat.Of(alike.Key.Level);
            new WrappedText(0, 4)
                .Add($"{ReportText.Of(alike.Key.Level)} ", look)
                .Add(alike.Key.Rule.Id, look, style.LinkTo(alike.Key.Rule))
                .Add($": {alike.Key.Message}")
                .Write(text, style.Width);
            foreach (var judged in alike)
                Write(judged);
            text.WriteLine();
        }

        new WrappedText(0, 0)
            .Add($"More than {TextFormat.Most} findings are shown without their code:")
            .AddWhole("'-o report.txt'").Add(" writes a file with it,")
            .AddWhole("'-o report.html'").Add(" a page to search and filter.")
            .Write(text, style.Width);
        text.WriteLine();
    }

    private void Write(JudgedReport judged)
    {
        var line = new WrappedText(2, 6).AddWhole(ReportText.Of(judged.Report.Place, result));
        if (ReportText.ResourceOf(judged.Report) is { } resource)
            line.AddWhole(resource, TextLook.Quiet);
        line.Write(text, style.Width);
    }

    /// <summary>The message of all findings that differ in the resource alone.</summary>
    private static string MessageOf(JudgedReport judged)
    {
        var message = ReportText.Message(judged.Report);
        return ReportText.NameOf(judged.Report) is { Length: > 0 } name
            ? message.Replace($"'{SafeText.Of(name, ReportText.MaxNameLength)}'", "…", StringComparison.Ordinal)
            : message;
    }
}
