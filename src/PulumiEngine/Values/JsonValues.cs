using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;

namespace Infra.Analyzers.PulumiEngine.Values;

/// <summary>Between protobuf's values and JSON's.</summary>
internal static class JsonValues
{
    /// <summary>What is written in place of a secret.</summary>
    public const string HiddenSecret = "[secret]";

    public static Struct ToStruct(this JsonObject properties)
    {
        var result = new Struct();
        foreach (var (name, value) in properties)
            result.Fields[name] = value.ToValue();
        return result;
    }

    public static Value ToValue(this JsonNode? node) => node switch
    {
        null => Value.ForNull(),
        JsonObject properties => Value.ForStruct(properties.ToStruct()),
        JsonArray items => Value.ForList([.. items.Select(ToValue)]),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => Value.ForBool(true),
            JsonValueKind.False => Value.ForBool(false),
            JsonValueKind.Number => Value.ForNumber(double.Parse(node.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)),
            _ => Value.ForString(node.ToString()),
        },
    };

    /// <summary>As JSON, in which secrets are hidden and special values are what they stand for.</summary>
    public static JsonObject ToJson(this Struct properties) =>
        new(properties.Fields.OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => KeyValuePair.Create(field.Key, field.Value.ToJson())));

    /// <inheritdoc cref="ToJson(Struct)"/>
    public static JsonNode? ToJson(this Value value) => value.KindCase switch
    {
        Value.KindOneofCase.BoolValue => JsonValue.Create(value.BoolValue),
        // Whole numbers as such; JSON has none that are not finite.
        Value.KindOneofCase.NumberValue => Math.Abs(value.NumberValue) < 1e15 && Math.Truncate(value.NumberValue) == value.NumberValue
            ? JsonValue.Create((long)value.NumberValue)
            : double.IsFinite(value.NumberValue) ? JsonValue.Create(value.NumberValue) : null,
        Value.KindOneofCase.StringValue => JsonValue.Create(value.StringValue),
        Value.KindOneofCase.ListValue => new JsonArray([.. value.ListValue.Values.Select(ToJson)]),
        Value.KindOneofCase.StructValue => Struct(value),
        _ => null,
    };

    private static JsonNode? Struct(Value value)
    {
        var fields = value.StructValue.Fields;
        switch (value.Kind())
        {
            case null:
                return value.StructValue.ToJson();
            case PulumiValues.Secret:
                return JsonValue.Create(HiddenSecret);
            case PulumiValues.OutputValue:
                return value.Unwrapped().ToJson();
            case PulumiValues.ResourceReference:
                // A resource in place of a text is its ID; a component, which has none, its URN.
                return fields.TryGetValue("id", out var id) && id.KindCase == Value.KindOneofCase.StringValue
                    ? JsonValue.Create(id.StringValue.Length > 0 ? id.StringValue : PulumiValues.Unknown)
                    : JsonValue.Create(value.StructValue.Text("urn") ?? PulumiValues.Unknown);
            case var kind:
                // What an asset holds may be large, and is nothing that is configured.
                return new JsonObject { [PulumiValues.Signature] = kind };
        }
    }
}
