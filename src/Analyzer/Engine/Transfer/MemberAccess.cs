using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>Reads and writes of fields and properties.</summary>
internal static class MemberAccess
{
    public static Value ReadField(Evaluation eval, IFieldReferenceOperation reference) =>
        reference.Instance is not null
            ? Read(eval, eval.Evaluate(reference.Instance), reference.Field, reference)
            : StaticMembers.Read(eval, reference.Field) ?? InitialValue(eval, reference.Field)
                ?? eval.Environment.ReadStatic(eval, reference) ?? eval.Fresh(reference);

    public static Value ReadProperty(Evaluation eval, IPropertyReferenceOperation reference)
    {
        if (reference.Instance is null)
            return ReadStatic(eval, reference);
        var receiver = eval.Evaluate(reference.Instance);
        var arguments = reference.Arguments.Select(argument => eval.Evaluate(argument.Value)).ToImmutableArray();
        return arguments.Length > 0
            ? Elements.ReadIndexer(eval, receiver, reference, arguments)
            : Read(eval, receiver, reference.Property, reference);
    }

    /// <summary>Reads a field or property of a value.</summary>
    public static Value Read(Evaluation eval, Value receiver, ISymbol member, IOperation operation)
    {
        var resolved = eval.Resolve(receiver);
        switch (resolved)
        {
            case Value.Null when !IsOfNullable(member):
                eval.MayThrow();
                eval.Die();
                return Value.Unknown.Value;
            case Value.Choice choice:
                eval.MayThrow();
                var options = choice.Options.Where(option => option is not Value.Null);
                return ValueLattice.JoinAll(options.Select(option => Read(eval, option, member, operation)));
            case Value.Tuple tuple
                when member is IFieldSymbol field && TupleIndex(field) is >= 0 and var index && index < tuple.Elements.Length:
                return tuple.Elements[index];
            case Value.Constant { Content: string text }
                when member is { Name: "Length", ContainingType.SpecialType: SpecialType.System_String }:
                return new Value.Constant(text.Length);
        }

        if (IsOfNullable(member))
            return member.Name == "HasValue" ? Value.Not(eval.Test(TestKind.IsNull, resolved)) : resolved;
        var known = resolved is Value.Reference reference && eval.Heap.TryGet(reference.Id, out var instance)
            ? ReadOf(eval, reference, instance, member, operation)
            : CallGetter(eval, resolved, member, operation);
        return known ?? eval.Environment.ReadUnassigned(eval, resolved, member) ?? eval.Fresh(operation);
    }

    /// <summary>What an object holds in a member that is plain storage; <see langword="null"/> where that is not known.</summary>
    public static Value? ReadStored(Evaluation eval, Value receiver, ISymbol member)
    {
        if (receiver is not Value.Reference reference || !eval.Heap.TryGet(reference.Id, out var instance) || instance.HasEscaped)
            return null;
        if (instance.Members.TryGetValue(Dispatch.StorageKey(member), out var stored))
            return stored.Value;
        if (!instance.StartsEmpty)
            return InitialValue(eval, member);
        if (eval.Environment.Initialize(eval, reference, instance, member) is { } made)
            return made;
        if (!eval.Environment.IsStorage(eval, instance, member))
            return null;
        var value = OperationEvaluator.DefaultOf(eval, TypeOf(member));
        if (value is Value.Reference)
            eval.Update(reference, existing => existing.With(Dispatch.StorageKey(member), value, null));
        return value;
    }

    /// <summary>Assigns to a field or property of a value.</summary>
    public static void Write(Evaluation eval, Value receiver, IMemberReferenceOperation reference, Value value, SyntaxNode source)
    {
        var member = reference.Member;
        switch (eval.Resolve(receiver))
        {
            case Value.Null:
                eval.MayThrow();
                eval.Die();
                break;
            case Value.Reference target:
                Write(eval, target, member, value, source);
                break;
            case Value.Choice choice:
                foreach (var option in choice.Options.OfType<Value.Reference>())
                    WriteWeakly(eval, option, member, value, source);
                eval.Escape(value);
                if (choice.Options.Contains(Value.Unknown.Value))
                    eval.Environment.WriteAnywhere(eval, choice, member);
                break;
            case Value.Tuple tuple when IsElement(reference, tuple, out var place, out var index):
                Assignments.Write(eval, place, new Value.Tuple(tuple.Elements.SetItem(index, value)), source);
                break;
            case var other:
                eval.Escape(value);
                eval.Environment.WriteAnywhere(eval, other, member);
                break;
        }
    }

    /// <summary>Assigns to a field or property of an object.</summary>
    public static void Write(Evaluation eval, Value target, ISymbol member, Value value, SyntaxNode source)
    {
        if (target is not Value.Reference reference || !eval.Heap.TryGet(reference.Id, out var instance))
            return;
        if (instance.HasEscaped)
        {
            eval.Escape(value);
            return;
        }

        var (implementation, isExact) = member is IPropertySymbol property ? Dispatch.Resolve(property, instance) : (null, false);
        if (implementation?.SetMethod is not { } setter || eval.Program.BodyOf(setter) is null)
            eval.Environment.Write(eval, reference, instance, implementation ?? member, value, source);
        else if (isExact)
            Calls.Call(eval, setter, target, [value], source);
        else
            eval.Escape(target);
    }

    public static ITypeSymbol? TypeOf(ISymbol member) => (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;

    private static Value ReadStatic(Evaluation eval, IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.IsAbstract || property.IsVirtual)
        {
            if (Dispatch.StaticImplementation(eval.Frame.TypeArguments, property, reference.ConstrainedToType)
                is not IPropertySymbol implementation)
            {
                return eval.Fresh(reference);
            }

            property = implementation;
        }

        if (eval.Program.BodyOf(property.GetMethod) is not null)
            return Calls.Call(eval, property.GetMethod!, null, [], reference.Syntax);
        return StaticMembers.Read(eval, property) ?? InitialValue(eval, property) ?? eval.Environment.ReadStatic(eval, reference)
            ?? eval.Fresh(reference);
    }

    /// <summary>What a member holds for good, where nothing but its initializer assigns it.</summary>
    private static Value? InitialValue(Evaluation eval, ISymbol member) =>
        eval.Program.InitializerOf(member) is { } initializer ? Unchanged(eval, member, Calls.RunInitializer(eval, initializer, null))
        : eval.Program.KeepsDefault(member) ? Unchanged(eval, member, OperationEvaluator.DefaultOf(eval, TypeOf(member)))
        : null;

    /// <summary>A value that other code shares: what it holds can be trusted only where nobody can change it.</summary>
    private static Value Unchanged(Evaluation eval, ISymbol member, Value value)
    {
        if (value.IsMutable
            && !eval.Program.Effects.IsOnlyRead(member)
            && !eval.Program.Effects.IsReadOnlyCollection(member)
            && !(eval.ObjectOf(value) is { Type: var type } && eval.Program.Effects.IsImmutable(type)))
        {
            eval.Escape(value);
        }

        eval.Environment.Expose(eval, [value]);
        return value;
    }

    private static Value? ReadOf(Evaluation eval, Value.Reference reference, HeapObject instance, ISymbol member, IOperation operation)
    {
        if (eval.Environment.ReadDerived(eval, instance, member, operation) is { } derived)
            return derived;
        IPropertySymbol? implementation = null;
        if (member is IPropertySymbol property)
        {
            (implementation, var isExact) = Dispatch.Resolve(property, instance);
            if (!isExact)
                return eval.Fresh(operation);
            if (implementation?.GetMethod is { } getter && eval.Program.BodyOf(getter) is not null)
                return Calls.Call(eval, getter, reference, [], operation.Syntax);
        }

        if (ReadStored(eval, reference, implementation ?? member) is { } stored)
            return stored;
        if (MayShareContents(eval, member) && instance.Contents.Any(content => content.IsMutable))
            eval.Escape(reference);
        return null;
    }

    private static Value? CallGetter(Evaluation eval, Value receiver, ISymbol member, IOperation operation) =>
        member is IPropertySymbol { GetMethod: { IsVirtual: false, IsAbstract: false, IsOverride: false } getter }
            && eval.Program.BodyOf(getter) is not null
            ? Calls.Call(eval, getter, receiver, [], operation.Syntax)
            : null;

    /// <summary>Whether a member of a class that is not seen may hand out what an object holds: the values of a dictionary.</summary>
    private static bool MayShareContents(Evaluation eval, ISymbol member) =>
        !eval.Program.IsInSource(member.ContainingType)
        && !eval.Program.Types.IsModeled(member.ContainingType)
        && TypeOf(member)?.SpecialType is SpecialType.None or SpecialType.System_Object;

    private static void WriteWeakly(Evaluation eval, Value.Reference target, ISymbol member, Value value, SyntaxNode source)
    {
        var before = eval.Heap;
        Write(eval, target, member, value, source);
        if (before.TryGet(target.Id, out var untouched) && eval.Heap.TryGet(target.Id, out var changed))
            eval.Update(target, _ => HeapObject.Join(untouched, changed));
    }

    private static bool IsOfNullable(ISymbol member) =>
        member.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool IsElement(IMemberReferenceOperation reference, Value.Tuple tuple, out IOperation place, out int index)
    {
        place = reference.Instance!;
        index = reference.Member is IFieldSymbol field ? TupleIndex(field) : -1;
        return place is not null && index >= 0 && index < tuple.Elements.Length;
    }

    private static int TupleIndex(IFieldSymbol field)
    {
        const string prefix = "Item";
        var name = (field.CorrespondingTupleField ?? field).Name;
        return name.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(name.Substring(prefix.Length), out var position)
            ? position - 1
            : -1;
    }
}
