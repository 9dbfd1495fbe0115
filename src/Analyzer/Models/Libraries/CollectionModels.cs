using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>Collections whose elements are known in their order.</summary>
internal static class CollectionModels
{
    private const string Generic = "System.Collections.Generic.";

    public static readonly ImmutableArray<LibraryModel> Rows =
    [
        new(Generic + "List`1", LibraryModel.Constructor, null, LibraryTraits.None, CreateList),
        new(Generic + "HashSet`1", LibraryModel.Constructor, 0, LibraryTraits.None, CreateEmpty),
        new(Generic + "Queue`1", LibraryModel.Constructor, null, LibraryTraits.None, CreateList),
        new(Generic + "Stack`1", LibraryModel.Constructor, null, LibraryTraits.None, CreateStack),
        new(Generic + "ICollection`1", "Add", 1, LibraryTraits.None, Add),
        new(Generic + "Queue`1", "Enqueue", 1, LibraryTraits.None, Add),
        new(Generic + "Stack`1", "Push", 1, LibraryTraits.None, Push),
        new(Generic + "Queue`1", "Dequeue", 0, LibraryTraits.None, TakeFirst),
        new(Generic + "Stack`1", "Pop", 0, LibraryTraits.None, TakeFirst),
        new(Generic + "Queue`1", "TryDequeue", 1, LibraryTraits.None, TryTakeFirst),
        new(Generic + "Stack`1", "TryPop", 1, LibraryTraits.None, TryTakeFirst),
        new(Generic + "Queue`1", "Peek", 0, LibraryTraits.ReadsOnly, First),
        new(Generic + "Stack`1", "Peek", 0, LibraryTraits.ReadsOnly, First),
        new(Generic + "List`1", "AddRange", 1, LibraryTraits.None, AddRange),
        new(Generic + "List`1", "ForEach", 1, LibraryTraits.None, ForEach),
        new("System.Array", "Empty", 0, LibraryTraits.ReadsOnly, CreateEmpty),
        new("System.Array", "Find", 2, LibraryTraits.ReadsOnly, QueryModels.Find),
        new(Generic + "List`1", "Find", 1, LibraryTraits.ReadsOnly, Find),
        new(Generic + "List`1", "ToArray", 0, LibraryTraits.ReadsOnly, ToArray),
        new(Generic + "Queue`1", "ToArray", 0, LibraryTraits.ReadsOnly, ToArray),
        new(Generic + "Stack`1", "ToArray", 0, LibraryTraits.ReadsOnly, ToArray),
        new("System.MemoryExtensions", "AsSpan", 1, LibraryTraits.ReturnsReceiver,
            (eval, call) => Collections.ElementsOf(eval, call.Arguments[0]) is null ? null : call.Arguments[0]),
        new("System.Span`1", "ToArray", 0, LibraryTraits.ReadsOnly, ToArray),
        new("System.ReadOnlySpan`1", "ToArray", 0, LibraryTraits.ReadsOnly, ToArray),
        new(Generic + "ICollection`1", "Contains", 1, LibraryTraits.ReadsOnly, Inspect),
        new(Generic + "IList`1", "IndexOf", 1, LibraryTraits.ReadsOnly, Inspect),
    ];

    /// <summary>The number of elements, which a property of a collection tells.</summary>
    public static Value? LengthOf(HeapObject collection, ISymbol member) =>
        member.Name is "Length" or "Count" && collection is { Elements: { } elements, HasEscaped: false }
            ? new Value.Constant(elements.Length)
            : null;

    /// <summary>The collection that a method is called on, where what is done to it can be seen.</summary>
    public static bool TryFind(Evaluation eval, LibraryCall call, out Value.Reference reference, out HeapObject collection)
    {
        reference = null!;
        collection = null!;
        return call.Receiver is { } receiver
            && eval.TryFind(receiver, out reference, out collection)
            && !collection.HasEscaped
            && !(call.Method.ContainingType.TypeKind == TypeKind.Interface && eval.Program.IsInSource(collection.Type));
    }

    /// <summary>Something that only looks at a collection, with an answer that is not known.</summary>
    public static Value? Inspect(Evaluation eval, LibraryCall call) =>
        TryFind(eval, call, out _, out _) ? eval.Fresh(call.Operation) : null;

    private static Value? CreateList(Evaluation eval, LibraryCall call)
    {
        if (call.Arguments is [var given] && eval.Resolve(given) is not Value.Constant { Content: int })
            return Collections.ElementsOf(eval, given) is { } elements ? call.Collection(eval, elements) : null;
        return call.Collection(eval, []);
    }

    private static Value? CreateStack(Evaluation eval, LibraryCall call)
    {
        if (CreateList(eval, call) is not Value.Reference stack)
            return null;
        eval.Update(stack, existing => existing with { Elements = existing.Elements is { } elements ? [.. elements.Reverse()] : null });
        return stack;
    }

    private static Value CreateEmpty(Evaluation eval, LibraryCall call) => call.Collection(eval, []);

    private static Value? Add(Evaluation eval, LibraryCall call)
    {
        if (!TryFind(eval, call, out var reference, out var collection) || collection.Elements is not { } elements)
            return null;
        if (collection.Type.Name == "HashSet")
            return AddToSet(eval, reference, elements, call.Arguments[0]);
        eval.Update(reference, existing => existing with { Elements = elements.Add(call.Arguments[0]) });
        return Value.Unknown.Value;
    }

    /// <summary>A set takes no element twice. Where it is unknown whether two are the same, nothing is known of it any more.</summary>
    private static Value AddToSet(Evaluation eval, Value.Reference set, ImmutableArray<Value> elements, Value element)
    {
        if (!elements.Append(element).All(each => eval.Resolve(each) is Value.Constant))
        {
            eval.Escape([set, element]);
            return Value.Unknown.Value;
        }

        if (elements.Any(each => eval.Resolve(each) == eval.Resolve(element)))
            return Value.False;
        eval.Update(set, existing => existing with { Elements = elements.Add(element) });
        return Value.True;
    }

    private static Value? Push(Evaluation eval, LibraryCall call)
    {
        if (!TryFind(eval, call, out var reference, out var collection) || collection.Elements is not { } elements)
            return null;
        eval.Update(reference, existing => existing with { Elements = elements.Insert(0, call.Arguments[0]) });
        return Value.Unknown.Value;
    }

    private static Value? First(Evaluation eval, LibraryCall call) =>
        TryFind(eval, call, out _, out var collection) && collection.Elements is [var first, ..] ? first : null;

    private static Value? TakeFirst(Evaluation eval, LibraryCall call)
    {
        if (!TryFind(eval, call, out var reference, out var collection) || collection.Elements is not [var first, .. var others])
            return null;
        eval.Update(reference, existing => existing with { Elements = others });
        return first;
    }

    private static Value? TryTakeFirst(Evaluation eval, LibraryCall call)
    {
        if (!TryFind(eval, call, out _, out var collection)
            || collection.Elements is not { } elements
            || CallSite.Of(call.Operation).References is not [{ } target])
        {
            return null;
        }

        var first = elements.IsEmpty ? OperationEvaluator.DefaultOf(eval, target.Type) : TakeFirst(eval, call);
        Assignments.Write(eval, target, first ?? Value.Unknown.Value, call.Syntax);
        return Value.Of(!elements.IsEmpty);
    }

    private static Value? AddRange(Evaluation eval, LibraryCall call)
    {
        if (!TryFind(eval, call, out var reference, out var collection)
            || collection.Elements is not { } elements
            || Collections.ElementsOf(eval, call.Arguments[0]) is not { } added)
        {
            return null;
        }

        eval.Update(reference, existing => existing with { Elements = elements.AddRange(added) });
        return Value.Unknown.Value;
    }

    private static Value? ForEach(Evaluation eval, LibraryCall call)
    {
        if (!TryFind(eval, call, out _, out var collection)
            || collection.Elements is not { } elements
            || call.FunctionAt(eval, 0) is not { } function)
        {
            return null;
        }

        QueryModels.CallForEach(eval, elements, (inLoop, element) => Calls.Call(inLoop, function, [element], call.Syntax));
        return Value.Unknown.Value;
    }

    private static Value? Find(Evaluation eval, LibraryCall call) =>
        TryFind(eval, call, out var reference, out _)
            ? QueryModels.Find(eval, call with { Receiver = null, Arguments = call.Arguments.Insert(0, reference) })
            : null;

    private static Value? ToArray(Evaluation eval, LibraryCall call) =>
        TryFind(eval, call, out _, out var collection) && collection.Elements is { } elements ? call.Collection(eval, elements) : null;
}
