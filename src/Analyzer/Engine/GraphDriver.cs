using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>
/// The work-list algorithm over a control-flow graph: runs blocks in the states that reach them, path by path while the paths are few, over
/// merged paths where they are many.
/// </summary>
/// <param name="context">The call that the graph is run for, and where it is called.</param>
/// <param name="run">What there is to do, and what comes of it.</param>
internal sealed class GraphDriver(EvaluationContext context, GraphRun run)
{
    private Budget Budget => context.Run.Budget;

    /// <summary>Runs the graph of a call from its entry to its exits.</summary>
    /// <param name="caller">Where it is called.</param>
    /// <param name="frame">The call.</param>
    /// <param name="entry">The state in which it begins.</param>
    public static GraphRun Execute(EvaluationContext caller, Frame frame, State entry)
    {
        var run = new GraphRun(frame, caller.Run.Program.SummaryOf(frame.Graph), entry, within: null);
        run.Enqueue(frame.Graph.Blocks[0].Ordinal, entry);
        new GraphDriver(caller with { Frame = frame, Active = new(frame, caller.Active) }, run).Drain();
        return run;
    }

    private void Drain()
    {
        while (run.Next(Budget.Limits) is var (ordinal, batch))
        {
            var block = run.Frame.Graph.Blocks[ordinal];
            var inBlock = In(block);
            foreach (var state in batch)
            {
                // Keeping states apart costs by their number.
                var isAffordable = Budget.TrySpend(batch.Count);
                context.Run.Cancellation.ThrowIfCancellationRequested();
                if (!isAffordable)
                    return;
                Execute(inBlock, block, state);
            }
        }
    }

    private EvaluationContext In(BasicBlock block)
    {
        var isGuarded = context.IsGuarded || ExceptionHandlers.IsInTry(block.EnclosingRegion);
        var repeats = context.Repeats || run.Summary.IsInLoop(block.Ordinal);
        return isGuarded == context.IsGuarded && repeats == context.Repeats
            ? context
            : context with { IsGuarded = isGuarded, Repeats = repeats };
    }

    private void Execute(EvaluationContext inBlock, BasicBlock block, State entry)
    {
        IReadOnlyList<State> states = [entry];
        foreach (var operation in block.Operations)
        {
            var after = new List<State>();
            foreach (var state in states)
            {
                var outcomes = Evaluation.InEveryWay(inBlock, state, eval => eval.Evaluate(operation));
                foreach (var end in outcomes.Ends)
                    StateSet.AddDistinct(after, end.State);
                Throw(inBlock, block, outcomes.Thrown);
            }

            states = StateSet.Limit(after, Budget.Limits);
        }

        foreach (var state in states)
            Leave(inBlock, block, state);
    }

    private void Leave(EvaluationContext inBlock, BasicBlock block, State state)
    {
        if (block.Kind == BasicBlockKind.Exit)
        {
            run.Exits.Add(new(state, null));
            return;
        }

        if (block.BranchValue is not { } branchValue)
        {
            Follow(inBlock, block, block.FallThroughSuccessor, state, null);
            return;
        }

        var returnsPlace = block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return
            && run.Frame.Owner is IMethodSymbol { RefKind: not RefKind.None };
        var outcomes = Evaluation.InEveryWay(
            inBlock, state, eval => returnsPlace ? Places.Of(eval, branchValue) : eval.Evaluate(branchValue));
        Throw(inBlock, block, outcomes.Thrown);
        foreach (var (after, value) in outcomes.Ends)
        {
            if (block.ConditionKind == ControlFlowConditionKind.None)
            {
                Follow(inBlock, block, block.FallThroughSuccessor, after, value);
                continue;
            }

            var jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            Branch(inBlock, block, block.ConditionalSuccessor, after, value, jumpsWhen);
            Branch(inBlock, block, block.FallThroughSuccessor, after, value, !jumpsWhen);
        }
    }

    private void Branch(EvaluationContext inBlock, BasicBlock block, ControlFlowBranch? branch, State state, Value condition, bool outcome)
    {
        switch (state.Constraints.Decide(condition))
        {
            case { } decided when decided == outcome:
                Follow(inBlock, block, branch, state, null);
                break;
            case null when state.Constraints.Assume(condition, outcome) is { } assumed:
                var decisions = DecisionPath.Append(state.Decisions, block.BranchValue!, outcome);
                Follow(inBlock, block, branch, state with { Constraints = assumed, Decisions = decisions }, null);
                break;
        }
    }

    private void Follow(EvaluationContext inBlock, BasicBlock block, ControlFlowBranch? branch, State state, Value? value)
    {
        if (branch is null)
            return;
        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow:
                Throw(inBlock, block, [state], block.BranchValue?.Type);
                return;
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                run.Completed.Add(state);
                return;
            case ControlFlowBranchSemantics.ProgramTermination or ControlFlowBranchSemantics.Error:
                return;
        }

        IReadOnlyList<State> states = [state];
        foreach (var region in branch.FinallyRegions)
            states = [.. states.SelectMany(before => ExecuteRegion(inBlock, region, before))];
        foreach (var after in states)
        {
            if (branch.Semantics == ControlFlowBranchSemantics.Return || branch.Destination is null or { Kind: BasicBlockKind.Exit })
                run.Exits.Add(new(after, value));
            else
                run.Enqueue(branch.Destination.Ordinal, CollectGarbage(inBlock, block, branch.Destination, after));
        }
    }

    /// <summary>Runs the blocks of one region, such as a <c>finally</c>, and returns the states after it.</summary>
    private IReadOnlyList<State> ExecuteRegion(EvaluationContext inBlock, ControlFlowRegion region, State entry)
    {
        var inner = new GraphRun(run.Frame, run.Summary, run.Entry, region);
        inner.Enqueue(region.FirstBlockOrdinal, entry);
        new GraphDriver(inBlock, inner).Drain();
        run.Exits.AddRange(inner.Exits);
        run.Thrown.AddRange(inner.Thrown);
        return inner.Completed;
    }

    /// <summary>Hands the states in which something may have been thrown to the handlers around a block.</summary>
    private void Throw(EvaluationContext inBlock, BasicBlock block, IReadOnlyList<State> thrown, ITypeSymbol? exception = null)
    {
        foreach (var state in thrown)
            Throw(inBlock, block.EnclosingRegion, state, exception);
    }

    private void Throw(EvaluationContext inBlock, ControlFlowRegion? from, State thrown, ITypeSymbol? exception)
    {
        IReadOnlyList<State> states = [thrown];
        foreach (var guarded in ExceptionHandlers.Around(from, run.Within))
        {
            if (guarded.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                states = [.. states.SelectMany(state => ExecuteRegion(inBlock, guarded.NestedRegions[1], state))];
                continue;
            }

            foreach (var handler in guarded.NestedRegions.Skip(1))
            {
                var match = ExceptionHandlers.Handles(handler, exception);
                if (match == false)
                    continue;
                foreach (var state in states)
                    run.Enqueue(handler.FirstBlockOrdinal, state);
                if (match == true)
                    return;
            }
        }

        run.Thrown.AddRange(states);
    }

    /// <summary>Drops what the rest of the body cannot ask for.</summary>
    private State CollectGarbage(EvaluationContext inBlock, BasicBlock block, BasicBlock next, State state)
    {
        var variables = state.Variables.Without(
            run.Frame.Id,
            variable => variable != Iterators.Yielded
                && variable is not IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out }
                && !run.Summary.IsUsedFrom(next.Ordinal, variable is CapturedPlace captured ? captured.Id : variable));
        state = state with { Variables = variables };
        if (!context.Repeats && run.Summary.LeavesLoop(block.Ordinal, next.Ordinal))
            state = state.OutsideLoops();
        return GarbageCollector.Collect(inBlock, GarbageCollector.ForgetSettled(state), run.Entry);
    }
}
