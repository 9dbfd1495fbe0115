using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Tool.Fixes;
using Infra.Analyzers.Tool.Results;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>What <c>infra-scan fix</c> did, for programs; <c>docs/schemas/infra-fix-report.schema.json</c> describes it.</summary>
/// <param name="outcome">What it did.</param>
/// <param name="root">What paths are shown relative to, as an absolute path.</param>
/// <param name="creates">Whether fixes that create resources were applied.</param>
/// <param name="isDryRun">Whether no file was changed.</param>
internal sealed class FixJson(FixOutcome outcome, string root, bool creates, bool isDryRun)
{
    private const string Schema = RuleMetadata.ProjectUri + "/blob/main/docs/schemas/infra-fix-report.schema.json";

    public void Write(TextWriter output)
    {
        var json = new JsonWriter(output);
        json.Object(() => json
            .Property("$schema", Schema)
            .Property("version", 1)
            .Object("tool", () => json.Property("name", ReportText.ToolName).Property("version", ProductVersion.Text))
            .Property("dryRun", isDryRun)
            .Property("create", creates)
            .Object("summary", () => json
                .Property("fixed", outcome.Fixed.Count)
                .Property("left", outcome.Left.Count)
                .Property("needCreate", outcome.CreatableCount)
                .Property("created", outcome.Created.Count())
                .Property("files", outcome.Files.Count)
                .Property("complete", outcome.Problems.Count == 0))
            .Array("files", outcome.Files, file => json.Object(() => json
                .Property("path", Shown(file.Path))
                .Array("edits", EditsOf(file), edit => FixesJson.WriteEdit(json, edit, Shown))))
            .Array("fixed", outcome.Fixed, judged => json.Object(() => WriteFinding(json, judged, judged.Report.Place)))
            .Array("applied", outcome.Applied, fix => json.Object(() =>
            {
                WriteFinding(json, fix.Finding, fix.Finding.Report.Place);
                json.Property("title", fix.Title);
                FixesJson.WriteResources(json, "creates", fix.Creates);
            }))
            .Array("left", outcome.Left, left => json.Object(() => WriteLeft(json, left)))
            .Array("problems", outcome.Problems, problem => json.Object(() => json
                .Property("ruleId", problem.Rule.Id)
                .Property("message", problem.Message)
                .Property("path", Shown(problem.Place.Path))
                .Property("line", problem.Place.Line)
                .Property("column", problem.Place.Column))));
        output.Write('\n');
    }

    private static IReadOnlyList<TextEdit> EditsOf(FixedFile file) =>
        Proposals.EditsOf(file.After.GetTextChanges(file.Before), file.Before, file.Path);

    private void WriteLeft(JsonWriter json, LeftFinding left)
    {
        var report = left.Finding.Report;
        var place = isDryRun ? left.Before : report.Place;
        WriteFinding(json, left.Finding, place);
        json.Property("endLine", place.EndLine)
            .Property("endColumn", place.EndColumn)
            .Property("level", ReportText.Of(left.Finding.Level))
            .Property("message", report.Message)
            .Property("reason", left.Reason switch
            {
                LeftReason.NeedsCreate => "needs-create",
                LeftReason.NoFix => "no-fix",
                LeftReason.NotHere => "not-here",
                LeftReason.NotCSharp => "not-csharp",
                _ => "failed",
            })
            .Property("explanation", left.Explanation);
        FixesJson.WriteResources(json, "wouldCreate", left.WouldCreate);
        json.Property("helpUri", report.Rule.HelpLink);
    }

    private void WriteFinding(JsonWriter json, JudgedReport judged, TextPlace place) => json
        .Property("ruleId", judged.Report.Rule.Id)
        .Property("path", Shown(place.Path))
        .Property("line", place.Line)
        .Property("column", place.Column)
        .Optional("resource", judged.Report.Address);

    private string Shown(string path) => ScanResult.Shown(root, path);
}
