using Infra.Analyzers.Rules.Json;

namespace Infra.Analyzers.Scanner.Foreign;

/// <summary>Reads what may be missing, or of another kind than it should be.</summary>
internal static class JsonNodes
{
    /// <summary>The value at the end of a path of properties.</summary>
    public static JsonNode? At(this JsonNode? node, params string[] path) =>
        path.Aggregate(node, (value, name) => (value as JsonNode.Object)?[name]);

    /// <summary>The text at the end of a path of properties; <see langword="null"/> where there is none, or an empty one.</summary>
    public static string? TextAt(this JsonNode? node, params string[] path) =>
        node.At(path) is JsonNode.Text { Value.Length: > 0 } text ? text.Value : null;

    /// <summary>The whole number at the end of a path of properties.</summary>
    public static int? NumberAt(this JsonNode? node, params string[] path) =>
        node.At(path) is JsonNode.Number { Value: >= int.MinValue and <= int.MaxValue } number ? (int)number.Value : null;

    /// <summary>The elements of the array at the end of a path of properties.</summary>
    public static IReadOnlyList<JsonNode> ItemsAt(this JsonNode? node, params string[] path) =>
        node.At(path) is JsonNode.Array array ? array.Items : [];

    /// <summary>The properties of the object at the end of a path of properties.</summary>
    public static IReadOnlyList<JsonMember> MembersAt(this JsonNode? node, params string[] path) =>
        node.At(path) is JsonNode.Object value ? value.Members : [];
}
