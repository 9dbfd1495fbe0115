using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Infra.Analyzers.Flow;

/// <summary>How one way through a body ends.</summary>
internal sealed record GraphExit(State State, Value? Result);

/// <summary>The work still to do, and the results, of running a control-flow graph or one region of it.</summary>
internal sealed class GraphRun(Frame frame, BodyShape shape, State entry, ControlFlowRegion? within, bool isGuarded, bool repeats)
{
    private readonly SortedDictionary<int, List<State>> _pending = [];
    private readonly Dictionary<int, List<State>> _seen = [];
    private readonly Dictionary<int, int> _rounds = [];
    private readonly Dictionary<int, State> _merged = [];

    public Frame Frame { get; } = frame;

    public BodyShape Shape { get; } = shape;

    /// <summary>The state in which the call began.</summary>
    public State Entry { get; } = entry;

    /// <summary>The region that is run; <see langword="null"/> for the whole graph.</summary>
    public ControlFlowRegion? Within { get; } = within;

    /// <summary>Whether it is run in a <c>try</c> of a caller, or the graph around it.</summary>
    public bool IsGuarded { get; } = isGuarded;

    /// <summary>Whether it is run in a loop of a caller, or the graph around it.</summary>
    public bool Repeats { get; } = repeats;

    public List<GraphExit> Exits { get; } = [];

    public List<State> Thrown { get; } = [];

    /// <summary>The states behind the region that is run.</summary>
    public List<State> Completed { get; } = [];

    public void Enqueue(int block, State state)
    {
        if (!_pending.TryGetValue(block, out var states))
            _pending.Add(block, states = []);
        StateSet.AddDistinct(states, state);
    }

    /// <summary>The first block that has something to do, and the states to run it in; a negative ordinal when all is done.</summary>
    public (int Block, IReadOnlyList<State> Batch) Next(Patience patience)
    {
        while (_pending.Count > 0)
        {
            var first = _pending.First();
            _pending.Remove(first.Key);
            if (Fresh(first.Key, first.Value, patience) is { Count: > 0 } batch)
                return (first.Key, batch);
        }

        return (-1, []);
    }

    private IReadOnlyList<State> Fresh(int block, List<State> states, Patience patience)
    {
        _rounds.TryGetValue(block, out var rounds);
        _rounds[block] = rounds + 1;
        if (!_seen.TryGetValue(block, out var seen))
            _seen.Add(block, seen = []);
        if (rounds < patience.Rounds && seen.Count < patience.Paths * 4)
        {
            // A state that differs only in what its path assumed may still decide a later branch otherwise: it is run again, merged.
            var batch = new List<State>();
            foreach (var state in StateSet.Bounded(states, patience))
            {
                var index = seen.FindIndex(known => known.IsAlike(state));
                var fresh = index < 0 ? state : seen[index].ForgetDifferences(state);
                if (index >= 0 && fresh.Certainties == seen[index].Certainties)
                    continue;
                if (index < 0)
                    seen.Add(fresh);
                else
                    seen[index] = fresh;
                batch.Add(fresh);
            }

            return batch;
        }

        var merged = states.Aggregate(State.Join);
        if (_merged.TryGetValue(block, out var known))
        {
            merged = State.Join(known, merged);
            if (merged.IsAlike(known) && merged.Certainties == known.Certainties)
                return [];
        }

        _merged[block] = merged;
        return [merged];
    }
}

/// <summary>How long paths are followed one by one.</summary>
/// <param name="Rounds">Times that a block is run before its paths are merged.</param>
/// <param name="Paths">Paths that are kept apart at one point.</param>
internal sealed record Patience(int Rounds, int Paths)
{
    public static readonly Patience Full = new(24, 32);

    /// <summary>Where a body has cost much already: better an answer that is less exact than none.</summary>
    public static readonly Patience Short = new(1, 2);
}

/// <summary>Sets of states that are kept small.</summary>
internal static class StateSet
{
    public static void AddDistinct(List<State> states, State state)
    {
        for (var index = 0; index < states.Count; index++)
        {
            if (!states[index].IsAlike(state))
                continue;
            states[index] = states[index].ForgetDifferences(state);
            return;
        }

        states.Add(state);
    }

    /// <summary>
    /// The states themselves, as long as they are few. Of too many, the first stay apart, and of the others those are merged that treat
    /// their objects alike, or all.
    /// </summary>
    public static IReadOnlyList<State> Bounded(IReadOnlyList<State> states, Patience patience)
    {
        var limit = patience.Paths;
        if (states.Count <= limit)
            return states;
        var groups = new List<State>();
        foreach (var state in states.Skip(limit / 2))
        {
            var index = groups.FindIndex(known => known.HasSameObjects(state));
            if (index < 0)
                groups.Add(state);
            else
                groups[index] = State.Join(groups[index], state);
        }

        return [.. states.Take(limit / 2), .. groups.Count <= limit / 2 ? groups : [groups.Aggregate(State.Join)]];
    }
}
