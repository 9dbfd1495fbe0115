using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>Calls into source: the body is run with the arguments, and the statement goes on in each way in which it ends.</summary>
internal static class Calls
{
    private const int MaxDepth = 12;
    private const int MaxRecursion = 2;
    private const int MaxOutcomes = 16;

    /// <summary>Calls a method whose body is in source.</summary>
    public static Value Call(Evaluation eval, IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, CallSite site) =>
        Call(eval, method, receiver, arguments, site, eval.Frame.TypeArguments);

    private static Value Call(
        Evaluation eval,
        IMethodSymbol method,
        Value? receiver,
        ImmutableArray<Value> arguments,
        CallSite site,
        TypeArguments around)
    {
        var types = around.Of(method, receiver is null ? null : eval.ObjectOf(receiver)?.Type);
        method = method.OriginalDefinition;
        if (!eval.Context.EntersCalls)
            return Skip(eval, method, receiver, arguments, site);
        if (CalleeOf(eval, method, receiver) is { } callee && !IsTooDeep(eval.Context, callee.Owner))
            return Enter(eval, callee with { TypeArguments = types }, arguments, site);
        eval.Environment.MarkIncomplete(method);
        return Lose(eval, receiver, arguments, site);
    }

    /// <summary>Calls a delegate whose target is known; <see langword="null"/> where its body is not to be seen.</summary>
    public static Value? Call(Evaluation eval, Value.Function function, ImmutableArray<Value> arguments, CallSite site)
    {
        var around = function.Scope?.TypeArguments ?? TypeArguments.None;
        if (function.Lambda is null && function.Method.MethodKind != MethodKind.LocalFunction)
            return eval.Program.HasSource(function.Method) ? Call(eval, function.Method, function.Receiver, arguments, site, around) : null;
        if (function.Lambda is null && !eval.Context.EntersCalls)
            return Skip(eval, function.Method, null, arguments, site);
        if (GraphOf(eval, function) is { } graph && !IsTooDeep(eval.Context, function.Method))
        {
            var callee = new Callee(function.Method, graph, function.Scope?.This, ScopeOf(function));
            return Enter(eval, callee with { TypeArguments = around.Of(function.Method, null) }, arguments, site);
        }

        eval.Environment.MarkIncomplete(function.Method);
        return null;
    }

    /// <summary>Runs the initializer of a field or a property, and returns what it assigned.</summary>
    /// <param name="eval">The evaluation.</param>
    /// <param name="initializer">The initializer.</param>
    /// <param name="instance">The object that has the member; <see langword="null"/> where the member is read on none.</param>
    public static Value RunInitializer(Evaluation eval, Body initializer, Value? instance)
    {
        if (!IsTooDeep(eval.Context, initializer.Owner))
        {
            var outcome = eval.Choose(() => RunInitializer(eval.Context, eval.State, initializer, instance));
            return Take(eval, outcome, initializer.Graph.OriginalOperation.Syntax, isPlace: false);
        }

        eval.Environment.MarkIncomplete(initializer.Owner);
        return Value.Unknown.Value;
    }

    /// <summary>For a lambda or a local function, the call it is nested in.</summary>
    public static Frame? ScopeOf(Value.Function function)
    {
        if (function.Lambda is not null)
            return function.Scope;
        for (var frame = function.Scope; frame is not null; frame = frame.Scope)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Owner, function.Method.OriginalDefinition.ContainingSymbol))
                return frame;
        }

        return null;
    }

    /// <summary>Assigns something unknown to what was passed by reference.</summary>
    public static void AssignUnknown(Evaluation eval, CallSite site)
    {
        foreach (var target in site.References)
        {
            if (target is not null)
                Assignments.WriteBack(eval, target, eval.Fresh(target.Syntax), site.Syntax);
        }
    }

    /// <summary>A call that is not run may do anything with what it is given.</summary>
    private static Value Lose(Evaluation eval, Value? receiver, ImmutableArray<Value> arguments, CallSite site)
    {
        eval.Escape(arguments);
        if (receiver is not null)
            eval.Escape(receiver);
        StaticMembers.Lose(eval);
        AssignUnknown(eval, site);
        eval.MayThrow();
        return eval.Fresh(site.Syntax);
    }

    /// <summary>A call in a run that enters none.</summary>
    private static Value Skip(Evaluation eval, IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, CallSite site)
    {
        eval.Environment.MarkSkipped(method);
        if (method.MethodKind == MethodKind.LocalFunction)
            DeferredExecution.LoseCaptured(eval, method);
        return Lose(eval, receiver, arguments, site);
    }

    private static Callee? CalleeOf(Evaluation eval, IMethodSymbol method, Value? receiver)
    {
        if (method.MethodKind != MethodKind.LocalFunction)
            return eval.Program.BodyOf(method) is { } body ? new(body.Owner, body.Graph, receiver) : null;
        var function = new Value.Function(method, null, eval.Frame, null);
        return GraphOf(eval, function) is { } nested ? new(method, nested, eval.Frame.This, ScopeOf(function)) : null;
    }

    private static ControlFlowGraph? GraphOf(Evaluation eval, Value.Function function)
    {
        if (ScopeOf(function) is not { } scope)
            return null;
        return function.Lambda is { } lambda
            ? scope.Graph.GetAnonymousFunctionControlFlowGraphInScope(lambda, eval.Run.Cancellation)
            : scope.Graph.GetLocalFunctionControlFlowGraphInScope(function.Method.OriginalDefinition, eval.Run.Cancellation);
    }

    private static bool IsTooDeep(EvaluationContext context, ISymbol method)
    {
        if ((context.Frame.Caller?.Depth ?? 0) >= MaxDepth)
            return true;
        var recursion = 0;
        for (var active = context.Active; active is not null; active = active.Outer)
        {
            if (SymbolEqualityComparer.Default.Equals(active.Frame.Owner, method))
                recursion++;
        }

        return recursion >= MaxRecursion;
    }

    private static Frame NewFrame(EvaluationContext context, State state, Callee callee, SyntaxNode site)
    {
        const int maxConcurrent = 4;
        var index = 0;
        int id;
        while (state.Variables.HasFrame(id = context.Run.FrameId(context.Frame.Id, site, index)) && index < maxConcurrent)
            index++;
        var caller = new CallChain(context.Frame.Caller, site);
        return new(id, callee.Owner, callee.Graph, callee.Receiver, callee.Scope, caller) { TypeArguments = callee.TypeArguments };
    }

    private static Value Enter(Evaluation eval, Callee callee, ImmutableArray<Value> arguments, CallSite site)
    {
        var isAsync = callee.Owner is IMethodSymbol { IsAsync: true };
        var isIterator = eval.Program.SummaryOf(callee.Graph).IsIterator;
        if (isIterator ? !SyntacticEffects.IsEnumeratedWhole(site.Syntax)
            : isAsync && !eval.Program.Effects.IsConsumedAtOnce(site.Syntax))
        {
            DeferredExecution.EscapeShared(eval, site.Syntax);
            StaticMembers.Lose(eval);
        }

        var outcome = eval.Choose(() => Run(eval, callee, arguments, site.Syntax));
        var result = Take(eval, outcome, site, callee.Owner is IMethodSymbol { RefKind: not RefKind.None });
        return callee.Owner is IMethodSymbol { IsAsync: true, ReturnsVoid: false } method && !isIterator && !eval.IsDead
            ? Collections.AllocateTask(eval, site.Syntax, method.ReturnType, result)
            : result;
    }

    private static IReadOnlyList<CallOutcome> Run(Evaluation eval, Callee callee, ImmutableArray<Value> arguments, SyntaxNode site)
    {
        var frame = NewFrame(eval.Context, eval.State, callee, site);
        var state = eval.State;
        for (var index = 0; index < callee.Parameters.Length && index < arguments.Length; index++)
            state = state.Write(new Slot(callee.Parameters[index].OriginalDefinition, frame.Id), arguments[index], null);
        var isFollowed = Iterators.IsFollowed(eval, callee, site);
        if (isFollowed)
            state = state.Write(new Slot(Iterators.Yielded, frame.Id), new Value.Tuple([]), null);
        IEnumerable<State> entries = [state];
        if (callee is { Owner: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor, Receiver: { } instance })
        {
            var begun = ObjectCreation.BeforeConstructorBody(eval.Context with { Frame = frame }, state, constructor, instance);
            eval.MayThrow(begun.Thrown);
            entries = begun.Ends.Select(end => end.State);
        }

        var runs = entries.Select(entry => GraphDriver.Execute(eval.Context, frame, entry));
        var outcomes = runs.SelectMany(run => OutcomesOf(eval.Context, run, exit => exit.Result, site)).ToList();
        if (outcomes.Exists(outcome => outcome.State is not null) || !eval.Program.SummaryOf(callee.Graph).IsIterator)
            return outcomes.Count > 0 ? outcomes : [CallOutcome.None];
        // One that never ends is left by whoever enumerates it.
        var lost = new Evaluation(eval.Context, eval.State);
        lost.Escape(callee.Receiver is { } called ? arguments.Add(called) : arguments);
        return [new(lost.State, Value.NotNull.Value, [], [])];
    }

    private static IReadOnlyList<CallOutcome> RunInitializer(EvaluationContext context, State state, Body initializer, Value? instance)
    {
        var member = initializer.Owner;
        var site = initializer.Graph.OriginalOperation.Syntax;
        var before = new Evaluation(context, state);
        var target = instance ?? (member.IsStatic ? null : before.Allocate(site, new HeapObject(member.ContainingType, null)));
        var callee = new Callee(member, initializer.Graph, target)
        {
            TypeArguments = TypeArguments.Of(target is null ? member.ContainingType : before.ObjectOf(target)?.Type),
        };
        var frame = NewFrame(context, before.State, callee, site);
        return OutcomesOf(context, GraphDriver.Execute(context, frame, before.State), exit => target is null
            ? exit.State.Read(new Slot(member, frame.Id))?.Value
            : StoredIn(context, exit.State, target, member));
    }

    private static Value? StoredIn(EvaluationContext context, State state, Value instance, ISymbol member)
    {
        var stored = Evaluation.InEveryWay(context, state, eval => MemberAccess.ReadStored(eval, instance, member) ?? Value.Unknown.Value);
        return stored.Ends.Count == 0 ? null : ValueLattice.JoinAll(stored.Ends.Select(end => end.Value));
    }

    /// <summary>What a call leaves behind, with its own variables gone and like outcomes made one.</summary>
    private static List<CallOutcome> OutcomesOf(
        EvaluationContext caller,
        GraphRun run,
        Func<GraphExit, Value?> resultOf,
        SyntaxNode? site = null)
    {
        var parameters = run.Frame.Owner is IMethodSymbol method ? method.Parameters : [];
        var outcomes = new List<CallOutcome>();
        foreach (var exit in run.Exits)
        {
            var references = parameters.Select(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out
                ? exit.State.Read(new Slot(parameter, run.Frame.Id))?.Value
                : null).ToImmutableArray();
            var (ended, result) = (exit.State, Places.ForCaller(resultOf(exit) ?? Value.Unknown.Value, run.Frame));
            if (run.Summary.IsIterator && site is not null)
            {
                var eval = new Evaluation(caller, exit.State);
                result = Iterators.ResultOf(eval, run.Frame, run.Entry, site);
                ended = eval.State;
            }

            var state = run.Summary.HasNestedFunctions
                ? ended
                : ended with { Variables = ended.Variables.WithoutFrame(run.Frame.Id) };
            AddDistinct(outcomes, new(state, result, references, []));
        }

        if (outcomes.Count > MaxOutcomes)
            outcomes = [outcomes.Aggregate(Join)];
        if (outcomes.Count == 0)
            outcomes.Add(CallOutcome.None);
        if (caller.IsGuarded)
            outcomes[0] = outcomes[0] with { Thrown = run.Thrown };
        return outcomes;
    }

    private static CallOutcome Join(CallOutcome left, CallOutcome right) => new(
        State.Join(left.State!, right.State!),
        ValueLattice.Join(left.Result, right.Result),
        [.. left.References.Zip(right.References, (x, y) => x is null || y is null ? null : ValueLattice.Join(x, y))],
        []);

    private static void AddDistinct(List<CallOutcome> outcomes, CallOutcome outcome)
    {
        var index = outcomes.FindIndex(known =>
            known.Result == outcome.Result && known.References.SequenceEqual(outcome.References) && known.State!.IsAlike(outcome.State!));
        if (index < 0)
            outcomes.Add(outcome);
        else
            outcomes[index] = outcomes[index] with { State = outcomes[index].State!.ForgetDifferences(outcome.State!) };
    }

    private static Value Take(Evaluation eval, CallOutcome outcome, CallSite site, bool isPlace)
    {
        var references = site.References;
        if (!TryContinue(eval, outcome))
            return Value.Unknown.Value;
        for (var index = 0; index < references.Length && index < outcome.References.Length; index++)
        {
            if (references[index] is { } target && outcome.References[index] is { } value)
                Assignments.WriteBack(eval, target, value, target.Syntax);
        }

        if (!isPlace)
            return outcome.Result;
        var place = Places.Returned(eval, outcome.Result, site);
        return site.ReturnsPlace ? place : Places.Read(eval, place, site.Syntax);
    }

    private static bool TryContinue(Evaluation eval, CallOutcome outcome)
    {
        eval.MayThrow(outcome.Thrown);
        if (outcome.State is { } state)
            eval.Continue(state);
        else
            eval.Die();
        return outcome.State is not null;
    }

    /// <summary>
    /// Calls a method that yields its results by <c>out</c> parameters; <see langword="null"/> where its body is not entered, unknown
    /// values where it does not return.
    /// </summary>
    /// <param name="eval">The evaluation.</param>
    /// <param name="body">The method.</param>
    /// <param name="subject">What it is called on, or given first where it is static.</param>
    /// <param name="count">How many results it yields.</param>
    /// <param name="site">Where it is called.</param>
    public static IReadOnlyList<Value>? CallForReferences(Evaluation eval, Body body, Value subject, int count, SyntaxNode site)
    {
        if (!eval.Context.EntersCalls || IsTooDeep(eval.Context, body.Owner))
            return null;
        var isStatic = body.Owner.IsStatic;
        var results = Enumerable.Repeat<Value>(Value.Unknown.Value, count);
        ImmutableArray<Value> arguments = isStatic ? [subject, .. results] : [.. results];
        var callee = new Callee(body.Owner, body.Graph, isStatic ? null : subject)
        {
            TypeArguments = TypeArguments.Of(eval.ObjectOf(subject)?.Type),
        };
        var outcome = eval.Choose(() => Run(eval, callee, arguments, site));
        return TryContinue(eval, outcome)
            ? [.. outcome.References.Skip(isStatic ? 1 : 0).Select(result => result ?? Value.Unknown.Value)]
            : [.. results];
    }
}
