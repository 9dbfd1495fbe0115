using System.Text.Json;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>Holds JSON against the few words of JSON Schema that our schemas use; any other word is a violation itself.</summary>
internal sealed class JsonSchema(JsonElement root)
{
    public IEnumerable<string> Violations(JsonElement value) => Violations(root, value, "$");

    private IEnumerable<string> Violations(JsonElement schema, JsonElement value, string path) =>
        schema.EnumerateObject().SelectMany(word => Violations(word.Name, word.Value, schema, value, path));

    private IEnumerable<string> Violations(string word, JsonElement rule, JsonElement schema, JsonElement value, string path) => word switch
    {
        "$schema" or "$id" or "title" or "description" or "default" or "$defs" or "format" => [],
        "$ref" => Violations(root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), value, path),
        "type" => Unless($"{path}: {word}", IsOfType(rule.GetString()!, value)),
        "const" => Unless($"{path}: {word}", rule.GetRawText() == value.GetRawText()),
        "enum" => Unless($"{path}: {word}", rule.EnumerateArray().Any(allowed => allowed.GetString() == value.GetString())),
        "pattern" => Unless($"{path}: {word}", Regex.IsMatch(value.GetString()!, rule.GetString()!)),
        "minimum" => Unless($"{path}: {word}", value.GetInt32() >= rule.GetInt32()),
        "items" => value.EnumerateArray().SelectMany((item, index) => Violations(rule, item, $"{path}[{index}]")),
        "required" =>
            rule.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _))
                .Select(name => $"{path}: no {name}"),
        "additionalProperties" =>
            value.EnumerateObject().Where(property => !schema.GetProperty("properties").TryGetProperty(property.Name, out _))
                .Select(property => $"{path}: unexpected {property.Name}"),
        "properties" =>
            rule.EnumerateObject().Where(property => value.TryGetProperty(property.Name, out _))
                .SelectMany(property => Violations(property.Value, value.GetProperty(property.Name), $"{path}.{property.Name}")),
        _ => [$"{path}: the schema's word '{word}' is not known here"],
    };

    private static IEnumerable<string> Unless(string violation, bool holds) => holds ? [] : [violation];

    private static bool IsOfType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => false,
    };
}
