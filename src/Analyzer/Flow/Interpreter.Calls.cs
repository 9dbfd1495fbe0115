using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Flow;

/// <content>Calls, into source and elsewhere.</content>
internal sealed partial class Interpreter
{
    private const int MaxOutcomes = 16;

    private readonly HashSet<SyntaxNode> _runningLater = [];

    private Value Create(IObjectCreationOperation creation)
    {
        var arguments = Arguments(creation.Arguments, creation.Constructor);
        if (creation.Type is not INamedTypeSymbol type || creation.Constructor is not { } constructor)
            return Unseen(null, arguments, creation);
        if (_program.Frameworks.FrameworkOf(type) is not null)
            return CreateFromFramework(creation, type, arguments);
        if (_program.IsInSource(type))
        {
            var instance = Allocate(creation.Syntax, new HeapObject(type, creation.Syntax));
            Construct(constructor, instance, arguments, creation);
            return instance;
        }

        if (CreateFromLibrary(creation, type, arguments) is { } known)
            return known;
        MayThrow();
        LoseSight([.. arguments]);
        return Value.NotNull.Value;
    }

    /// <summary>Runs a constructor of a class in source.</summary>
    private void Construct(IMethodSymbol constructor, Value instance, ImmutableArray<Value> arguments, IOperation operation)
    {
        if (_program.BodyOf(constructor) is not null)
            Call(constructor, instance, arguments, operation.Syntax, Places(operation));
        else
            ConstructWithoutBody(constructor, instance, arguments, operation);
    }

    /// <summary>Runs what a constructor that is not written out does: initializers, positional properties and the base constructor.</summary>
    private void ConstructWithoutBody(IMethodSymbol constructor, Value instance, ImmutableArray<Value> arguments, IOperation operation)
    {
        if (!constructor.IsImplicitlyDeclared && !ProgramSource.IsPrimary(constructor))
        {
            LoseSight([instance, .. arguments]);
            return;
        }

        AssignPositional(constructor, instance, arguments);
        var frame = _frame;
        _frame = frame with { This = instance };
        RunInstanceInitializers(constructor.ContainingType, instance);
        ConstructImplicitBase(constructor, instance, operation);
        _frame = frame;
    }

    private void AssignPositional(IMethodSymbol constructor, Value instance, ImmutableArray<Value> arguments)
    {
        if (!ProgramSource.IsPrimary(constructor))
            return;
        for (var index = 0; index < constructor.Parameters.Length && index < arguments.Length; index++)
        {
            var parameter = constructor.Parameters[index];
            WriteMember(instance, parameter, arguments[index], parameter.DeclaringSyntaxReferences[0].GetSyntax());
            if (constructor.ContainingType.IsRecord && ProgramSource.PositionalProperty(parameter) is { } property)
                WriteMember(instance, property, arguments[index], parameter.DeclaringSyntaxReferences[0].GetSyntax());
        }
    }

    private void BeforeConstructorBody(IMethodSymbol constructor, Value instance)
    {
        var chained = _program.ConstructorInitializer(constructor);
        if (chained is { TargetMethod: { } target } && SymbolEqualityComparer.Default.Equals(target.ContainingType, constructor.ContainingType))
            return;
        AssignPositional(constructor, instance, [.. constructor.Parameters.Select(ReadParameter)]);
        RunInstanceInitializers(constructor.ContainingType, instance);
        if (chained is null)
            ConstructImplicitBase(constructor, instance, _frame.Graph.OriginalOperation);
    }

    private void ConstructImplicitBase(IMethodSymbol constructor, Value instance, IOperation operation)
    {
        if (constructor.ContainingType.BaseType is { SpecialType: SpecialType.None } parent
            && _program.IsInSource(parent)
            && parent.InstanceConstructors.Where(candidate => candidate.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)).OrderBy(candidate => candidate.Parameters.Length).FirstOrDefault() is { } constructed)
        {
            if (constructed.Parameters.IsEmpty)
                Construct(constructed, instance, [], operation);
            else
                LoseSight(instance);
        }
    }

    private void RunInstanceInitializers(INamedTypeSymbol type, Value instance)
    {
        foreach (var initializer in _program.InstanceInitializersOf(type))
            RunInitializer(initializer, instance);
    }

    /// <summary>Runs the initializer of a field or a property, and returns what it assigned.</summary>
    private Value RunInitializer(Body initializer, Value? instance)
    {
        if (TooDeep(initializer.Owner))
        {
            _log.GiveUp(initializer.Owner);
            return Value.Unknown.Value;
        }

        var outcome = _choices.Choose(() =>
        {
            var target = instance ?? (initializer.Owner.IsStatic ? null : Allocate(initializer.Graph.OriginalOperation.Syntax, new HeapObject(initializer.Owner.ContainingType, null)));
            var frame = NewFrame(initializer.Owner, initializer.Graph, target, null, initializer.Graph.OriginalOperation.Syntax);
            return Outcomes(frame, Execute(frame, _state), run => target is null
                ? run.Read(new Slot(initializer.Owner, frame.Id))?.Value
                : ReadStoredIn(run, target, initializer.Owner));
        });
        return Take(outcome, null);
    }

    private Value? ReadStoredIn(State state, Value instance, ISymbol member)
    {
        var saved = _state;
        _state = state;
        var value = ReadStored(instance, member);
        _state = saved;
        return value;
    }

    private Value Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var receiver = invocation.Instance is null ? null : Evaluate(invocation.Instance);
        var arguments = Arguments(invocation.Arguments, method);
        if (_isDead)
            return Value.Unknown.Value;
        if (method.MethodKind == MethodKind.Constructor)
        {
            ChainConstructor(method, arguments, invocation);
            return Value.Unknown.Value;
        }

        if (receiver is not null && Resolve(receiver) is Value.Null)
        {
            MayThrow();
            Die();
            return Value.Unknown.Value;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
            return CallDelegate(receiver, arguments, invocation);
        if (method.Name == "<Clone>$" && receiver is not null)
            return Clone(receiver, invocation);
        if (CallLibrary(invocation, method, receiver, arguments) is { } known)
            return known;
        if (_program.Frameworks.FrameworkOf(method.ContainingType) is { } framework && !_program.HasSource(method))
            return CallFramework(invocation, framework, receiver, arguments);
        return Dispatch(method, receiver, invocation) is { } target
            ? Call(target, receiver, arguments, invocation.Syntax, Places(invocation))
            : Unseen(receiver, arguments, invocation);
    }

    /// <summary>The method in source that a call certainly runs.</summary>
    private IMethodSymbol? Dispatch(IMethodSymbol method, Value? receiver, IInvocationOperation invocation)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
            return method;
        if (method.IsStatic && (method.IsAbstract || method.IsVirtual))
            return null;
        var isVirtual = invocation.IsVirtual && (method.IsVirtual || method.IsAbstract || method.IsOverride || method.ContainingType.TypeKind == TypeKind.Interface);
        if (isVirtual && !method.IsSealed && !method.ContainingType.IsSealed)
        {
            if (receiver is null || Resolve(receiver) is not Value.Reference reference || !_state.Heap.TryGetValue(reference.Id, out var instance) || !instance.IsExact)
                return null;
            method = ProgramSource.Implementation(method, instance.Type);
        }

        return _program.HasSource(method) ? method : null;
    }

    private void ChainConstructor(IMethodSymbol constructor, ImmutableArray<Value> arguments, IInvocationOperation invocation)
    {
        if (_frame.This is not { } instance)
            return;
        var type = constructor.ContainingType;
        var isOfFramework = _program.Frameworks.FrameworkOf(type) is not null;
        if (isOfFramework && KindOf(type.OriginalDefinition, arguments) is { } kind)
            ConstructResource(kind, instance, arguments);
        else if (isOfFramework || type.SpecialType == SpecialType.System_Object)
        {
            RunLater(arguments);
            if (isOfFramework && !_program.Frameworks.IsData(type))
                MakeReferred(type.OriginalDefinition, instance, arguments);
        }
        else if (_program.IsInSource(type))
            Construct(constructor, instance, arguments, invocation);
        else
            LoseSight([instance, .. arguments]);
    }

    private Value Clone(Value receiver, IInvocationOperation invocation)
    {
        if (Resolve(receiver) is not Value.Reference reference || !_state.Heap.TryGetValue(reference.Id, out var original) || original.IsOutOfSight || ProgramSource.IsCopiedByCode(original.Type))
            return Fresh(invocation);
        return Allocate(invocation.Syntax, original);
    }

    private Value CallDelegate(Value? receiver, ImmutableArray<Value> arguments, IInvocationOperation invocation)
    {
        if (receiver is not null && Resolve(receiver) is Value.Function function)
            return Call(function, arguments, invocation.Syntax, Places(invocation)) ?? Unseen(null, arguments, invocation);
        if (receiver is not null && Resolve(receiver) is Value.Choice choice)
            LoseSight(choice);
        return Unseen(null, arguments, invocation);
    }

    /// <summary>Calls a delegate whose target is known; <see langword="null"/> where its body is not to be seen.</summary>
    private Value? Call(Value.Function function, ImmutableArray<Value> arguments, SyntaxNode site, ImmutableArray<IOperation?> places = default)
    {
        if (function.Lambda is null && function.Method.MethodKind != MethodKind.LocalFunction)
            return _program.HasSource(function.Method) ? Call(function.Method, function.Receiver, arguments, site, places) : null;
        if (GraphOf(function) is not { } graph || TooDeep(function.Method))
        {
            _log.GiveUp(function.Method);
            return null;
        }

        return Enter(function.Method, graph, function.Scope?.This, ScopeOf(function), arguments, site, places);
    }

    /// <summary>
    /// Calls a delegate that a library calls when its result is asked for: at once where nothing that it uses changes any more.
    /// <see langword="null"/> where its result is not known.
    /// </summary>
    private Value? CallDeferred(Value.Function function, ImmutableArray<Value> arguments, SyntaxNode site)
    {
        var isCertain = ProgramSource.IsConsumedAtOnce(site)
            || function.Lambda?.Syntax is not { } body
            || !(ProgramSource.AssignedLater(body, _state, function.Scope).Any()
                || MembersChangedLater(function, body).Any()
                || _program.SharedLater(body, _state, function.Scope).Any(shared => shared.IsChangedInside || shared.IsChangedOutside));
        if (isCertain)
            return Call(function, arguments, site);
        RunLater(function);
        return null;
    }

    /// <summary>The members of its object that a function uses and that may be changed before it runs.</summary>
    private IReadOnlyList<(int Instance, ISymbol Member)> MembersChangedLater(Value.Function function, SyntaxNode body) =>
        (function.Scope?.This ?? function.Receiver) is Value.Reference instance && _state.Heap.TryGetValue(instance.Id, out var members)
            ? [.. _program.MembersChangedLater(body, members.Type).Select(member => (instance.Id, member))]
            : [];

    private ControlFlowGraph? GraphOf(Value.Function function)
    {
        if (ScopeOf(function) is not { } scope)
            return null;
        return function.Lambda is { } lambda
            ? scope.Graph.GetAnonymousFunctionControlFlowGraphInScope(lambda, _cancellation)
            : scope.Graph.GetLocalFunctionControlFlowGraphInScope(function.Method.OriginalDefinition, _cancellation);
    }

    private static Frame? ScopeOf(Value.Function function)
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

    /// <summary>Calls a method whose body is in source.</summary>
    private Value Call(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, SyntaxNode site, ImmutableArray<IOperation?> places = default)
    {
        method = method.OriginalDefinition;
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            var function = new Value.Function(method, null, _frame, null);
            return GraphOf(function) is { } nested && !TooDeep(method)
                ? Enter(method, nested, _frame.This, ScopeOf(function), arguments, site, places)
                : GiveUp(method, receiver, arguments, site, places);
        }

        return _program.BodyOf(method) is { } body && !TooDeep(body.Owner)
            ? Enter(body.Owner, body.Graph, receiver, null, arguments, site, places)
            : GiveUp(method, receiver, arguments, site, places);
    }

    /// <summary>A call into source that is not followed any further: what it creates is not known either.</summary>
    private Value GiveUp(IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments, SyntaxNode site, ImmutableArray<IOperation?> places)
    {
        _log.GiveUp(method);
        LoseSight([.. arguments]);
        if (receiver is not null)
            LoseSight(receiver);
        AssignUnknown(places, site);
        MayThrow();
        return FreshAt(site);
    }

    private bool TooDeep(ISymbol method)
    {
        if ((_frame.Caller?.Depth ?? 0) >= MaxCallDepth)
            return true;
        var recursion = 0;
        for (var active = _active; active is not null; active = active.Outer)
        {
            if (SymbolEqualityComparer.Default.Equals(active.Frame.Owner, method))
                recursion++;
        }

        return recursion >= MaxRecursion;
    }

    private Frame NewFrame(ISymbol owner, ControlFlowGraph graph, Value? receiver, Frame? scope, SyntaxNode site)
    {
        var index = 0;
        int id;
        while (_state.Variables.HasFrame(id = NewFrameId(_frame.Id, site, index)) && index < 4)
            index++;
        return new Frame(id, owner, graph, receiver, scope, new CallChain(_frame.Caller, site));
    }

    private Value Enter(
        ISymbol owner,
        ControlFlowGraph graph,
        Value? receiver,
        Frame? scope,
        ImmutableArray<Value> arguments,
        SyntaxNode site,
        ImmutableArray<IOperation?> places)
    {
        if ((owner is IMethodSymbol { IsAsync: true } || _program.ShapeOf(graph).IsIterator) && !ProgramSource.IsConsumedAtOnce(site))
            LoseSight([.. _program.SharedLater(site, _state, _frame).Where(shared => shared.IsChangedOutside).Select(shared => shared.Value)]);
        var outcome = _choices.Choose(() => RunCall(owner, graph, receiver, scope, arguments, site));
        var result = Take(outcome, places);
        return owner is IMethodSymbol { IsAsync: true, ReturnsVoid: false } method && !_isDead ? AllocateTask(site, method.ReturnType, result) : result;
    }

    private IReadOnlyList<CallOutcome> RunCall(ISymbol owner, ControlFlowGraph graph, Value? receiver, Frame? scope, ImmutableArray<Value> arguments, SyntaxNode site)
    {
        var caller = (_frame, _state);
        var frame = NewFrame(owner, graph, receiver, scope, site);
        var parameters = owner is IMethodSymbol method ? method.Parameters : [];
        var state = _state;
        for (var index = 0; index < parameters.Length && index < arguments.Length; index++)
            state = state.Write(new Slot(parameters[index].OriginalDefinition, frame.Id), arguments[index], null);
        IReadOnlyList<State> entries = [state];
        if (owner is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && receiver is not null)
        {
            _frame = frame;
            entries = [.. Statement(state, () => BeforeConstructorBody(constructor, receiver))];
            _frame = caller._frame;
        }

        var outcomes = new List<CallOutcome>();
        foreach (var entry in entries)
        {
            _state = entry;
            outcomes.AddRange(Outcomes(frame, Execute(frame, entry), null));
        }

        _state = caller._state;
        return outcomes.Count > 0 ? outcomes : [CallOutcome.None];
    }

    /// <summary>What a call leaves behind, with its own variables gone and like outcomes made one.</summary>
    private List<CallOutcome> Outcomes(Frame frame, GraphRun run, Func<State, Value?>? result)
    {
        var parameters = frame.Owner is IMethodSymbol method ? method.Parameters : [];
        var outcomes = new List<CallOutcome>();
        foreach (var exit in run.Exits)
        {
            var outs = parameters.Select(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out ? exit.State.Read(new Slot(parameter, frame.Id))?.Value : null).ToImmutableArray();
            var state = run.Shape.HasNestedFunctions
                ? exit.State
                : exit.State with { Variables = exit.State.Variables.WithoutFrame(frame.Id) };
            var value = result is null ? exit.Result : result(exit.State);
            AddDistinct(outcomes, new(state, run.Shape.IsIterator ? Value.NotNull.Value : value ?? Value.Unknown.Value, outs, []));
        }

        if (outcomes.Count > MaxOutcomes)
        {
            var merged = outcomes.Aggregate((a, b) => new(
                State.Join(a.State!, b.State!),
                Value.Choice.Of(a.Result, b.Result),
                [.. a.Outs.Zip(b.Outs, (x, y) => x is null || y is null ? null : Value.Choice.Of(x, y))],
                []));
            outcomes = [merged];
        }

        if (outcomes.Count == 0)
            outcomes.Add(CallOutcome.None);
        if (_isGuarded)
            outcomes[0] = outcomes[0] with { Thrown = run.Thrown };
        return outcomes;
    }

    private static void AddDistinct(List<CallOutcome> outcomes, CallOutcome outcome)
    {
        var index = outcomes.FindIndex(known => known.Result == outcome.Result && known.Outs.SequenceEqual(outcome.Outs) && known.State!.IsAlike(outcome.State!));
        if (index < 0)
            outcomes.Add(outcome);
        else
            outcomes[index] = outcomes[index] with { State = outcomes[index].State!.ForgetDifferences(outcome.State!) };
    }

    private Value Take(CallOutcome outcome, ImmutableArray<IOperation?>? places)
    {
        _throws.AddRange(outcome.Thrown);
        if (outcome.State is not { } state)
        {
            Die();
            return Value.Unknown.Value;
        }

        _state = state;
        if (places is { IsDefault: false } targets)
        {
            for (var index = 0; index < targets.Length && index < outcome.Outs.Length; index++)
            {
                if (targets[index] is { } target && outcome.Outs[index] is { } value)
                    Write(target, value, target.Syntax);
            }
        }

        return outcome.Result;
    }

    /// <summary>A call of code that is not seen: it may do anything with what it is given.</summary>
    private Value Unseen(Value? receiver, ImmutableArray<Value> arguments, IOperation operation)
    {
        MayThrow();
        if (receiver is not null)
            LoseSight(receiver);
        LoseSight([.. arguments]);
        AssignUnknown(Places(operation), operation.Syntax);
        return operation.Type is null or { SpecialType: SpecialType.System_Void } ? Value.Unknown.Value : Fresh(operation);
    }

    private void AssignUnknown(ImmutableArray<IOperation?> places, SyntaxNode site)
    {
        foreach (var place in places.IsDefault ? [] : places)
        {
            if (place is not null)
                Write(place, FreshAt(place.Syntax), site);
        }
    }

    /// <summary>The values of the arguments, in the order of the parameters.</summary>
    private ImmutableArray<Value> Arguments(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol? method)
    {
        var values = new Value[method?.Parameters.Length ?? arguments.Length];
        for (var index = 0; index < arguments.Length; index++)
        {
            var ordinal = arguments[index].Parameter?.Ordinal ?? index;
            var value = arguments[index].Parameter?.RefKind == RefKind.Out ? Value.Unknown.Value : Copy(Evaluate(arguments[index].Value), arguments[index].Syntax);
            if (ordinal < values.Length)
                values[ordinal] = value;
        }

        return [.. values.Select(value => value ?? Value.Unknown.Value)];
    }

    /// <summary>What the arguments passed by reference assign to, in the order of the parameters.</summary>
    private static ImmutableArray<IOperation?> Places(IOperation operation)
    {
        var arguments = operation switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        if (!arguments.Any(argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
            return default;
        var places = new IOperation?[arguments.Max(argument => argument.Parameter?.Ordinal ?? 0) + 1];
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } parameter)
                places[parameter.Ordinal] = argument.Value;
        }

        return [.. places];
    }

    private void RunLater(ImmutableArray<Value> values)
    {
        foreach (var value in values)
        {
            if (Resolve(value) is Value.Function function)
                RunLater(function);
            else if (ElementsOf(value) is { } elements)
                RunLater(elements);
        }
    }

    /// <summary>Code that is not seen may call the function, at any time from here on and any number of times.</summary>
    private void RunLater(Value.Function function)
    {
        var body = function.Lambda?.Syntax ?? function.Method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation);
        var isSeen = function.Lambda is not null || function.Method.MethodKind == MethodKind.LocalFunction || _program.HasSource(function.Method);
        if (body is not null && isSeen)
            _state = _choices.Choose<State>(() => [RunLater(function, body)]);
    }

    private State RunLater(Value.Function function, SyntaxNode body)
    {
        var before = _state;
        if (!_runningLater.Add(body))
            return before;
        var scope = ScopeOf(function);
        _state = before with { Shared = before.Shared.Union(ProgramSource.AssignedLater(body, before, scope)) };
        var shared = _program.SharedLater(body, before, scope).ToList();
        LoseSight([.. shared.Where(captured => captured.IsChangedOutside).Select(captured => captured.Value)]);
        foreach (var (instance, member) in MembersChangedLater(function, body))
        {
            var key = ProgramSource.StorageKey(member);
            if (_state.Heap[instance].Members.TryGetValue(key, out var held))
                LoseSight(held.Value);
            _state = _state.Update(instance, existing => existing.With(key, Value.Unknown.Value, null));
        }

        var entry = _state;
        ImmutableArray<Value> arguments = [.. function.Method.Parameters.Select(parameter => new Value.Symbol(parameter, _frame.Id, -1))];
        var exits = Outcomes(_state, () =>
        {
            if (Call(function, arguments, body) is { } result)
                LoseSight(result);
            return Value.Unknown.Value;
        });
        _runningLater.Remove(body);

        // What the function changes is not known any more, since it may or may not have run.
        var assigned = before.Shared.ToBuilder();
        _state = before;
        LoseSight([.. shared.Where(captured => captured.IsChangedInside).Select(captured => captured.Value)]);
        foreach (var (exit, _) in exits)
        {
            Judge(exit, id => !entry.Heap.ContainsKey(id));
            foreach (var slot in entry.Variables.All.Where(pair => !Equals(exit.Variables[pair.Key], pair.Value)).Select(pair => pair.Key))
            {
                assigned.Add(slot);
                _state = _state.Write(slot, Value.Unknown.Value, null);
            }

            LoseSight([.. entry.Heap.Where(pair => !exit.Heap.TryGetValue(pair.Key, out var after) || !after.Equals(pair.Value)).Select(pair => new Value.Reference(pair.Key))]);
        }

        return _state with { Shared = assigned.ToImmutable() };
    }
}

/// <summary>One way a call can end.</summary>
/// <param name="State">The state behind it; <see langword="null"/> where it does not return.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Outs">What its <c>ref</c> and <c>out</c> parameters hold.</param>
/// <param name="Thrown">The states in which it throws.</param>
internal sealed record CallOutcome(State? State, Value Result, ImmutableArray<Value?> Outs, IReadOnlyList<State> Thrown)
{
    public static readonly CallOutcome None = new(null, Value.Unknown.Value, [], []);
}
