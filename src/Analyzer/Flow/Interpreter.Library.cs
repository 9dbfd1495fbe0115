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
        if (type.ContainingNamespace?.ToDisplayString() != "System.Collections.Generic")
            return null;
        return type.Name switch
        {
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
            "Enumerable" => CallEnumerable(invocation, method, arguments),
            "JsonSerializer" when method is { Name: "Serialize", ReturnType.SpecialType: SpecialType.System_String } => SerializeJson(invocation, arguments) ?? CallHarmless(invocation, arguments),
            "Task" or "ValueTask" when method.IsStatic => CallTask(invocation, method, arguments),
            "ArgumentNullException" or "ArgumentException" when method.Name.StartsWith("ThrowIfNull", StringComparison.Ordinal) => ThrowIfNull(method, arguments),
            _ when receiver is not null && CallCollection(invocation, method, receiver, arguments) is { } result => result,
            _ when ReturnsNothingOfItsArguments(method) => CallHarmless(invocation, arguments),
            _ => null,
        };
    }

    private static bool IsOfSystem(INamedTypeSymbol type)
    {
        for (var space = type.ContainingNamespace; space is not null; space = space.ContainingNamespace)
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
        if (method.Name is "Run" && Resolve(arguments[0]) is Value.Function function && CallDeferred(function, [], invocation.Syntax) is { } ran)
            return function.Method.IsAsync ? ran : AllocateTask(invocation.Syntax, invocation.Type, ran);
        MayThrow();
        LoseSight([.. arguments]);
        return Fresh(invocation);
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
        if (method.ContainingType.TypeKind == TypeKind.Interface && _program.IsInSource(collection.Type))
            return null;
        if (collection.Members.TryGetValue(LibraryKeys.Enumerated, out var enumerated))
            return CallEnumerator(reference, collection, method, enumerated.Value);
        switch (method.Name)
        {
            case "GetEnumerator" when collection.Elements is not null && invocation.Type is INamedTypeSymbol enumeratorType:
                var enumerator = new HeapObject(enumeratorType, null) { StartsEmpty = false };
                return Allocate(invocation.Syntax, enumerator with
                {
                    Members = enumerator.Members.Add(LibraryKeys.Enumerated, new(reference, null)).Add(LibraryKeys.Position, new(new Value.Constant(-1), null)),
                });
            case "Add" or "Enqueue" or "Push" when arguments is [var element] && collection.Elements is { } elements:
                _state = _state.Update(reference.Id, existing => existing with { Elements = elements.Add(element) });
                return Value.Unknown.Value;
            case "Add" or "SetItem" when arguments is [var key, var value] && method.ContainingType.Name == "ImmutableDictionary":
                var copy = CopyOf(reference, invocation);
                WriteElement(copy, key, value);
                return copy;
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
            case "Contains" or "IndexOf" or "ContainsKey" or "Dispose":
                return Fresh(invocation);
            default:
                return null;
        }
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
        var source = arguments.Length > 0 ? ElementsOf(arguments[0]) : null;
        var function = arguments.Length == 2 && Resolve(arguments[1]) is Value.Function given ? given : null;
        switch (method.Name)
        {
            case "ToList" or "ToArray" or "AsEnumerable" or "ToHashSet" when source is { } elements:
                return AllocateCollection(invocation.Syntax, invocation.Type, elements);
            case "Select" when source is { } elements && function is not null && function.Method.Parameters.Length == 1:
                return AllocateCollection(invocation.Syntax, invocation.Type, CallForEach(elements, element => CallDeferred(function, [element], invocation.Syntax)));
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
    /// <summary>Of a task: its result.</summary>
    Result,

    /// <summary>Of Pulumi's args that are a dictionary: the dictionary.</summary>
    Dictionary,

    /// <summary>Of an enumerator: the collection.</summary>
    Enumerated,

    /// <summary>Of an enumerator: the index of the current element.</summary>
    Position,
}
