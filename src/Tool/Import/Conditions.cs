using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.Tool.Import;

/// <summary>The parts of conditions in <c>infra.rules.json</c>.</summary>
internal static class Conditions
{
    private const string Set = "$set";
    private const string Unset = "$unset";

    /// <summary>The severities there, by what other scanners call them.</summary>
    private static readonly Dictionary<string, string> Severities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CRITICAL"] = "error",
        ["HIGH"] = "error",
        ["ERROR"] = "error",
        ["MEDIUM"] = "warning",
        ["WARNING"] = "warning",
        ["LOW"] = "info",
        ["INFO"] = "info",
    };

    /// <summary>That an attribute passes a test.</summary>
    public static JsonObject Of(string path, JsonNode? test) => path.Contains('*', StringComparison.Ordinal) || path.Length == 0
        ? throw new NotExpressibleException($"its path '{path}' is none of a rule's")
        : new() { [path] = test };

    /// <summary>The value is set, or is not.</summary>
    public static JsonNode IsSet(bool expected) => expected ? Set : Unset;

    /// <summary>The value does not pass a test.</summary>
    public static JsonNode Not(JsonNode? test) => test is JsonValue value && value.TryGetValue<string>(out var text) && text is Set or Unset
        ? IsSet(text == Unset) : new JsonObject { ["not"] = test };

    /// <summary>The value passes a test, and is set, which what is contrary to a test does not say.</summary>
    public static JsonObject SetAnd(JsonNode test) => new() { ["allOf"] = new JsonArray(IsSet(true), test) };

    /// <summary>The value is one of some.</summary>
    public static JsonObject In(JsonNode? values) => new()
    {
        ["in"] = values switch
        {
            JsonArray { Count: > 0 } list => new JsonArray([.. list.Select(item => Literal(item))]),
            JsonValue text when text.TryGetValue<string>(out var listed) =>
                new JsonArray([.. listed.Split(',').Select(item => (JsonNode)item.Trim())]),
            _ => throw new NotExpressibleException("it compares with no list"),
        },
    };

    /// <summary>The text matches a regular expression.</summary>
    public static JsonObject Matches(string pattern) => new() { ["matches"] = pattern };

    /// <summary>The text begins with, or ends in, another.</summary>
    public static JsonObject Affix(JsonNode? value, bool atStart)
    {
        var text = Regex.Escape(TextOf(value));
        return Matches(atStart ? "^" + text : text + "$");
    }

    /// <summary>The number is not below, or not above, another.</summary>
    public static JsonObject Bound(string name, JsonNode? value) => new()
    {
        [name] = double.TryParse(TextOf(value), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture,
            out var number) ? number : throw new NotExpressibleException("it compares with no number"),
    };

    /// <summary>The value is equal to another.</summary>
    public static JsonNode Literal(JsonNode? value) =>
        value is JsonValue scalar && (!scalar.TryGetValue<string>(out var text) || !text.StartsWith('$'))
            ? scalar.DeepClone() : throw new NotExpressibleException("it compares with no constant");

    /// <summary>A constant as text.</summary>
    public static string TextOf(JsonNode? value) => value is JsonValue scalar
        ? scalar.ToString() : throw new NotExpressibleException("it compares with no constant");

    /// <summary>The severity of a check; a warning where it has none.</summary>
    public static string SeverityOf(JsonNode? severity) =>
        severity is JsonValue text && Severities.TryGetValue(text.ToString(), out var known) ? known : "warning";
}
