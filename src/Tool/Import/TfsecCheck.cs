using System.Text.Json.Nodes;

namespace Infra.Analyzers.Tool.Import;

/// <summary>A custom check of tfsec (https://aquasecurity.github.io/tfsec/v1.28.11/guides/configuration/custom-checks/).</summary>
internal static class TfsecCheck
{
    /// <summary>The checks of a document; <see langword="null"/> where it is no list of such.</summary>
    public static IReadOnlyList<ForeignCheck>? ReadAll(JsonObject document) =>
        document["checks"] is JsonArray checks ? [.. checks.OfType<JsonObject>().Select(Read)] : null;

    private static ForeignCheck Read(JsonObject check)
    {
        var id = check["code"]?.ToString() ?? "a check without a code";
        try
        {
            if (check["requiredTypes"] is not JsonArray { Count: 1 } kinds || kinds[0]?.ToString() != "resource")
                return ForeignCheck.NotTaken(id, "it is not about resources");
            if (check["requiredLabels"] is not JsonArray { Count: > 0 } labels
                || labels.Any(label => label?.ToString().Contains('*', StringComparison.Ordinal) != false))
            {
                return ForeignCheck.NotTaken(id, "it names no types of resources");
            }

            var rule = new JsonObject
            {
                ["title"] = check["description"]?.ToString() ?? id,
                ["severity"] = Conditions.SeverityOf(check["severity"]),
                ["resource"] = labels.Count == 1 ? labels[0]!.ToString()
                    : new JsonArray([.. labels.Select(label => (JsonNode)label!.ToString())]),
            };
            if (check["errorMessage"]?.ToString() is { Length: > 0 } message)
                rule["message"] = message;
            if (check["impact"]?.ToString() is { Length: > 0 } impact)
                rule["description"] = impact;
            var match = check["matchSpec"] as JsonObject ?? throw new NotExpressibleException("it has no matchSpec");
            if (match["preConditions"] is JsonArray { Count: > 0 } when)
                rule["when"] = Several(when, "", isAll: true, isNegated: false);
            rule["require"] = Condition(match, "", isNegated: false);
            return new(id, rule, null);
        }
        catch (NotExpressibleException obstacle)
        {
            return ForeignCheck.NotTaken(id, obstacle.Message);
        }
    }

    private static JsonObject Condition(JsonNode? node, string outer, bool isNegated)
    {
        if (node is not JsonObject match)
            throw new NotExpressibleException("its matchSpec is no condition");
        var action = match["action"]?.ToString() ?? "";
        if (match["predicateMatchSpec"] is JsonArray predicates)
        {
            return action switch
            {
                "and" => Several(predicates, outer, isAll: !isNegated, isNegated),
                "or" => Several(predicates, outer, isAll: isNegated, isNegated),
                "not" => Several(predicates, outer, isAll: isNegated, !isNegated),
                _ => throw new NotExpressibleException($"there is no test for its action '{action}'"),
            };
        }

        var path = outer + match["name"];
        if (match["subMatch"] is { } inner)
        {
            return action is "isPresent" or ""
                ? Condition(inner, path + ".", isNegated) : throw new NotExpressibleException($"its action '{action}' is about a block");
        }

        if (match["subMatchOne"] is not null)
            throw new NotExpressibleException("it is about one block of several");

        // What the keys of a map are is a path in a rule.
        if (path is "tags" or "tags_all" && action is "contains" or "notContains")
            return Conditions.Of($"{path}.{Conditions.TextOf(match["value"])}", Conditions.IsSet(action == "contains" != isNegated));
        var test = Test(action, match["value"]);
        if (match["ignoreUndefined"]?.ToString() == "true")
            test = new JsonObject { ["anyOf"] = new JsonArray(Conditions.IsSet(false), test) };
        return Conditions.Of(path, isNegated ? Conditions.Not(test) : test);
    }

    private static JsonObject Several(JsonArray conditions, string outer, bool isAll, bool isNegated) => conditions.Count == 1
        ? Condition(conditions[0], outer, isNegated)
        : new() { [isAll ? "allOf" : "anyOf"] = new JsonArray([.. conditions.Select(each => Condition(each, outer, isNegated))]) };

    private static JsonNode Test(string action, JsonNode? value) => action switch
    {
        "isPresent" => Conditions.IsSet(true),
        "notPresent" => Conditions.IsSet(false),
        "equals" => Conditions.Literal(value),
        "notEqual" => Conditions.Not(Conditions.Literal(value)),
        "isAny" => Conditions.In(value),
        "isNone" => Conditions.Not(Conditions.In(value)),
        "contains" => new JsonObject { ["contains"] = Conditions.Literal(value) },
        "notContains" => Conditions.Not(new JsonObject { ["contains"] = Conditions.Literal(value) }),
        "startsWith" => Conditions.Affix(value, atStart: true),
        "endsWith" => Conditions.Affix(value, atStart: false),
        "regexMatches" => Conditions.Matches(Conditions.TextOf(value)),
        "lessThan" => Conditions.SetAnd(Conditions.Not(Conditions.Bound("min", value))),
        "lessThanOrEqualTo" => Conditions.Bound("max", value),
        "greaterThan" => Conditions.SetAnd(Conditions.Not(Conditions.Bound("max", value))),
        "greaterThanOrEqualTo" => Conditions.Bound("min", value),
        _ => throw new NotExpressibleException($"there is no test for its action '{action}'"),
    };
}
