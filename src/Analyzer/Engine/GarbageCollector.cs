namespace Infra.Analyzers.Engine;

/// <summary>Drops what the rest of a program cannot meet again, so that states stay small and like ones are found to be alike.</summary>
internal static class GarbageCollector
{
    /// <summary>Drops the objects that a call has made and that nothing holds any more; what is tracked of them is final.</summary>
    /// <param name="context">The call.</param>
    /// <param name="state">What is known.</param>
    /// <param name="entry">The state in which the call began: its objects are the caller's.</param>
    public static State Collect(EvaluationContext context, State state, State entry)
    {
        if (state.Heap.IsEmpty || state.IsSwept(entry))
            return state;
        var unreached = new HashSet<int>(state.Heap.Select(pair => pair.Key).Where(id => !entry.Heap.Contains(id)));
        foreach (var stored in state.Variables.Values)
            state.Heap.Unmark(stored.Value, unreached);
        foreach (var pair in state.Heap)
        {
            if (entry.Heap.Contains(pair.Key))
                state.Heap.UnmarkContents(pair.Value, unreached);
        }

        for (var frame = context.Frame; frame is not null; frame = frame.Scope)
        {
            if (frame.This is { } instance)
                state.Heap.Unmark(instance, unreached);
        }

        if (unreached.Count == 0)
            return state.AsSwept(entry);
        context.Run.Environment.Settle(context, state, unreached.Contains);
        return (state with { Heap = state.Heap.Without(unreached) }).AsSwept(entry);
    }

    /// <summary>Drops what was assumed about values that nothing holds any more.</summary>
    public static State ForgetSettled(State state)
    {
        const int enough = 24;
        if (state.Constraints.Count < enough)
            return state;
        var held = new HashSet<Value>();
        foreach (var stored in state.Variables.Values)
            Collect(stored.Value, held);
        foreach (var content in state.Heap.SelectMany(pair => pair.Value.Contents))
            Collect(content, held);
        var constraints = state.Constraints.KeepAbout(held);
        return ReferenceEquals(constraints, state.Constraints) ? state : state with { Constraints = constraints };
    }

    private static void Collect(Value value, HashSet<Value> held)
    {
        switch (value)
        {
            case Value.Symbolic:
                held.Add(value);
                break;
            case Value.Lifted lifted:
                Collect(lifted.Inner, held);
                break;
            case Value.Test test:
                Collect(test.Left, held);
                if (test.Right is { } right)
                    Collect(right, held);
                break;
            case Value.Tuple tuple:
                foreach (var element in tuple.Elements)
                    Collect(element, held);
                break;
            case Value.Choice choice:
                foreach (var option in choice.Options)
                    Collect(option, held);
                break;
        }
    }
}
