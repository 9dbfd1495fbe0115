using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Reports;

/// <summary>What a scan tells, as SARIF 2.1.0 (OASIS), the form that code scanning services take in.</summary>
internal static class SarifLog
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string InformationUri = "https://github.com/infra-analyzers/infra-analyzers";
    private const string Root = "ROOT";

    /// <summary>Writes a log of one run.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="results">What the scan tells.</param>
    /// <param name="rootDirectory">The absolute path that paths below it are written relative to.</param>
    /// <param name="version">The version of this product, such as <c>1.2.0</c>.</param>
    public static void Write(TextWriter output, IReadOnlyList<SarifResult> results, string rootDirectory, string version)
    {
        var rules = results.Select(result => result.Report.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        var root = DirectoryUri(rootDirectory);
        var json = new JsonWriter(output);
        json.Object(() =>
        {
            json.Property("$schema", Schema);
            json.Property("version", "2.1.0");
            json.Name("runs").Array(() => json.Object(() =>
            {
                json.Name("tool").Object(() => json.Name("driver").Object(() => WriteDriver(json, rules, version)));
                json.Name("originalUriBaseIds").Object(() => json.Name(Root).Object(() => json.Property("uri", root.AbsoluteUri)));
                json.Property("columnKind", "utf16CodeUnits");
                json.Name("results").Array(results, result => WriteResult(json, result, rules.IndexOf(result.Report.Rule), root));
            }));
        });
        output.Write('\n');
    }

    private static void WriteDriver(JsonWriter json, IEnumerable<RuleMetadata> rules, string version)
    {
        json.Property("name", "Infra.Analyzers");
        json.Property("semanticVersion", version);
        json.Property("informationUri", InformationUri);
        json.Name("rules").Array(rules, rule => json.Object(() =>
        {
            json.Property("id", rule.Id);
            WriteText(json, "shortDescription", rule.Title);
            WriteText(json, "fullDescription", rule.Description);
            WriteText(json, "help", rule.Remediation);
            json.Property("helpUri", rule.HelpLink);
            json.Name("defaultConfiguration").Object(() => json.Property("level", LevelOf(rule.Severity)));
            json.Name("properties").Object(() => json.Name("tags").Array([rule.Category, .. rule.Compliance], json.Value));
        }));
    }

    private static void WriteResult(JsonWriter json, SarifResult result, int ruleIndex, Uri root) => json.Object(() =>
    {
        var report = result.Report;
        json.Property("ruleId", report.Rule.Id);
        json.Property("ruleIndex", ruleIndex);
        json.Property("level", LevelOf(result.Severity));
        WriteText(json, "message", report.Message);
        json.Name("locations").Array(() => json.Object(() =>
        {
            WritePlace(json, report.Place, root);
            if (report.Address is not null)
                json.Name("logicalLocations").Array(() => json.Object(() =>
                {
                    json.Property("fullyQualifiedName", report.Address);
                    json.Property("kind", "resource");
                }));
        }));
        if (report.Related.Count > 0)
            json.Name("relatedLocations").Array(report.Related, related => json.Object(() =>
            {
                WritePlace(json, related.Place, root);
                WriteText(json, "message", related.Text);
            }));
        if (result.IsSuppressed)
            json.Name("suppressions").Array(() => json.Object(() => json.Property("kind", "inSource")));
    });

    private static void WritePlace(JsonWriter json, TextPlace place, Uri root) => json.Name("physicalLocation").Object(() =>
    {
        json.Name("artifactLocation").Object(() =>
        {
            var file = new Uri(Path.GetFullPath(place.Path));
            var isInside = root.IsBaseOf(file);
            json.Property("uri", isInside ? root.MakeRelativeUri(file).ToString() : file.AbsoluteUri);
            if (isInside)
                json.Property("uriBaseId", Root);
        });
        if (place.Line == 0)
            return;
        json.Name("region").Object(() =>
        {
            json.Property("startLine", place.Line);
            json.Property("startColumn", place.Column);
            json.Property("endLine", place.EndLine);
            json.Property("endColumn", place.EndColumn);
        });
    });

    private static void WriteText(JsonWriter json, string name, string text) =>
        json.Name(name).Object(() => json.Property("text", text));

    private static Uri DirectoryUri(string directory) =>
        new(directory.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + Path.DirectorySeparatorChar);

    private static string LevelOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "note",
        _ => "none",
    };
}

/// <summary>A report with what the user's settings make of it.</summary>
/// <param name="Report">The report.</param>
/// <param name="Severity">Its level.</param>
/// <param name="IsSuppressed">Whether it is suppressed in source; it is logged all the same, as suppressed.</param>
internal sealed record SarifResult(Report Report, Severity Severity, bool IsSuppressed = false);
