using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>The elements of a collection in groups, by keys that are known.</summary>
internal static class GroupingModels
{
    public static Value? GroupBy(Evaluation eval, LibraryCall call)
    {
        // Two groups of three parameters yield something else: what a function makes of each group.
        if (call.Type is not INamedTypeSymbol { TypeArguments: [INamedTypeSymbol { Name: "IGrouping" } type] })
            return null;
        return GroupsIn(eval, call, type, QueryModels.CallLater) is { } groups
            ? call.Collection(eval, [.. groups.Select(group => group.Group)])
            : null;
    }

    public static Value? ToLookup(Evaluation eval, LibraryCall call)
    {
        if (call.Type is not INamedTypeSymbol { TypeArguments: [_, _] arguments } lookup
            || eval.Program.Types.GroupType?.Construct([.. arguments]) is not { } type
            || GroupsIn(eval, call, type,
                (inLoop, function, given, syntax) => Calls.Call(inLoop, function, given, syntax)) is not { } groups)
        {
            return null;
        }

        var made = eval.Allocate(call.Syntax, new HeapObject(lookup, call.Syntax));
        foreach (var (key, group) in groups)
            Elements.Write(eval, made, key, group);
        return made;
    }

    private static List<(Value.Constant Key, Value Group)>? GroupsIn(
        Evaluation eval,
        LibraryCall call,
        INamedTypeSymbol type,
        Func<Evaluation, Value.Function, ImmutableArray<Value>, SyntaxNode, Value?> run)
    {
        if (QueryModels.Source(eval, call) is not { } elements || call.FunctionAt(eval, 1) is not { Method.Parameters.Length: 1 } keyOf)
            return null;
        var valueOf = call.FunctionAt(eval, 2);
        if (call.Arguments.Length == 3 && valueOf is not { Method.Parameters.Length: 1 })
            return null;
        var keys = QueryModels.CallForEach(eval, elements, (inLoop, element) => run(inLoop, keyOf, [element], call.Syntax));
        var values = valueOf is null
            ? elements
            : QueryModels.CallForEach(eval, elements, (inLoop, element) => run(inLoop, valueOf, [element], call.Syntax));
        var known = keys.Select(key => eval.Resolve(key) as Value.Constant).ToList();
        if (known.Contains(null))
        {
            eval.Escape(values);
            return null;
        }

        return
        [
            .. known.Zip(values, (key, value) => (Key: key!, Value: value))
                .GroupBy(pair => pair.Key)
                .Select(group => (group.Key, Allocate(eval, call, type, group.Key, [.. group.Select(pair => pair.Value)]))),
        ];
    }

    private static Value Allocate(Evaluation eval, LibraryCall call, INamedTypeSymbol type, Value key, ImmutableArray<Value> elements)
    {
        var group = new HeapObject(type, call.Syntax) { Elements = elements };
        if (type.OriginalDefinition.GetMembers("Key").FirstOrDefault() is { } property)
            group = group.With(Dispatch.StorageKey(property), key, null);
        return eval.Allocate(call.Syntax, group);
    }
}
