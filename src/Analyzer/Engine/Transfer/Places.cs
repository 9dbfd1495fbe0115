using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>What a temporary of a control-flow graph stands for, beside the value that it has.</summary>
internal sealed record CapturedPlace(CaptureId Id);

/// <summary>References to variables, fields and elements, through which these are read and assigned.</summary>
internal static class Places
{
    /// <summary>Whether a temporary of the graph stands for a place, which depends on the path or must be looked up only once.</summary>
    public static bool IsCaptured(IFlowCaptureOperation capture) =>
        capture.Value.Syntax.Parent is RefExpressionSyntax || IsReturned(capture.Value);

    /// <summary>Whether an operation calls something that returns by reference.</summary>
    public static bool IsReturned(IOperation operation) => operation
        is IInvocationOperation { TargetMethod.RefKind: not RefKind.None }
        or IPropertyReferenceOperation { Property.RefKind: not RefKind.None };

    /// <summary>The place that an operation names. Where it is not known, neither is what it may be any more.</summary>
    public static Value Of(Evaluation eval, IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { Local: { RefKind: not RefKind.None } local }:
                return eval.Read(new Slot(local, eval.Frame.OwnerOf(local).Id));
            case ILocalReferenceOperation { Local: var local }:
                return new Value.Place.Variable(new Slot(local, eval.Frame.OwnerOf(local).Id));
            case IParameterReferenceOperation { Parameter: var parameter } when VariableAccess.OwnerOf(eval, parameter) is { } owner:
                return new Value.Place.Variable(new Slot(parameter.OriginalDefinition, owner.Id));
            case IFieldReferenceOperation { Instance: null } field:
                return new Value.Place.Field(null, field.Field);
            case IFieldReferenceOperation { Instance: { } instance } field:
                return InEach(eval, instance, owner => new Value.Place.Field(owner, field.Field));
            case IArrayElementReferenceOperation { Indices: [var index] } element:
                var position = Elements.PositionOf(eval, element.ArrayReference, index);
                return InEach(eval, element.ArrayReference, owner => new Value.Place.Element(owner, position));
            case IInvocationOperation invocation when IsReturned(invocation):
                return Known(Invocations.Invoke(eval, invocation, asPlace: true), eval, invocation);
            case IPropertyReferenceOperation property when IsReturned(property):
                return Known(OfProperty(eval, property), eval, property);
            case IFlowCaptureReferenceOperation capture
                when eval.State.Read(new Slot(new CapturedPlace(capture.Id), eval.Frame.Id)) is { } captured:
                return captured.Value;
            case IFlowCaptureReferenceOperation capture
                when eval.Program.SummaryOf(eval.Frame.Graph).Captured(capture.Id) is { } captured and not IFlowCaptureOperation:
                return Of(eval, captured);
            case ISimpleAssignmentOperation { IsRef: true } binding:
                return Bind(eval, binding);
            case IDeclarationExpressionOperation declaration:
                return Of(eval, declaration.Expression);
            default:
                return Lose(eval, operation);
        }
    }

    /// <summary>Makes a <c>ref</c> local stand for a place. What it does to anything else is not seen.</summary>
    public static Value Bind(Evaluation eval, ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is not ILocalReferenceOperation { Local: var local })
        {
            Lose(eval, assignment.Value);
            return OperationEvaluator.EvaluateOpaque(eval, assignment);
        }

        var place = Of(eval, assignment.Value);
        eval.Write(new Slot(local, eval.Frame.OwnerOf(local).Id), place, assignment.Syntax);
        return place;
    }

    /// <summary>What a place holds; of no place, something that is not known.</summary>
    public static Value Read(Evaluation eval, Value place, SyntaxNode origin) => place switch
    {
        Value.Place.Variable { Slot: var slot } => eval.State.Read(slot)?.Value
            ?? (slot.Variable is IParameterSymbol parameter ? Variables.Initial(parameter, slot.Frame) : eval.Fresh(origin)),
        Value.Place.Field { Owner: { } owner, Symbol: var field } => MemberAccess.ReadStored(eval, owner, field) ?? eval.Fresh(origin),
        Value.Place.Field { Symbol: var field } => StaticMembers.Read(eval, field) ?? eval.Fresh(origin),
        Value.Place.Element { Collection: var collection, Index: var index } => Elements.ReadAt(eval, collection, index, origin),
        Value.Choice choice => ValueLattice.JoinAll(choice.Options.Select(option => Read(eval, option, origin))),
        _ => eval.Fresh(origin),
    };

    /// <summary>Assigns to what a place holds; where there are several, to any of them.</summary>
    public static Value Write(Evaluation eval, Value place, Value value, SyntaxNode source)
    {
        switch (place)
        {
            case Value.Place.Variable { Slot: var slot }:
                VariableAccess.Write(eval, slot, value, source);
                break;
            case Value.Place.Field { Owner: { } owner, Symbol: var field }:
                MemberAccess.Write(eval, owner, field, value, source);
                break;
            case Value.Place.Field { Symbol: var field } when StaticMembers.TryWrite(eval, field, value, source):
                break;
            case Value.Place.Element { Collection: var collection, Index: var index }:
                Elements.Write(eval, collection, index, value);
                break;
            case Value.Choice choice:
                foreach (var option in choice.Options.OfType<Value.Place>())
                    Write(eval, option, ValueLattice.Join(Read(eval, option, source), value), source);
                eval.Escape(value);
                break;
            default:
                eval.Escape(value);
                break;
        }

        return value;
    }

    /// <summary>What a place is for the caller: a parameter is what was passed for it.</summary>
    public static Value ForCaller(Value place, Frame callee) => place switch
    {
        Value.Place.Variable { Slot: { Variable: IParameterSymbol parameter, Frame: var frame } } when frame == callee.Id =>
            new Value.Place.Argument(parameter.Ordinal),
        Value.Choice choice => ValueLattice.JoinAll(choice.Options.Select(option => ForCaller(option, callee))),
        _ => place,
    };

    /// <summary>The place that a call has returned, in the words of the caller.</summary>
    public static Value Returned(Evaluation eval, Value place, CallSite site) => place switch
    {
        Value.Place.Argument { Ordinal: var ordinal } =>
            ordinal < site.References.Length && site.References[ordinal] is { } passed ? OfPassed(eval, passed) : Value.Unknown.Value,
        Value.Choice choice => ValueLattice.JoinAll(choice.Options.Select(option => Returned(eval, option, site))),
        _ => place,
    };

    /// <summary>Evaluates what is passed by reference; where that is itself returned by reference, it is looked up only once.</summary>
    public static Value Pass(Evaluation eval, IOperation operation)
    {
        if (!IsReturned(operation))
            return eval.Evaluate(operation);
        var place = Of(eval, operation);
        eval.Write(new Slot(operation, eval.Frame.Id), place, operation.Syntax);
        return Read(eval, place, operation.Syntax);
    }

    /// <summary>The place that was passed by reference.</summary>
    public static Value OfPassed(Evaluation eval, IOperation operation) =>
        IsReturned(operation) ? eval.Read(new Slot(operation, eval.Frame.Id)) : Of(eval, operation);

    /// <summary>Code that is not seen gets a place in its hands: what that holds may be changed at any time.</summary>
    public static void Escape(Evaluation eval, Value.Place place)
    {
        switch (place)
        {
            case Value.Place.Variable { Slot: var slot }:
                Share(eval, slot);
                break;
            case Value.Place.Field { Owner: { } owner }:
                eval.Escape(owner);
                break;
            case Value.Place.Field:
                StaticMembers.Lose(eval);
                break;
            case Value.Place.Element { Collection: var collection }:
                eval.Escape(collection);
                break;
        }
    }

    private static Value OfProperty(Evaluation eval, IPropertyReferenceOperation reference)
    {
        var receiver = reference.Instance is { } instance ? eval.Resolve(eval.Evaluate(instance)) : null;
        var arguments = Invocations.ArgumentsOf(eval, reference.Arguments, reference.Property.GetMethod);
        var owner = receiver is null ? null : eval.ObjectOf(receiver);
        var (property, isExact) = owner is null ? (reference.Property, receiver is null) : Dispatch.Resolve(reference.Property, owner);
        if (isExact && property?.GetMethod is { } getter && eval.Program.BodyOf(getter) is not null)
            return Calls.Call(eval, getter, receiver, arguments, CallSite.Of(reference) with { ReturnsPlace = true });
        if (owner?.Elements is not null && arguments is [var index] && receiver is Value.Reference collection)
            return new Value.Place.Element(collection, eval.Resolve(index));
        if (eval.Environment.CurrentOf(owner, reference.Property) is { } current)
            return current;
        eval.Escape(receiver is null ? arguments : arguments.Add(receiver));
        return Value.Unknown.Value;
    }

    /// <summary>A place in what an operation yields, or one in each of what it may yield.</summary>
    private static Value InEach(Evaluation eval, IOperation operation, Func<Value.Reference, Value.Place> placeIn)
    {
        var owner = eval.Resolve(eval.Evaluate(operation));
        if (owner is Value.Null)
        {
            eval.MayThrow();
            eval.Die();
            return Value.Unknown.Value;
        }

        if (owner.Possibilities.All(each => each is Value.Reference or Value.Null))
            return ValueLattice.JoinAll(owner.Possibilities.OfType<Value.Reference>().Select(placeIn));
        eval.Escape(owner);
        if (operation.Type?.IsReferenceType != true)
            Lose(eval, operation);
        return Value.Unknown.Value;
    }

    /// <summary>The place that a call returns, which may be any of those that it was given.</summary>
    private static Value Known(Value place, Evaluation eval, IOperation call)
    {
        if (!place.Possibilities.All(each => each is Value.Place))
            Lose(eval, call);
        return place;
    }

    /// <summary>A place that is not known: whatever it may be in can be changed by whoever has the reference.</summary>
    private static Value Lose(Evaluation eval, IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation:
                eval.Escape(Of(eval, operation));
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                if (VariableAccess.OwnerOf(eval, parameter) is not null)
                    eval.Escape(Of(eval, operation));
                break;
            case IFieldReferenceOperation { Instance: null }:
                StaticMembers.Lose(eval);
                break;
            case IFieldReferenceOperation { Instance: { Type.IsReferenceType: true } instance }:
                eval.Escape(eval.Evaluate(instance));
                break;
            case IArrayElementReferenceOperation { ArrayReference: var array }:
                eval.Escape(eval.Evaluate(array));
                break;
            case IInvocationOperation or IPropertyReferenceOperation:
                foreach (var argument in operation.ChildOperations.OfType<IArgumentOperation>())
                {
                    if (argument.Parameter?.RefKind is not (null or RefKind.None))
                        Lose(eval, argument.Value);
                }

                break;
            default:
                foreach (var part in operation.ChildOperations)
                    Lose(eval, part);
                break;
        }

        return Value.Unknown.Value;
    }

    private static void Share(Evaluation eval, Slot slot)
    {
        if (eval.State.Read(slot) is { } held)
            eval.Escape(held.Value);
        eval.Continue(eval.State with { Shared = eval.State.Shared.Add(slot) });
    }
}
