namespace Infra.Analyzers.Engine;

/// <summary>The operations that a run may cost. Counted, not timed, so that every run agrees.</summary>
internal sealed class Budget(int limit)
{
    private int _spent;

    public bool IsExceeded => _spent > limit;

    /// <summary>How far paths are followed one by one, given what the run has cost so far.</summary>
    public ExplorationLimits Limits => _spent < limit / 4 ? ExplorationLimits.Full : ExplorationLimits.Reduced;

    /// <summary>What a body may cost, however short it is.</summary>
    public const int AtLeast = 300_000;

    /// <summary>The budget of a body; beyond it nothing is said about it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="atLeast">What it may cost, however short it is: less in tests of what is done beyond it.</param>
    public static Budget Of(Body body, int atLeast = AtLeast)
    {
        const int perBlock = 60;
        return new(Math.Max(atLeast, perBlock * body.Graph.Blocks.Length));
    }

    /// <summary>Charges some operations. False where they are more than are left.</summary>
    public bool TrySpend(int operations = 1)
    {
        _spent += operations;
        return !IsExceeded;
    }
}

/// <summary>How far paths are followed one by one.</summary>
/// <param name="MaxRounds">Times that a block is run before its paths are merged.</param>
/// <param name="MaxPaths">Paths that are kept apart at one point.</param>
internal sealed record ExplorationLimits(int MaxRounds, int MaxPaths)
{
    public static readonly ExplorationLimits Full = new(24, 32);

    /// <summary>Where a body has cost much already: better an answer that is less exact than none.</summary>
    public static readonly ExplorationLimits Reduced = new(1, 2);
}
