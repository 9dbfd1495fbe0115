using System.Text.Json.Nodes;

namespace Infra.Analyzers.Tool.Import;

/// <summary>
/// A policy of Checkov in YAML, about attributes (https://www.checkov.io/3.Custom%20Policies/YAML%20Custom%20Policies.html).
/// </summary>
internal static class CheckovPolicy
{
    /// <summary>Whether a document is one.</summary>
    public static bool Is(JsonObject document) => document["definition"] is not null && document["metadata"] is not null;

    /// <summary>What it is in a rule.</summary>
    public static ForeignCheck Read(JsonObject document)
    {
        var metadata = document["metadata"] as JsonObject ?? [];
        var id = metadata["id"]?.ToString() ?? "a policy without an id";
        try
        {
            var types = new List<string>();
            var condition = Condition(document["definition"], isNegated: false, types);
            if (types.Count == 0)
                return ForeignCheck.NotTaken(id, "it names no type of resource");
            var rule = new JsonObject
            {
                ["title"] = metadata["name"]?.ToString() ?? id,
                ["severity"] = Conditions.SeverityOf(metadata["severity"]),
                ["resource"] = types.Count == 1 ? types[0] : new JsonArray([.. types.Select(type => (JsonNode)type)]),
                ["require"] = condition,
            };
            if (metadata["guideline"]?.ToString() is { } help && help.StartsWith("https://", StringComparison.Ordinal))
                rule["help"] = help;
            return new(id, rule, null);
        }
        catch (NotExpressibleException obstacle)
        {
            return ForeignCheck.NotTaken(id, obstacle.Message);
        }
    }

    private static JsonObject Condition(JsonNode? node, bool isNegated, List<string> types)
    {
        switch (node)
        {
            case JsonArray { Count: 1 } only:
                return Condition(only[0], isNegated, types);
            case JsonArray list:
                return Several(list, isAll: !isNegated, isNegated, types);
            case JsonObject { Count: 1 } composed when composed["and"] is JsonArray all:
                return Several(all, isAll: !isNegated, isNegated, types);
            case JsonObject { Count: 1 } composed when composed["or"] is JsonArray some:
                return Several(some, isAll: isNegated, isNegated, types);
            case JsonObject { Count: 1 } composed when composed["not"] is { } contrary:
                return Condition(contrary, !isNegated, types);
            case JsonObject leaf:
                return Leaf(leaf, isNegated, types);
            default:
                throw new NotExpressibleException("its definition is no condition");
        }
    }

    private static JsonObject Several(JsonArray conditions, bool isAll, bool isNegated, List<string> types)
    {
        var several = conditions.Where(condition => !IsFilter(condition, types))
            .Select(condition => Condition(condition, isNegated, types)).ToList();
        return several switch
        {
            [] => throw new NotExpressibleException("it only selects resources"),
            [var only] => only,
            _ => new() { [isAll ? "allOf" : "anyOf"] = new JsonArray([.. several]) },
        };
    }

    // Which resources are meant, where that is said beside what must hold of them.
    private static bool IsFilter(JsonNode? node, List<string> types)
    {
        if (node is not JsonObject leaf || leaf["cond_type"]?.ToString() != "filter")
            return false;
        if (leaf["attribute"]?.ToString() != "resource_type" || leaf["operator"]?.ToString() != "within")
            throw new NotExpressibleException("it selects resources by more than their type");
        Add(types, leaf["value"]);
        return true;
    }

    private static JsonObject Leaf(JsonObject leaf, bool isNegated, List<string> types)
    {
        if (leaf["cond_type"]?.ToString() != "attribute")
            throw new NotExpressibleException($"it is about more than attributes (cond_type: {leaf["cond_type"]})");
        Add(types, leaf["resource_types"]);
        var test = Test(leaf["operator"]?.ToString() ?? "", leaf["value"]);
        return Conditions.Of(leaf["attribute"]?.ToString() ?? "", isNegated ? Conditions.Not(test) : test);
    }

    private static JsonNode Test(string name, JsonNode? value) => name switch
    {
        "equals" => Conditions.Literal(value),
        "not_equals" => Conditions.Not(Conditions.Literal(value)),
        "is_true" => true,
        "is_false" => false,
        "exists" => Conditions.IsSet(true),
        "not_exists" => Conditions.IsSet(false),
        "within" => Conditions.In(value),
        "not_within" => Conditions.Not(Conditions.In(value)),
        "contains" => new JsonObject { ["contains"] = Conditions.Literal(value) },
        "not_contains" => Conditions.Not(new JsonObject { ["contains"] = Conditions.Literal(value) }),
        "starting_with" => Conditions.Affix(value, atStart: true),
        "not_starting_with" => Conditions.Not(Conditions.Affix(value, atStart: true)),
        "ending_with" => Conditions.Affix(value, atStart: false),
        "not_ending_with" => Conditions.Not(Conditions.Affix(value, atStart: false)),

        // Python's match begins at the start of the text.
        "regex_match" => Conditions.Matches($"^(?:{Conditions.TextOf(value)})"),
        "not_regex_match" => Conditions.Not(Conditions.Matches($"^(?:{Conditions.TextOf(value)})")),
        "greater_than" => Conditions.SetAnd(Conditions.Not(Conditions.Bound("max", value))),
        "greater_than_or_equal" => Conditions.Bound("min", value),
        "less_than" => Conditions.SetAnd(Conditions.Not(Conditions.Bound("min", value))),
        "less_than_or_equal" => Conditions.Bound("max", value),
        _ => throw new NotExpressibleException($"there is no test for its operator '{name}'"),
    };

    private static void Add(List<string> types, JsonNode? named)
    {
        var names = named is JsonArray list ? list.Select(type => type?.ToString() ?? "").ToList()
            : named is null ? [] : [named.ToString()];
        if (names.Find(name => name is "all" or "taggable") is { } group)
            throw new NotExpressibleException($"it is about '{group}' resources; name their types");
        if (types.Count > 0 && names.Count > 0 && !types.ToHashSet().SetEquals(names))
            throw new NotExpressibleException("its conditions are about different types");
        types.AddRange(names.Except(types));
    }
}
