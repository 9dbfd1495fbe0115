namespace Infra.Analyzers.Rules.Json;

/// <summary>What follows a backslash in a text of JSON.</summary>
internal static class JsonEscapes
{
    /// <summary>The character that an escape of one letter stands for; <see langword="null"/> for any other.</summary>
    public static char? Of(char escape) => escape switch
    {
        '"' or '\\' or '/' => escape,
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => null,
    };
}
