using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>For code scanning services and viewers: SARIF 2.1.0.</summary>
internal sealed class SarifFormat : IReportFormat
{
    public void Write(ScanResult result, TextWriter output) =>
        new SarifLog(ReportText.ToolName, ProductVersion.Text, result.Root).Write(result.Reports, result.Rules, output);
}
