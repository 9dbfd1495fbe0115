using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>Evaluates the operations of a control-flow graph, each by the transfer function of its family.</summary>
internal static class OperationEvaluator
{
    /// <summary>The value of an operation of the control-flow graph; what it does, it does to the current state.</summary>
    public static Value Evaluate(Evaluation eval, IOperation? operation)
    {
        if (operation is null || eval.IsDead || !eval.Run.Budget.TrySpend())
            return Value.Unknown.Value;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true } constant)
            return Value.OfConstant(constant.Value);
        return operation switch
        {
            IExpressionStatementOperation statement => eval.Evaluate(statement.Operation),
            IFlowCaptureOperation capture => Capture(eval, capture),
            IFlowCaptureReferenceOperation reference => eval.Read(new Slot(reference.Id, eval.Frame.Id)),
            ISimpleAssignmentOperation assignment => Assignments.Assign(eval, assignment),
            ICompoundAssignmentOperation compound => Assignments.AssignCompound(eval, compound),
            IIncrementOrDecrementOperation step => Assignments.Step(eval, step),
            IDeconstructionAssignmentOperation deconstruction => Deconstruction.Deconstruct(eval, deconstruction),
            ILocalReferenceOperation local => VariableAccess.Read(eval, local.Local, local),
            IParameterReferenceOperation parameter => VariableAccess.ReadParameter(eval, parameter.Parameter),
            IInstanceReferenceOperation => eval.Frame.This ?? Value.NotNull.Value,
            IFieldReferenceOperation field => MemberAccess.ReadField(eval, field),
            IPropertyReferenceOperation property => MemberAccess.ReadProperty(eval, property),
            IEventReferenceOperation raised => Events.Read(eval, raised),
            IEventAssignmentOperation assignment => Events.Assign(eval, assignment),
            IArrayElementReferenceOperation element => Elements.Read(eval, element),
            IImplicitIndexerReferenceOperation element => Elements.ReadFromEnd(eval, element),
            ITranslatedQueryOperation query => eval.Evaluate(query.Operation),
            IObjectCreationOperation creation => ObjectCreation.Create(eval, creation),
            IInvocationOperation invocation => Invocations.Invoke(eval, invocation),
            IConversionOperation conversion => Conversions.Convert(eval, conversion),
            IBinaryOperation binary => Operators.Binary(eval, binary),
            IUnaryOperation unary => Operators.Unary(eval, unary),
            IDefaultValueOperation { Type: { } type } => DefaultOf(eval, eval.Frame.TypeArguments.Substitute(type)),
            IIsNullOperation isNull => eval.Test(TestKind.IsNull, eval.Evaluate(isNull.Operand)),
            IIsPatternOperation pattern => Patterns.Matches(eval, eval.Evaluate(pattern.Value), pattern.Pattern, pattern.Value.Type),
            IIsTypeOperation isType => Conversions.TestType(eval, isType),
            IInterpolatedStringOperation text => Texts.Interpolate(eval, text, unwrapsOutputs: false),
            ITupleOperation tuple => new Value.Tuple([.. tuple.Elements.Select(eval.Evaluate)]),
            IArrayCreationOperation array => Collections.CreateArray(eval, array),
            ICollectionExpressionOperation collection => Collections.CreateCollection(eval, collection),
            IAnonymousObjectCreationOperation anonymous => ObjectCreation.CreateAnonymous(eval, anonymous),
            IDelegateCreationOperation @delegate => CreateDelegate(eval, @delegate),
            IFlowAnonymousFunctionOperation lambda => new Value.Function(lambda.Symbol, lambda, eval.Frame, eval.Frame.This),
            IMethodReferenceOperation method =>
                new Value.Function(method.Method, null, eval.Frame, method.Instance is null ? null : eval.Evaluate(method.Instance)),
            IReturnOperation { Kind: OperationKind.YieldReturn } step => Iterators.Yield(eval, step),
            IAwaitOperation @await => Await(eval, @await),
            IArgumentOperation argument => eval.Evaluate(argument.Value),
            IDeclarationExpressionOperation declaration => eval.Evaluate(declaration.Expression),
            ITypeParameterObjectCreationOperation creation => ObjectCreation.CreateOfParameter(eval, creation),
            ITypeOfOperation type => Conversions.TypeOf(eval, type),
            INameOfOperation => Value.NotNull.Value,
            ICaughtExceptionOperation => Value.NotNull.Value,
            _ => EvaluateOpaque(eval, operation),
        };
    }

    /// <summary>An operation of no interest, whose parts may still do something.</summary>
    public static Value EvaluateOpaque(Evaluation eval, IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            eval.Escape(eval.Evaluate(child));
        if (operation is IDynamicInvocationOperation or IDynamicObjectCreationOperation)
            StaticMembers.Lose(eval);
        return operation.Type is null ? Value.Unknown.Value : eval.Fresh(operation);
    }

    private static Value Capture(Evaluation eval, IFlowCaptureOperation capture)
    {
        // A capture of something to assign to is looked up again where it is assigned.
        if (Places.IsCaptured(capture))
        {
            var place = Places.Of(eval, capture.Value);
            eval.Write(new Slot(new CapturedPlace(capture.Id), eval.Frame.Id), place, null);
            eval.Write(new Slot(capture.Id, eval.Frame.Id), Places.Read(eval, place, capture.Syntax), capture.Value.Syntax);
            return Value.Unknown.Value;
        }

        var value = eval.Evaluate(capture.Value);
        eval.Write(new Slot(capture.Id, eval.Frame.Id), value, capture.Value.Syntax);
        return value;
    }

    private static Value Await(Evaluation eval, IAwaitOperation @await)
    {
        eval.MayThrow();
        var awaited = eval.Evaluate(@await.Operation);
        // An awaiter of the program's own runs code that is not looked for.
        if (!@await.Operation.Type.IsOfSystem())
            eval.Escape(awaited);
        if (@await.Type?.SpecialType == SpecialType.System_Void)
            return Value.Unknown.Value;
        return Collections.ResultOf(eval, awaited) ?? eval.Fresh(@await);
    }

    private static Value CreateDelegate(Evaluation eval, IDelegateCreationOperation creation)
    {
        var target = eval.Evaluate(creation.Target);
        return target is Value.Function ? target : Value.NotNull.Value;
    }

    public static Value DefaultOf(Evaluation eval, ITypeSymbol? type) => type switch
    {
        null => Value.Unknown.Value,
        { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => Value.Null.Value,
        { SpecialType: SpecialType.System_Boolean } => Value.False,
        { SpecialType: SpecialType.System_Int32 } => new Value.Constant(0),
        INamedTypeSymbol { EnumUnderlyingType.SpecialType: SpecialType.System_Int32 } => new Value.Constant(0),
        INamedTypeSymbol { IsTupleType: true } tuple =>
            new Value.Tuple([.. tuple.TupleElements.Select(element => DefaultOf(eval, element.Type))]),
        INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } structure when eval.Program.IsInSource(structure) =>
            eval.Allocate(structure.DeclaringSyntaxReferences[0].GetSyntax(), new HeapObject(structure, null)),
        { IsValueType: true } => Value.NotNull.Value,
        _ => Value.Unknown.Value,
    };
}
