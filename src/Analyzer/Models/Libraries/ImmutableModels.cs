using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>Immutable collections: each change makes a new one.</summary>
internal static class ImmutableModels
{
    private const string Space = "System.Collections.Immutable.";

    public static readonly ImmutableArray<LibraryModel> Rows =
    [
        new(Space + "ImmutableArray", "Create", null, LibraryTraits.ReadsOnly, Create),
        new(Space + "ImmutableArray", "ToImmutableArray", null, LibraryTraits.ReadsOnly, Create),
        new(Space + "ImmutableList", "Create", null, LibraryTraits.ReadsOnly, Create),
        new(Space + "ImmutableList", "ToImmutableList", null, LibraryTraits.ReadsOnly, Create),
        new(Space + "ImmutableArray`1", "Add", 1, LibraryTraits.ReadsOnly, Add),
        new(Space + "ImmutableList`1", "Add", 1, LibraryTraits.ReadsOnly, Add),
        new(Space + "ImmutableArray", "CreateBuilder", 0, LibraryTraits.None, (eval, call) => call.Collection(eval, [])),
        new(Space + "ImmutableList", "CreateBuilder", 0, LibraryTraits.None, (eval, call) => call.Collection(eval, [])),
        new(Space + "ImmutableArray`1+Builder", "ToImmutable", 0, LibraryTraits.ReadsOnly, Copy),
        new(Space + "ImmutableArray`1+Builder", "ToArray", 0, LibraryTraits.ReadsOnly, Copy),
        new(Space + "ImmutableList`1+Builder", "ToImmutable", 0, LibraryTraits.ReadsOnly, Copy),
        new(
            Space + "ImmutableDictionary",
            "ToImmutableDictionary",
            1,
            LibraryTraits.ReadsOnly,
            (eval, call) => Collections.CopyOf(eval, call.Arguments[0], call.Operation)),
        new(
            Space + "ImmutableDictionary",
            "CreateBuilder",
            0,
            LibraryTraits.None,
            (eval, call) => eval.Allocate(call.Syntax, new HeapObject((INamedTypeSymbol)call.Type!, call.Syntax))),
        new(Space + "ImmutableDictionary`2+Builder", "ToImmutable", 0, LibraryTraits.ReadsOnly, CopyOfReceiver),
        new(Space + "ImmutableDictionary`2", "Add", 2, LibraryTraits.ReadsOnly, SetItem),
        new(Space + "ImmutableDictionary`2", "SetItem", 2, LibraryTraits.ReadsOnly, SetItem),
    ];

    /// <summary>Of elements that are given one by one, or of those of a collection.</summary>
    private static Value? Create(Evaluation eval, LibraryCall call)
    {
        var parameters = call.Method.OriginalDefinition.Parameters;
        var isOfOne = call.Arguments.Length == 1 && parameters[0].Type is not ITypeParameterSymbol;
        var elements = isOfOne ? Collections.ElementsOf(eval, call.Arguments[0])
            : parameters.All(parameter => parameter.Type is ITypeParameterSymbol) ? call.Arguments
            : (ImmutableArray<Value>?)null;
        return elements is null ? null : call.Collection(eval, elements);
    }

    private static Value? Copy(Evaluation eval, LibraryCall call) =>
        CollectionModels.TryFind(eval, call, out _, out var collection) && collection.Elements is { } elements
            ? call.Collection(eval, elements)
            : null;

    private static Value? CopyOfReceiver(Evaluation eval, LibraryCall call) =>
        CollectionModels.TryFind(eval, call, out var reference, out _) ? Collections.CopyOf(eval, reference, call.Operation) : null;

    private static Value? Add(Evaluation eval, LibraryCall call) =>
        CollectionModels.TryFind(eval, call, out _, out var collection) && collection.Elements is { } elements
            ? call.Collection(eval, elements.Add(call.Arguments[0]))
            : null;

    private static Value? SetItem(Evaluation eval, LibraryCall call)
    {
        if (!CollectionModels.TryFind(eval, call, out var reference, out _))
            return null;
        var copy = Collections.CopyOf(eval, reference, call.Operation);
        Elements.Write(eval, copy, call.Arguments[0], call.Arguments[1]);
        return copy;
    }
}
