using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Json;

namespace Infra.Analyzers.Scanner.Foreign;

/// <summary>
/// Reads what AWS CDK writes of its policy validation plugins, cdk-nag among them: <c>validation-report.json</c>, and the older
/// <c>policy-validation-report.json</c>.
/// </summary>
/// <remarks>
/// Both forms are those of <c>packages/aws-cdk-lib/core/lib/validation/private/report.ts</c> in https://github.com/aws/aws-cdk.
/// </remarks>
/// <param name="rules">The rules.</param>
/// <param name="placeOf">Tells where in the report something is.</param>
internal sealed class CdkReport(ForeignRules rules, Func<JsonNode, TextPlace> placeOf)
{
    // What AWS CDK writes where it does not know.
    private const string Unknown = "N/A";

    /// <summary>Whether a JSON document is one.</summary>
    public static bool Is(JsonNode? root) => root.At("pluginReports") is JsonNode.Array;

    /// <summary>What it says that is wrong.</summary>
    public IEnumerable<ForeignFinding> Read(JsonNode? root) => root.ItemsAt("pluginReports").SelectMany(plugin =>
        plugin.ItemsAt("violations").SelectMany(violation => FindingsOf(plugin, violation, accepted: null))
            .Concat(plugin.ItemsAt("suppressedViolations")
                .SelectMany(violation => FindingsOf(plugin, violation, violation.TextAt("reason") ?? ""))));

    private IEnumerable<ForeignFinding> FindingsOf(JsonNode plugin, JsonNode violation, string? accepted)
    {
        var scanner = plugin.TextAt("pluginName") ?? plugin.TextAt("summary", "pluginName") ?? "AWS CDK";
        var description = violation.TextAt("description");
        var rule = rules.Of(
            scanner,
            violation.TextAt("ruleName") ?? "unknown",
            accepted is null ? LevelOf(violation.TextAt("customSeverity") ?? violation.TextAt("severity")) : Severity.Info,
            () => new(
                description,
                description,
                violation.TextAt("suggestedFix") ?? violation.TextAt("fix"),
                violation.TextAt("ruleMetadata", "documentationUrl") ?? violation.TextAt("ruleMetadata", "helpUrl"),
                ScannersPage: null));
        foreach (var construct in violation.ItemsAt("violatingConstructs"))
        {
            // The newer form has the template in an object of its own.
            var resource = construct.At("cloudFormationResource") ?? construct;
            var id = Known(resource.TextAt("logicalId") ?? resource.TextAt("resourceLogicalId"));
            yield return new(rule, description ?? rule.Title, placeOf(construct))
            {
                Scanner = scanner,
                Path = Known(resource.TextAt("templatePath")),
                Names = id is null ? [] : [id],
                ConstructPath = construct.TextAt("constructPath"),
                Accepted = accepted,
            };
        }
    }

    private static string? Known(string? text) => text == Unknown ? null : text;

    private static Severity LevelOf(string? severity) => severity?.ToLowerInvariant() switch
    {
        null or "fatal" or "error" or "critical" or "high" => Severity.Error,
        "info" or "low" or "note" or "informational" => Severity.Info,
        _ => Severity.Warning,
    };
}
