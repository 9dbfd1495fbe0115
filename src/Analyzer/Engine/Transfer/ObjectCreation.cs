using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>Creations, and what constructors do.</summary>
internal static class ObjectCreation
{
    public static Value Create(Evaluation eval, IObjectCreationOperation creation)
    {
        var arguments = Invocations.ArgumentsOf(eval, creation.Arguments, creation.Constructor);
        if (creation.Type is not INamedTypeSymbol created || creation.Constructor is not { } constructor)
            return Invocations.CallOpaque(eval, null, arguments, creation);
        var type = (INamedTypeSymbol)eval.Frame.TypeArguments.Substitute(created);
        if (eval.Environment.Create(eval, creation, type, arguments) is { } known)
            return known;
        if (eval.Program.IsInSource(type))
        {
            var instance = eval.Allocate(creation.Syntax, new HeapObject(type, creation.Syntax));
            Construct(eval, constructor, instance, arguments, creation);
            return instance;
        }

        eval.MayThrow();
        eval.Escape(arguments);
        StaticMembers.LoseTo(eval, creation);
        return Value.NotNull.Value;
    }

    /// <summary>
    /// Creates an object of a class in source by its constructor without parameters; <see langword="null"/> where it has none.
    /// </summary>
    public static Value? CreateByDefault(Evaluation eval, INamedTypeSymbol type, IOperation operation)
    {
        if (!eval.Program.IsInSource(type)
            || eval.Program.Types.IsTracked(type)
            || type.InstanceConstructors.FirstOrDefault(each => each.Parameters.IsEmpty) is not { } constructor)
        {
            return null;
        }

        var instance = eval.Allocate(operation.Syntax, new HeapObject(type, operation.Syntax));
        Construct(eval, constructor, instance, [], operation);
        return instance;
    }

    /// <summary>An object of what a type parameter stands for.</summary>
    public static Value CreateOfParameter(Evaluation eval, ITypeParameterObjectCreationOperation creation)
    {
        var made = creation.Type is { } parameter
            && eval.Frame.TypeArguments.Substitute(parameter) is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } type
            ? CreateByDefault(eval, type, creation)
            : null;
        return made ?? OperationEvaluator.EvaluateOpaque(eval, creation);
    }

    public static Value CreateAnonymous(Evaluation eval, IAnonymousObjectCreationOperation creation)
    {
        var instance = eval.Allocate(creation.Syntax, new HeapObject((INamedTypeSymbol)creation.Type!, creation.Syntax));
        foreach (var assignment in creation.Initializers.OfType<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is IPropertyReferenceOperation property)
                MemberAccess.Write(eval, instance, property.Property, eval.Evaluate(assignment.Value), assignment.Value.Syntax);
        }

        return instance;
    }

    /// <summary>Copies a record, as <c>with</c> does.</summary>
    public static Value Clone(Evaluation eval, Value receiver, IInvocationOperation invocation) =>
        eval.ObjectOf(receiver) is { HasEscaped: false } original && !Dispatch.IsCopiedByCode(original.Type)
            ? eval.Allocate(invocation.Syntax, original)
            : eval.Fresh(invocation);

    /// <summary>Runs the constructor that another one begins with a call of, by <c>this</c> or <c>base</c>.</summary>
    public static void Chain(Evaluation eval, IMethodSymbol constructor, ImmutableArray<Value> arguments, IInvocationOperation invocation)
    {
        if (eval.Frame.This is not { } instance || eval.Environment.TryConstructBase(eval, constructor, instance, arguments))
            return;
        if (constructor.ContainingType.SpecialType == SpecialType.System_Object)
            return;
        if (eval.Program.IsInSource(constructor.ContainingType))
            Construct(eval, constructor, instance, arguments, invocation);
        else
            eval.Escape([instance, .. arguments]);
    }

    /// <summary>
    /// What is done before the body of a constructor: the initializers of members, and a base constructor that is not written out.
    /// </summary>
    public static EvaluationOutcomes BeforeConstructorBody(
        EvaluationContext context,
        State state,
        IMethodSymbol constructor,
        Value instance) =>
        Evaluation.InEveryWay(context, state, eval =>
        {
            BeforeConstructorBody(eval, constructor, instance);
            return Value.Unknown.Value;
        });

    private static void BeforeConstructorBody(Evaluation eval, IMethodSymbol constructor, Value instance)
    {
        var chained = eval.Program.ConstructorInitializer(constructor);
        if (chained is { TargetMethod: { } target }
            && SymbolEqualityComparer.Default.Equals(target.ContainingType, constructor.ContainingType))
        {
            return;
        }

        AssignPositional(
            eval,
            constructor,
            instance,
            [.. constructor.Parameters.Select(parameter => VariableAccess.ReadParameter(eval, parameter))]);
        RunInstanceInitializers(eval, constructor.ContainingType, instance);
        if (chained is null)
            ConstructImplicitBase(eval, constructor, instance, eval.Frame.Graph.OriginalOperation);
    }

    /// <summary>Runs a constructor of a class in source.</summary>
    private static void Construct(
        Evaluation eval,
        IMethodSymbol constructor,
        Value instance,
        ImmutableArray<Value> arguments,
        IOperation operation)
    {
        if (eval.Program.BodyOf(constructor) is not null)
            Calls.Call(eval, constructor, instance, arguments, CallSite.Of(operation));
        else if (constructor.IsImplicitlyDeclared || Dispatch.IsPrimary(constructor))
            ConstructWithoutBody(
                eval.In(eval.Context with { Frame = eval.Frame with { This = instance } }),
                constructor,
                instance,
                arguments,
                operation);
        else
            eval.Escape([instance, .. arguments]);
    }

    /// <summary>
    /// Runs what a constructor that is not written out does: initializers, positional properties and the base constructor.
    /// </summary>
    private static void ConstructWithoutBody(
        Evaluation eval,
        IMethodSymbol constructor,
        Value instance,
        ImmutableArray<Value> arguments,
        IOperation operation)
    {
        AssignPositional(eval, constructor, instance, arguments);
        RunInstanceInitializers(eval, constructor.ContainingType, instance);
        ConstructImplicitBase(eval, constructor, instance, operation);
    }

    private static void AssignPositional(Evaluation eval, IMethodSymbol constructor, Value instance, ImmutableArray<Value> arguments)
    {
        if (!Dispatch.IsPrimary(constructor))
            return;
        for (var index = 0; index < constructor.Parameters.Length && index < arguments.Length; index++)
        {
            var parameter = constructor.Parameters[index];
            var source = parameter.DeclaringSyntaxReferences[0].GetSyntax(eval.Run.Cancellation);
            MemberAccess.Write(eval, instance, parameter, arguments[index], source);
            if (constructor.ContainingType.IsRecord && Dispatch.PositionalProperty(parameter) is { } property)
                MemberAccess.Write(eval, instance, property, arguments[index], source);
        }
    }

    private static void ConstructImplicitBase(Evaluation eval, IMethodSymbol constructor, Value instance, IOperation operation)
    {
        if (constructor.ContainingType.BaseType is not { SpecialType: SpecialType.None } parent || !eval.Program.IsInSource(parent))
            return;
        var constructed = parent.InstanceConstructors
            .Where(candidate => candidate.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams))
            .OrderBy(candidate => candidate.Parameters.Length)
            .FirstOrDefault();
        if (constructed is { Parameters.IsEmpty: true })
            Construct(eval, constructed, instance, [], operation);
        else if (constructed is not null)
            eval.Escape(instance);
    }

    private static void RunInstanceInitializers(Evaluation eval, INamedTypeSymbol type, Value instance)
    {
        foreach (var initializer in eval.Program.InstanceInitializersOf(type))
            Calls.RunInitializer(eval, initializer, instance);
    }
}
