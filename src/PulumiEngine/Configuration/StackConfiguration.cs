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

    /// <summary>Sets a value; <see langword="null"/> leaves the key as it is.</summary>
    /// <param name="key">The key, with or without a namespace; <c>a:b.c</c> and <c>a:b[0]</c> are keys of their own, as Pulumi's files
    /// hold none.</param>
    /// <param name="value">The value; an object of the one entry <c>secure</c> is encrypted.</param>
    /// <param name="isDefault">Whether the project says so; there a key of another provider's namespace counts too.</param>
    public void Set(string key, JsonNode? value, bool isDefault = false)
    {
        if (value is null)
            return;
        // "project:config:key" is the form of old files.
        var name = key.Replace(":config:", ":", StringComparison.Ordinal);
        if (!name.Contains(':', StringComparison.Ordinal))
            name = $"{project}:{name}";
        if (isDefault && _values.ContainsKey(name))
            return;
        var holdsSecret = HoldsSecure(value);
        _values[name] = Text(Revealed(value));
        if (holdsSecret)
            _secrets.Add(name);
        else
            _secrets.Remove(name);
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
