using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Models;

/// <summary>
/// Pulumi's inputs and outputs: values that pass through them, and what is made of several (pulumi-dotnet, sdk/Pulumi/Core).
/// </summary>
internal static class PulumiOutputs
{
    private const string Output = "Pulumi.Output";
    private const string InputExtensions = "Pulumi.InputExtensions";

    public static readonly ImmutableArray<LibraryModel> Rows =
    [
        Row(Output, "Create", 1, (_, call) => Lift(call.Arguments[0])),
        Row(Output, "CreateSecret", 1, (_, call) => Lift(call.Arguments[0])),
        Row(Output, "Unsecret", 1, (_, call) => Lift(call.Arguments[0])),
        Row(Output, "Format", 1, Format),
        Row(Output, "JsonSerialize", null, SerializeJson),
        Row(Output, "Tuple", null, Pair),
        Row(Output, "All", 1, All),
        Row(Output + "`1", "Apply", 1, (eval, call) => call.Receiver is { } output ? Apply(eval, output, 0, call) : null),
        Row(InputExtensions, "Apply", 2, (eval, call) => Apply(eval, call.Arguments[0], 1, call)),
        Row(InputExtensions, "ToOutput", 1, (_, call) => Lift(call.Arguments[0])),
        Row("Pulumi.Deployment", "RunAsync", null, RunProgram),
        Row("Pulumi.InputList`1", "Add", 1, AddToList),
        Row("Pulumi.InputList`1", "AddRange", 1, AddToList),
        Row("Pulumi.InputMap`1", "Add", null, AddToMap),
        Row("Pulumi.InputMap`1", "AddRange", 1, AddToMap),
    ];

    /// <summary>A value as an output; what is one already stays as it is.</summary>
    public static Value Lift(Value value) => value is Value.Lifted ? value : new Value.Lifted(value);

    private static LibraryModel Row(string type, string name, int? parameters, LibraryHandler handler) =>
        new(type, name, parameters, LibraryTraits.None, handler);

    private static Value Unlift(Evaluation eval, Value value) =>
        eval.Resolve(value) is Value.Lifted lifted ? lifted.Inner : value is Value.Symbolic ? Value.Unknown.Value : value;

    /// <summary>The text of an interpolation: its holes are unwrapped, which the conversion to the parameter's type hides.</summary>
    private static Value? Format(Evaluation eval, LibraryCall call) =>
        call.Operation is IInvocationOperation { Arguments: [{ Value: var text }] } ? new Value.Lifted(eval.Evaluate(text)) : null;

    private static Value Apply(Evaluation eval, Value output, int argument, LibraryCall call)
    {
        if (call.FunctionAt(eval, argument) is not { Method.Parameters.Length: 1 } function)
            return new Value.Lifted(eval.Fresh(call.Operation));
        var result = DeferredExecution.Call(eval, function, [Unlift(eval, output)], call.Syntax);
        return new Value.Lifted(result is null ? eval.Fresh(call.Operation) : Unlift(eval, result));
    }

    private static Value Pair(Evaluation eval, LibraryCall call) =>
        new Value.Lifted(new Value.Tuple([.. call.Arguments.Select(each => Unlift(eval, each))]));

    private static Value? All(Evaluation eval, LibraryCall call) =>
        Collections.ElementsOf(eval, call.Arguments[0]) is { } values && call.Type is INamedTypeSymbol { TypeArguments: [var collection] }
            ? new Value.Lifted(
                Collections.Allocate(eval, call.Syntax, collection, [.. values.Select(value => Unlift(eval, value))]))
            : null;

    private static Value? SerializeJson(Evaluation eval, LibraryCall call) =>
        call is { Arguments: [var content, ..], Operation: IInvocationOperation invocation }
        && JsonModel.Serialize(eval, invocation, call.Arguments.SetItem(0, Unlift(eval, content)), unwrapsOutputs: true) is { } json
            ? new Value.Lifted(json)
            : null;

    /// <summary>The program that is passed is run.</summary>
    private static Value RunProgram(Evaluation eval, LibraryCall call)
    {
        DeferredExecution.Evaluate(eval, call.Arguments);
        return Value.NotNull.Value;
    }

    private static Value? AddToList(Evaluation eval, LibraryCall call)
    {
        if (call.Receiver is not { } list)
            return null;
        if (eval.Resolve(list) is Value.Reference reference
            && Collections.ElementsOf(eval, list) is { } elements
            && Collections.ElementsOf(eval, Unlift(eval, call.Arguments[0])) is { } more)
        {
            eval.Update(reference, existing => existing with { Elements = elements.AddRange(more) });
        }
        else
        {
            eval.Escape(list);
        }

        return Value.Unknown.Value;
    }

    private static Value? AddToMap(Evaluation eval, LibraryCall call)
    {
        if (call.Receiver is not { } map)
            return null;
        if (call.Arguments is [var key, var value])
        {
            Elements.Write(eval, eval.Resolve(map), key, value);
        }
        else if (call.Arguments is [var added] && eval.ObjectOf(Unlift(eval, added)) is { } instance
            && Collections.EntriesOf(eval.Program, instance) is { } entries)
        {
            foreach (var entry in entries)
                Elements.Write(eval, eval.Resolve(map), entry.Key, entry.Value);
        }
        else
        {
            eval.Escape([map, .. call.Arguments]);
        }

        return Value.Unknown.Value;
    }
}
