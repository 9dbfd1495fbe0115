using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Models;

/// <summary>Objects of any class, nullable values, flags, and guards of arguments.</summary>
internal static class ObjectModels
{
    public static readonly ImmutableArray<LibraryModel> Rows =
    [
        new("System.Object", "Equals", 2, LibraryTraits.ReadsOnly, AreEqual),
        new("System.Object", "ReferenceEquals", 2, LibraryTraits.ReadsOnly, AreEqual),
        new("System.Nullable`1", "GetValueOrDefault", null, LibraryTraits.ReadsOnly, GetValueOrDefault),
        new("System.Enum", "HasFlag", 1, LibraryTraits.ReadsOnly, HasFlag),
        new(
            "System.ArgumentNullException",
            "ThrowIfNull",
            null,
            LibraryTraits.ReadsOnly,
            (eval, call) => ThrowIf(eval, TestKind.IsNull, call)),
        new(
            "System.ArgumentException",
            "ThrowIfNullOrEmpty",
            null,
            LibraryTraits.ReadsOnly,
            (eval, call) => ThrowIf(eval, TestKind.IsNullOrEmpty, call)),
        new(
            "System.ArgumentException",
            "ThrowIfNullOrWhiteSpace",
            null,
            LibraryTraits.ReadsOnly,
            (eval, call) => ThrowIf(eval, TestKind.IsNullOrWhiteSpace, call)),
        new("System.Activator", "CreateInstance", 0, LibraryTraits.None, CreateByType),
        new("System.Activator", "CreateInstance", 1, LibraryTraits.None, CreateByType),
        new("System.Lazy`1", LibraryModel.Constructor, null, LibraryTraits.Deferred, CreateLazy),
    ];

    private static Value AreEqual(Evaluation eval, LibraryCall call) => eval.AreEqual(call.Arguments[0], call.Arguments[1]);

    private static Value? GetValueOrDefault(Evaluation eval, LibraryCall call)
    {
        if (call.Receiver is not { } receiver || eval.Constraints.IsNull(receiver) is not { } isNull)
            return null;
        if (!isNull)
            return receiver;
        return call.Arguments is [var fallback] ? fallback : OperationEvaluator.DefaultOf(eval, call.Type);
    }

    private static Value? HasFlag(Evaluation eval, LibraryCall call) =>
        call.Receiver is { } receiver
        && Operators.Calculate(BinaryOperatorKind.And, eval.Resolve(receiver), eval.Resolve(call.Arguments[0])) is { } flags
            ? eval.AreEqual(flags, call.Arguments[0])
            : null;

    private static Value ThrowIf(Evaluation eval, TestKind kind, LibraryCall call)
    {
        eval.MayThrow();
        var test = eval.Test(kind, call.Arguments[0]);
        if (eval.Decide(test) == true || !eval.TryAssume(test, false))
            eval.Die();
        return Value.Unknown.Value;
    }

    private static Value? CreateLazy(Evaluation eval, LibraryCall call)
    {
        if (call.FunctionAt(eval, 0) is not { } function)
            return null;
        return DeferredExecution.Call(eval, function, [], call.Syntax) is { } made
            ? Collections.AllocateTask(eval, call.Syntax, call.Type, made)
            : Value.NotNull.Value;
    }

    /// <summary>An object of a class in source that is named by a type argument or by <c>typeof</c>.</summary>
    private static Value? CreateByType(Evaluation eval, LibraryCall call)
    {
        var type = call.Method.IsGenericMethod ? eval.Frame.TypeArguments.Substitute(call.Method.TypeArguments[0])
            : eval.Resolve(call.Arguments[0]) is Value.Constant { Content: TypeToken named } ? named.Symbol
            : null;
        return type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false } known
            ? ObjectCreation.CreateByDefault(eval, known, call.Operation)
            : null;
    }
}
