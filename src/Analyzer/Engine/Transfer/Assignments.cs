using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>Assignments of all kinds.</summary>
internal static class Assignments
{
    public static Value Assign(Evaluation eval, ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef)
            return Places.Read(eval, Places.Bind(eval, assignment), assignment.Syntax);
        var value = Conversions.CopyIfValueType(eval, eval.Evaluate(assignment.Value), assignment.Syntax);
        return Write(eval, assignment.Target, value, assignment.Value.Syntax);
    }

    public static Value AssignCompound(Evaluation eval, ICompoundAssignmentOperation compound)
    {
        var left = Places.Pass(eval, compound.Target);
        var right = eval.Evaluate(compound.Value);
        return WriteBack(eval, compound.Target, Compute(eval, compound, left, right), compound.Syntax);
    }

    private static Value Compute(Evaluation eval, ICompoundAssignmentOperation compound, Value left, Value right)
    {
        if (compound.OperatorMethod is { } method && eval.Program.HasSource(method))
            return Calls.Call(eval, method, null, [left, right], compound.Syntax);
        if (compound.OperatorKind == BinaryOperatorKind.Add && Operators.IsText(compound.Type))
            return Texts.Concatenate(eval, [left, right]);
        return Operators.Calculate(compound.OperatorKind, eval.Resolve(left), eval.Resolve(right))
            ?? Operators.Combine(eval, left, right, compound);
    }

    public static Value Step(Evaluation eval, IIncrementOrDecrementOperation step)
    {
        var before = eval.Resolve(Places.Pass(eval, step.Target));
        if (step.OperatorMethod is { } method && eval.Program.HasSource(method))
            return WriteBack(eval, step.Target, Calls.Call(eval, method, null, [before], step.Syntax), step.Syntax);
        var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = Operators.Calculate(kind, before, new Value.Constant(1)) ?? eval.Fresh(step);
        WriteBack(eval, step.Target, after, step.Syntax);
        return step.IsPostfix ? before : after;
    }

    /// <summary>Assigns to what has been read just now, or was passed by reference.</summary>
    public static Value WriteBack(Evaluation eval, IOperation target, Value value, SyntaxNode source) => Places.IsReturned(target)
        ? Places.Write(eval, Places.OfPassed(eval, target), value, source)
        : Write(eval, target, value, source);

    /// <summary>Assigns to what an operation names.</summary>
    public static Value Write(Evaluation eval, IOperation target, Value value, SyntaxNode source)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                VariableAccess.Write(eval, local.Local, value, source);
                break;
            case IParameterReferenceOperation parameter:
                VariableAccess.Write(eval, parameter.Parameter.OriginalDefinition, value, source);
                break;
            case IFlowCaptureReferenceOperation capture:
                if (eval.State.Read(new Slot(new CapturedPlace(capture.Id), eval.Frame.Id)) is { } place)
                    Places.Write(eval, place.Value, value, source);
                else if (eval.Program.SummaryOf(eval.Frame.Graph).Captured(capture.Id) is { } captured and not IFlowCaptureOperation)
                    Write(eval, captured, value, source);
                break;
            case IMemberReferenceOperation { Instance: null, Member: var member }
                when SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, eval.Frame.Owner):
                eval.Write(new Slot(eval.Frame.Owner, eval.Frame.Id), value, source);
                break;
            case ISimpleAssignmentOperation { IsRef: true } or IInvocationOperation or IPropertyReferenceOperation
                when target is ISimpleAssignmentOperation || Places.IsReturned(target):
                Places.Write(eval, Places.Of(eval, target), value, source);
                break;
            case IFieldReferenceOperation { Instance: { } instance } field:
                MemberAccess.Write(eval, eval.Evaluate(instance), field, value, source);
                break;
            case IPropertyReferenceOperation { Instance: { } instance } property:
                WriteProperty(eval, property, eval.Evaluate(instance), value, source);
                break;
            case IMemberReferenceOperation { Instance: null, Member: var member }
                when StaticMembers.TryWrite(eval, member, value, source):
                break;
            case IArrayElementReferenceOperation element:
                Elements.Write(
                    eval,
                    eval.Resolve(eval.Evaluate(element.ArrayReference)),
                    element.Indices.Select(eval.Evaluate).FirstOrDefault(),
                    value);
                break;
            case IDeclarationExpressionOperation declaration:
                Write(eval, declaration.Expression, value, source);
                break;
            case IDiscardOperation:
                break;
            case ITupleOperation:
                Deconstruction.Deconstruct(eval, target, value, null);
                break;
            default:
                // Such as a member of a dynamic object: whatever it belongs to is changed in a way that is not seen.
                eval.Escape([value, .. target.ChildOperations.Select(eval.Evaluate)]);
                break;
        }

        return value;
    }

    private static void WriteProperty(
        Evaluation eval,
        IPropertyReferenceOperation reference,
        Value receiver,
        Value value,
        SyntaxNode source)
    {
        if (reference.Arguments.Length == 0)
            MemberAccess.Write(eval, receiver, reference, value, source);
        else if (eval.Program.IsInSource(reference.Property.ContainingType))
            WriteIndexer(
                eval,
                reference,
                eval.Resolve(receiver),
                [.. reference.Arguments.Select(argument => eval.Evaluate(argument.Value)), value]);
        else
            Elements.Write(eval, eval.Resolve(receiver), eval.Evaluate(reference.Arguments[0].Value), value);
    }

    /// <summary>Calls the setter of an indexer in source.</summary>
    private static void WriteIndexer(
        Evaluation eval,
        IPropertyReferenceOperation reference,
        Value receiver,
        ImmutableArray<Value> arguments)
    {
        if (receiver is Value.Reference target
            && eval.Heap.TryGet(target.Id, out var instance)
            && Dispatch.Resolve(reference.Property, instance) is ({ SetMethod: { } setter }, true)
            && eval.Program.BodyOf(setter) is not null)
        {
            Calls.Call(eval, setter, receiver, arguments, reference.Syntax);
        }
        else
        {
            eval.Escape([receiver, .. arguments]);
        }
    }
}
