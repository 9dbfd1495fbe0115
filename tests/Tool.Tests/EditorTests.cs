using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>The package in an editor that speaks the Language Server Protocol.</summary>
[Collection(Installed.Name)]
public sealed class EditorTests(InstalledTool tool)
{
    private const string Source = """
        using Pulumi.Aws.CloudTrail;

        _ = new Trail("audit", new TrailArgs { S3BucketName = "logs", EnableLogFileValidation = false });

        """;

    /// <summary>
    /// The server offers the fixes of no package, only those of the compiler's own; an editor has them as the edits that a scan reports.
    /// </summary>
    [Fact]
    public void A_finding_is_shown_with_its_id_page_and_place_and_goes_as_its_edits_are_typed()
    {
        var folder = tool.Folder(
            "editor",
            ("editor.csproj", SampleRepository.Project(SampleRepository.Reference(InstalledTool.PulumiStubs)
                + $"""<PackageReference Include="Infra.Analyzers" Version="{InstalledTool.PackageVersion}" PrivateAssets="all" />""")),
            ("Program.cs", Source));
        var path = Path.Combine(folder, "Program.cs");
        tool.DotNet(folder, "restore", "-v:quiet").Succeeded();
        using var report = JsonDocument.Parse(
            tool.Run(folder, "--edits", "--format", "json", "--rules", "+INFRA1001,+INFRA1006").EndedWith(1).Output);

        using var editor = LanguageClient.Open(folder, tool.Variables);
        editor.Open(path, File.ReadAllText(path));
        var shown = Findings(editor, path);
        foreach (var (id, severity, place) in new[] { ("INFRA1001", 2, "2:4"), ("INFRA1006", 3, "2:88") })
        {
            var finding = Assert.Single(shown, finding => finding.GetProperty("code").GetString() == id);
            Assert.Equal(severity, finding.GetProperty("severity").GetInt32());
            Assert.Equal(
                $"https://github.com/infra-analyzers/infra-analyzers/blob/main/docs/rules/{id}.md",
                finding.GetProperty("codeDescription").GetProperty("href").GetString());
            Assert.Equal(place, PlaceOf(finding));

            // The scan says the same of the same place.
            var reported = Assert.Single(report.RootElement.GetProperty("findings").EnumerateArray(), Is(id));
            Assert.Equal(reported.GetProperty("message").GetString(), finding.GetProperty("message").GetString());
            Assert.Equal(RangeOf(reported).ToJsonString(), JsonNode.Parse(finding.GetProperty("range").GetRawText())!.ToJsonString());
        }

        var version = 1;
        foreach (var id in new[] { "INFRA1001", "INFRA1006" })
        {
            // From the last to the first, so that each is of the text that the others have left.
            var reported = Assert.Single(report.RootElement.GetProperty("findings").EnumerateArray(), Is(id));
            editor.Change(path, ++version, [.. reported.GetProperty("fixes")[0].GetProperty("edits").EnumerateArray().Reverse()
                .Select(edit => new JsonObject { ["range"] = RangeOf(edit), ["text"] = edit.GetProperty("newText").GetString() })]);
            Assert.Equal(
                shown.Select(IdOf).Where(other => other != id),
                Findings(editor, path).Select(IdOf));

            // And it is back when all of it is undone.
            editor.Change(path, ++version, new JsonObject { ["text"] = Source.ReplaceLineEndings("\n") });
            Assert.Equal(shown.Select(IdOf), Findings(editor, path).Select(IdOf));
        }
    }

    private static IReadOnlyList<JsonElement> Findings(LanguageClient editor, string path) =>
        [.. editor.Diagnostics(path).Where(finding => IdOf(finding).StartsWith("INFRA", StringComparison.Ordinal))];

    private static string IdOf(JsonElement diagnostic) => diagnostic.GetProperty("code").GetString() ?? "";

    private static Predicate<JsonElement> Is(string id) => finding => finding.GetProperty("ruleId").GetString() == id;

    private static string PlaceOf(JsonElement diagnostic)
    {
        var start = diagnostic.GetProperty("range").GetProperty("start");
        return string.Create(
            CultureInfo.InvariantCulture, $"{start.GetProperty("line").GetInt32()}:{start.GetProperty("character").GetInt32()}");
    }

    /// <summary>A place of a report as the protocol has it, which counts from 0.</summary>
    private static JsonObject RangeOf(JsonElement place) => new()
    {
        ["start"] = Position(place, "line", "column"),
        ["end"] = Position(place, "endLine", "endColumn"),
    };

    private static JsonObject Position(JsonElement place, string line, string column) => new()
    {
        ["line"] = place.GetProperty(line).GetInt32() - 1,
        ["character"] = place.GetProperty(column).GetInt32() - 1,
    };
}
