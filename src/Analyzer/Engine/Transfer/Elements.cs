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

    /// <summary>Reads an element of a collection by a position that is known, or not.</summary>
    public static Value ReadAt(Evaluation eval, Value.Reference collection, Value index, SyntaxNode origin)
    {
        if (At(Collections.ElementsOf(eval, collection), eval.Resolve(index)) is { } element)
            return element;
        EscapeElements(eval, collection);
        return eval.Fresh(origin);
    }

    /// <summary>The position that an index of an array means.</summary>
    public static Value PositionOf(Evaluation eval, IOperation array, IOperation index) =>
        index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd
            ? PositionFromEnd(eval, eval.Resolve(eval.Evaluate(array)), fromEnd)
            : eval.Resolve(eval.Evaluate(index));

    public static Value Read(Evaluation eval, IArrayElementReferenceOperation reference)
    {
        var array = eval.Resolve(eval.Evaluate(reference.ArrayReference));
        var indices = reference.Indices.Where(index => index is not IRangeOperation)
            .Select(index => index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd
                ? PositionFromEnd(eval, array, fromEnd)
                : eval.Evaluate(index))
            .ToList();
        if (reference.Indices is [IRangeOperation range] && Slice(eval, array, range) is { } slice)
            return Collections.Allocate(eval, reference.Syntax, reference.Type, slice);
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

    /// <summary>The elements of a range with bounds that are known and exist.</summary>
    private static ImmutableArray<Value>? Slice(Evaluation eval, Value collection, IRangeOperation range)
    {
        if (Collections.ElementsOf(eval, collection) is not { } elements)
            return null;
        var (start, end) = (Bound(range.LeftOperand, 0), Bound(range.RightOperand, elements.Length));
        return start >= 0 && start <= end && end <= elements.Length ? [.. elements.Skip(start).Take(end - start)] : null;

        int Bound(IOperation? bound, int otherwise) => bound switch
        {
            null => otherwise,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd => NumberOf(PositionFromEnd(eval, collection, fromEnd)),
            IConversionOperation { Operand: var position } => NumberOf(eval.Resolve(eval.Evaluate(position))),
            _ => -1,
        };

        static int NumberOf(Value position) => (position as Value.Constant)?.Content as int? ?? -1;
    }

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
