using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Text;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>For GitHub Actions: workflow commands that annotate the lines of a pull request.</summary>
internal sealed class GitHubFormat : IReportFormat
{
    public void Write(ScanResult result, TextWriter output)
    {
        foreach (var judged in result.Active.Concat(result.Problems))
        {
            var report = judged.Report;
            var place = report.Place.Line == 0 ? "" : string.Create(
                CultureInfo.InvariantCulture,
                $",line={report.Place.Line},endLine={report.Place.EndLine},col={report.Place.Column},endColumn={report.Place.EndColumn}");
            var command = judged.Level switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "notice",
            };
            output.Write(
                $"::{command} file={Property(result.Shown(report.Place.Path))}"
                    + $"{place},title={Property($"{report.Rule.Id}: {report.Rule.Title}")}"
                    + $"::{Data($"{ReportText.Message(report)} ({report.Rule.HelpLink})")}\n");
        }
    }

    // As the runner decodes them (actions/toolkit, packages/core/src/command.ts).
    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(SafeText.Of(text, 1000)).Replace(":", "%3A").Replace(",", "%2C");
}
