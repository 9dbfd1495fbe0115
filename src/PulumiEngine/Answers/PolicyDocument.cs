using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Analyzers.PulumiEngine.Answers;

/// <summary>What <c>aws.iam.getPolicyDocument</c> answers: a document is made of its arguments and of nothing else.</summary>
/// <remarks>As https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document describes it.</remarks>
internal static class PolicyDocument
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer; <see langword="null"/> where a document to be merged is malformed.</summary>
    public static JsonObject? Answer(JsonObject arguments)
    {
        try
        {
            var statements = new List<JsonObject>();
            foreach (var document in Documents(arguments, "sourceJson", "sourcePolicyDocuments"))
                statements.AddRange(document);
            Merge(statements, Items(arguments, "statements").OfType<JsonObject>().Select(Statement));
            foreach (var document in Documents(arguments, "overrideJson", "overridePolicyDocuments"))
                Merge(statements, document);

            var policy = new JsonObject { ["Version"] = arguments["version"]?.ToString() ?? "2012-10-17" };
            if (arguments["policyId"] is { } id)
                policy["Id"] = id.DeepClone();
            policy["Statement"] = new JsonArray([.. statements.Select(statement => statement.DeepClone())]);
            return new()
            {
                ["id"] = "0",
                ["json"] = policy.ToJsonString(Indented),
                ["minifiedJson"] = policy.ToJsonString(Minified),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Adds statements; one with the ID of another takes its place.</summary>
    private static void Merge(List<JsonObject> statements, IEnumerable<JsonObject> added)
    {
        foreach (var statement in added)
        {
            var same = statement["Sid"]?.ToString() is { Length: > 0 } id ? statements.FindIndex(other => other["Sid"]?.ToString() == id)
                : -1;
            if (same >= 0)
                statements[same] = statement;
            else
                statements.Add(statement);
        }
    }

    private static IEnumerable<IEnumerable<JsonObject>> Documents(JsonObject arguments, string one, string several) =>
        from text in (arguments[one] is { } single ? new[] { single.ToString() }
            : Items(arguments, several).Select(item => item.ToString()))
        where !string.IsNullOrWhiteSpace(text)
        let statement = JsonNode.Parse(text)?["Statement"]
        select (statement is JsonArray list ? list.AsEnumerable() : Enumerable.Repeat(statement, 1)).OfType<JsonObject>()
            .Select(item => (JsonObject)item.DeepClone());

    private static JsonObject Statement(JsonObject arguments)
    {
        var statement = new JsonObject();
        if (arguments["sid"]?.ToString() is { Length: > 0 } id)
            statement["Sid"] = id;
        statement["Effect"] = arguments["effect"]?.ToString() ?? "Allow";
        foreach (var (name, element) in new[]
        {
            ("actions", "Action"), ("notActions", "NotAction"), ("resources", "Resource"), ("notResources", "NotResource"),
        })
        {
            if (Items(arguments, name) is { Count: > 0 } values)
                statement[element] = OneOrAll(values.Select(value => value.ToString()));
        }

        foreach (var (name, element) in new[] { ("principals", "Principal"), ("notPrincipals", "NotPrincipal") })
        {
            if (Items(arguments, name) is { Count: > 0 } principals)
                statement[element] = Principal([.. principals.OfType<JsonObject>()]);
        }

        if (Items(arguments, "conditions") is { Count: > 0 } conditions)
            statement["Condition"] = Condition(conditions.OfType<JsonObject>());
        return statement;
    }

    private static JsonNode Principal(IReadOnlyList<JsonObject> principals)
    {
        if (principals is [var only] && only["type"]?.ToString() == "*" && Items(only, "identifiers") is [var any]
            && any.ToString() == "*")
            return JsonValue.Create("*");
        var result = new JsonObject();
        foreach (var type in principals.GroupBy(principal => principal["type"]?.ToString() ?? "", StringComparer.Ordinal))
            result[type.Key] = OneOrAll(type.SelectMany(principal => Items(principal, "identifiers")).Select(item => item.ToString()));
        return result;
    }

    private static JsonObject Condition(IEnumerable<JsonObject> conditions)
    {
        var result = new JsonObject();
        foreach (var test in conditions.GroupBy(condition => condition["test"]?.ToString() ?? "", StringComparer.Ordinal))
        {
            var variables = new JsonObject();
            foreach (var variable in test.GroupBy(condition => condition["variable"]?.ToString() ?? "", StringComparer.Ordinal))
                variables[variable.Key] =
                    OneOrAll(variable.SelectMany(condition => Items(condition, "values")).Select(item => item.ToString()));
            result[test.Key] = variables;
        }

        return result;
    }

    private static JsonNode OneOrAll(IEnumerable<string> texts)
    {
        var values = texts.ToList();
        return values is [var only] ? JsonValue.Create(only)
            : new JsonArray([.. values.Select(value => (JsonNode)JsonValue.Create(value))]);
    }

    private static List<JsonNode> Items(JsonObject parent, string name) => [.. (parent[name] as JsonArray ?? []).OfType<JsonNode>()];
}
