using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>How one way through a body ends.</summary>
internal sealed record GraphExit(State State, Value? Result);

/// <summary>The work still to do, and the results, of running a control-flow graph or one region of it.</summary>
internal sealed class GraphRun(Frame frame, CfgSummary summary, State entry, ControlFlowRegion? within)
{
    private readonly SortedDictionary<int, List<State>> _pending = [];
    private readonly Dictionary<int, List<State>> _seen = [];
    private readonly Dictionary<int, int> _rounds = [];
    private readonly Dictionary<int, State> _merged = [];

    public Frame Frame { get; } = frame;

    public CfgSummary Summary { get; } = summary;

    /// <summary>The state in which the call began.</summary>
    public State Entry { get; } = entry;

    /// <summary>The region that is run; <see langword="null"/> for the whole graph.</summary>
    public ControlFlowRegion? Within { get; } = within;

    public List<GraphExit> Exits { get; } = [];

    public List<State> Thrown { get; } = [];

    /// <summary>The states after the region that is run.</summary>
    public List<State> Completed { get; } = [];

    public void Enqueue(int block, State state)
    {
        if (!_pending.TryGetValue(block, out var states))
            _pending.Add(block, states = []);
        StateSet.AddDistinct(states, state);
    }

    /// <summary>The first block that has something to do, and the states to run it in; <see langword="null"/> when all is done.</summary>
    public (int Block, IReadOnlyList<State> Batch)? Next(ExplorationLimits limits)
    {
        while (_pending.Count > 0)
        {
            var first = _pending.First();
            _pending.Remove(first.Key);
            if (Unseen(first.Key, first.Value, limits) is { Count: > 0 } batch)
                return (first.Key, batch);
        }

        return null;
    }

    /// <summary>
    /// The states that a block was not run in yet; after some rounds their join with all before, if that says anything new.
    /// </summary>
    private IReadOnlyList<State> Unseen(int block, List<State> states, ExplorationLimits limits)
    {
        _rounds.TryGetValue(block, out var rounds);
        _rounds[block] = rounds + 1;
        if (!_seen.TryGetValue(block, out var seen))
            _seen.Add(block, seen = []);
        if (rounds < limits.MaxRounds && seen.Count < limits.MaxPaths * 4)
            return Unseen(seen, StateSet.Limit(states, limits));

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

    private static List<State> Unseen(List<State> seen, IReadOnlyList<State> states)
    {
        // A state that differs only in what its path assumed may still decide a later branch otherwise: it is run again, merged.
        var unseen = new List<State>();
        foreach (var state in states)
        {
            var index = seen.FindIndex(known => known.IsAlike(state));
            var merged = index < 0 ? state : seen[index].ForgetDifferences(state);
            if (index >= 0 && merged.Certainties == seen[index].Certainties)
                continue;
            if (index < 0)
                seen.Add(merged);
            else
                seen[index] = merged;
            unseen.Add(merged);
        }

        return unseen;
    }
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
    public static IReadOnlyList<State> Limit(IReadOnlyList<State> states, ExplorationLimits limits)
    {
        var max = limits.MaxPaths;
        if (states.Count <= max)
            return states;
        var groups = new List<State>();
        foreach (var state in states.Skip(max / 2))
        {
            var index = groups.FindIndex(known => known.Heap.IsSame(state.Heap));
            if (index < 0)
                groups.Add(state);
            else
                groups[index] = State.Join(groups[index], state);
        }

        return [.. states.Take(max / 2), .. groups.Count <= max / 2 ? groups : [groups.Aggregate(State.Join)]];
    }
}
