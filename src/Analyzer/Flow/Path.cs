using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Flow;

/// <summary>The decisions taken on a path, the last one first. Paths that part share their beginning.</summary>
internal sealed class Path
{
    private readonly Path? _previous;
    private readonly Path? _jump;
    private readonly IOperation _condition;
    private readonly bool _outcome;
    private readonly int _length;

    private Path(Path? previous, IOperation condition, bool outcome)
    {
        (_previous, _condition, _outcome, _length) = (previous, condition, outcome, LengthOf(previous) + 1);
        // Jumps that double in length lead back to any point of a path in a logarithm of its length, and depend on the length alone:
        // E. W. Myers, An applicative random-access stack, 1983.
        var jump = previous?._jump;
        _jump = LengthOf(previous) - LengthOf(jump) == LengthOf(jump) - LengthOf(jump?._jump) ? jump?._jump : previous;
    }

    public static Path Append(Path? path, IOperation condition, bool outcome) => new(path, condition, outcome);

    /// <summary>What two paths have in common from the start.</summary>
    public static Path? Common(Path? left, Path? right)
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

    private static int LengthOf(Path? path) => path?._length ?? 0;

    /// <summary>The first decisions of a path.</summary>
    private static Path? Start(Path? path, int length)
    {
        while (LengthOf(path) > length)
            path = LengthOf(path!._jump) >= length ? path._jump : path._previous;
        return path;
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
