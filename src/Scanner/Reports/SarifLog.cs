using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Reports;

/// <summary>Writes reports as a SARIF log (OASIS, Static Analysis Results Interchange Format 2.1.0).</summary>
/// <param name="tool">The program that reports, as users know it.</param>
/// <param name="version">Its version, such as <c>1.2.3</c>.</param>
/// <param name="root">The folder that paths in the log are relative to, as an absolute path; files elsewhere keep their absolute
/// path.</param>
internal sealed class SarifLog(string tool, string version, string root)
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string RootId = "ROOT";

    private readonly string _root = root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;

    /// <param name="reports">What to tell, suppressed reports too.</param>
    /// <param name="rules">The rules that were looked for.</param>
    /// <param name="output">Where the log goes.</param>
    public void Write(IReadOnlyList<JudgedReport> reports, IEnumerable<RuleMetadata> rules, TextWriter output)
    {
        var described =
            rules.Concat(reports.Select(judged => judged.Report.Rule)).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        var benchmarks = described.SelectMany(rule => rule.Compliance).Select(Control.Parse).GroupBy(control => control.Benchmark).ToList();
        var json = new JsonWriter(output);
        json.Object(() => json
            .Property("$schema", Schema)
            .Property("version", "2.1.0")
            .Array("runs", [reports], _ => json.Object(() =>
            {
                json.Object("tool", () => json.Object("driver", () => WriteDriver(json, described, benchmarks)));
                json.Array("invocations", [!reports.Any(judged => judged.IsGap)],
                    succeeded => json.Object(() => json.Property("executionSuccessful", succeeded)));
                json.Object("originalUriBaseIds", () => json.Object(RootId, () => json
                    .Property("uri", FileUri(_root))
                    .Object("description", () => json.Property("text", "The folder that was scanned."))));
                if (benchmarks.Count > 0)
                    json.Array("taxonomies", benchmarks, benchmark => WriteTaxonomy(json, benchmark));
                json.Property("columnKind", "utf16CodeUnits");
                json.Array("results", reports, judged => WriteResult(json, judged, described));
            })));
        output.Write('\n');
    }

    private void WriteDriver(JsonWriter json, IReadOnlyList<RuleMetadata> rules, IReadOnlyList<IGrouping<Benchmark, Control>> benchmarks)
    {
        json.Property("name", tool)
            .Property("semanticVersion", version)
            .Property("version", version)
            .Property("informationUri", RuleMetadata.ProjectUri)
            .Property("organization", "Infra.Analyzers");
        if (benchmarks.Count > 0)
            json.Array("supportedTaxonomies", benchmarks.Select((benchmark, index) => (benchmark.Key.Name, index)),
                item => WriteComponent(json, item.Name, item.index));
        json.Array("rules", rules, rule => json.Object(() => WriteRule(json, rule, benchmarks)));
    }

    private static void WriteRule(JsonWriter json, RuleMetadata rule, IReadOnlyList<IGrouping<Benchmark, Control>> benchmarks)
    {
        json.Property("id", rule.Id)
            .Property("name", PascalCase(rule.Title))
            .Object("shortDescription", () => json.Property("text", Sentence(rule.Title)))
            .Object("fullDescription", () => json.Property("text", rule.Description))
            .Object("help", () => json
                .Property("text", $"{rule.Description} {rule.Remediation}")
                .Property("markdown", $"{rule.Description}\n\n**What to do:** {rule.Remediation}\n\n[{rule.Id}]({rule.HelpLink})"))
            .Property("helpUri", rule.HelpLink)
            .Object("defaultConfiguration", () => json
                .Property("enabled", rule.Severity != Severity.None)
                .Property("level", Level(rule.Severity)));
        if (rule.Compliance.Count > 0)
            json.Array("relationships", rule.Compliance.Select(Control.Parse), control => WriteRelationship(json, control, benchmarks));
        json.Object("properties", () =>
        {
            if (rule.Category is not (Category.Tool or Category.Foreign))
                json.Property("precision", "very-high").Property("security-severity", SecuritySeverity(rule.Severity));
            json.Array("tags", rule.Category == Category.Tool ? [rule.Category] : ["security", rule.Category]);
            if (rule.Equivalents.Count > 0)
                json.Array("equivalents", rule.Equivalents.Select(equivalent => $"{equivalent.Scanner}: {equivalent.Id}"));
        });
    }

    private static void WriteRelationship(JsonWriter json, Control control, IReadOnlyList<IGrouping<Benchmark, Control>> benchmarks)
    {
        var index = benchmarks.Select(group => group.Key).ToList().IndexOf(control.Benchmark);
        json.Object(() => json
            .Object("target", () => json
                .Property("id", control.Id)
                .Object("toolComponent", () => json.Property("name", control.Benchmark.Name).Property("index", index)))
            .Array("kinds", ["relevant"]));
    }

    private static void WriteComponent(JsonWriter json, string name, int index) =>
        json.Object(() => json.Property("name", name).Property("index", index));

    private static void WriteTaxonomy(JsonWriter json, IGrouping<Benchmark, Control> benchmark) => json.Object(() => json
        .Property("name", benchmark.Key.Name)
        .Optional("version", benchmark.Key.Version)
        .Object("shortDescription", () => json.Property("text", Sentence(benchmark.Key.Name)))
        .Array("taxa", benchmark.Select(control => control.Id).Distinct(), id => json.Object(() => json.Property("id", id))));

    private void WriteResult(JsonWriter json, JudgedReport judged, IReadOnlyList<RuleMetadata> rules) => json.Object(() =>
    {
        var report = judged.Report;
        json.Property("ruleId", report.Rule.Id)
            .Property("ruleIndex", rules.ToList().IndexOf(report.Rule))
            .Property("level", Level(judged.Level))
            .Object("message", () => json.Property("text", Sentence(report.Message)))
            .Array("locations", [report], _ => json.Object(() =>
            {
                WritePlace(json, report.Place);
                if (report.Address is { } address)
                {
                    json.Array("logicalLocations", [address], name => json.Object(() => json
                        .Property("name", name)
                        .Property("fullyQualifiedName", name)
                        .Property("kind", "resource")));
                }
            }));
        if (report.Related.Count > 0)
        {
            json.Array("relatedLocations", report.Related.Select((related, index) => (related, index)), item => json.Object(() =>
            {
                json.Property("id", item.index);
                WritePlace(json, item.related.Place);
                json.Object("message", () => json.Property("text", Sentence(item.related.Text)));
            }));
        }

        if (report.Fixes is { Count: > 0 } fixes)
            json.Array("fixes", fixes, fix => WriteFix(json, fix));
        if (judged.Fingerprint is { } fingerprint)
            json.Object("partialFingerprints", () => json.Property("infraFinding/v1", fingerprint.Value));
        if (report.Suppression is { } suppression)
            json.Array("suppressions", [suppression], note => WriteSuppression(json, note));
        if (judged.IsInBase is not null || judged.IsInBaseline is not null)
            json.Property("baselineState", judged.IsInBase == true || judged.IsInBaseline == true ? "unchanged" : "new");
        json.Object("properties",
            () => json.Optional("resourceType", report.ResourceType).Optional("constructPath", report.ConstructPath)
                .Array("attributes", report.Attributes));
    });

    private void WriteFix(JsonWriter json, ProposedFix fix) => json.Object(() =>
    {
        json.Object("description", () => json.Property("text", fix.Title))
            .Array("artifactChanges", fix.Edits.GroupBy(edit => edit.Place.Path, StringComparer.Ordinal), file => json.Object(() =>
            {
                WriteFile(json, file.Key);
                json.Array("replacements", file, edit => json.Object(() =>
                {
                    json.Object("deletedRegion", () => WriteRegion(json, edit.Place));
                    json.Object("insertedContent", () => json.Property("text", edit.NewText));
                }));
            }));
        if (fix.Creates.Count > 0)
            json.Object("properties", () => json.Array("creates", fix.Creates.Select(created => created.ResourceType)));
    });

    private void WriteSuppression(JsonWriter json, Suppression suppression) => json.Object(() =>
    {
        json.Property("kind", "inSource").Property("status", "accepted");
        if (suppression.Justification.Length > 0)
            json.Property("justification", suppression.Justification);
        json.Object("location", () => WritePlace(json, suppression.Place));
    });

    private void WritePlace(JsonWriter json, TextPlace place) => json.Object("physicalLocation", () =>
    {
        WriteFile(json, place.Path);
        json.Object("region", () =>
        {
            // Code scanning shows nothing that has no region: what is about a whole file stands at its first line.
            json.Property("startLine", Math.Max(place.Line, 1));
            if (place.Line > 0)
                json.Property("startColumn", place.Column).Property("endLine", place.EndLine).Property("endColumn", place.EndColumn);
        });
    });

    private static void WriteRegion(JsonWriter json, TextPlace place) => json
        .Property("startLine", place.Line)
        .Property("startColumn", place.Column)
        .Property("endLine", place.EndLine)
        .Property("endColumn", place.EndColumn);

    private void WriteFile(JsonWriter json, string file) => json.Object("artifactLocation", () =>
    {
        var path = Path.GetFullPath(file);
        if (path.StartsWith(_root, StringComparison.Ordinal))
            json.Property("uri", RelativeUri(path.Substring(_root.Length))).Property("uriBaseId", RootId);
        else
            json.Property("uri", FileUri(path));
    });

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "note",
        _ => "none",
    };

    // GitHub's scale: from 7.0 "high", from 4.0 "medium", below "low".
    private static string SecuritySeverity(Severity severity) => severity switch
    {
        Severity.Error => "8.0",
        Severity.Warning => "5.5",
        _ => "3.0",
    };

    private static string Sentence(string text) => text is [.., '.'] ? text : text + ".";

    private static string PascalCase(string title) => string.Concat(title
        .Split(' ', '-', '\'')
        .Where(word => word.Length > 0)
        .Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    private static string RelativeUri(string path) =>
        string.Join("/", path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));

    private static string FileUri(string path) => "file:///" + RelativeUri(path.TrimStart('/')).Replace("%3A/", ":/");

    private readonly record struct Benchmark(string Name, string? Version);

    /// <summary>A control of a published benchmark, from <c>CIS AWS Foundations Benchmark 1.4.0: 3.4</c>.</summary>
    private readonly record struct Control(Benchmark Benchmark, string Id)
    {
        public static Control Parse(string text)
        {
            var colon = text.LastIndexOf(": ", StringComparison.Ordinal);
            var (benchmark, id) = colon < 0 ? ("", text) : (text.Substring(0, colon), text.Substring(colon + 2));
            var space = benchmark.LastIndexOf(' ');
            return space > 0 && char.IsDigit(benchmark[space + 1])
                ? new(new(benchmark.Substring(0, space), benchmark.Substring(space + 1)), id)
                : new(new(benchmark, null), id);
        }
    }
}
