using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>For Azure Pipelines: logging commands that make issues of the run, the worst first, and plain lines for the rest.</summary>
internal sealed class AzureFormat : IReportFormat
{
    public void Write(ScanResult result, TextWriter output)
    {
        foreach (var judged in ReportText.WorstFirst(result))
            output.Write(LineOf(judged, result) + "\n");
        output.Write($"{ReportText.Summary(result)}\n");
    }

    // It knows errors and warnings only.
    private static string LineOf(JudgedReport judged, ScanResult result)
    {
        var report = judged.Report;
        var text = $"{ReportText.Message(report)} ({report.Rule.HelpLink})";
        if (judged.Level < Severity.Warning)
            return $"{ReportText.Of(judged.Level)} {report.Rule.Id}: {ReportText.Of(report.Place, result)}: {text}";
        var place = report.Place.Line == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"linenumber={report.Place.Line};columnnumber={report.Place.Column};");
        return $"##vso[task.logissue type={ReportText.Of(judged.Level)};sourcepath={Property(result.Shown(report.Place.Path))};{place}"
            + $"code={report.Rule.Id};]{Data($"{report.Rule.Id}: {text}")}";
    }

    // As the agent decodes them (microsoft/azure-pipelines-agent, src/Agent.Sdk/CommandStringConvertor.cs).
    private static string Data(string text) => text.Replace("%", "%AZP25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(SafeText.Of(text, 1000)).Replace(";", "%3B").Replace("]", "%5D");
}
