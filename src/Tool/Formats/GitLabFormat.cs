using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>For GitLab's code quality report, which merge requests show.</summary>
internal sealed class GitLabFormat : IReportFormat
{
    public void Write(ScanResult result, TextWriter output)
    {
        var json = new JsonWriter(output);
        json.Array(result.Active.Concat(result.Problems), judged => json.Object(() => json
            .Property("description", ReportText.Message(judged.Report))
            .Property("check_name", judged.Report.Rule.Id)
            .Property("fingerprint", judged.Fingerprint!.Value)
            .Property("severity", judged.Level switch
            {
                Severity.Error => "critical",
                Severity.Warning => "major",
                _ => "info",
            })
            .Object("location", () => json
                .Property("path", result.Shown(judged.Report.Place.Path))
                .Object("lines", () => json.Property("begin", Math.Max(1, judged.Report.Place.Line))))));
        output.Write('\n');
    }
}
