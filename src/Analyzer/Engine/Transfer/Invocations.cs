using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>Invocations: what is called, and what happens where that cannot be seen.</summary>
internal static class Invocations
{
    /// <summary>What the compiler calls the method that copies a record.</summary>
    private const string CloneMethod = "<Clone>$";

    public static Value Invoke(Evaluation eval, IInvocationOperation invocation, bool asPlace = false)
    {
        var site = CallSite.Of(invocation) with { ReturnsPlace = asPlace };
        var method = invocation.TargetMethod;
        var receiver = invocation.Instance is null ? null : eval.Evaluate(invocation.Instance);
        var arguments = ArgumentsOf(eval, invocation.Arguments, method);
        if (eval.IsDead)
            return Value.Unknown.Value;
        if (method.MethodKind == MethodKind.Constructor)
        {
            ObjectCreation.Chain(eval, method, arguments, invocation);
            return Value.Unknown.Value;
        }

        if (receiver is not null && eval.Resolve(receiver) is Value.Null && !IsOfNullable(method))
        {
            eval.MayThrow();
            eval.Die();
            return Value.Unknown.Value;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
            return CallDelegate(eval, receiver, arguments, invocation, site);
        if (method.Name == CloneMethod && receiver is not null)
            return ObjectCreation.Clone(eval, receiver, invocation);
        if (eval.Environment.Call(eval, invocation, receiver, arguments) is { } known)
            return known;
        if (TargetOf(eval, method, receiver, invocation) is { } target)
            return Calls.Call(eval, target, receiver, arguments, site);
        if (eval.Program.IsInSource(method.ContainingType))
            eval.Environment.MarkUnresolved(method);
        return CallOpaque(eval, receiver, arguments, invocation);
    }

    /// <summary>A call of code that is not seen: it may do anything with what it is given.</summary>
    public static Value CallOpaque(Evaluation eval, Value? receiver, ImmutableArray<Value> arguments, IOperation operation)
    {
        eval.MayThrow();
        if (receiver is not null)
            eval.Escape(receiver);
        eval.Escape(arguments);
        StaticMembers.LoseTo(eval, operation);
        Calls.AssignUnknown(eval, CallSite.Of(operation));
        return operation.Type is null or { SpecialType: SpecialType.System_Void } ? Value.Unknown.Value : eval.Fresh(operation);
    }

    /// <summary>The values of the arguments, in the order of the parameters.</summary>
    public static ImmutableArray<Value> ArgumentsOf(Evaluation eval, ImmutableArray<IArgumentOperation> arguments, IMethodSymbol? method)
    {
        var values = new Value[method?.Parameters.Length ?? arguments.Length];
        for (var index = 0; index < arguments.Length; index++)
        {
            var argument = arguments[index];
            var ordinal = argument.Parameter?.Ordinal ?? index;
            var value = argument.Parameter?.RefKind == RefKind.Out ? Value.Unknown.Value
                : argument.Parameter?.RefKind == RefKind.Ref ? Places.Pass(eval, argument.Value)
                : Conversions.CopyIfValueType(eval, eval.Evaluate(argument.Value), argument.Syntax);
            if (ordinal < values.Length)
                values[ordinal] = value;
        }

        return [.. values.Select(value => value ?? Value.Unknown.Value)];
    }

    /// <summary>A nullable value that is null has methods all the same.</summary>
    private static bool IsOfNullable(IMethodSymbol method) =>
        method.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>The method in source that a call certainly runs.</summary>
    private static IMethodSymbol? TargetOf(Evaluation eval, IMethodSymbol method, Value? receiver, IInvocationOperation invocation)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
            return method;
        if (method.IsStatic && (method.IsAbstract || method.IsVirtual))
        {
            return Dispatch.StaticImplementation(eval.Frame.TypeArguments, method, invocation.ConstrainedToType)
                is IMethodSymbol implementation && eval.Program.HasSource(implementation) ? implementation : null;
        }

        var isOpen = method.IsVirtual || method.IsAbstract || method.IsOverride || method.ContainingType.TypeKind == TypeKind.Interface;
        if (invocation.IsVirtual && isOpen && !method.IsSealed && !method.ContainingType.IsSealed)
        {
            if (receiver is null || eval.ObjectOf(receiver) is not { IsExact: true } instance)
                return null;
            method = Dispatch.Implementation(method, instance.Type);
        }

        return eval.Program.HasSource(method) ? method : null;
    }

    private static Value CallDelegate(
        Evaluation eval,
        Value? receiver,
        ImmutableArray<Value> arguments,
        IInvocationOperation invocation,
        CallSite site)
    {
        var target = receiver is null ? null : eval.Resolve(receiver);
        if (target is Value.Function function && Calls.Call(eval, function, arguments, site) is { } result)
            return result;
        if (target is Value.Tuple { Elements: var handlers })
        {
            // The handlers of an event, of which the last says what comes of it.
            var results = handlers.Select(each => CallDelegate(eval, each, arguments, invocation, site)).ToList();
            return results[results.Count - 1];
        }

        if (target is Value.Choice)
            eval.Escape(target);
        return CallOpaque(eval, null, arguments, invocation);
    }
}
