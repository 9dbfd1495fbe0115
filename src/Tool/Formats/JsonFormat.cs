using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>For programs; <c>docs/schemas/infra-scan-report.schema.json</c> describes it.</summary>
internal sealed class JsonFormat : IReportFormat
{
    private const string Schema = RuleMetadata.ProjectUri + "/blob/main/docs/schemas/infra-scan-report.schema.json";

    public void Write(ScanResult result, TextWriter output)
    {
        var json = new JsonWriter(output);
        json.Object(() => json
            .Property("$schema", Schema)
            .Property("version", 1)
            .Object("tool", () => json.Property("name", ReportText.ToolName).Property("version", ProductVersion.Text))
            .Object("summary", () => json
                .Property("errors", result.Active.Count(judged => judged.Level == Severity.Error))
                .Property("warnings", result.Active.Count(judged => judged.Level == Severity.Warning))
                .Property("infos", result.Active.Count(judged => judged.Level == Severity.Info))
                .Property("suppressed", result.SuppressedCount)
                .Property("inBaseline", result.BaselinedCount)
                .Property("inBase", result.OlderCount)
                .Property("complete", result.IsComplete))
            .Object("inputs", () => json
                .Array("projects", result.Inputs.Projects.Select(result.Shown))
                .Array("terraform", result.Inputs.Terraform.Select(result.Shown)))
            .Array("findings", result.Reports, judged => json.Object(() => WriteFinding(json, judged, result))));
        output.Write('\n');
    }

    private static void WriteFinding(JsonWriter json, JudgedReport judged, ScanResult result)
    {
        var report = judged.Report;
        json.Property("ruleId", report.Rule.Id)
            .Property("level", ReportText.Of(judged.Level))
            .Property("message", report.Message)
            .Property("path", result.Shown(report.Place.Path))
            .Property("line", report.Place.Line)
            .Property("column", report.Place.Column)
            .Property("endLine", report.Place.EndLine)
            .Property("endColumn", report.Place.EndColumn)
            .Optional("resource", report.Address)
            .Optional("resourceType", report.ResourceType)
            .Optional("constructPath", report.ConstructPath)
            .Array("attributes", report.Attributes)
            .Array("related", report.Related, related => json.Object(() => json
                .Property("text", related.Text)
                .Property("path", result.Shown(related.Place.Path))
                .Property("line", related.Place.Line)
                .Property("column", related.Place.Column)
                .Property("endLine", related.Place.EndLine)
                .Property("endColumn", related.Place.EndColumn)))
            .Property("suppressed", judged.IsSuppressed)
            .Optional("justification", report.Suppression?.Justification)
            .Property("inBaseline", judged.IsInBaseline ?? false)
            .Property("inBase", judged.IsInBase ?? false)
            .Property("fingerprint", judged.Fingerprint!.Value)
            .Property("helpUri", report.Rule.HelpLink);
        if (result.HasEdits)
            FixesJson.Write(json, report.Fixes ?? [], result.Shown);
    }
}
