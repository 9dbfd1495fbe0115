using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Flow;

internal sealed partial class Interpreter
{
    /// <summary>The value of an operation of the control-flow graph; what it does, it does to the current state.</summary>
    private Value Evaluate(IOperation? operation)
    {
        if (operation is null || _isDead || ++_spent > _budget)
            return Value.Unknown.Value;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true } constant)
            return Value.OfConstant(constant.Value);
        return operation switch
        {
            IExpressionStatementOperation statement => Evaluate(statement.Operation),
            IFlowCaptureOperation capture => CaptureValue(capture),
            IFlowCaptureReferenceOperation reference => Read(new Slot(reference.Id, _frame.Id)),
            ISimpleAssignmentOperation assignment => EvaluateAssignment(assignment),
            ICompoundAssignmentOperation compound => EvaluateCompound(compound),
            IIncrementOrDecrementOperation step => EvaluateStep(step),
            IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction),
            ILocalReferenceOperation local => ReadVariable(local.Local, local),
            IParameterReferenceOperation parameter => ReadParameter(parameter.Parameter),
            IInstanceReferenceOperation => _frame.This ?? Value.NotNull.Value,
            IFieldReferenceOperation field => ReadField(field),
            IPropertyReferenceOperation property => ReadProperty(property),
            IArrayElementReferenceOperation element => ReadElement(element),
            IImplicitIndexerReferenceOperation element => ReadFromEnd(element),
            ITranslatedQueryOperation query => Evaluate(query.Operation),
            IObjectCreationOperation creation => Create(creation),
            IInvocationOperation invocation => Invoke(invocation),
            IConversionOperation conversion => Convert(conversion),
            IBinaryOperation binary => EvaluateBinary(binary),
            IUnaryOperation { OperatorMethod: { } method } unary when _program.HasSource(method) => Call(method, null, [Evaluate(unary.Operand)], unary.Syntax),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation => Not(Evaluate(negation.Operand)),
            IUnaryOperation unary => EvaluateUnknown(unary),
            IDefaultValueOperation @default => DefaultOf(@default.Type),
            IIsNullOperation isNull => Test(TestKind.IsNull, Evaluate(isNull.Operand)),
            IIsPatternOperation pattern => Matches(Evaluate(pattern.Value), pattern.Pattern, pattern.Value.Type),
            IIsTypeOperation isType => Not(isType.IsNegated, IsOfType(Evaluate(isType.ValueOperand), isType.ValueOperand.Type, isType.TypeOperand)),
            IInterpolatedStringOperation text => Interpolate(text, unwrapsOutputs: false),
            ITupleOperation tuple => new Value.Tuple([.. tuple.Elements.Select(Evaluate)]),
            IArrayCreationOperation array => CreateArray(array),
            ICollectionExpressionOperation collection => CreateCollection(collection),
            IAnonymousObjectCreationOperation anonymous => CreateAnonymous(anonymous),
            IDelegateCreationOperation @delegate => EvaluateDelegate(@delegate),
            IFlowAnonymousFunctionOperation lambda => new Value.Function(lambda.Symbol, lambda, _frame, _frame.This),
            IMethodReferenceOperation method => new Value.Function(method.Method, null, _frame, method.Instance is null ? null : Evaluate(method.Instance)),
            IAwaitOperation @await => EvaluateAwait(@await),
            IArgumentOperation argument => Evaluate(argument.Value),
            IDeclarationExpressionOperation declaration => Evaluate(declaration.Expression),
            ITypeOfOperation or INameOfOperation => Value.NotNull.Value,
            ICaughtExceptionOperation => Value.NotNull.Value,
            _ => EvaluateUnknown(operation),
        };
    }

    /// <summary>An operation of no interest, whose parts may still do something.</summary>
    private Value EvaluateUnknown(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            LoseSight(Evaluate(child));
        return operation.Type is null ? Value.Unknown.Value : Fresh(operation);
    }

    private Value CaptureValue(IFlowCaptureOperation capture)
    {
        // A capture of something to assign to is looked up again where it is assigned.
        var value = Evaluate(capture.Value);
        _state = _state.Write(new Slot(capture.Id, _frame.Id), value, capture.Value.Syntax);
        return value;
    }

    private Value EvaluateAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef)
            return BindReference(assignment);
        var value = Copy(Evaluate(assignment.Value), assignment.Syntax);
        return Write(assignment.Target, value, assignment.Value.Syntax);
    }

    /// <summary>Makes a <c>ref</c> local stand for a variable. What it does to anything else is not seen.</summary>
    private Value BindReference(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is not ILocalReferenceOperation { Local: var local })
            return EvaluateUnknown(assignment);
        ISymbol? variable = assignment.Value switch
        {
            ILocalReferenceOperation source => source.Local,
            IParameterReferenceOperation source => source.Parameter.OriginalDefinition,
            _ => null,
        };
        if (variable is null)
            LoseSight([.. assignment.Value.ChildOperations.Select(Evaluate)]);
        var value = variable is null ? Value.Unknown.Value : (Value)new Value.Alias(SlotOf(variable));
        _state = _state.Write(new Slot(local, _frame.OwnerOf(local).Id), value, assignment.Syntax);
        return value;
    }

    private Value EvaluateCompound(ICompoundAssignmentOperation compound)
    {
        var left = Evaluate(compound.Target);
        var right = Evaluate(compound.Value);
        var value = compound.OperatorMethod is { } method && _program.HasSource(method) ? Call(method, null, [left, right], compound.Syntax)
            : compound.OperatorKind == BinaryOperatorKind.Add && IsText(compound.Type) ? Concatenate([left, right])
            : Calculate(compound.OperatorKind, Resolve(left), Resolve(right)) ?? Combine(left, right, compound);
        return Write(compound.Target, value, compound.Syntax);
    }

    /// <summary>What an operator makes of two values that is not known: a delegate that calls both, perhaps.</summary>
    private Value Combine(Value left, Value right, IOperation operation)
    {
        LoseSight(left, right);
        return Fresh(operation);
    }

    private Value EvaluateStep(IIncrementOrDecrementOperation step)
    {
        var before = Resolve(Evaluate(step.Target));
        if (step.OperatorMethod is { } method && _program.HasSource(method))
            return Write(step.Target, Call(method, null, [before], step.Syntax), step.Syntax);
        var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = Calculate(kind, before, new Value.Constant(1)) ?? Fresh(step);
        Write(step.Target, after, step.Syntax);
        return step.IsPostfix ? before : after;
    }

    /// <summary>Whole numbers are calculated, so that loops over a known range are run as often as they run.</summary>
    private static Value? Calculate(BinaryOperatorKind kind, Value left, Value right)
    {
        if (left is not Value.Constant { Content: int a } || right is not Value.Constant { Content: int b })
            return null;
        return kind switch
        {
            BinaryOperatorKind.Add => new Value.Constant(unchecked(a + b)),
            BinaryOperatorKind.Subtract => new Value.Constant(unchecked(a - b)),
            BinaryOperatorKind.Multiply => new Value.Constant(unchecked(a * b)),
            BinaryOperatorKind.Remainder when b is not (0 or -1) => new Value.Constant(a % b),
            BinaryOperatorKind.And => new Value.Constant(a & b),
            BinaryOperatorKind.Or => new Value.Constant(a | b),
            BinaryOperatorKind.ExclusiveOr => new Value.Constant(a ^ b),
            _ => null,
        };
    }

    private Value EvaluateAwait(IAwaitOperation @await)
    {
        MayThrow();
        var awaited = Evaluate(@await.Operation);
        // An awaiter of the program's own runs code that is not looked for.
        if (!IsOfSystem(@await.Operation.Type as INamedTypeSymbol))
            LoseSight(awaited);
        return @await.Type?.SpecialType == SpecialType.System_Void ? Value.Unknown.Value
            : awaited is Value.Reference reference && _state.Heap.TryGetValue(reference.Id, out var task) && task.Members.TryGetValue(LibraryKeys.Result, out var result)
            ? result.Value
            : Fresh(@await);
    }

    private Value EvaluateDelegate(IDelegateCreationOperation creation)
    {
        var target = Evaluate(creation.Target);
        return target is Value.Function ? target : Value.NotNull.Value;
    }

    private Value EvaluateBinary(IBinaryOperation binary)
    {
        var left = Evaluate(binary.LeftOperand);
        var right = Evaluate(binary.RightOperand);
        if (binary.OperatorMethod is { } method && method.ContainingType.SpecialType != SpecialType.System_String)
        {
            if (_program.HasSource(method))
                return Call(method, null, [left, right], binary.Syntax);
            if (binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals) || !(IsNullConstant(left) || IsNullConstant(right)))
                return Combine(left, right, binary);
        }

        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Equals => AreEqual(left, right),
            BinaryOperatorKind.NotEquals => Not(AreEqual(left, right)),
            BinaryOperatorKind.LessThan => Test(TestKind.Less, left, right),
            BinaryOperatorKind.GreaterThan => Test(TestKind.Less, right, left),
            BinaryOperatorKind.LessThanOrEqual => Test(TestKind.LessOrEqual, left, right),
            BinaryOperatorKind.GreaterThanOrEqual => Test(TestKind.LessOrEqual, right, left),
            BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd when IsBoolean(binary.Type) => Test(TestKind.And, left, right),
            BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr when IsBoolean(binary.Type) => Test(TestKind.Or, left, right),
            BinaryOperatorKind.Add when IsText(binary.Type) => Concatenate([left, right]),
            _ => Calculate(binary.OperatorKind, Resolve(left), Resolve(right)) ?? Combine(left, right, binary),
        };
    }

    private Value Convert(IConversionOperation conversion)
    {
        if (conversion.Operand is IInterpolatedStringOperation text && !IsText(conversion.Type))
            return Interpolate(text, unwrapsOutputs: true);
        var value = Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is { } method)
            return ConvertByOperator(conversion, method, value);
        if (!conversion.Conversion.Exists)
            return Fresh(conversion);
        if (conversion.IsTryCast)
            return IsOfType(value, conversion.Operand.Type, conversion.Type) is Value.Constant { Content: false } ? Value.Null.Value : TryCast(conversion, value);
        return value switch
        {
            Value.Constant when conversion.Conversion.IsNumeric => Fresh(conversion),
            Value.Symbol or Value.Unknown when conversion.Operand.Type is { IsValueType: true } && conversion.Type?.IsReferenceType == true => Value.NotNull.Value,
            _ => value,
        };
    }

    private Value TryCast(IConversionOperation conversion, Value value) =>
        value is Value.Null || IsOfType(value, conversion.Operand.Type, conversion.Type) is Value.Constant { Content: true } || conversion.Conversion.IsImplicit
            ? value
            : Combine(value, Value.Null.Value, conversion);

    private Value CreateArray(IArrayCreationOperation array)
    {
        if (array.DimensionSizes.Length != 1)
            return EvaluateUnknown(array);
        ImmutableArray<Value>? elements = array.Initializer is { } initializer
            ? [.. initializer.ElementValues.Select(Evaluate)]
            : Evaluate(array.DimensionSizes[0]) is Value.Constant { Content: 0 } ? [] : null;
        return AllocateCollection(array.Syntax, array.Type, elements);
    }

    private Value CreateCollection(ICollectionExpressionOperation collection)
    {
        var elements = ImmutableArray.CreateBuilder<Value>();
        var areKnown = true;
        foreach (var element in collection.Elements)
        {
            if (element is not ISpreadOperation spread)
                elements.Add(Evaluate(element));
            else if (ElementsOf(Evaluate(spread.Operand)) is { } spreadElements)
                elements.AddRange(spreadElements);
            else
                areKnown = false;
        }

        if (!areKnown)
        {
            foreach (var element in elements)
                LoseSight(element);
        }

        return AllocateCollection(collection.Syntax, collection.Type, areKnown ? elements.ToImmutable() : null);
    }

    private Value CreateAnonymous(IAnonymousObjectCreationOperation creation)
    {
        var instance = Allocate(creation.Syntax, new HeapObject((INamedTypeSymbol)creation.Type!, creation.Syntax));
        foreach (var assignment in creation.Initializers.OfType<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is IPropertyReferenceOperation property)
                WriteMember(instance, property.Property, Evaluate(assignment.Value), assignment.Value.Syntax);
        }

        return instance;
    }

    /// <summary>The value of an operation of which nothing is known; the same operation yields a new one at every evaluation.</summary>
    private Value Fresh(IOperation operation) => FreshAt(operation.Syntax);

    private Value FreshAt(object origin)
    {
        const int limit = 3;
        if (!_repeats)
            return new Value.Symbol(origin, _frame.Id, 0);
        var key = (origin, _frame.Id);
        _state.Occurrences.TryGetValue(key, out var count);
        if (count >= limit)
            return Value.Unknown.Value;
        _state = _state with { Occurrences = _state.Occurrences.SetItem(key, count + 1) };
        return new Value.Symbol(origin, _frame.Id, count);
    }

    private Value DefaultOf(ITypeSymbol? type) => type switch
    {
        null => Value.Unknown.Value,
        { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => Value.Null.Value,
        { SpecialType: SpecialType.System_Boolean } => Value.False,
        { SpecialType: SpecialType.System_Int32 } => new Value.Constant(0),
        INamedTypeSymbol { EnumUnderlyingType.SpecialType: SpecialType.System_Int32 } => new Value.Constant(0),
        INamedTypeSymbol { IsTupleType: true } tuple => new Value.Tuple([.. tuple.TupleElements.Select(element => DefaultOf(element.Type))]),
        INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } structure when _program.IsInSource(structure) =>
            Allocate(structure.DeclaringSyntaxReferences[0].GetSyntax(), new HeapObject(structure, null)),
        { IsValueType: true } => Value.NotNull.Value,
        _ => Value.Unknown.Value,
    };

    private static bool IsText(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;

    private static bool IsBoolean(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Boolean;

    private static bool IsNullConstant(Value value) => value is Value.Null;

    private void Die() => _isDead = true;

    /// <summary>Notes that the program may throw here, for the handlers around it.</summary>
    private void MayThrow()
    {
        if (_isGuarded && !_isDead)
            _throws.Add(_state);
    }
}
