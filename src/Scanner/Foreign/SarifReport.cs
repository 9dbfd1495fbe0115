using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Json;

namespace Infra.Analyzers.Scanner.Foreign;

/// <summary>Reads a SARIF log (OASIS, Static Analysis Results Interchange Format 2.1.0) of Checkov, Trivy, KICS or any other scanner.</summary>
/// <param name="rules">The rules.</param>
/// <param name="placeOf">Tells where in the report something is.</param>
internal sealed class SarifReport(ForeignRules rules, Func<JsonNode, TextPlace> placeOf)
{
    // Trivy's message is a form with a line for each field (aquasecurity/trivy, pkg/report/sarif.go).
    private const string TrivyField = "Message: ";

    /// <summary>Whether a JSON document is one.</summary>
    public static bool Is(JsonNode? root) => root.At("runs") is JsonNode.Array
        && (root.TextAt("version") ?? "2.1.0").StartsWith("2.1", StringComparison.Ordinal);

    /// <summary>What it says that is wrong.</summary>
    public IEnumerable<ForeignFinding> Read(JsonNode? root) =>
        root.ItemsAt("runs").SelectMany(run => run.ItemsAt("results").Where(IsFinding).Select(result => FindingOf(run, result)));

    // What is not wrong has another kind; and a baseline may remember what is gone.
    private static bool IsFinding(JsonNode result) =>
        result.TextAt("kind") is null or "fail" or "open" or "review" or "informational"
        && result.TextAt("baselineState") != "absent";

    private ForeignFinding FindingOf(JsonNode run, JsonNode result)
    {
        var scanner = run.TextAt("tool", "driver", "name") ?? "SARIF";
        var (id, descriptor) = RuleOf(run, result);
        var accepted = AcceptedIn(result);
        var level = LevelOf(result, descriptor);
        var rule = rules.Of(scanner, id, accepted is null ? level : Severity.Info, () => new(
            descriptor.TextAt("shortDescription", "text") ?? descriptor.TextAt("name"),
            descriptor.TextAt("fullDescription", "text") ?? descriptor.TextAt("help", "text"),
            Fix: null,
            descriptor.TextAt("helpUri"),
            run.TextAt("tool", "driver", "informationUri")));
        var location = Element(result.ItemsAt("locations"), 0);
        var (path, basePath) = FileOf(run, location);
        return new(rule, TextOf(result, descriptor) ?? rule.Title, placeOf(result))
        {
            Scanner = scanner,
            Path = path,
            Base = basePath,
            Region = RegionOf(location.At("physicalLocation", "region")),
            Names =
            [
                .. location.ItemsAt("logicalLocations").SelectMany(name => new[] { name.TextAt("fullyQualifiedName"), name.TextAt("name") })
                    .OfType<string>(),
            ],
            Accepted = accepted,
        };
    }

    /// <summary>The rule's id and, where the log describes it, its description, which may be in an extension of the scanner.</summary>
    private static (string Id, JsonNode? Descriptor) RuleOf(JsonNode run, JsonNode result)
    {
        var id = result.TextAt("ruleId") ?? result.TextAt("rule", "id");
        var index = result.NumberAt("ruleIndex") ?? result.NumberAt("rule", "index");
        var component = result.NumberAt("rule", "toolComponent", "index") is { } extension
            ? Element(run.ItemsAt("tool", "extensions"), extension) : run.At("tool", "driver");
        var descriptor = Element(component.ItemsAt("rules"), index ?? -1);
        if (descriptor is null || (id is not null && !Means(descriptor.TextAt("id"), id)))
            descriptor = component.ItemsAt("rules").FirstOrDefault(rule => Means(rule.TextAt("id"), id));
        return (id ?? descriptor.TextAt("id") ?? "unknown", descriptor);
    }

    // An id of a result may be more precise than the rule's, after a slash.
    private static bool Means(string? ruleId, string? id) =>
        ruleId is not null && id is not null && (id == ruleId || id.StartsWith(ruleId + "/", StringComparison.Ordinal));

    private static Severity LevelOf(JsonNode result, JsonNode? descriptor) =>
        result.TextAt("kind") is not (null or "fail") ? Severity.Info
        : (result.TextAt("level") ?? descriptor.TextAt("defaultConfiguration", "level") ?? "warning") switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            _ => Severity.Info,
        };

    private static string? TextOf(JsonNode result, JsonNode? descriptor)
    {
        var message = result.At("message");
        var text = message.TextAt("text")
            ?? (message.TextAt("id") is { } id ? descriptor.TextAt("messageStrings", id, "text") : null)
            ?? message.TextAt("markdown");
        if (text is null)
            return null;
        var arguments = message.ItemsAt("arguments");
        for (var index = 0; index < arguments.Count; index++)
        {
            text = text.Replace(
                "{" + index.ToString(CultureInfo.InvariantCulture) + "}", (arguments[index] as JsonNode.Text)?.Value ?? "");
        }

        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        return lines.FirstOrDefault(line => line.StartsWith(TrivyField, StringComparison.Ordinal)) is { } field
            ? field.Substring(TrivyField.Length) : string.Join(" ", lines.Where(line => line.Length > 0));
    }

    private static (string? Path, string? Base) FileOf(JsonNode run, JsonNode? location)
    {
        var file = location.At("physicalLocation", "artifactLocation");
        if (file.TextAt("uri") is null && file.NumberAt("index") is { } index)
            file = Element(run.ItemsAt("artifacts"), index).At("location");
        return (file.TextAt("uri"), BaseOf(run, file.TextAt("uriBaseId")));
    }

    // One may be relative to another.
    private static string? BaseOf(JsonNode run, string? id)
    {
        var path = "";
        for (var depth = 0; id is not null && depth < 10; depth++)
        {
            var location = run.At("originalUriBaseIds", id);
            path = (location.TextAt("uri") ?? "") + path;
            id = location.TextAt("uriBaseId");
        }

        return path.Length == 0 ? null : path;
    }

    private static (int Line, int Column, int EndLine, int EndColumn) RegionOf(JsonNode? region)
    {
        var line = Math.Max(0, region.NumberAt("startLine") ?? 0);
        if (line == 0)
            return default;
        var column = Math.Max(1, region.NumberAt("startColumn") ?? 1);
        var endLine = Math.Max(line, region.NumberAt("endLine") ?? line);
        var endColumn = Math.Max(1, region.NumberAt("endColumn") ?? 1);
        return (line, column, endLine, endLine == line ? Math.Max(column, endColumn) : endColumn);
    }

    /// <summary>Why the scanner lets it pass; one that is under review or rejected is not.</summary>
    private static string? AcceptedIn(JsonNode result) => result.ItemsAt("suppressions")
        .Where(suppression => suppression.TextAt("status") is null or "accepted")
        .Select(suppression => suppression.TextAt("justification") ?? "")
        .FirstOrDefault();

    private static JsonNode? Element(IReadOnlyList<JsonNode> items, int index) =>
        index >= 0 && index < items.Count ? items[index] : null;
}
