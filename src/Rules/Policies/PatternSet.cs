namespace Infra.Analyzers.Rules.Policies;

/// <summary>The actions or resources that a statement names.</summary>
/// <param name="Patterns">As written, with wildcards.</param>
/// <param name="IsComplete">Whether there are no others.</param>
/// <param name="IsNegated">Whether all but these are meant: <c>NotAction</c>, <c>NotResource</c>.</param>
internal sealed record PatternSet(IReadOnlyList<TextPattern> Patterns, bool IsComplete, bool IsNegated)
{
    /// <summary>Nothing is known of it.</summary>
    public static readonly PatternSet Unknown = new([], IsComplete: false, IsNegated: false);

    /// <summary>Whether the statement means a string.</summary>
    public Tristate Covers(TextPattern target, bool ignoreCase)
    {
        var isNamed = Patterns.Aggregate(
            IsComplete ? Tristate.No : Tristate.Maybe,
            (answer, pattern) => answer == Tristate.Yes ? answer : answer.Or(pattern.Covers(target, ignoreCase)));
        return IsNegated ? isNamed.Not() : isNamed;
    }
}
