using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Models;

/// <summary>LINQ over collections whose elements are known.</summary>
internal static class QueryModels
{
    private const string Type = "System.Linq.Enumerable";
    public const LibraryTraits Query = LibraryTraits.Deferred | LibraryTraits.ReadsOnly | LibraryTraits.EscapesArguments;
    public const LibraryTraits Immediate = LibraryTraits.ReadsOnly | LibraryTraits.EscapesArguments;

    // Queries of which only this is known: that they do nothing before they are enumerated.
    private static readonly string[] OtherQueries =
    [
        "DistinctBy", "SkipWhile", "TakeWhile", "Union", "UnionBy", "Intersect", "IntersectBy", "Except", "ExceptBy", "GroupBy", "Join",
        "GroupJoin",
    ];

    public static readonly ImmutableArray<LibraryModel> Rows =
    [
        new(Type, "ToList", 1, Immediate, Copy),
        new(Type, "ToArray", 1, Immediate, Copy),
        new(Type, "AsEnumerable", 1, Query | LibraryTraits.ReturnsReceiver, Copy),
        new(Type, "Select", 2, Query, Select),
        new(Type, "SelectMany", 2, Query, SelectMany),
        new(Type, "SelectMany", 3, Query, SelectMany),
        new(Type, "Where", 2, Query, (eval, call) => Filter(eval, call, (chosen, _) => call.Collection(eval, chosen))),
        new(Type, "Zip", 2, Query, Zip),
        new(Type, "Zip", 3, Query, Zip),
        new(Type, "Range", 2, LibraryTraits.Deferred, Range),
        new(Type, "Repeat", 2, LibraryTraits.Deferred, Repeat),
        new(Type, "Concat", 2, Query, Concat),
        new(
            Type,
            "Append",
            2,
            Query,
            (eval, call) => Source(eval, call) is { } elements ? call.Collection(eval, elements.Add(call.Arguments[1])) : null),
        Sequence("Prepend", 2, (_, call, elements) => elements.Insert(0, call.Arguments[1])),
        Sequence("Cast", 1, (_, _, elements) => elements),
        Sequence("Reverse", 1, (_, _, elements) => [.. elements.Reverse()]),
        Sequence("Skip", 2, (eval, call, elements) => CountIn(eval, call) is { } count ? [.. elements.Skip(count)] : null),
        Sequence(
            "SkipLast",
            2,
            (eval, call, elements) => CountIn(eval, call) is { } count ? [.. elements.Take(elements.Length - count)] : null),
        Sequence("Take", 2, (eval, call, elements) => CountIn(eval, call) is { } count ? [.. elements.Take(count)] : null),
        Sequence(
            "TakeLast",
            2,
            (eval, call, elements) => CountIn(eval, call) is { } count ? [.. elements.Skip(elements.Length - count)] : null),
        Sequence("DefaultIfEmpty", 2, (_, call, elements) => elements.IsEmpty ? [call.Arguments[1]] : elements),
        Sequence("Distinct", 1, (eval, _, elements) =>
            elements.All(element => eval.Resolve(element) is Value.Constant) ? [.. elements.Select(eval.Resolve).Distinct()] : null),
        Sequence("Index", 1, (_, _, elements) =>
            [.. elements.Select((element, index) => (Value)new Value.Tuple([new Value.Constant(index), element]))]),
        Sequence("Chunk", 2, Chunk),
        Sequence("OfType", 1, OfType),
        .. OrderingModels.Rows,
        new(Type, "ElementAt", 2, Immediate, ElementAt),
        new(Type, "ElementAtOrDefault", 2, Immediate, ElementAt),
        new(Type, "Aggregate", 2, Immediate, Aggregate),
        new(Type, "Aggregate", 3, Immediate, Aggregate),
        new(Type, "Aggregate", 4, Immediate, Aggregate),
        new(Type, "GroupBy", 2, Query, GroupingModels.GroupBy),
        new(Type, "GroupBy", 3, Query, GroupingModels.GroupBy),
        new(Type, "ToLookup", 2, Immediate, GroupingModels.ToLookup),
        new(Type, "ToLookup", 3, Immediate, GroupingModels.ToLookup),
        new(Type, "ToDictionary", 2, Immediate, ToDictionary),
        new(Type, "ToDictionary", 3, Immediate, ToDictionary),
        new(Type, "First", 1, Immediate, (eval, call) => Source(eval, call) is [var first, ..] ? first : null),
        new(Type, "FirstOrDefault", 1, Immediate,
            (eval, call) => Source(eval, call) is [var first, ..] ? first : DefaultIfEmpty(eval, call)),
        new(Type, "Single", 1, Immediate, (eval, call) => Source(eval, call) is [var only] ? only : null),
        new(Type, "SingleOrDefault", 1, Immediate, (eval, call) => Source(eval, call) is [var only] ? only : DefaultIfEmpty(eval, call)),
        new(Type, "Last", 1, Immediate, (eval, call) => Source(eval, call) is [.., var last] ? last : null),
        new(Type, "LastOrDefault", 1, Immediate, (eval, call) => Source(eval, call) is [.., var last] ? last : DefaultIfEmpty(eval, call)),
        new(Type, "Any", 1, Immediate, (eval, call) => Source(eval, call) is { } elements ? Value.Of(!elements.IsEmpty) : null),
        new(Type, "Count", 1, Immediate, (eval, call) => Source(eval, call) is { } elements ? new Value.Constant(elements.Length) : null),
        new(Type, "First", 2, Immediate, (eval, call) => Filter(eval, call, (chosen, _) => chosen is [var first, ..] ? first : null)),
        new(Type, "FirstOrDefault", 2, Immediate, Find),
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
    public static ImmutableArray<Value>? Source(Evaluation eval, LibraryCall call)
    {
        // A query sees what is in the collection when it is enumerated.
        var isOfAnotherTime = call.Type is { TypeKind: TypeKind.Interface }
            && !eval.Program.Effects.IsConsumedAtOnce(call.Syntax)
            && ((IInvocationOperation)call.Operation).Arguments.Any(argument => eval.Program.Effects.IsChangedLater(argument.Value.Syntax));
        if (isOfAnotherTime)
            return null;
        return Collections.EnumeratedIn(eval, call.Arguments[0], call.Syntax)
            ?? Iterators.EnumeratedBySource(eval, call.Arguments[0], ((IInvocationOperation)call.Operation).Arguments[0].Value.Syntax);
    }

    /// <summary>The first element that a function chooses, or the default of its type.</summary>
    public static Value? Find(Evaluation eval, LibraryCall call) =>
        Filter(eval, call, (chosen, none) => chosen is [var first, ..] ? first : none);

    private static Value? Copy(Evaluation eval, LibraryCall call) =>
        Source(eval, call) is { } elements ? call.Collection(eval, elements) : null;

    private static Value? Select(Evaluation eval, LibraryCall call)
    {
        if (Source(eval, call) is not { } elements || call.FunctionAt(eval, 1) is not { Method.Parameters.Length: 1 or 2 } function)
            return null;
        var position = 0;
        var takesPosition = function.Method.Parameters.Length == 2;
        return call.Collection(eval, CallForEach(eval, elements, (inLoop, element) =>
            CallLater(inLoop, function, takesPosition ? [element, new Value.Constant(position++)] : [element], call.Syntax)));
    }

    /// <summary>
    /// Calls a function of a query, which yields other objects each time that the query is enumerated: these are known where that is once.
    /// </summary>
    public static Value? CallLater(Evaluation eval, Value.Function function, ImmutableArray<Value> arguments, SyntaxNode query)
    {
        var before = eval.Heap;
        return DeferredExecution.Call(eval, function, arguments, query) is { } result ? Yield(eval, before, result, query) : null;
    }

    private static Value? Yield(Evaluation eval, Heap before, Value result, SyntaxNode query)
    {
        if (!result.IsMutable || eval.Program.Effects.IsEnumeratedOnce(query, eval.Frame.Caller))
            return result;
        var made =
            new HashSet<int>(eval.Heap.Where(pair => !before.Contains(pair.Key) && pair.Value.Tracked is null).Select(pair => pair.Key));
        var count = made.Count;
        eval.Heap.Unmark(result, made);
        if (made.Count == count)
            return result;
        eval.Escape(result);
        return null;
    }

    private static Value? SelectMany(Evaluation eval, LibraryCall call)
    {
        if (Source(eval, call) is not { } elements || call.FunctionAt(eval, 1) is not { Method.Parameters.Length: 1 } function)
            return null;
        var before = eval.Heap;
        var inner = CallForEach(eval, elements, (inLoop, element) => DeferredExecution.Call(inLoop, function, [element], call.Syntax));
        if (inner.All(each => Collections.ElementsOf(eval, each) is not null))
        {
            if (call.Arguments.Length == 3)
                return JoinedBy(eval, call, elements, inner);
            var handed = inner.SelectMany(each => Collections.ElementsOf(eval, each)!.Value)
                .Select(element => Yield(eval, before, element, call.Syntax) ?? Value.Unknown.Value);
            return call.Collection(eval, [.. handed]);
        }

        eval.Escape(inner);
        return null;
    }

    /// <summary>What a function makes of each element together with each of those that it yields.</summary>
    private static Value? JoinedBy(Evaluation eval, LibraryCall call, ImmutableArray<Value> outer, ImmutableArray<Value> inner)
    {
        if (call.FunctionAt(eval, 2) is not { Method.Parameters.Length: 2 } function)
            return null;
        ImmutableArray<Value> pairs =
        [
            .. outer.Zip(inner, (element, others) => (element, others)).SelectMany(pair =>
                Collections.ElementsOf(eval, pair.others)!.Value.Select(other => new Value.Tuple([pair.element, other]))),
        ];
        return call.Collection(eval, CallForEach(eval, pairs, (inLoop, pair) =>
            CallLater(inLoop, function, ((Value.Tuple)pair).Elements, call.Syntax)));
    }

    private static ImmutableArray<Value>? Chunk(Evaluation eval, LibraryCall call, ImmutableArray<Value> elements)
    {
        if (CountIn(eval, call) is not (> 0 and var size))
            return null;
        return
        [
            .. Enumerable.Range(0, (elements.Length + size - 1) / size)
                .Select(chunk => Collections.Allocate(eval, call.Syntax, null, [.. elements.Skip(chunk * size).Take(size)])),
        ];
    }

    private static ImmutableArray<Value>? OfType(Evaluation eval, LibraryCall call, ImmutableArray<Value> elements)
    {
        if (call.Method.TypeArguments is not [var wanted])
            return null;
        var answers = elements.Select(element => eval.Decide(Conversions.IsOfType(eval, element, null, wanted))).ToList();
        return answers.Contains(null) ? null : [.. elements.Where((_, index) => answers[index] == true)];
    }

    /// <summary>Pairs, or what a function makes of them.</summary>
    private static Value? Zip(Evaluation eval, LibraryCall call)
    {
        if (Source(eval, call) is not { } lefts || Collections.ElementsOf(eval, call.Arguments[1]) is not { } rights)
            return null;
        ImmutableArray<Value> pairs = [.. lefts.Zip(rights, (left, right) => new Value.Tuple([left, right]))];
        if (call.Arguments.Length == 2)
            return call.Collection(eval, pairs);
        return call.FunctionAt(eval, 2) is not { Method.Parameters.Length: 2 } function
            ? null
            : call.Collection(eval, CallForEach(eval, pairs, (inLoop, pair) =>
                CallLater(inLoop, function, ((Value.Tuple)pair).Elements, call.Syntax)));
    }

    private static Value? Range(Evaluation eval, LibraryCall call) =>
        eval.Resolve(call.Arguments[0]) is Value.Constant { Content: int start } && FewIn(eval, call) is { } count
            ? call.Collection(eval, [.. Enumerable.Range(start, count).Select(number => (Value)new Value.Constant(number))])
            : null;

    private static Value? Repeat(Evaluation eval, LibraryCall call) =>
        FewIn(eval, call) is { } count ? call.Collection(eval, [.. Enumerable.Repeat(call.Arguments[0], count)]) : null;

    /// <summary>A number of elements that are few enough to be followed one by one.</summary>
    private static int? FewIn(Evaluation eval, LibraryCall call)
    {
        const int most = 8;
        return CountIn(eval, call) is >= 0 and <= most and var count ? count : null;
    }

    private static Value? DefaultIfEmpty(Evaluation eval, LibraryCall call) =>
        Source(eval, call) is { IsEmpty: true } ? OperationEvaluator.DefaultOf(eval, call.Type) : null;

    private static Value? Concat(Evaluation eval, LibraryCall call) =>
        Source(eval, call) is { } first && Collections.ElementsOf(eval, call.Arguments[1]) is { } second
            ? call.Collection(eval, first.AddRange(second))
            : null;

    /// <summary>A query whose elements are those of its source in another order, or some of them.</summary>
    private static LibraryModel Sequence(
        string name, int parameters, Func<Evaluation, LibraryCall, ImmutableArray<Value>, ImmutableArray<Value>?> elementsOf) =>
        new(Type, name, parameters, Query, (eval, call) =>
            Source(eval, call) is { } elements && elementsOf(eval, call, elements) is { } changed ? call.Collection(eval, changed) : null);

    private static int? CountIn(Evaluation eval, LibraryCall call) =>
        eval.Resolve(call.Arguments[1]) is Value.Constant { Content: int count } ? count : null;

    private static Value? ElementAt(Evaluation eval, LibraryCall call) =>
        Source(eval, call) is { } elements && CountIn(eval, call) is { } position && position >= 0 && position < elements.Length
            ? elements[position]
            : null;

    private static Value? Aggregate(Evaluation eval, LibraryCall call)
    {
        var hasSeed = call.Arguments.Length > 2;
        if (Source(eval, call) is not { } elements
            || call.FunctionAt(eval, hasSeed ? 2 : 1) is not { Method.Parameters.Length: 2 } function
            || (elements.IsEmpty && !hasSeed))
        {
            return null;
        }

        var result = hasSeed ? call.Arguments[1] : elements[0];
        CallForEach(eval, hasSeed ? elements : elements.RemoveAt(0), (inLoop, element) =>
            result = Calls.Call(inLoop, function, [result, element], call.Syntax) ?? Value.Unknown.Value);
        if (call.Arguments.Length < 4)
            return result;
        return call.FunctionAt(eval, 3) is { } finish ? Calls.Call(eval, finish, [result], call.Syntax) : null;
    }

    /// <summary>What asks a function about each element, where all answers are known.</summary>
    /// <param name="eval">The evaluation.</param>
    /// <param name="call">The call.</param>
    /// <param name="result">What comes of the chosen elements, and of none: the default of the result's type.</param>
    private static Value? Filter(Evaluation eval, LibraryCall call, Func<ImmutableArray<Value>, Value, Value?> result)
    {
        if (Source(eval, call) is not { } elements || call.FunctionAt(eval, 1) is not { Method.Parameters.Length: 1 or 2 } function)
            return null;
        var isDeferred = call.Method.Name == nameof(Enumerable.Where);
        var position = 0;
        var answers = CallForEach(eval, elements, (inLoop, element) =>
        {
            ImmutableArray<Value> given =
                function.Method.Parameters.Length == 2 ? [element, new Value.Constant(position++)] : [element];
            return isDeferred
                ? DeferredExecution.Call(inLoop, function, given, call.Syntax)
                : Calls.Call(inLoop, function, given, call.Syntax);
        });
        var decided = answers.Select(eval.Decide).ToList();
        if (decided.Contains(null))
        {
            eval.Escape([call.Arguments[0], .. elements]);
            return eval.Fresh(call.Operation);
        }

        var chosen = elements.Where((_, index) => decided[index] == true).ToImmutableArray();
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
