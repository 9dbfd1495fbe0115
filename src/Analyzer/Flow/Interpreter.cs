using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Infra.Analyzers.Flow;

/// <summary>
/// Runs code over abstract values: path by path while the paths are few, over merged paths where they are many. Calls into source are
/// entered; what leaves the code that can be seen is not known any more.
/// </summary>
/// <remarks>One instance runs one body, on one thread.</remarks>
internal sealed partial class Interpreter
{
    private const int MaxCallDepth = 12;
    private const int MaxRecursion = 2;

    private readonly ProgramSource _program;
    private readonly CreationLog _log;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<(int Frame, SyntaxNode Call, int Index), int> _frameIds = [];
    private readonly Dictionary<(SyntaxNode Site, int Frame, int Index), int> _objectIds = [];

    private int _budget;
    private int _spent;
    private Frame _frame = null!;
    private ActiveCall? _active;
    private State _state = State.Empty;
    private Choices _choices = new();
    private List<State> _throws = [];
    private bool _isDead;
    private bool _isGuarded;
    private bool _repeats;

    public Interpreter(ProgramSource program, CreationLog log, CancellationToken cancellation)
    {
        _program = program;
        _log = log;
        _cancellation = cancellation;
    }

    private Patience Patience => _spent < _budget / 4 ? Patience.Full : Patience.Short;

    /// <summary>Runs a body that code which is not seen may call, with whatever arguments.</summary>
    /// <returns>False where it costs more than it may, or is nested deeper than the stack: the log is not complete then.</returns>
    public bool TryRun(Body body)
    {
        _budget = BudgetOf(body);
        try
        {
            Run(body);
            return _spent <= _budget;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }

    /// <summary>Operations that a body may cost; beyond it nothing is said about it. Counted, not timed, so that every run agrees.</summary>
    private static int BudgetOf(Body body)
    {
        const int atLeast = 300_000;
        const int perBlock = 60;
        return Math.Max(atLeast, perBlock * body.Graph.Blocks.Length);
    }

    private void Run(Body body)
    {
        var frame = new Frame(NewFrameId(0, body.Graph.OriginalOperation.Syntax, 0), body.Owner, body.Graph, null, null, null);
        _frame = frame;
        if (!body.Owner.IsStatic && body.Owner.ContainingType is { } type)
            frame = frame with { This = EnterInstance(body, type) };
        _frame = frame;
        var entries = new List<State> { _state };
        if (body.Owner is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && frame.This is { } created)
            entries = [.. Statement(_state, () => BeforeConstructorBody(constructor, created))];
        foreach (var entry in entries)
        {
            foreach (var exit in Execute(frame, entry).Exits)
            {
                _state = exit.State;
                if (exit.Result is { } result && body.Owner.DeclaredAccessibility != Accessibility.Private)
                    LoseSight(result);
                foreach (var parameter in (body.Owner as IMethodSymbol)?.Parameters ?? [])
                {
                    if (parameter.RefKind is RefKind.Ref or RefKind.Out && _state.Read(new Slot(parameter, frame.Id)) is { } handedOut)
                        LoseSight(handedOut.Value);
                }

                if (frame.This is { } instance)
                {
                    LoseSight([.. ReachableFromOutside(instance)]);
                    HandOutNames([.. KeptFor(instance, body)]);
                }

                Judge(_state, _ => true);
                _log.Referred.End(_state.Made);
            }
        }
    }

    /// <summary>What an object shows to other code in its members.</summary>
    private IEnumerable<Value> ReachableFromOutside(Value instance) =>
        instance is Value.Reference reference && _state.Heap.TryGetValue(reference.Id, out var members)
            ? members.Members.Where(member => member.Key is ISymbol symbol && !_program.IsOnlyRead(symbol)).Select(member => member.Value.Value)
            : [];

    /// <summary>What an object keeps for others of its members than the one that is run.</summary>
    private IEnumerable<Value> KeptFor(Value instance, Body body) =>
        instance is Value.Reference reference && _state.Heap.TryGetValue(reference.Id, out var members)
            ? members.Members.Where(member => member.Key is ISymbol symbol && !ProgramSource.IsUsedOnlyIn(symbol, body.Owner)).Select(member => member.Value.Value)
            : [];

    private Value EnterInstance(Body body, INamedTypeSymbol type)
    {
        var isConstructor = body.Owner is IMethodSymbol { MethodKind: MethodKind.Constructor };
        return Allocate(body.Graph.OriginalOperation.Syntax, new HeapObject(type, null) { IsExact = type.IsSealed, StartsEmpty = isConstructor });
    }

    /// <summary>Runs a control-flow graph from its entry to its exits.</summary>
    private GraphRun Execute(Frame frame, State entry)
    {
        var saved = (_frame, _choices, _isDead, _isGuarded, _throws, _repeats);
        _frame = frame;
        _active = new(frame, _active);
        _throws = [];
        var run = new GraphRun(frame, _program.ShapeOf(frame.Graph), entry, within: null, _isGuarded, _repeats);
        run.Enqueue(frame.Graph.Blocks[0].Ordinal, entry);
        Drain(run);
        (_frame, _choices, _isDead, _isGuarded, _throws, _repeats) = saved;
        _active = _active.Outer;
        return run;
    }

    /// <summary>Runs the blocks of one region, such as a <c>finally</c>, and returns the states behind it.</summary>
    private IReadOnlyList<State> ExecuteRegion(GraphRun outer, ControlFlowRegion region, State entry)
    {
        var saved = (_choices, _isDead, _isGuarded, _throws, _repeats);
        _throws = [];
        var run = new GraphRun(outer.Frame, outer.Shape, outer.Entry, region, _isGuarded, _repeats);
        run.Enqueue(region.FirstBlockOrdinal, entry);
        Drain(run);
        (_choices, _isDead, _isGuarded, _throws, _repeats) = saved;
        outer.Exits.AddRange(run.Exits);
        outer.Thrown.AddRange(run.Thrown);
        return run.Completed;
    }

    private void Drain(GraphRun run)
    {
        while (run.Next(Patience) is var (ordinal, batch) && ordinal >= 0)
        {
            var block = run.Frame.Graph.Blocks[ordinal];
            foreach (var state in batch)
            {
                // Keeping states apart costs by their number.
                _spent += batch.Count;
                _cancellation.ThrowIfCancellationRequested();
                if (_spent > _budget)
                    return;
                _isGuarded = run.IsGuarded || IsInTry(block.EnclosingRegion);
                _repeats = run.Repeats || run.Shape.IsInLoop(ordinal);
                Execute(run, block, state);
            }
        }
    }

    private void Execute(GraphRun run, BasicBlock block, State entry)
    {
        IReadOnlyList<State> states = [entry];
        foreach (var operation in block.Operations)
        {
            var after = new List<State>();
            foreach (var state in states)
            {
                foreach (var outcome in Statement(state, () => Evaluate(operation)))
                    StateSet.AddDistinct(after, outcome);
                Throw(run, block);
            }

            states = StateSet.Bounded(after, Patience);
        }

        foreach (var state in states)
            Leave(run, block, state);
    }

    private void Leave(GraphRun run, BasicBlock block, State state)
    {
        if (block.Kind == BasicBlockKind.Exit)
        {
            run.Exits.Add(new(state, null));
            return;
        }

        if (block.BranchValue is not { } branchValue)
        {
            Follow(run, block, block.FallThroughSuccessor, state, null);
            return;
        }

        var outcomes = Outcomes(state, branchValue);
        Throw(run, block);
        foreach (var (after, value) in outcomes)
        {
            if (block.ConditionKind == ControlFlowConditionKind.None)
            {
                Follow(run, block, block.FallThroughSuccessor, after, value);
                continue;
            }

            var jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            Branch(run, block, block.ConditionalSuccessor, after, value, jumpsWhen);
            Branch(run, block, block.FallThroughSuccessor, after, value, !jumpsWhen);
        }
    }

    private void Branch(GraphRun run, BasicBlock block, ControlFlowBranch? branch, State state, Value condition, bool outcome)
    {
        _state = state;
        switch (Decide(condition))
        {
            case { } decided when decided == outcome:
                Follow(run, block, branch, state, null);
                break;
            case null when Assume(condition, outcome):
                Follow(run, block, branch, _state with { Decisions = Path.Append(_state.Decisions, block.BranchValue!, outcome) }, null);
                break;
        }
    }

    private void Follow(GraphRun run, BasicBlock block, ControlFlowBranch? branch, State state, Value? value)
    {
        if (branch is null)
            return;
        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow:
                _throws.Add(state);
                Throw(run, block, (block.BranchValue as IOperation)?.Type);
                return;
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                run.Completed.Add(state);
                return;
            case ControlFlowBranchSemantics.ProgramTermination or ControlFlowBranchSemantics.Error:
                return;
        }

        IReadOnlyList<State> states = [state];
        foreach (var region in branch.FinallyRegions)
            states = [.. states.SelectMany(before => ExecuteRegion(run, region, before))];
        foreach (var after in states)
        {
            if (branch.Semantics == ControlFlowBranchSemantics.Return || branch.Destination is null or { Kind: BasicBlockKind.Exit })
                run.Exits.Add(new(after, value));
            else
                run.Enqueue(branch.Destination.Ordinal, Tidy(run, block, branch.Destination, after));
        }
    }

    /// <summary>Hands the states at which something may have been thrown to the handlers around a block.</summary>
    private void Throw(GraphRun run, BasicBlock block, ITypeSymbol? exception = null)
    {
        if (_throws.Count == 0)
            return;
        var thrown = _throws;
        _throws = [];
        foreach (var state in thrown)
            Throw(run, block.EnclosingRegion, state, exception);
    }

    private void Throw(GraphRun run, ControlFlowRegion? from, State thrown, ITypeSymbol? exception)
    {
        IReadOnlyList<State> states = [thrown];
        for (var region = from; region is not null && region != run.Within && region.Kind != ControlFlowRegionKind.Root; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } guarded)
                continue;
            if (guarded.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                states = [.. states.SelectMany(state => ExecuteRegion(run, guarded.NestedRegions[1], state))];
                continue;
            }

            foreach (var handler in guarded.NestedRegions.Skip(1))
            {
                var match = Handles(handler, exception);
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

    private static bool? Handles(ControlFlowRegion handler, ITypeSymbol? exception)
    {
        if (handler.ExceptionType is not INamedTypeSymbol caught || caught.SpecialType == SpecialType.System_Object || caught.Name == "Exception")
            return handler.Kind == ControlFlowRegionKind.Catch ? true : null;
        if (exception is null)
            return null;
        if (Frameworks.DerivesFrom(exception, caught))
            return handler.Kind == ControlFlowRegionKind.Catch ? true : null;
        return Frameworks.DerivesFrom(caught, exception as INamedTypeSymbol) ? null : false;
    }

    /// <summary>Whether a region is guarded by handlers of its own body: the graph of a nested function is a region of the outer one.</summary>
    private static bool IsInTry(ControlFlowRegion? region)
    {
        for (; region is not null && region.Kind != ControlFlowRegionKind.Root; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Try)
                return true;
        }

        return false;
    }

    /// <summary>Evaluates a statement in every way it can go.</summary>
    private IEnumerable<State> Statement(State before, Action evaluate) =>
        Outcomes(before, () =>
        {
            evaluate();
            return Value.Unknown.Value;
        }).Select(outcome => outcome.State);

    private IReadOnlyList<(State State, Value Value)> Outcomes(State before, IOperation operation) => Outcomes(before, () => Evaluate(operation));

    private List<(State State, Value Value)> Outcomes(State before, Func<Value> evaluate)
    {
        var saved = (_choices, _isDead);
        _choices = new();
        var outcomes = new List<(State, Value)>();
        do
        {
            _state = before;
            _isDead = false;
            _choices.Restart();
            var value = evaluate();
            if (!_isDead)
                outcomes.Add((_state, value));
        }
        while (_choices.Advance() && _spent <= _budget);
        (_choices, _isDead) = saved;
        return outcomes;
    }

    /// <summary>Drops what the rest of the body cannot ask for; resources that nothing can change any more are judged.</summary>
    private State Tidy(GraphRun run, BasicBlock block, BasicBlock next, State state)
    {
        state = state with { Variables = state.Variables.Without(run.Frame.Id, variable => !run.Shape.IsUsedFrom(next.Ordinal, variable)) };
        if (!run.Repeats && run.Shape.LeavesLoop(block.Ordinal, next.Ordinal))
            state = state.OutsideLoops();
        state = ForgetSettled(state);
        if (state.Heap.IsEmpty || state.IsSwept(run.Entry))
            return state;
        var garbage = new HashSet<int>();
        foreach (var pair in state.Heap)
        {
            if (!run.Entry.Heap.ContainsKey(pair.Key))
                garbage.Add(pair.Key);
        }

        foreach (var stored in state.Variables.Values)
            Mark(stored.Value, state, garbage);
        foreach (var pair in state.Heap)
        {
            if (run.Entry.Heap.ContainsKey(pair.Key))
                MarkContents(pair.Value, state, garbage);
        }

        for (var frame = run.Frame; frame is not null; frame = frame.Scope)
        {
            if (frame.This is { } instance)
                Mark(instance, state, garbage);
        }

        if (garbage.Count == 0)
            return state.AsSwept(run.Entry);
        Judge(state, garbage.Contains);
        return (state with { Heap = state.Heap.RemoveRange(garbage) }).AsSwept(run.Entry);
    }

    /// <summary>Drops what was assumed about values that the rest of the program cannot meet again.</summary>
    private static State ForgetSettled(State state)
    {
        const int enough = 24;
        if (state.Facts.Count < enough)
            return state;
        var met = new HashSet<Value>();
        foreach (var value in state.Variables.All.Select(variable => variable.Value.Value).Concat(state.Heap.Values.SelectMany(instance => instance.Contents)))
            Collect(value, met);
        var settled = state.Facts.Keys.Where(fact => !IsMet(fact, met)).ToList();
        return settled.Count == 0 ? state : state with { Facts = state.Facts.RemoveRange(settled) };
    }

    private static bool IsMet(Value fact, HashSet<Value> met) => fact switch
    {
        Value.Symbol { Origin: ISymbol } => true,
        Value.Test test => IsMet(test.Left, met) || (test.Right is { } right && IsMet(right, met)),
        _ => met.Contains(fact),
    };

    private static void Collect(Value value, HashSet<Value> met)
    {
        switch (value)
        {
            case Value.Symbol:
                met.Add(value);
                break;
            case Value.Lifted lifted:
                Collect(lifted.Inner, met);
                break;
            case Value.Test test:
                Collect(test.Left, met);
                if (test.Right is { } right)
                    Collect(right, met);
                break;
            case Value.Tuple tuple:
                foreach (var element in tuple.Elements)
                    Collect(element, met);
                break;
            case Value.Choice choice:
                foreach (var option in choice.Options)
                    Collect(option, met);
                break;
        }
    }

    private static void MarkContents(HeapObject instance, State state, HashSet<int> garbage)
    {
        foreach (var member in instance.Members)
            Mark(member.Value.Value, state, garbage);
        foreach (var element in instance.Elements ?? [])
            Mark(element, state, garbage);
    }

    private static void Mark(Value value, State state, HashSet<int> garbage)
    {
        switch (value)
        {
            case Value.Reference reference:
                if (garbage.Remove(reference.Id))
                    MarkContents(state.Heap[reference.Id], state, garbage);
                break;
            case Value.Lifted lifted:
                Mark(lifted.Inner, state, garbage);
                break;
            case Value.Choice choice:
                foreach (var option in choice.Options)
                    Mark(option, state, garbage);
                break;
            case Value.Tuple tuple:
                foreach (var element in tuple.Elements)
                    Mark(element, state, garbage);
                break;
            case Value.Function { Receiver: { } receiver }:
                Mark(receiver, state, garbage);
                break;
        }
    }

    private int NewFrameId(int caller, SyntaxNode call, int index)
    {
        if (!_frameIds.TryGetValue((caller, call, index), out var id))
            _frameIds.Add((caller, call, index), id = _frameIds.Count + 1);
        return id;
    }
}

/// <summary>The calls that are being run.</summary>
internal sealed record ActiveCall(Frame Frame, ActiveCall? Outer);
