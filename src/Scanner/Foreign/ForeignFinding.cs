using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Foreign;

/// <summary>What another scanner has found, as its report says it.</summary>
/// <param name="Rule">Its rule.</param>
/// <param name="Text">What it says, not neutralised.</param>
/// <param name="Source">Where its report says so.</param>
internal sealed record ForeignFinding(RuleMetadata Rule, string Text, TextPlace Source)
{
    /// <summary>The scanner.</summary>
    public required string Scanner { get; init; }

    /// <summary>The file that it is about, as the report names it.</summary>
    public string? Path { get; init; }

    /// <summary>What the report says that <see cref="Path"/> is relative to: a path or an address of a file.</summary>
    public string? Base { get; init; }

    /// <summary>The lines and columns, as in a <see cref="TextPlace"/>; 0 for what is not known.</summary>
    public (int Line, int Column, int EndLine, int EndColumn) Region { get; init; }

    /// <summary>The names that the report gives to what it is about: an address, a logical id.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The construct's path, where the report knows it.</summary>
    public string? ConstructPath { get; init; }

    /// <summary>The reason for which the other scanner lets it pass; <see langword="null"/> where it does not.</summary>
    public string? Accepted { get; init; }
}
