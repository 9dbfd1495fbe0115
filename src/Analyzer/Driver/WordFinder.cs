namespace Infra.Analyzers.Driver;

/// <summary>Tells whether a text has one of some words, in one look at it, however many words there are.</summary>
internal sealed class WordFinder
{
    private const uint Seed = 2166136261;
    private const uint Prime = 16777619;

    private readonly Dictionary<uint, string> _byHash = [];
    private readonly List<string> _others = [];
    private readonly IReadOnlyCollection<string> _words;

    public WordFinder(IReadOnlyCollection<string> words)
    {
        _words = words;
        foreach (var word in words)
        {
            var hash = word.Aggregate(Seed, Add);
            if (_byHash.ContainsKey(hash))
                _others.Add(word);
            else
                _byHash.Add(hash, word);
        }
    }

    /// <summary>Whether C# code may name one of the words.</summary>
    public bool IsIn(string code)
    {
        // A name may be written with escapes: "\u0054rail". Then any part of a word counts.
        if (code.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0)
            return _words.Any(word => code.IndexOf(word, StringComparison.Ordinal) >= 0);
        for (var start = 0; start < code.Length; start++)
        {
            var (end, hash) = (start, Seed);
            for (; end < code.Length && IsOfWord(code[end]); end++)
                hash = Add(hash, code[end]);
            if (end > start && _byHash.TryGetValue(hash, out var word) && (Is(word, code, start, end)
                || _others.Exists(other => Is(other, code, start, end))))
            {
                return true;
            }

            start = end;
        }

        return false;
    }

    private static bool Is(string word, string code, int start, int end) =>
        word.Length == end - start && string.CompareOrdinal(word, 0, code, start, word.Length) == 0;

    private static uint Add(uint hash, char character) => unchecked((hash ^ character) * Prime);

    private static bool IsOfWord(char character) => character < 128
        ? character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'
        : char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.ConnectorPunctuation
            or System.Globalization.UnicodeCategory.Format;
}
