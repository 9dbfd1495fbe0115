using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>Enumerators of collections that are known: what <c>foreach</c> runs on.</summary>
internal static class EnumeratorModels
{
    public static readonly ImmutableArray<LibraryModel> Rows =
    [
        new("System.Collections.IEnumerable", "GetEnumerator", 0, LibraryTraits.ReadsOnly, GetEnumerator),
        new("System.Span`1", "GetEnumerator", 0, LibraryTraits.ReadsOnly, GetEnumerator),
        new("System.ReadOnlySpan`1", "GetEnumerator", 0, LibraryTraits.ReadsOnly, GetEnumerator),
        new("System.Collections.IEnumerator", "MoveNext", 0, LibraryTraits.None, MoveNext),
        // Those of arrays and spans implement no interface, or not in every version of .NET.
        new("System.Collections.Immutable.ImmutableArray`1+Enumerator", "MoveNext", 0, LibraryTraits.None, MoveNext),
        new("System.Span`1+Enumerator", "MoveNext", 0, LibraryTraits.None, MoveNext),
        new("System.ReadOnlySpan`1+Enumerator", "MoveNext", 0, LibraryTraits.None, MoveNext),
        new("System.Collections.Generic.IAsyncEnumerable`1", "GetAsyncEnumerator", null, LibraryTraits.ReadsOnly, GetEnumerator),
        new("System.Collections.Generic.IAsyncEnumerator`1", "MoveNextAsync", 0, LibraryTraits.None, MoveNextAsync),
        new("System.IAsyncDisposable", "DisposeAsync", 0, LibraryTraits.None, Dispose),
        new("System.IDisposable", "Dispose", 0, LibraryTraits.None, Dispose),
    ];

    private static readonly MemberKey Enumerated = MemberKey.Of(InternalMember.Enumerated);
    private static readonly MemberKey Position = MemberKey.Of(InternalMember.Position);

    /// <summary>Where an enumerator stands.</summary>
    public static Value.Place.Element? PlaceOf(HeapObject enumerator, ISymbol member) =>
        member.Name == "Current"
        && enumerator.Members.TryGetValue(Enumerated, out var collection)
        && enumerator.Members.TryGetValue(Position, out var position)
        && collection.Value is Value.Reference enumerated
            ? new(enumerated, position.Value)
            : null;

    /// <summary>The element that an enumerator stands on.</summary>
    public static Value? CurrentOf(Evaluation eval, HeapObject enumerator, ISymbol member) =>
        PlaceOf(enumerator, member) is { Index: Value.Constant { Content: int position }, Collection: var collection }
        && Collections.ElementsOf(eval, collection) is { } elements
        && position >= 0
        && position < elements.Length
            ? elements[position]
            : null;

    private static Value? GetEnumerator(Evaluation eval, LibraryCall call)
    {
        if (!CollectionModels.TryFind(eval, call, out var reference, out var collection)
            || call.Type is not INamedTypeSymbol type
            || Collections.EnumeratedIn(eval, reference, call.Syntax) is not { } items)
        {
            return null;
        }

        var enumerated = collection.Elements is null ? Collections.Allocate(eval, call.Syntax, null, items) : reference;
        var enumerator = new HeapObject(type, null) { StartsEmpty = false };
        return eval.Allocate(call.Syntax, enumerator.With(Enumerated, enumerated, null).With(Position, new Value.Constant(-1), null));
    }

    private static Value? MoveNext(Evaluation eval, LibraryCall call)
    {
        if (!CollectionModels.TryFind(eval, call, out var reference, out var enumerator)
            || !enumerator.Members.TryGetValue(Enumerated, out var collection)
            || Collections.ElementsOf(eval, collection.Value) is not { } elements
            || enumerator.Members[Position].Value is not Value.Constant { Content: int position })
        {
            return null;
        }

        eval.Update(reference, existing => existing.With(Position, new Value.Constant(position + 1), null));
        return Value.Of(position + 1 < elements.Length);
    }

    private static Value? MoveNextAsync(Evaluation eval, LibraryCall call) =>
        MoveNext(eval, call) is { } moved ? Collections.AllocateTask(eval, call.Syntax, call.Type, moved) : null;

    private static Value? Dispose(Evaluation eval, LibraryCall call) =>
        CollectionModels.TryFind(eval, call, out _, out _) ? Value.Unknown.Value : null;
}
