namespace Infra.Analyzers.Rules.Json;

/// <summary>A value of a JSON text, with its place.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">The first character after it.</param>
internal abstract record JsonNode(int Start, int End)
{
    /// <summary>An object.</summary>
    public sealed record Object(IReadOnlyList<JsonMember> Members, int Start, int End) : JsonNode(Start, End)
    {
        /// <summary>The value of a property; of several with one name, the last.</summary>
        public JsonNode? this[string name] => Members.LastOrDefault(member => member.Name == name)?.Value;
    }

    /// <summary>An array.</summary>
    public sealed record Array(IReadOnlyList<JsonNode> Items, int Start, int End) : JsonNode(Start, End);

    /// <summary>A string.</summary>
    public sealed record Text(string Value, int Start, int End) : JsonNode(Start, End);

    /// <summary>A number.</summary>
    public sealed record Number(double Value, int Start, int End) : JsonNode(Start, End);

    /// <summary>A truth value.</summary>
    public sealed record Boolean(bool Value, int Start, int End) : JsonNode(Start, End);

    /// <summary><c>null</c>.</summary>
    public sealed record Null(int Start, int End) : JsonNode(Start, End);
}

/// <summary>A property of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Start">Where its name begins in the text.</param>
/// <param name="End">The first character after the name.</param>
internal sealed record JsonMember(string Name, JsonNode Value, int Start, int End);
