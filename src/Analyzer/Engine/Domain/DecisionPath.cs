using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>The decisions taken on a path, the last one first. Paths that part share their beginning.</summary>
internal sealed class DecisionPath
{
    private readonly DecisionPath? _previous;
    private readonly DecisionPath? _jump;
    private readonly IOperation _condition;
    private readonly bool _outcome;
    private readonly int _length;

    private DecisionPath(DecisionPath? previous, IOperation condition, bool outcome)
    {
        (_previous, _condition, _outcome, _length) = (previous, condition, outcome, LengthOf(previous) + 1);
        // Jumps that double in length lead back to any point of a path in a logarithm of its length, and depend on the length alone:
        // E. W. Myers, An applicative random-access stack, 1983.
        var jump = previous?._jump;
        _jump = LengthOf(previous) - LengthOf(jump) == LengthOf(jump) - LengthOf(jump?._jump) ? jump?._jump : previous;
    }

    public static DecisionPath Append(DecisionPath? path, IOperation condition, bool outcome) => new(path, condition, outcome);

    /// <summary>What two paths have in common from the start.</summary>
    public static DecisionPath? Common(DecisionPath? left, DecisionPath? right)
    {
        var length = Math.Min(LengthOf(left), LengthOf(right));
        (left, right) = (Start(left, length), Start(right, length));
        while (!ReferenceEquals(left, right))
        {
            (left, right) = ReferenceEquals(left!._jump, right!._jump)
                ? (left._previous, right._previous)
                : (left._jump, right._jump);
        }

        return left;
    }

    private static int LengthOf(DecisionPath? path) => path?._length ?? 0;

    /// <summary>The first decisions of a path.</summary>
    private static DecisionPath? Start(DecisionPath? path, int length)
    {
        while (LengthOf(path) > length)
            path = LengthOf(path!._jump) >= length ? path._jump : path._previous;
        return path;
    }

    /// <summary>The last decisions of a path, in their order.</summary>
    public static IReadOnlyList<(IOperation Condition, bool Outcome)> Last(DecisionPath? path, int count)
    {
        var decisions = new List<(IOperation, bool)>();
        for (; path is not null && decisions.Count < count; path = path._previous)
            decisions.Add((path._condition, path._outcome));
        decisions.Reverse();
        return decisions;
    }
}
