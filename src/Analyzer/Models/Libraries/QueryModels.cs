using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Models;

/// <summary>LINQ over collections whose elements are known.</summary>
internal static class QueryModels
{
    private const string Type = "System.Linq.Enumerable";
    private const LibraryTraits Query = LibraryTraits.Deferred | LibraryTraits.ReadsOnly | LibraryTraits.EscapesArguments;
    private const LibraryTraits Immediate = LibraryTraits.ReadsOnly | LibraryTraits.EscapesArguments;

    // Queries of which only this is known: that they do nothing before they are enumerated.
    private static readonly string[] OtherQueries =
    [
        "Prepend", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Order", "OrderDescending", "Distinct", "DistinctBy",
        "Cast", "OfType", "Skip", "SkipLast", "SkipWhile", "Take", "TakeLast", "TakeWhile", "Reverse", "Union", "UnionBy",
        "Intersect", "IntersectBy", "Except", "ExceptBy", "GroupBy", "Join", "GroupJoin", "DefaultIfEmpty", "Chunk", "Index",
    ];

    public static readonly ImmutableArray<LibraryModel> Rows =
    [
        new(Type, "ToList", 1, Immediate, Copy),
        new(Type, "ToArray", 1, Immediate, Copy),
        new(Type, "AsEnumerable", 1, Query | LibraryTraits.ReturnsReceiver, Copy),
        new(Type, "Select", 2, Query, Select),
        new(Type, "SelectMany", 2, Query, SelectMany),
        new(Type, "Where", 2, Query, (eval, call) => Filter(eval, call, (chosen, _) => call.Collection(eval, chosen))),
        new(Type, "Zip", 2, Query, Zip),
        new(Type, "Concat", 2, Query, Concat),
        new(
            Type,
            "Append",
            2,
            Query,
            (eval, call) => Source(eval, call) is { } elements ? call.Collection(eval, elements.Add(call.Arguments[1])) : null),
        new(Type, "ToDictionary", 2, Immediate, ToDictionary),
        new(Type, "ToDictionary", 3, Immediate, ToDictionary),
        new(Type, "First", 1, Immediate, (eval, call) => Source(eval, call) is [var first, ..] ? first : null),
        new(Type, "FirstOrDefault", 1, Immediate, (eval, call) => Source(eval, call) is [var first, ..] ? first : null),
        new(Type, "Single", 1, Immediate, (eval, call) => Source(eval, call) is [var only] ? only : null),
        new(Type, "SingleOrDefault", 1, Immediate, (eval, call) => Source(eval, call) is [var only] ? only : null),
        new(Type, "Last", 1, Immediate, (eval, call) => Source(eval, call) is [.., var last] ? last : null),
        new(Type, "LastOrDefault", 1, Immediate, (eval, call) => Source(eval, call) is [.., var last] ? last : null),
        new(Type, "Any", 1, Immediate, (eval, call) => Source(eval, call) is { } elements ? Value.Of(!elements.IsEmpty) : null),
        new(Type, "Count", 1, Immediate, (eval, call) => Source(eval, call) is { } elements ? new Value.Constant(elements.Length) : null),
        new(Type, "First", 2, Immediate, (eval, call) => Filter(eval, call, (chosen, _) => chosen is [var first, ..] ? first : null)),
        new(
            Type,
            "FirstOrDefault",
            2,
            Immediate,
            (eval, call) => Filter(eval, call, (chosen, none) => chosen is [var first, ..] ? first : none)),
        new(Type, "Single", 2, Immediate, (eval, call) => Filter(eval, call, (chosen, _) => chosen is [var only] ? only : null)),
        new(
            Type,
            "SingleOrDefault",
            2,
            Immediate,
            (eval, call) => Filter(eval, call, (chosen, none) => chosen is [var only] ? only : chosen.IsEmpty ? none : null)),
        new(Type, "Last", 2, Immediate, (eval, call) => Filter(eval, call, (chosen, _) => chosen is [.., var last] ? last : null)),
        new(
            Type,
            "LastOrDefault",
            2,
            Immediate,
            (eval, call) => Filter(eval, call, (chosen, none) => chosen is [.., var last] ? last : none)),
        new(Type, "Any", 2, Immediate, (eval, call) => Filter(eval, call, (chosen, _) => Value.Of(!chosen.IsEmpty))),
        new(
            Type,
            "All",
            2,
            Immediate,
            (eval, call) => Filter(eval, call, (chosen, _) => Value.Of(chosen.Length == Source(eval, call)!.Value.Length))),
        new(Type, "Count", 2, Immediate, (eval, call) => Filter(eval, call, (chosen, _) => new Value.Constant(chosen.Length))),
        new(Type, "Empty", 0, LibraryTraits.ReadsOnly, (eval, call) => call.Collection(eval, [])),
        new(Type, "Repeat", 2, Query, (eval, call) => eval.Fresh(call.Operation)),
        new(Type, "Range", 2, Query, (eval, call) => eval.Fresh(call.Operation)),
        .. OtherQueries.Select(name => new LibraryModel(Type, name, null, Query, null)),
        new(Type, LibraryModel.AnyMethod, null, Immediate, null),
    ];

    /// <summary>Calls a function for each element, as a loop does.</summary>
    public static ImmutableArray<Value> CallForEach(Evaluation eval, ImmutableArray<Value> elements, Func<Evaluation, Value, Value?> call)
    {
        var inLoop = eval.In(eval.Context with { Repeats = true });
        return [.. elements.Select(element => call(inLoop, element) ?? Value.Unknown.Value)];
    }

    /// <summary>The elements that a method of LINQ is called on.</summary>
    private static ImmutableArray<Value>? Source(Evaluation eval, LibraryCall call)
    {
        // A query sees what is in the collection when it is enumerated.
        var isOfAnotherTime = call.Type is { TypeKind: TypeKind.Interface }
            && !eval.Program.Effects.IsConsumedAtOnce(call.Syntax)
            && ((IInvocationOperation)call.Operation).Arguments.Any(argument => eval.Program.Effects.IsChangedLater(argument.Value.Syntax));
        return isOfAnotherTime ? null : Collections.EnumeratedIn(eval, call.Arguments[0], call.Syntax);
    }

    private static Value? Copy(Evaluation eval, LibraryCall call) =>
        Source(eval, call) is { } elements ? call.Collection(eval, elements) : null;

    private static Value? Select(Evaluation eval, LibraryCall call)
    {
        if (Source(eval, call) is not { } elements || call.FunctionAt(eval, 1) is not { Method.Parameters.Length: 1 or 2 } function)
            return null;
        var position = 0;
        var takesPosition = function.Method.Parameters.Length == 2;
        return call.Collection(eval, CallForEach(eval, elements, (inLoop, element) =>
            DeferredExecution.Call(inLoop, function, takesPosition ? [element, new Value.Constant(position++)] : [element], call.Syntax)));
    }

    private static Value? SelectMany(Evaluation eval, LibraryCall call)
    {
        if (Source(eval, call) is not { } elements || call.FunctionAt(eval, 1) is not { Method.Parameters.Length: 1 } function)
            return null;
        var inner = CallForEach(eval, elements, (inLoop, element) => DeferredExecution.Call(inLoop, function, [element], call.Syntax));
        if (inner.All(each => Collections.ElementsOf(eval, each) is not null))
            return call.Collection(eval, [.. inner.SelectMany(each => Collections.ElementsOf(eval, each)!.Value)]);
        eval.Escape(inner);
        return null;
    }

    private static Value? Zip(Evaluation eval, LibraryCall call) =>
        Source(eval, call) is { } lefts && Collections.ElementsOf(eval, call.Arguments[1]) is { } rights
            ? call.Collection(eval, [.. lefts.Zip(rights, (left, right) => new Value.Tuple([left, right]))])
            : null;

    private static Value? Concat(Evaluation eval, LibraryCall call) =>
        Source(eval, call) is { } first && Collections.ElementsOf(eval, call.Arguments[1]) is { } second
            ? call.Collection(eval, first.AddRange(second))
            : null;

    /// <summary>What asks a function about each element, where all answers are known.</summary>
    /// <param name="eval">The evaluation.</param>
    /// <param name="call">The call.</param>
    /// <param name="result">What comes of the chosen elements, and of none: the default of the result's type.</param>
    private static Value? Filter(Evaluation eval, LibraryCall call, Func<ImmutableArray<Value>, Value, Value?> result)
    {
        if (Source(eval, call) is not { } elements || call.FunctionAt(eval, 1) is not { Method.Parameters.Length: 1 } function)
            return null;
        var isDeferred = call.Method.Name == nameof(Enumerable.Where);
        var answers = CallForEach(eval, elements, (inLoop, element) => isDeferred
            ? DeferredExecution.Call(inLoop, function, [element], call.Syntax)
            : Calls.Call(inLoop, function, [element], call.Syntax));
        if (answers.Any(answer => eval.Decide(answer) is null))
        {
            eval.Escape([call.Arguments[0], .. elements]);
            return eval.Fresh(call.Operation);
        }

        var chosen = elements.Where((_, index) => eval.Decide(answers[index]) == true).ToImmutableArray();
        return result(chosen, OperationEvaluator.DefaultOf(eval, call.Type)) ?? eval.Fresh(call.Operation);
    }

    /// <summary>A dictionary of the elements by the keys that the first function yields, of what the second makes of them.</summary>
    private static Value? ToDictionary(Evaluation eval, LibraryCall call)
    {
        if (Source(eval, call) is not { } elements
            || call.Type is not INamedTypeSymbol type
            || call.FunctionAt(eval, 1) is not { Method.Parameters.Length: 1 } keyOf)
        {
            return null;
        }

        var valueOf = call.FunctionAt(eval, 2);
        if (call.Arguments.Length == 3 && valueOf is not { Method.Parameters.Length: 1 })
            return null;
        var keys = CallForEach(eval, elements, (inLoop, element) => Calls.Call(inLoop, keyOf, [element], call.Syntax));
        var values = valueOf is null
            ? elements
            : CallForEach(eval, elements, (inLoop, element) => Calls.Call(inLoop, valueOf, [element], call.Syntax));
        var dictionary = eval.Allocate(call.Syntax, new HeapObject(type, call.Syntax));
        for (var index = 0; index < elements.Length; index++)
            Elements.Write(eval, dictionary, keys[index], values[index]);
        return dictionary;
    }
}
