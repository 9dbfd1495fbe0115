namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>Gives words that come again and again in a text the same string, instead of a new one each time.</summary>
internal sealed class NameTable
{
    private const int Size = 512;
    private const int MaxNameLength = 48;

    private readonly string?[] _names = new string?[Size];

    /// <summary>A part of a text.</summary>
    public string Get(string text, int start, int end)
    {
        var length = end - start;
        if (length > MaxNameLength)
            return text.Substring(start, length);
        var hash = 0u;
        for (var index = start; index < end; index++)
            hash = (hash * 31) + text[index];
        ref var name = ref _names[hash % Size];
        return name is not null && name.Length == length && string.CompareOrdinal(name, 0, text, start, length) == 0
            ? name
            : name = text.Substring(start, length);
    }
}
