using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Flow;

/// <summary>The decisions taken on a path, the last one first. Paths that part share their beginning.</summary>
internal sealed class Path
{
    private readonly Path? _previous;
    private readonly IOperation _condition;
    private readonly bool _outcome;
    private readonly int _length;

    private Path(Path? previous, IOperation condition, bool outcome) =>
        (_previous, _condition, _outcome, _length) = (previous, condition, outcome, (previous?._length ?? 0) + 1);

    public static Path Append(Path? path, IOperation condition, bool outcome) => new(path, condition, outcome);

    /// <summary>What two paths have in common from the start.</summary>
    public static Path? Common(Path? left, Path? right)
    {
        while (!ReferenceEquals(left, right))
        {
            var (a, b) = (left?._length ?? 0, right?._length ?? 0);
            if (a >= b)
                left = left?._previous;
            if (b >= a)
                right = right?._previous;
        }

        return left;
    }

    /// <summary>The last decisions in their order: as many as can explain anything to a reader.</summary>
    public static IReadOnlyList<Condition> Decisions(Path? path)
    {
        const int enough = 32;
        var decisions = new List<Condition>();
        for (; path is not null && decisions.Count < enough; path = path._previous)
            decisions.Add(Words.Decision(path._condition, path._outcome));
        decisions.Reverse();
        return decisions;
    }
}
