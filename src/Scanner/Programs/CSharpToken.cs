namespace Infra.Analyzers.Scanner.Programs;

/// <summary>What a piece of C# text is, as far as finding constructions needs to know.</summary>
internal enum CSharpTokenKind
{
    /// <summary>An identifier or keyword.</summary>
    Word,

    /// <summary>A string literal, interpolated or not.</summary>
    Text,

    /// <summary>One character of punctuation.</summary>
    Punctuation,

    /// <summary>A number or character literal.</summary>
    Other,
}

/// <summary>A piece of C# text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The word or the character; empty for a string.</param>
/// <param name="Start">The offset of its first character.</param>
/// <param name="End">The offset after its last character.</param>
/// <param name="Pieces">Of a string, the literal pieces between the interpolations.</param>
internal sealed record CSharpToken(CSharpTokenKind Kind, string Value, int Start, int End, IReadOnlyList<string>? Pieces = null)
{
    public bool Is(char punctuation) => Kind == CSharpTokenKind.Punctuation && Value[0] == punctuation;

    public bool Is(string word) => Kind == CSharpTokenKind.Word && Value == word;
}
