using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>Events of objects that are known: whose handlers are called, one after the other, when they are raised.</summary>
internal static class Events
{
    public static Value Assign(Evaluation eval, IEventAssignmentOperation assignment)
    {
        var handler = eval.Evaluate(assignment.HandlerValue);
        if (assignment.EventReference is not IEventReferenceOperation { Instance: { } source, Event: var raised })
            return Lose(eval, handler);
        var owner = eval.Resolve(eval.Evaluate(source));
        if (!assignment.Adds
            || !IsPlain(eval, raised)
            || handler is not Value.Function
            || HandlersOf(eval, owner, raised) is not { } handlers)
        {
            eval.Escape(owner);
            return Lose(eval, handler);
        }

        eval.Update((Value.Reference)owner, existing =>
            existing.With(MemberKey.Of(raised.OriginalDefinition), new Value.Tuple(handlers.Add(handler)), assignment.Syntax));
        return Value.Unknown.Value;
    }

    /// <summary>What an event holds where it is read: nothing, its handler, or all of them.</summary>
    public static Value Read(Evaluation eval, IEventReferenceOperation reference)
    {
        if (reference.Instance is not { } source)
            return eval.Fresh(reference);
        var owner = eval.Resolve(eval.Evaluate(source));
        return HandlersOf(eval, owner, reference.Event) switch
        {
            null => eval.Fresh(reference),
            [] => Value.Null.Value,
            [var only] => only,
            { } all => new Value.Tuple(all),
        };
    }

    private static ImmutableArray<Value>? HandlersOf(Evaluation eval, Value owner, IEventSymbol raised)
    {
        if (owner is not Value.Reference reference
            || !eval.Heap.TryGet(reference.Id, out var instance)
            || instance.HasEscaped
            || !IsPlain(eval, raised))
        {
            return null;
        }

        if (instance.Members.TryGetValue(MemberKey.Of(raised.OriginalDefinition), out var stored))
            return stored.Value is Value.Tuple handlers ? handlers.Elements : null;
        return instance.StartsEmpty ? [] : null;
    }

    /// <summary>Whether an event has no code of its own, nor can another take its place.</summary>
    private static bool IsPlain(Evaluation eval, IEventSymbol raised) =>
        eval.Program.IsInSource(raised.ContainingType)
        && raised is { IsAbstract: false, IsVirtual: false, IsOverride: false }
        && raised.ContainingType.TypeKind == TypeKind.Class
        && eval.Program.BodyOf(raised.AddMethod) is null;

    private static Value Lose(Evaluation eval, Value handler)
    {
        eval.Escape(handler);
        return Value.Unknown.Value;
    }
}
