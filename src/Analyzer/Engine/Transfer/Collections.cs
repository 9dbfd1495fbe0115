using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>Collections and tasks: objects that hold values which are no members of theirs.</summary>
internal static class Collections
{
    public static Value CreateArray(Evaluation eval, IArrayCreationOperation array)
    {
        if (array.DimensionSizes.Length != 1)
            return OperationEvaluator.EvaluateOpaque(eval, array);
        ImmutableArray<Value>? elements = array.Initializer is { } initializer
            ? [.. initializer.ElementValues.Select(eval.Evaluate)]
            : Defaults(eval, array);
        return Allocate(eval, array.Syntax, array.Type, elements);
    }

    /// <summary>The elements of an array that is only given its size, where they are few.</summary>
    private static ImmutableArray<Value>? Defaults(Evaluation eval, IArrayCreationOperation array)
    {
        const int most = 8;
        return eval.Evaluate(array.DimensionSizes[0]) is Value.Constant { Content: >= 0 and <= most and int size }
            ? [.. Enumerable.Range(0, size).Select(_ => OperationEvaluator.DefaultOf(eval, (array.Type as IArrayTypeSymbol)?.ElementType))]
            : null;
    }

    public static Value CreateCollection(Evaluation eval, ICollectionExpressionOperation collection)
    {
        var elements = ImmutableArray.CreateBuilder<Value>();
        var areKnown = true;
        foreach (var element in collection.Elements)
        {
            if (element is not ISpreadOperation spread)
                elements.Add(eval.Evaluate(element));
            else if (ElementsOf(eval, eval.Evaluate(spread.Operand)) is { } spreadElements)
                elements.AddRange(spreadElements);
            else
                areKnown = false;
        }

        if (!areKnown)
            eval.Escape(elements);
        if (collection.Elements.IsEmpty && collection.Type is INamedTypeSymbol dictionary && eval.Program.Types.IsDictionary(dictionary))
            return eval.Allocate(collection.Syntax, new HeapObject(dictionary, collection.Syntax));
        return Allocate(eval, collection.Syntax, collection.Type, areKnown ? elements.ToImmutable() : null);
    }

    /// <summary>Makes a collection of elements that are known, or not.</summary>
    public static Value Allocate(Evaluation eval, SyntaxNode site, ITypeSymbol? type, ImmutableArray<Value>? elements) =>
        (type as INamedTypeSymbol ?? eval.Program.Types.CollectionType) is { } named
            ? eval.Allocate(site, new HeapObject(named, site) { Elements = elements, StartsEmpty = elements is not null })
            : Value.NotNull.Value;

    /// <summary>Makes a task that has ended, or something else that holds one result.</summary>
    public static Value AllocateTask(Evaluation eval, SyntaxNode site, ITypeSymbol? type, Value result) =>
        type is INamedTypeSymbol named
            ? eval.Allocate(
                site,
                new HeapObject(named, null) { StartsEmpty = false }.With(MemberKey.Of(InternalMember.Result), result, null))
            : Value.NotNull.Value;

    /// <summary>The result of a task that is known to have one.</summary>
    public static Value? ResultOf(Evaluation eval, Value task) =>
        eval.ObjectOf(task) is { } instance && instance.Members.TryGetValue(MemberKey.Of(InternalMember.Result), out var result)
            ? result.Value
            : null;

    /// <summary>The elements of a collection in order, where all are known.</summary>
    public static ImmutableArray<Value>? ElementsOf(Evaluation eval, Value collection) =>
        eval.ObjectOf(collection) is { HasEscaped: false } instance ? instance.Elements : null;

    /// <summary>Makes an entry of a dictionary.</summary>
    public static Value AllocateEntry(Evaluation eval, SyntaxNode site, INamedTypeSymbol type, Value key, Value value)
    {
        var entry = new HeapObject(type, site);
        foreach (var (property, held) in EntryProperties(type).Zip([key, value], (property, held) => (property, held)))
            entry = entry.With(Dispatch.StorageKey(property), held, null);
        return eval.Allocate(site, entry);
    }

    /// <summary>The properties that hold the key and the value of an entry.</summary>
    public static IReadOnlyList<IPropertySymbol> EntryProperties(INamedTypeSymbol pair) =>
        [.. pair.OriginalDefinition.GetMembers("Key").Concat(pair.OriginalDefinition.GetMembers("Value")).OfType<IPropertySymbol>()];

    /// <summary>
    /// The entries of a dictionary in the order in which they were added; <see langword="null"/> where they are not known.
    /// </summary>
    public static IReadOnlyList<(Value Key, Value Value)>? EntriesOf(ProgramSource program, HeapObject instance)
    {
        if (instance is not { Elements: null, HasEscaped: false, StartsEmpty: true, HasEntries: true }
            || !program.Types.IsDictionary(instance.Type))
        {
            return null;
        }

        return
        [
            .. from member in instance.Members
               where member.Key.Kind == MemberKind.Entry
               orderby member.Key.Order
               select (Value.OfConstant(member.Key.EntryKey), member.Value.Value)
        ];
    }

    /// <summary>Whether a dictionary has an entry, and what it is; <see langword="null"/> where that is not known.</summary>
    public static (bool IsThere, Value Value)? EntryOf(Evaluation eval, Value dictionary, Value key)
    {
        if (eval.Resolve(key) is not Value.Constant constant
            || eval.ObjectOf(dictionary) is not { } instance
            || EntriesOf(eval.Program, instance) is null)
        {
            return null;
        }

        return instance.Members.TryGetValue(MemberKey.Entry(constant.Content), out var entry)
            ? (true, entry.Value)
            : (false, Value.Null.Value);
    }

    /// <summary>What is enumerated of a collection: for a dictionary, its entries.</summary>
    public static ImmutableArray<Value>? EnumeratedIn(Evaluation eval, Value collection, SyntaxNode site)
    {
        if (ElementsOf(eval, collection) is { } elements)
            return elements;
        if (eval.ObjectOf(collection) is not { Type: { Name: "Dictionary", TypeArguments: var arguments } } instance
            || EntriesOf(eval.Program, instance) is not { } entries
            || eval.Program.Types.EntryType?.Construct([.. arguments]) is not { } type)
        {
            return null;
        }

        return [.. entries.Select(entry => AllocateEntry(eval, site, type, entry.Key, entry.Value))];
    }

    public static Value CopyOf(Evaluation eval, Value collection, IOperation operation) =>
        eval.ObjectOf(collection) is { } instance && operation.Type is INamedTypeSymbol type
            ? eval.Allocate(operation.Syntax, instance with { Type = type })
            : Value.NotNull.Value;
}
