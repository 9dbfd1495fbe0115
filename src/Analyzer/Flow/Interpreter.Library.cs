using System.Collections.Immutable;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Flow;

/// <content>What the methods of the .NET libraries and of Pulumi do, as far as values pass through them.</content>
internal sealed partial class Interpreter
{
    private Value? CreateFromLibrary(IObjectCreationOperation creation, INamedTypeSymbol type, ImmutableArray<Value> arguments)
    {
        if (type is { Name: "Lazy", ContainingNamespace.Name: "System" } && arguments is [var factory, ..] && Resolve(factory) is Value.Function function)
            return CallDeferred(function, [], creation.Syntax) is { } made ? AllocateTask(creation.Syntax, type, made) : Value.NotNull.Value;
        if (type.ContainingNamespace?.ToDisplayString() != "System.Collections.Generic")
            return null;
        return type.Name switch
        {
            "KeyValuePair" when arguments is [var key, var value] => AllocateEntry(creation.Syntax, type, key, value),
            "List" or "HashSet" or "Queue" or "Stack" when arguments.Length == 0 => AllocateCollection(creation.Syntax, type, []),
            "List" when ElementsOf(arguments[0]) is { } elements => AllocateCollection(creation.Syntax, type, elements),
            "List" when Resolve(arguments[0]) is Value.Constant { Content: int } => AllocateCollection(creation.Syntax, type, []),
            "Dictionary" when arguments.Length == 0 => Allocate(creation.Syntax, new HeapObject(type, creation.Syntax)),
            _ => null,
        };
    }

    /// <summary>What a method of the libraries returns; <see langword="null"/> where it is not one whose meaning matters.</summary>
    private Value? CallLibrary(IInvocationOperation invocation, IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments)
    {
        var type = method.ContainingType;
        if (type.SpecialType == SpecialType.System_String)
            return CallString(invocation, method, receiver, arguments);
        if (type.SpecialType == SpecialType.System_Object && method.Name is "Equals" or "ReferenceEquals" && arguments.Length == 2)
            return AreEqual(arguments[0], arguments[1]);
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && receiver is not null)
            return CallNullable(invocation, receiver, arguments);
        if (type is { Name: "JsonConvert", ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Newtonsoft" } } && method.Name == "SerializeObject")
            return SerializeJson(invocation, arguments);
        if (!IsOfSystem(type))
            return null;
        return type.Name switch
        {
            "ImmutableDictionary" when method.Name is "ToImmutableDictionary" && arguments is [var entries] => CopyOf(entries, invocation),
            "ImmutableArray" or "ImmutableList" when method.Name is "Create" or "ToImmutableArray" or "ToImmutableList" => CreateImmutable(invocation, method, arguments),
            "CollectionExtensions" when method.Name is "GetValueOrDefault" && EntryOf(arguments[0], arguments[1]) is var (isThere, found) => isThere ? found : arguments is [_, _, var fallback] ? fallback : DefaultOf(method.ReturnType),
            "Enum" when method.Name is "HasFlag" && receiver is not null && Calculate(BinaryOperatorKind.And, Resolve(receiver), Resolve(arguments[0])) is { } flags => AreEqual(flags, arguments[0]),
            "Enumerable" => CallEnumerable(invocation, method, arguments),
            "JsonSerializer" when method is { Name: "Serialize", ReturnType.SpecialType: SpecialType.System_String } => SerializeJson(invocation, arguments) ?? CallHarmless(invocation, arguments),
            "Task" or "ValueTask" when method.IsStatic => CallTask(invocation, method, arguments),
            "ArgumentNullException" or "ArgumentException" when method.Name.StartsWith("ThrowIfNull", StringComparison.Ordinal) => ThrowIfNull(method, arguments),
            _ when receiver is not null && CallCollection(invocation, method, receiver, arguments) is { } result => result,
            _ when ReturnsNothingOfItsArguments(method) => CallHarmless(invocation, arguments),
            _ => null,
        };
    }

    private Value? CreateImmutable(IInvocationOperation invocation, IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        var isOfOne = arguments.Length == 1 && method.OriginalDefinition.Parameters[0].Type is not ITypeParameterSymbol;
        var elements = isOfOne ? ElementsOf(arguments[0]) : method.OriginalDefinition.Parameters.All(parameter => parameter.Type is ITypeParameterSymbol) ? arguments : null;
        return elements is null ? null : AllocateCollection(invocation.Syntax, invocation.Type, elements);
    }

    private static bool IsOfSystem(INamedTypeSymbol? type)
    {
        for (var space = type?.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            if (space.ContainingNamespace is { IsGlobalNamespace: true })
                return space.Name == "System";
        }

        return false;
    }

    /// <summary>Static methods of the base libraries that return nothing or a plain value keep none of the objects that they are given.</summary>
    private static bool ReturnsNothingOfItsArguments(IMethodSymbol method) =>
        method.IsStatic && method.ContainingType.SpecialType != SpecialType.System_Array && (method.ReturnsVoid || method.ReturnType.SpecialType is not (SpecialType.None or SpecialType.System_Object));

    private Value CallHarmless(IInvocationOperation invocation, ImmutableArray<Value> arguments)
    {
        MayThrow();
        RunLater(arguments);
        AssignUnknown(Places(invocation), invocation.Syntax);
        return invocation.TargetMethod.ReturnsVoid ? Value.Unknown.Value : Fresh(invocation);
    }

    private Value ThrowIfNull(IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        var kind = method.Name switch
        {
            "ThrowIfNullOrEmpty" => TestKind.IsNullOrEmpty,
            "ThrowIfNullOrWhiteSpace" => TestKind.IsNullOrWhiteSpace,
            _ => TestKind.IsNull,
        };
        MayThrow();
        var test = Test(kind, arguments[0]);
        if (Decide(test) == true || !Assume(test, false))
            Die();
        return Value.Unknown.Value;
    }

    private Value? CallString(IInvocationOperation invocation, IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments)
    {
        switch (method.Name)
        {
            case "IsNullOrEmpty":
                return Test(TestKind.IsNullOrEmpty, arguments[0]);
            case "IsNullOrWhiteSpace":
                return Test(TestKind.IsNullOrWhiteSpace, arguments[0]);
            case "Concat":
                return arguments is [var only] ? ElementsOf(only) is { } items ? Concatenate(items) : Fresh(invocation) : Concatenate(arguments);
            case "Join" when arguments is [var separator, var values]:
                return JoinText(separator, values) ?? Fresh(invocation);
            case "Format" when arguments is [var format, .. var rest] && Resolve(format) is Value.Constant { Content: string pattern }:
                return Format(pattern, rest is [var array] && ElementsOf(array) is { } elements ? elements : rest) ?? Fresh(invocation);
            case "Equals" when receiver is not null && arguments.Length == 1:
                return AreEqual(receiver, arguments[0]);
            case "Equals" or "op_Equality" when arguments.Length == 2 && receiver is null:
                return AreEqual(arguments[0], arguments[1]);
            case "ToString" when receiver is not null:
                return receiver;
            case "Trim" or "ToLowerInvariant" or "ToUpperInvariant" or "ToLower" or "ToUpper" when receiver is not null && Resolve(receiver) is Value.Constant { Content: string text } && arguments.IsEmpty:
                return new Value.Constant(method.Name switch
                {
                    "Trim" => text.Trim(),
                    "ToLower" or "ToLowerInvariant" => text.ToLowerInvariant(),
                    _ => text.ToUpperInvariant(),
                });
            default:
                MayThrow();
                return Fresh(invocation);
        }
    }

    private Value? CallNullable(IInvocationOperation invocation, Value receiver, ImmutableArray<Value> arguments)
    {
        var isNull = IsNull(receiver);
        return invocation.TargetMethod.Name == "GetValueOrDefault" && isNull is { } known
            ? !known ? receiver : arguments is [var fallback] ? fallback : DefaultOf(invocation.Type)
            : null;
    }

    private Value CallTask(IInvocationOperation invocation, IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        if (method.Name is "FromResult" && arguments is [var result])
            return AllocateTask(invocation.Syntax, invocation.Type, result);
        if (method.Name is "WhenAll" && arguments is [var all] && ElementsOf(all) is { } tasks && tasks.Select(ResultOf).ToList() is var results && results.TrueForAll(each => each is not null) && invocation.Type is INamedTypeSymbol { TypeArguments: [var content] })
            return AllocateTask(invocation.Syntax, invocation.Type, AllocateCollection(invocation.Syntax, content, [.. results.OfType<Value>()]));
        if (method.Name is "Run" && Resolve(arguments[0]) is Value.Function function && CallDeferred(function, [], invocation.Syntax) is { } ran)
            return function.Method.IsAsync ? ran : AllocateTask(invocation.Syntax, invocation.Type, ran);
        MayThrow();
        LoseSight([.. arguments]);
        return Fresh(invocation);
    }

    private Value? ResultOf(Value task) =>
        Resolve(task) is Value.Reference reference && _state.Heap.TryGetValue(reference.Id, out var instance) && instance.Members.TryGetValue(LibraryKeys.Result, out var result) ? result.Value : null;

    /// <summary>An entry of a dictionary.</summary>
    private Value AllocateEntry(SyntaxNode site, INamedTypeSymbol type, Value key, Value value)
    {
        var entry = new HeapObject(type, site);
        foreach (var (property, held) in EntryProperties(type).Zip([key, value], (property, held) => (property, held)))
            entry = entry.With(ProgramSource.StorageKey(property), held, null);
        return Allocate(site, entry);
    }

    /// <summary>The entries of a dictionary in the order in which they were added; <see langword="null"/> where they are not known.</summary>
    private static IReadOnlyList<(Value Key, Value Value)>? EntriesOf(HeapObject instance)
    {
        if (instance is not { Type: { Name: "Dictionary" or "ImmutableDictionary", ContainingNamespace.ContainingNamespace.Name: "Collections" }, Elements: null, IsOutOfSight: false, StartsEmpty: true, HasEntries: true })
            return null;
        var entries = instance.Members.Where(member => member.Key is ItemKey).Select(member => (Key: (ItemKey)member.Key, member.Value.Value));
        return [.. entries.OrderBy(entry => entry.Key.Order).Select(entry => (Value.OfConstant(entry.Key.Key), entry.Value))];
    }

    /// <summary>Whether a dictionary has an entry, and what it is; <see langword="null"/> where that is not known.</summary>
    private (bool IsThere, Value Value)? EntryOf(Value dictionary, Value key) =>
        Resolve(key) is Value.Constant constant
        && Resolve(dictionary) is Value.Reference reference
        && _state.Heap.TryGetValue(reference.Id, out var instance)
        && EntriesOf(instance) is not null
            ? instance.Members.TryGetValue(new ItemKey(constant.Content), out var entry) ? (true, entry.Value) : (false, Value.Null.Value)
            : null;

    /// <summary>What is enumerated of a collection: for a dictionary, its entries.</summary>
    private ImmutableArray<Value>? EnumeratedIn(Value collection, SyntaxNode site)
    {
        if (ElementsOf(collection) is { } elements)
            return elements;
        return Resolve(collection) is Value.Reference reference
            && _state.Heap.TryGetValue(reference.Id, out var instance)
            && instance.Type is { Name: "Dictionary", TypeArguments: var arguments }
            && EntriesOf(instance) is { } entries
            && _program.EntryType is { } entryType
                ? [.. entries.Select(entry => AllocateEntry(site, entryType.Construct([.. arguments]), entry.Key, entry.Value))]
                : null;
    }

    private Value AllocateTask(SyntaxNode site, ITypeSymbol? type, Value result)
    {
        if (type is not INamedTypeSymbol named)
            return Value.NotNull.Value;
        var task = new HeapObject(named, null) { StartsEmpty = false };
        return Allocate(site, task with { Members = task.Members.Add(LibraryKeys.Result, new(result, null)) });
    }

    private Value? CallCollection(IInvocationOperation invocation, IMethodSymbol method, Value receiver, ImmutableArray<Value> arguments)
    {
        if (Resolve(receiver) is not Value.Reference reference || !_state.Heap.TryGetValue(reference.Id, out var collection) || collection.IsOutOfSight)
            return null;
        if (collection.Members.TryGetValue(LibraryKeys.Result, out var result) && method.Name is "ConfigureAwait" or "GetAwaiter" or "GetResult")
        {
            MayThrow();
            return method.Name == "GetResult" ? result.Value : receiver;
        }

        if (method.ContainingType.TypeKind == TypeKind.Interface && _program.IsInSource(collection.Type))
            return null;
        if (collection.Members.TryGetValue(LibraryKeys.Enumerated, out var source))
            return CallEnumerator(reference, collection, method, source.Value);
        switch (method.Name)
        {
            case "GetEnumerator" when invocation.Type is INamedTypeSymbol enumeratorType && EnumeratedIn(reference, invocation.Syntax) is { } items:
                var enumerator = new HeapObject(enumeratorType, null) { StartsEmpty = false };
                var enumerated = collection.Elements is null ? AllocateCollection(invocation.Syntax, null, items) : reference;
                return Allocate(invocation.Syntax, enumerator with
                {
                    Members = enumerator.Members.Add(LibraryKeys.Enumerated, new(enumerated, null)).Add(LibraryKeys.Position, new(new Value.Constant(-1), null)),
                });
            case "Add" when collection.Type.Name == "HashSet" && arguments is [var item] && collection.Elements is { } others:
                return AddToSet(reference, others, item);
            case "Push" when arguments is [var top] && collection.Elements is { } below:
                _state = _state.Update(reference.Id, existing => existing with { Elements = below.Insert(0, top) });
                return Value.Unknown.Value;
            case "Add" or "Enqueue" when arguments is [var element] && collection.Elements is { } elements:
                _state = _state.Update(reference.Id, existing => existing with { Elements = elements.Add(element) });
                return Value.Unknown.Value;
            case "Add" or "SetItem" when arguments is [var key, var value] && method.ContainingType.Name == "ImmutableDictionary":
                var copy = CopyOf(reference, invocation);
                WriteElement(copy, key, value);
                return copy;
            case "TryAdd" when arguments is [var key, _] && Resolve(key) is Value.Constant known && collection.Members.ContainsKey(new ItemKey(known.Content)):
                return Value.False;
            case "Add" or "TryAdd" when arguments is [var key, var value] && collection.Elements is null:
                WriteElement(reference, key, value);
                return Value.True;
            case "AddRange" when arguments is [var more] && collection.Elements is { } known && ElementsOf(more) is { } added:
                _state = _state.Update(reference.Id, existing => existing with { Elements = known.AddRange(added) });
                return Value.Unknown.Value;
            case "ForEach" when arguments is [var action] && collection.Elements is { } all && Resolve(action) is Value.Function function:
                CallForEach(all, element => Call(function, [element], invocation.Syntax));
                return Value.Unknown.Value;
            case "ToArray" when collection.Elements is { } copied:
                return AllocateCollection(invocation.Syntax, invocation.Type, copied);
            case "TryGetValue" when arguments is [var key, _] && EntryOf(reference, key) is var (isThere, entry) && Places(invocation) is { IsDefault: false } places && places[1] is { } place:
                Write(place, isThere ? entry : DefaultOf(place.Type), invocation.Syntax);
                return Value.Of(isThere);
            case "ContainsKey" when arguments is [var key] && EntryOf(reference, key) is var (isKnown, _):
                return Value.Of(isKnown);
            case "Contains" or "IndexOf" or "ContainsKey" or "Dispose":
                return Fresh(invocation);
            default:
                return null;
        }
    }

    /// <summary>A set takes no element twice. Where it cannot be told whether two are the same, nothing is known of it any more.</summary>
    private Value AddToSet(Value.Reference set, ImmutableArray<Value> elements, Value element)
    {
        if (!elements.Append(element).All(each => Resolve(each) is Value.Constant))
        {
            LoseSight(set, element);
            return Value.Unknown.Value;
        }

        if (elements.Any(each => Resolve(each) == Resolve(element)))
            return Value.False;
        _state = _state.Update(set.Id, existing => existing with { Elements = elements.Add(element) });
        return Value.True;
    }

    private Value CopyOf(Value collection, IOperation operation) =>
        Resolve(collection) is Value.Reference reference && _state.Heap.TryGetValue(reference.Id, out var instance) && operation.Type is INamedTypeSymbol type
            ? Allocate(operation.Syntax, instance with { Type = type })
            : Value.NotNull.Value;

    private Value? CallEnumerator(Value.Reference enumerator, HeapObject instance, IMethodSymbol method, Value collection)
    {
        if (method.Name != "MoveNext")
            return method.Name == "Dispose" ? Value.Unknown.Value : null;
        if (ElementsOf(collection) is not { } elements || instance.Members[LibraryKeys.Position].Value is not Value.Constant { Content: int position })
            return null;
        _state = _state.Update(enumerator.Id, existing => existing.With(LibraryKeys.Position, new Value.Constant(position + 1), null));
        return Value.Of(position + 1 < elements.Length);
    }

    /// <summary>The element that a known enumerator stands on.</summary>
    private Value? CurrentOf(HeapObject enumerator) =>
        enumerator.Members.TryGetValue(LibraryKeys.Enumerated, out var collection)
        && enumerator.Members.TryGetValue(LibraryKeys.Position, out var stored)
        && stored.Value is Value.Constant { Content: int position }
        && ElementsOf(collection.Value) is { } elements
        && position >= 0
        && position < elements.Length
            ? elements[position]
            : null;

    private Value CallEnumerable(IInvocationOperation invocation, IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        // A query sees what is in the collection when it is enumerated.
        var isOfAnotherTime = invocation.Type is { TypeKind: TypeKind.Interface }
            && !ProgramSource.IsConsumedAtOnce(invocation.Syntax)
            && invocation.Arguments.Any(argument => _program.IsChangedLater(argument.Value.Syntax));
        var source = arguments.Length > 0 && !isOfAnotherTime ? EnumeratedIn(arguments[0], invocation.Syntax) : null;
        var function = arguments.Length == 2 && Resolve(arguments[1]) is Value.Function given ? given : null;
        if (source is { } all && function is { Method.Parameters.Length: 1 } && Filter(invocation, method.Name, arguments[0], all, function) is { } filtered)
            return filtered;
        switch (method.Name)
        {
            case "ToList" or "ToArray" or "AsEnumerable" when source is { } elements:
                return AllocateCollection(invocation.Syntax, invocation.Type, elements);
            case "Select" when source is { } elements && function is not null && function.Method.Parameters.Length == 1:
                return AllocateCollection(invocation.Syntax, invocation.Type, CallForEach(elements, element => CallDeferred(function, [element], invocation.Syntax)));
            case "Select" when source is { } elements && function is { Method.Parameters.Length: 2 }:
                var position = 0;
                return AllocateCollection(invocation.Syntax, invocation.Type, CallForEach(elements, element => CallDeferred(function, [element, new Value.Constant(position++)], invocation.Syntax)));
            case "SelectMany" when source is { } elements && function is { Method.Parameters.Length: 1 }:
                var inner = CallForEach(elements, element => CallDeferred(function, [element], invocation.Syntax));
                if (inner.All(each => ElementsOf(each) is not null))
                    return AllocateCollection(invocation.Syntax, invocation.Type, [.. inner.SelectMany(each => ElementsOf(each)!.Value)]);
                LoseSight([.. inner]);
                goto default;
            case "ToDictionary" when source is { } elements && arguments.Skip(1).All(argument => Resolve(argument) is Value.Function { Method.Parameters.Length: 1 }) && invocation.Type is INamedTypeSymbol map:
                return CreateDictionary(invocation.Syntax, map, elements, [.. arguments.Skip(1).Select(argument => (Value.Function)Resolve(argument))]);
            case "Zip" when arguments.Length == 2 && source is { } lefts && ElementsOf(arguments[1]) is { } rights:
                return AllocateCollection(invocation.Syntax, invocation.Type, [.. lefts.Zip(rights, (left, right) => new Value.Tuple([left, right]))]);
            case "Concat" when source is { } first && ElementsOf(arguments[1]) is { } second:
                return AllocateCollection(invocation.Syntax, invocation.Type, first.AddRange(second));
            case "Append" when source is { } elements:
                return AllocateCollection(invocation.Syntax, invocation.Type, elements.Add(arguments[1]));
            case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" when arguments.Length == 1 && source is [var only]:
                return only;
            case "First" or "FirstOrDefault" when arguments.Length == 1 && source is [var head, ..]:
                return head;
            case "Last" or "LastOrDefault" when arguments.Length == 1 && source is [.., var tail]:
                return tail;
            case "Any" when arguments.Length == 1 && source is { } elements:
                return Value.Of(elements.Length > 0);
            case "Count" when arguments.Length == 1 && source is { } elements:
                return new Value.Constant(elements.Length);
            case "Empty":
                return AllocateCollection(invocation.Syntax, invocation.Type, []);
            case "Repeat" or "Range":
                return Fresh(invocation);
            default:
                LoseSight([.. arguments]);
                return Fresh(invocation);
        }
    }

    /// <summary>What asks a function about each element, where the answers are known.</summary>
    private Value? Filter(IInvocationOperation invocation, string name, Value collection, ImmutableArray<Value> elements, Value.Function function)
    {
        if (name is not ("Where" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "Any" or "All" or "Count"))
            return null;
        var answers = CallForEach(elements, element => name == "Where" ? CallDeferred(function, [element], invocation.Syntax) : Call(function, [element], invocation.Syntax));
        if (answers.Any(answer => Decide(answer) is null))
        {
            LoseSight([collection, .. elements]);
            return Fresh(invocation);
        }

        var chosen = elements.Zip(answers, (element, answer) => (element, answer)).Where(pair => Decide(pair.answer) == true).Select(pair => pair.element).ToImmutableArray();
        return name switch
        {
            "Where" => AllocateCollection(invocation.Syntax, invocation.Type, chosen),
            "Any" => Value.Of(!chosen.IsEmpty),
            "All" => Value.Of(chosen.Length == elements.Length),
            "Count" => new Value.Constant(chosen.Length),
            "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault" when chosen.IsEmpty => DefaultOf(invocation.Type),
            "Single" or "SingleOrDefault" when chosen.Length == 1 => chosen[0],
            "First" or "FirstOrDefault" when !chosen.IsEmpty => chosen[0],
            "Last" or "LastOrDefault" when !chosen.IsEmpty => chosen[chosen.Length - 1],
            _ => Fresh(invocation),
        };
    }

    /// <summary>A dictionary of the elements by the keys that the first function yields, of what the second makes of them.</summary>
    private Value CreateDictionary(SyntaxNode site, INamedTypeSymbol type, ImmutableArray<Value> elements, ImmutableArray<Value.Function> functions)
    {
        var keys = CallForEach(elements, element => Call(functions[0], [element], site));
        var values = functions.Length > 1 ? CallForEach(elements, element => Call(functions[1], [element], site)) : elements;
        var dictionary = Allocate(site, new HeapObject(type, site));
        for (var index = 0; index < elements.Length; index++)
            WriteElement(dictionary, keys[index], values[index]);
        return dictionary;
    }

    private ImmutableArray<Value> CallForEach(ImmutableArray<Value> elements, Func<Value, Value?> call)
    {
        var repeats = _repeats;
        _repeats = true;
        var results = ImmutableArray.CreateBuilder<Value>(elements.Length);
        foreach (var element in elements)
            results.Add(call(element) ?? Value.Unknown.Value);
        _repeats = repeats;
        return results.ToImmutable();
    }

    private Value? CallPulumi(IInvocationOperation invocation, Value? receiver, ImmutableArray<Value> arguments)
    {
        var method = invocation.TargetMethod;
        switch (method.ContainingType.Name, method.Name)
        {
            case ("Output", "Create" or "CreateSecret") when arguments is [var content]:
                return Lift(content);
            case ("Output" or "OutputExtensions", "Format") when invocation.Arguments is [{ Value: var text }]:
                return new Value.Lifted(Evaluate(text));
            case ("Output", "Unsecret" or "ToOutput") when (receiver ?? arguments.FirstOrDefault()) is { } same:
                return Lift(same);
            case ("Output", "Apply") when receiver is not null && arguments is [var function]:
                return Apply(receiver, function, invocation);
            case ("Output", "JsonSerialize") when !arguments.IsEmpty && SerializeJson(invocation, arguments.SetItem(0, Unlift(arguments[0])), unwrapsOutputs: true) is { } json:
                return new Value.Lifted(json);
            case ("Output", "Tuple") when !arguments.IsEmpty:
                return new Value.Lifted(new Value.Tuple([.. arguments.Select(Unlift)]));
            case ("Deployment", "RunAsync"):
                RunLater(arguments);
                return Value.NotNull.Value;
            case ("InputExtensions" or "OutputExtensions", "Apply") when arguments is [var input, var function]:
                return Apply(input, function, invocation);
            case ("InputExtensions", "ToOutput") when arguments is [var input]:
                return Lift(input);
            case ("Input" or "Output", "op_Implicit") when arguments is [var operand]:
                return Lift(operand);
            case ("InputList", "Add" or "AddRange") when receiver is not null:
                AddToList(receiver, arguments);
                return Value.Unknown.Value;
            default:
                return null;
        }
    }

    private void AddToList(Value list, ImmutableArray<Value> arguments)
    {
        if (Resolve(list) is Value.Reference reference && ElementsOf(list) is { } elements && arguments is [var added] && ElementsOf(Unlift(added)) is { } more)
            _state = _state.Update(reference.Id, existing => existing with { Elements = elements.AddRange(more) });
        else
            LoseSight(list);
    }

    private Value Apply(Value output, Value function, IInvocationOperation invocation)
    {
        if (Resolve(function) is not Value.Function { Method.Parameters.Length: 1 } known)
            return new Value.Lifted(Fresh(invocation));
        return new Value.Lifted(CallDeferred(known, [Unlift(output)], invocation.Syntax) is { } result ? Unlift(result) : Fresh(invocation));
    }

    private static Value Lift(Value value) => value is Value.Lifted ? value : new Value.Lifted(value);

    private Value Unlift(Value value) => Resolve(value) is Value.Lifted lifted ? lifted.Inner : value is Value.Symbol ? Value.Unknown.Value : value;

    private Value ConvertByOperator(IConversionOperation conversion, IMethodSymbol method, Value value)
    {
        if (_program.HasSource(method))
            return Call(method, null, [value], conversion.Syntax);
        if (_program.Frameworks.FrameworkOf(method.ContainingType) != Framework.Pulumi)
        {
            LoseSight(value);
            return Fresh(conversion);
        }

        if (method.Parameters[0].Type is not { Name: "Output" or "Input" or "InputUnion", ContainingNamespace.Name: "Pulumi" })
            return Lift(value);
        switch (Resolve(value))
        {
            case Value.Null:
                // The conversion of a null output throws; of a null input it reads through the null.
                MayThrow();
                Die();
                return Value.Unknown.Value;
            case Value.Choice choice:
                return choice.Options.Where(option => option is not Value.Null).Aggregate(Value.Choice.Of);
            default:
                return value;
        }
    }
}

/// <summary>What is kept of library objects besides their members.</summary>
internal enum LibraryKeys
{
    /// <summary>Of a task, or of a lazy value: its result.</summary>
    Result,

    /// <summary>Of Pulumi's args that are a dictionary: the dictionary.</summary>
    Dictionary,

    /// <summary>Of an enumerator: the collection.</summary>
    Enumerated,

    /// <summary>Of an enumerator: the index of the current element.</summary>
    Position,
}
