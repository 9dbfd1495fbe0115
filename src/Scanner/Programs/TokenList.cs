namespace Infra.Analyzers.Scanner.Programs;

/// <summary>The tokens of a C# file, and what is asked about them again and again. An index past either end is no token.</summary>
internal sealed class TokenList(IReadOnlyList<CSharpToken> tokens)
{
    public int Count => tokens.Count;

    public CSharpToken this[int index] => tokens[index];

    public bool IsAt(int index, char punctuation) => Exists(index) && tokens[index].Is(punctuation);

    public bool IsAt(int index, string word) => Exists(index) && tokens[index].Is(word);

    public string? WordAt(int index) => Exists(index) && tokens[index].Kind == CSharpTokenKind.Word ? tokens[index].Value : null;

    /// <summary>The index after the bracket that closes the one at an index; the number of tokens where none does.</summary>
    public int PastBracket(int index)
    {
        for (var depth = 0; index < tokens.Count; index++)
        {
            depth += Depth(tokens[index]);
            if (depth <= 0)
                return index + 1;
        }

        return tokens.Count;
    }

    /// <summary>The index after the bracket that closes the one at an index, of one kind of bracket only.</summary>
    public int PastBracket(int index, char open, char close)
    {
        for (var depth = 0; index < tokens.Count; index++)
        {
            depth += tokens[index].Is(open) ? 1 : tokens[index].Is(close) ? -1 : 0;
            if (depth == 0)
                return index + 1;
        }

        return tokens.Count;
    }

    /// <summary>The tokens between two indexes, cut at the commas that no bracket encloses.</summary>
    public IReadOnlyList<IReadOnlyList<CSharpToken>> Cut(int first, int end)
    {
        var pieces = new List<IReadOnlyList<CSharpToken>>();
        var piece = new List<CSharpToken>();
        var depth = 0;
        for (var index = first; index < end; index++)
        {
            depth += Depth(tokens[index]) + (tokens[index].Is('<') ? 1 : tokens[index].Is('>') && !IsAt(index - 1, '=') ? -1 : 0);
            if (depth == 0 && tokens[index].Is(','))
            {
                pieces.Add(piece);
                piece = [];
            }
            else
            {
                piece.Add(tokens[index]);
            }
        }

        if (piece.Count > 0 || pieces.Count > 0)
            pieces.Add(piece);
        return pieces;
    }

    /// <summary>The index of the first token that begins at or after an offset; the number of tokens where none does.</summary>
    public int IndexAt(int offset)
    {
        var (low, high) = (0, tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The index after the end of the statement or expression that begins at an index.</summary>
    public int EndOfStatement(int first)
    {
        var depth = 0;
        for (var index = first; index < tokens.Count; index++)
        {
            depth += Depth(tokens[index]);
            if (depth < 0)
                return Math.Max(index, first + 1);
            if (depth == 0 && tokens[index].Is(';'))
                return index + 1;
        }

        return tokens.Count;
    }

    private bool Exists(int index) => index >= 0 && index < tokens.Count;

    private static int Depth(CSharpToken token) => token.Kind != CSharpTokenKind.Punctuation
        ? 0
        : token.Value[0] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
}
