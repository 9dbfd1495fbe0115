using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Flow;

/// <summary>The decisions taken on a path, the last one first. Paths that part share their beginning.</summary>
internal sealed class Path
{
    private readonly Path? _previous;
    private readonly Condition _decision;
    private readonly int _length;

    private Path(Path? previous, Condition decision) => (_previous, _decision, _length) = (previous, decision, (previous?._length ?? 0) + 1);

    public static Path Append(Path? path, Condition decision) => new(path, decision);

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

    /// <summary>The decisions in their order.</summary>
    public static IReadOnlyList<Condition> Decisions(Path? path)
    {
        var decisions = new Condition[path?._length ?? 0];
        for (; path is not null; path = path._previous)
            decisions[path._length - 1] = path._decision;
        return decisions;
    }
}
