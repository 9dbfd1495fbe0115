namespace Infra.Analyzers.Scanner.Json;

/// <summary>The tokens that <see cref="JsonReader"/> stops at; commas and colons are not among them.</summary>
internal enum JsonToken
{
    End,
    ObjectStart,
    ObjectEnd,
    ArrayStart,
    ArrayEnd,
    Name,
    String,
    Number,
    True,
    False,
    Null,
}
