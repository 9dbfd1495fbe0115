namespace Infra.Analyzers.Rules.Attributes;

/// <summary>What makes the difference between paths.</summary>
internal static class Decisions
{
    /// <summary>For each path where something is wrong, the last decision or call on it that no path takes where it is right.</summary>
    public static IReadOnlyList<Condition> Between(IEnumerable<Variant> wrong, IEnumerable<Variant> right)
    {
        var leading = new HashSet<Condition>(right.SelectMany(variant => variant.Reasons));
        return [.. wrong
            .Select(variant => variant.Reasons.LastOrDefault(condition => !leading.Contains(condition)))
            .OfType<Condition>()
            .Distinct()];
    }
}
