using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Models;

/// <summary>The elements of a collection in an order, by keys that are known and that every culture orders alike.</summary>
internal static class OrderingModels
{
    private const string Type = "System.Linq.Enumerable";

    /// <summary>Of elements in an order, which of them have the same keys: a number for each.</summary>
    private static readonly MemberKey Ranks = MemberKey.Of(InternalMember.Ranks);

    public static readonly ImmutableArray<LibraryModel> Rows =
    [
        .. new[] { nameof(Enumerable.OrderBy), nameof(Enumerable.OrderByDescending) }
            .SelectMany(name => new[] { 2, 3 }, (name, count) => new LibraryModel(Type, name, count, QueryModels.Query, OrderBy)),
        .. new[] { nameof(Enumerable.ThenBy), nameof(Enumerable.ThenByDescending) }
            .SelectMany(name => new[] { 2, 3 }, (name, count) => new LibraryModel(Type, name, count, QueryModels.Query, ThenBy)),
        .. new[] { "Order", "OrderDescending" }
            .SelectMany(name => new[] { 1, 2 }, (name, count) => new LibraryModel(Type, name, count, QueryModels.Query, Order)),
        new(Type, "MinBy", 2, QueryModels.Immediate, Extreme),
        new(Type, "MaxBy", 2, QueryModels.Immediate, Extreme),
    ];

    private static Value? OrderBy(Evaluation eval, LibraryCall call) =>
        QueryModels.Source(eval, call) is { } elements && KeysOf(eval, call, elements) is { } keys
            ? Ordered(eval, call, elements, [.. elements.Select(_ => 0)], keys)
            : null;

    private static Value? ThenBy(Evaluation eval, LibraryCall call) =>
        QueryModels.Source(eval, call) is { } elements
        && eval.ObjectOf(call.Arguments[0]) is { } source
        && source.Members.TryGetValue(Ranks, out var stored)
        && stored.Value is Value.Tuple { Elements: var ranks }
        && KeysOf(eval, call, elements) is { } keys
            ? Ordered(eval, call, elements, [.. ranks.Select(rank => (int)((Value.Constant)rank).Content)], keys)
            : null;

    private static Value? Order(Evaluation eval, LibraryCall call) =>
        QueryModels.Source(eval, call) is { } elements && Comparable(eval, call, elements) is { } keys
            ? Ordered(eval, call, elements, [.. elements.Select(_ => 0)], keys)
            : null;

    /// <summary>The first of the elements with the least key, or with the greatest.</summary>
    private static Value? Extreme(Evaluation eval, LibraryCall call)
    {
        if (QueryModels.Source(eval, call) is not { IsEmpty: false } elements || KeysOf(eval, call, elements) is not { } keys)
            return null;
        var sign = call.Method.Name == "MinBy" ? 1 : -1;
        var best = 0;
        for (var index = 1; index < elements.Length; index++)
        {
            if (sign * Compare(keys[index], keys[best]) < 0)
                best = index;
        }

        return elements[best];
    }

    private static Value Ordered(
        Evaluation eval, LibraryCall call, ImmutableArray<Value> elements, ImmutableArray<int> ranks, ImmutableArray<object> keys)
    {
        var sign = call.Method.Name.EndsWith("Descending", StringComparison.Ordinal) ? -1 : 1;
        var order = Comparer<int>.Create((left, right) =>
            ranks[left] != ranks[right] ? ranks[left].CompareTo(ranks[right]) : sign * Compare(keys[left], keys[right]));
        var places = Enumerable.Range(0, elements.Length).OrderBy(place => place, order).ToList();
        var ordered = call.Collection(eval, [.. places.Select(place => elements[place])]);
        var rank = 0;
        var numbers = places.Select((place, index) =>
            (Value)new Value.Constant(index == 0 || order.Compare(places[index - 1], place) == 0 ? rank : ++rank));
        if (ordered is Value.Reference reference)
            eval.Update(reference, existing => existing.With(Ranks, new Value.Tuple([.. numbers]), null));
        return ordered;
    }

    private static ImmutableArray<object>? KeysOf(Evaluation eval, LibraryCall call, ImmutableArray<Value> elements)
    {
        if (call.FunctionAt(eval, 1) is not { Method.Parameters.Length: 1 } keyOf)
            return null;
        var keys = QueryModels.CallForEach(eval, elements, (inLoop, element) =>
            DeferredExecution.Call(inLoop, keyOf, [element], call.Syntax));
        return Comparable(eval, call, keys);
    }

    /// <summary>
    /// Keys that are all known; one alone need not be. Texts are ordered as a culture has it, unless something else is asked.
    /// </summary>
    private static ImmutableArray<object>? Comparable(Evaluation eval, LibraryCall call, ImmutableArray<Value> keys)
    {
        if (keys.Length < 2)
            return [.. keys.Select(_ => (object)0)];
        var contents = keys.Select(key => (eval.Resolve(key) as Value.Constant)?.Content).ToList();
        var comparer = (call.Operation as IInvocationOperation)?.Arguments
            .FirstOrDefault(argument => argument.Parameter?.Name == "comparer")?.Value;
        var isOrderedAlike = comparer is null
            ? contents.TrueForAll(content => content is int) || contents.TrueForAll(content => content is bool)
            : contents.TrueForAll(content => content is string) && IsOrdinal(comparer);
        return isOrderedAlike ? [.. contents.OfType<object>()] : null;
    }

    private static bool IsOrdinal(IOperation comparer) =>
        (comparer is IConversionOperation { Operand: var operand } ? operand : comparer)
            is IPropertyReferenceOperation { Property: { Name: "Ordinal", ContainingType.Name: "StringComparer" } };

    private static int Compare(object left, object right) =>
        left is string text ? string.CompareOrdinal(text, (string)right) : ((IComparable)left).CompareTo(right);
}
