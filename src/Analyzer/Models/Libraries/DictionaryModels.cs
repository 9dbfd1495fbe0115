using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Models;

/// <summary>Dictionaries whose entries are known.</summary>
internal static class DictionaryModels
{
    private const string Generic = "System.Collections.Generic.";
    private const string Concurrent = "System.Collections.Concurrent.ConcurrentDictionary`2";

    public static readonly ImmutableArray<LibraryModel> Rows =
    [
        new(Generic + "Dictionary`2", LibraryModel.Constructor, null, LibraryTraits.None, Create),
        new(Generic + "SortedDictionary`2", LibraryModel.Constructor, 0, LibraryTraits.None, Create),
        new(Concurrent, LibraryModel.Constructor, 0, LibraryTraits.None, Create),
        new(Concurrent, "GetOrAdd", 2, LibraryTraits.None, GetOrAdd),
        new("System.Collections.Frozen.FrozenDictionary", "ToFrozenDictionary", 2, LibraryTraits.ReadsOnly,
            (eval, call) => Collections.CopyOf(eval, call.Arguments[0], call.Operation)),
        new(Generic + "KeyValuePair`2", LibraryModel.Constructor, 2, LibraryTraits.None, CreateEntry),
        new(Generic + "IDictionary`2", "Add", 2, LibraryTraits.None, Add),
        new(Generic + "Dictionary`2", "TryAdd", 2, LibraryTraits.None, TryAdd),
        new(Generic + "CollectionExtensions", "TryAdd", 3, LibraryTraits.EscapesArguments, null),
        new(Generic + "CollectionExtensions", "GetValueOrDefault", null, LibraryTraits.ReadsOnly, GetValueOrDefault),
        new(Generic + "Dictionary`2", "Remove", 1, LibraryTraits.None, Remove),
        new(Generic + "Dictionary`2", "Remove", 2, LibraryTraits.None, Remove),
        new(Generic + "IDictionary`2", "TryGetValue", 2, LibraryTraits.ReadsOnly, TryGetValue),
        new(Generic + "IReadOnlyDictionary`2", "TryGetValue", 2, LibraryTraits.ReadsOnly, TryGetValue),
        new(Generic + "IDictionary`2", "ContainsKey", 1, LibraryTraits.ReadsOnly, ContainsKey),
        new(Generic + "IReadOnlyDictionary`2", "ContainsKey", 1, LibraryTraits.ReadsOnly, ContainsKey),
    ];

    /// <summary>What a property of a dictionary holds: its keys, its values or their number.</summary>
    public static Value? Read(Evaluation eval, HeapObject dictionary, ISymbol member, IOperation operation)
    {
        if (member.Name is not ("Keys" or "Values" or "Count") || Collections.EntriesOf(eval.Program, dictionary) is not { } entries)
            return null;
        return member.Name == "Count"
            ? new Value.Constant(entries.Count)
            : Collections.Allocate(
                eval,
                operation.Syntax,
                operation.Type,
                [.. entries.Select(entry => member.Name == "Keys" ? entry.Key : entry.Value)]);
    }

    private static Value? Create(Evaluation eval, LibraryCall call)
    {
        IReadOnlyList<(Value Key, Value Value)>? entries = [];
        foreach (var argument in (call.Operation as IObjectCreationOperation)?.Arguments ?? [])
        {
            if (argument.Parameter is not { } parameter || TellsKeysApart(eval, parameter, argument.Value, call.Arguments))
                continue;
            entries = parameter.Ordinal == 0 && eval.ObjectOf(call.Arguments[0]) is { } copied
                ? Collections.EntriesOf(eval.Program, copied)
                : null;
            if (entries is null)
                return null;
        }

        var made = eval.Allocate(call.Syntax, new HeapObject((INamedTypeSymbol)call.Type!, call.Syntax));
        foreach (var (key, value) in entries)
            Elements.Write(eval, made, key, value);
        return made;
    }

    /// <summary>Whether an argument is a capacity, or a comparer for which no two keys are the same that are written otherwise.</summary>
    private static bool TellsKeysApart(Evaluation eval, IParameterSymbol parameter, IOperation argument, ImmutableArray<Value> arguments)
    {
        if (parameter.Type.SpecialType == SpecialType.System_Int32 || eval.Resolve(arguments[parameter.Ordinal]) is Value.Null)
            return true;
        var comparer = argument is IConversionOperation { Operand: var operand } ? operand : argument;
        return comparer is IPropertyReferenceOperation { Property: { Name: "Ordinal" or "Default", ContainingType.Name: var type } }
            && type is "StringComparer" or "EqualityComparer";
    }

    private static Value CreateEntry(Evaluation eval, LibraryCall call) =>
        Collections.AllocateEntry(eval, call.Syntax, (INamedTypeSymbol)call.Type!, call.Arguments[0], call.Arguments[1]);

    private static Value? Add(Evaluation eval, LibraryCall call)
    {
        if (!CollectionModels.TryFind(eval, call, out var reference, out var dictionary) || dictionary.Elements is not null)
            return null;
        Elements.Write(eval, reference, call.Arguments[0], call.Arguments[1]);
        return Value.True;
    }

    private static Value? TryAdd(Evaluation eval, LibraryCall call) =>
        CollectionModels.TryFind(eval, call, out _, out var dictionary)
        && eval.Resolve(call.Arguments[0]) is Value.Constant key
        && dictionary.Members.ContainsKey(MemberKey.Entry(key.Content))
            ? Value.False
            : Add(eval, call);

    private static Value? GetOrAdd(Evaluation eval, LibraryCall call)
    {
        if (!CollectionModels.TryFind(eval, call, out var reference, out _)
            || Collections.EntryOf(eval, reference, call.Arguments[0]) is not var (isThere, entry))
        {
            return null;
        }

        if (isThere)
            return entry;
        var isFunction = call.Method.OriginalDefinition.Parameters[1].Type.TypeKind == TypeKind.Delegate;
        var added = !isFunction ? call.Arguments[1]
            : call.FunctionAt(eval, 1) is { } make ? Calls.Call(eval, make, [call.Arguments[0]], call.Syntax)
            : null;
        if (added is not null)
            Elements.Write(eval, reference, call.Arguments[0], added);
        return added;
    }

    private static Value? Remove(Evaluation eval, LibraryCall call)
    {
        if (!CollectionModels.TryFind(eval, call, out var reference, out _)
            || Collections.EntryOf(eval, reference, call.Arguments[0]) is not var (isThere, entry)
            || eval.Resolve(call.Arguments[0]) is not Value.Constant { Content: var key })
        {
            return null;
        }

        eval.Update(reference, existing => existing with { Members = existing.Members.Remove(MemberKey.Entry(key)) });
        if (CallSite.Of(call.Operation).References is [_, { } target, ..])
            Assignments.Write(eval, target, isThere ? entry : OperationEvaluator.DefaultOf(eval, target.Type), call.Syntax);
        return Value.Of(isThere);
    }

    private static Value? GetValueOrDefault(Evaluation eval, LibraryCall call)
    {
        if (Collections.EntryOf(eval, call.Arguments[0], call.Arguments[1]) is not var (isThere, found))
            return null;
        if (isThere)
            return found;
        return call.Arguments is [_, _, var fallback] ? fallback : OperationEvaluator.DefaultOf(eval, call.Method.ReturnType);
    }

    private static Value? TryGetValue(Evaluation eval, LibraryCall call)
    {
        if (!CollectionModels.TryFind(eval, call, out var reference, out _)
            || Collections.EntryOf(eval, reference, call.Arguments[0]) is not var (isThere, entry)
            || CallSite.Of(call.Operation).References is not [_, { } target, ..])
        {
            return null;
        }

        Assignments.Write(eval, target, isThere ? entry : OperationEvaluator.DefaultOf(eval, target.Type), call.Syntax);
        return Value.Of(isThere);
    }

    private static Value? ContainsKey(Evaluation eval, LibraryCall call)
    {
        if (!CollectionModels.TryFind(eval, call, out var reference, out _))
            return null;
        return Collections.EntryOf(eval, reference, call.Arguments[0]) is var (isThere, _) ? Value.Of(isThere) : eval.Fresh(call.Operation);
    }
}
