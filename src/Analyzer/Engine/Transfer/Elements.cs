using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>Reads and writes by index or key.</summary>
internal static class Elements
{
    public static Value ReadIndexer(Evaluation eval, Value receiver, IPropertyReferenceOperation reference, ImmutableArray<Value> arguments)
    {
        if (eval.ObjectOf(receiver) is { } collection)
        {
            var (implementation, isExact) = Dispatch.Resolve(reference.Property, collection);
            if (implementation?.GetMethod is { } getter && eval.Program.IsInSource(getter.ContainingType))
                return isExact && eval.Program.BodyOf(getter) is not null
                    ? Calls.Call(eval, getter, receiver, arguments, reference.Syntax)
                    : eval.Fresh(reference);
            var index = eval.Resolve(arguments[0]);
            if (At(collection.Elements, index) is { } element)
                return element;
            if (index is Value.Constant key && collection.Members.TryGetValue(MemberKey.Entry(key.Content), out var item))
                return item.Value;
        }

        eval.MayThrow();
        EscapeElements(eval, receiver);
        return eval.Fresh(reference);
    }

    public static Value Read(Evaluation eval, IArrayElementReferenceOperation reference)
    {
        var array = eval.Resolve(eval.Evaluate(reference.ArrayReference));
        var indices = reference.Indices.Select(index => index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd
            ? PositionFromEnd(eval, array, fromEnd)
            : eval.Evaluate(index)).ToList();
        if (indices is [var only] && At(Collections.ElementsOf(eval, array), eval.Resolve(only)) is { } element)
            return element;
        EscapeElements(eval, array);
        return eval.Fresh(reference);
    }

    /// <summary>Reads by an index that counts from the end, or by a range.</summary>
    public static Value ReadFromEnd(Evaluation eval, IImplicitIndexerReferenceOperation reference)
    {
        var collection = eval.Resolve(eval.Evaluate(reference.Instance));
        if (reference.Argument is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd
            && At(Collections.ElementsOf(eval, collection), PositionFromEnd(eval, collection, fromEnd)) is { } element)
        {
            return element;
        }

        eval.Escape(eval.Evaluate(reference.Argument));
        EscapeElements(eval, collection);
        return eval.Fresh(reference);
    }

    public static void Write(Evaluation eval, Value collection, Value? index, Value value)
    {
        if (collection is not Value.Reference reference || !eval.Heap.TryGet(reference.Id, out var instance) || instance.HasEscaped)
        {
            eval.Escape(value);
            return;
        }

        var key = index is null ? null : eval.Resolve(index);
        if (instance.Elements is { } elements
            && key is Value.Constant { Content: int position }
            && position >= 0
            && position < elements.Length)
        {
            eval.Update(reference, existing => existing with { Elements = elements.SetItem(position, value) });
        }
        else if (key is Value.Constant constant && instance.Elements is null)
            eval.Update(reference, existing => existing.With(KeyIn(existing, constant), value, null));
        else
            eval.Escape([collection, value]);
    }

    /// <summary>The element at a position that is known and exists.</summary>
    private static Value? At(ImmutableArray<Value>? elements, Value index) =>
        index is Value.Constant { Content: int position } && elements is { } known && position >= 0 && position < known.Length
            ? known[position]
            : null;

    private static Value PositionFromEnd(Evaluation eval, Value collection, IUnaryOperation index) =>
        eval.Resolve(eval.Evaluate(index.Operand)) is Value.Constant { Content: int distance }
            && Collections.ElementsOf(eval, collection) is { } elements
            ? new Value.Constant(elements.Length - distance)
            : Value.Unknown.Value;

    /// <summary>One of the elements is read, nobody can say which: any of them may be changed through it.</summary>
    private static void EscapeElements(Evaluation eval, Value collection)
    {
        if (eval.ObjectOf(collection) is { } instance && instance.Contents.Any(content => content.IsMutable))
            eval.Escape(collection);
    }

    /// <summary>The key of an entry of a dictionary: the one that is there, or one that is added after all others.</summary>
    private static MemberKey KeyIn(HeapObject dictionary, Value.Constant key) =>
        dictionary.Members.TryGetKey(MemberKey.Entry(key.Content), out var known)
            ? known
            : MemberKey.Entry(key.Content, dictionary.Members.Count);
}
