using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Analyzers.PulumiEngine.Configuration;

/// <summary>A stack's configuration as a program gets it: texts by <c>namespace:key</c>, nested values as JSON.</summary>
/// <param name="project">The project, the namespace of keys without one.</param>
internal sealed class StackConfiguration(string project)
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _secrets = new(StringComparer.Ordinal);

    /// <summary>The values.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>The keys whose values are secret.</summary>
    public IReadOnlyCollection<string> Secrets => _secrets;

    /// <summary>Sets a value; <see langword="null"/> leaves the key as it is. A key that was secret stays so.</summary>
    /// <param name="key">The key, with or without a namespace.</param>
    /// <param name="value">The value; an object of the one entry <c>secure</c> is encrypted.</param>
    public void Set(string key, JsonNode? value)
    {
        if (value is null)
            return;
        _values[FullName(key)] = Text(Revealed(value));
        if (HoldsSecure(value))
            MarkSecret(key);
    }

    /// <summary>Says that the value of a key is secret, whoever sets it.</summary>
    public void MarkSecret(string key) => _secrets.Add(FullName(key));

    private string FullName(string key)
    {
        // "project:config:key" is the form of old files.
        var name = key.Replace(":config:", ":", StringComparison.Ordinal);
        return name.Contains(':', StringComparison.Ordinal) ? name : $"{project}:{name}";
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => scalar.ToString(),
        _ => value.ToJsonString(),
    };

    private static bool IsSecure(JsonNode? value) => value is JsonObject { Count: 1 } secret && secret["secure"] is JsonValue;

    private static bool HoldsSecure(JsonNode? value) => IsSecure(value) || value switch
    {
        JsonObject properties => properties.Any(property => HoldsSecure(property.Value)),
        JsonArray items => items.Any(HoldsSecure),
        _ => false,
    };

    private static JsonNode? Revealed(JsonNode? value) => value switch
    {
        _ when IsSecure(value) => JsonValue.Create(PulumiProject.SecurePlaceholder),
        JsonObject properties => new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, Revealed(property.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Revealed)]),
        _ => value?.DeepClone(),
    };
}
