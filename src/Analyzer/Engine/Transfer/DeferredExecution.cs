using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Engine;

/// <summary>Functions that code which is not seen may call, at any time from here on and any number of times.</summary>
internal static class DeferredExecution
{
    /// <summary>
    /// Calls a delegate that a library calls when its result is asked for: at once where nothing that it uses changes any more.
    /// <see langword="null"/> where its result is not known.
    /// </summary>
    public static Value? Call(Evaluation eval, Value.Function function, ImmutableArray<Value> arguments, SyntaxNode site)
    {
        var isAtOnce = eval.Program.Effects.IsConsumedAtOnce(site);
        if (!isAtOnce)
            StaticMembers.Lose(eval);
        if (isAtOnce || function.Lambda?.Syntax is not { } body || !IsChangedLater(eval, function, body))
            return Calls.Call(eval, function, arguments, site);
        Evaluate(eval, function);
        return null;
    }

    /// <summary>The functions among some values, and in collections among them, may be called later.</summary>
    public static void Evaluate(Evaluation eval, ImmutableArray<Value> values)
    {
        foreach (var value in values)
        {
            if (eval.Resolve(value) is Value.Function function)
                Evaluate(eval, function);
            else if (Collections.ElementsOf(eval, value) is { } elements)
                Evaluate(eval, elements);
        }
    }

    /// <summary>A function may be called later: what it creates is recorded, and what it changes is not known any more.</summary>
    public static void Evaluate(Evaluation eval, Value.Function function)
    {
        var body = function.DeclarationIn(eval.Run.Cancellation);
        var isSeen = function.Lambda is not null
            || function.Method.MethodKind == MethodKind.LocalFunction
            || eval.Program.HasSource(function.Method);
        if (body is not null && isSeen && !eval.Context.Deferred.Contains(body))
            eval.Continue(eval.Choose<State>(() => [Run(eval, function, body)]));
    }

    /// <summary>Code that is run step by step, such as an iterator, shares its variables with what runs between the steps.</summary>
    public static void EscapeShared(Evaluation eval, SyntaxNode code)
    {
        var until = eval.Program.Effects.IsConsumedAtOnce(code) ? code.FirstAncestorOrSelf<StatementSyntax>() : null;
        var shared = eval.Program.Effects.SharedLater(code, eval.State, eval.Frame, until).ToList();
        eval.Escape(shared.Where(captured => captured.IsChangedOutside).Select(captured => captured.Value));
    }

    /// <summary>A local function is called but not run: what it may assign is not known any more, and what it can reach escapes.</summary>
    public static void LoseCaptured(Evaluation eval, IMethodSymbol localFunction)
    {
        // It may call others beside it, so what any of them assigns counts.
        foreach (var declaration in localFunction.OriginalDefinition.DeclaringSyntaxReferences)
        {
            var around = Mentions.Surroundings(declaration.GetSyntax(eval.Run.Cancellation));
            foreach (var (slot, isAssigned) in SyntacticEffects.CapturedByNested(around, eval.State, eval.Frame))
            {
                if (eval.State.Read(slot) is { } held)
                    eval.Escape(held.Value);
                if (isAssigned)
                    eval.Write(slot, eval.Fresh(around), null);
            }
        }

        if (eval.Frame.This is { } instance)
            eval.Escape(instance);
    }

    /// <summary>Whether something that a function uses may be changed before it runs.</summary>
    public static bool IsChangedLater(Evaluation eval, Value.Function function, SyntaxNode body) =>
        SyntacticEffects.AssignedLater(body, eval.State, function.Scope).Any()
        || MembersChangedLater(eval, function, body).Any()
        || eval.Program.Effects.SharedLater(body, eval.State, function.Scope)
            .Any(shared => shared.IsChangedInside || shared.IsChangedOutside);

    /// <summary>The members of its object that a function uses and that may be changed before it runs.</summary>
    private static IReadOnlyList<(Value.Reference Instance, ISymbol Member)> MembersChangedLater(
        Evaluation eval,
        Value.Function function,
        SyntaxNode body) =>
        (function.Scope?.This ?? function.Receiver) is Value.Reference instance && eval.Heap.TryGet(instance.Id, out var members)
            ? [.. eval.Program.Effects.MembersChangedLater(body, members.Type).Select(member => (instance, member))]
            : [];

    private static State Run(Evaluation eval, Value.Function function, SyntaxNode body)
    {
        var before = eval.State;
        var context = eval.Context with { Deferred = eval.Context.Deferred.Add(body) };
        var shared = eval.Program.Effects.SharedLater(body, before, Calls.ScopeOf(function)).ToList();
        var entry = EntryOf(new(context, before), function, body, shared);
        ImmutableArray<Value> arguments =
            [.. function.Method.Parameters.Select(parameter => new Value.Symbolic(parameter, context.Frame.Id, -1))];
        var outcomes = Evaluation.InEveryWay(context, entry, inner =>
        {
            if (Calls.Call(inner, function, arguments, body) is { } result)
                inner.Escape(result);
            return Value.Unknown.Value;
        });
        eval.MayThrow(outcomes.Thrown);
        return After(new(eval.Context, before), entry, [.. outcomes.Ends.Select(end => end.State)], shared);
    }

    /// <summary>The state in which a function runs later: what may be changed until then is not known.</summary>
    private static State EntryOf(Evaluation eval, Value.Function function, SyntaxNode body, IReadOnlyList<SharedObject> shared)
    {
        StaticMembers.Lose(eval);
        var assigned = SyntacticEffects.AssignedLater(body, eval.State, Calls.ScopeOf(function));
        eval.Continue(eval.State with { Shared = eval.State.Shared.Union(assigned) });
        eval.Escape(shared.Where(captured => captured.IsChangedOutside).Select(captured => captured.Value));
        foreach (var (instance, member) in MembersChangedLater(eval, function, body))
        {
            var key = Dispatch.StorageKey(member);
            if (eval.Heap[instance.Id].Members.TryGetValue(key, out var held))
                eval.Escape(held.Value);
            eval.Update(instance, existing => existing.With(key, Value.Unknown.Value, null));
        }

        return eval.State;
    }

    /// <summary>What a function changes is not known any more after it was handed out, since it may or may not have run.</summary>
    private static State After(Evaluation eval, State entry, IReadOnlyList<State> exits, IReadOnlyList<SharedObject> shared)
    {
        var assigned = eval.State.Shared.ToBuilder();
        eval.Escape(shared.Where(captured => captured.IsChangedInside).Select(captured => captured.Value));
        if (exits.Any(exit => StaticMembers.AreKnown(exit)))
            StaticMembers.Lose(eval);
        foreach (var exit in exits)
        {
            eval.Environment.Settle(eval.Context, exit, id => !entry.Heap.Contains(id));
            foreach (var slot in entry.Variables.All.Where(pair => !Equals(exit.Variables[pair.Key], pair.Value)).Select(pair => pair.Key))
            {
                assigned.Add(slot);
                eval.Write(slot, Value.Unknown.Value, null);
            }

            var changed = entry.Heap.Where(pair => !exit.Heap.TryGet(pair.Key, out var after) || !after.Equals(pair.Value));
            eval.Escape(changed.Select(pair => new Value.Reference(pair.Key)));
        }

        return eval.State with { Shared = assigned.ToImmutable() };
    }
}
