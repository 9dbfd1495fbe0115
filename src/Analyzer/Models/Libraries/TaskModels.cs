using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>Tasks, which hold their results, and what awaits them.</summary>
internal static class TaskModels
{
    private static readonly string[] Tasks =
    [
        "System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1",
        "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask`1",
    ];

    private static readonly string[] Awaitables =
    [
        .. Tasks,
        "System.Runtime.CompilerServices.ConfiguredTaskAwaitable", "System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1",
        "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable", "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable`1",
    ];

    private static readonly string[] Awaiters =
    [
        "System.Runtime.CompilerServices.TaskAwaiter", "System.Runtime.CompilerServices.TaskAwaiter`1",
        "System.Runtime.CompilerServices.ValueTaskAwaiter", "System.Runtime.CompilerServices.ValueTaskAwaiter`1",
        "System.Runtime.CompilerServices.ConfiguredTaskAwaitable+ConfiguredTaskAwaiter",
        "System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1+ConfiguredTaskAwaiter",
        "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable+ConfiguredValueTaskAwaiter",
        "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable`1+ConfiguredValueTaskAwaiter",
    ];

    public static readonly ImmutableArray<LibraryModel> Rows =
    [
        new("System.Threading.Tasks.Task", "FromResult", 1, LibraryTraits.None, FromResult),
        new("System.Threading.Tasks.ValueTask", "FromResult", 1, LibraryTraits.None, FromResult),
        new("System.Threading.Tasks.Task", "WhenAll", 1, LibraryTraits.EscapesArguments, WhenAll),
        new("System.Threading.Tasks.Task", "Run", null, LibraryTraits.EscapesArguments, Run),
        .. Tasks.Select(type => new LibraryModel(type, "ConfigureAwait", null, LibraryTraits.ReturnsReceiver, Same)),
        .. Awaitables.Select(type => new LibraryModel(type, "GetAwaiter", 0, LibraryTraits.None, Same)),
        .. Awaiters.Select(type => new LibraryModel(type, "GetResult", 0, LibraryTraits.None, GetResult)),
    ];

    /// <summary>What a property of a task, or of another object that holds one result, tells.</summary>
    public static Value? ReadResult(HeapObject task, ISymbol member) =>
        member.Name is "Result" or "Value" && task.Members.TryGetValue(MemberKey.Of(InternalMember.Result), out var result)
            ? result.Value
            : null;

    private static Value FromResult(Evaluation eval, LibraryCall call) =>
        Collections.AllocateTask(eval, call.Syntax, call.Type, call.Arguments[0]);

    private static Value? WhenAll(Evaluation eval, LibraryCall call)
    {
        eval.MayThrow();
        if (call.Type is not INamedTypeSymbol { TypeArguments: [var content] }
            || Collections.ElementsOf(eval, call.Arguments[0]) is not { } tasks)
        {
            return null;
        }

        var results = tasks.Select(task => Collections.ResultOf(eval, task)).ToList();
        return results.TrueForAll(result => result is not null)
            ? Collections.AllocateTask(
                eval,
                call.Syntax,
                call.Type,
                Collections.Allocate(eval, call.Syntax, content, [.. results.OfType<Value>()]))
            : null;
    }

    private static Value? Run(Evaluation eval, LibraryCall call)
    {
        if (call.FunctionAt(eval, 0) is { } function && DeferredExecution.Call(eval, function, [], call.Syntax) is { } result)
            return function.Method.IsAsync ? result : Collections.AllocateTask(eval, call.Syntax, call.Type, result);
        eval.MayThrow();
        return null;
    }

    private static Value? Same(Evaluation eval, LibraryCall call)
    {
        if (call.Receiver is not { } receiver
            || eval.ObjectOf(receiver) is not { HasEscaped: false }
            || Collections.ResultOf(eval, receiver) is null)
        {
            return null;
        }

        eval.MayThrow();
        return receiver;
    }

    private static Value? GetResult(Evaluation eval, LibraryCall call)
    {
        if (call.Receiver is not { } receiver || Collections.ResultOf(eval, receiver) is not { } result)
            return null;
        eval.MayThrow();
        return result;
    }
}
