using System.Collections.Immutable;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Flow;

/// <content>Variables, fields, properties, elements and objects.</content>
internal sealed partial class Interpreter
{
    private Value Read(Slot slot) => _state.Read(slot)?.Value ?? Value.Unknown.Value;

    private Value ReadVariable(ILocalSymbol local, IOperation operation) =>
        _state.Read(SlotOf(local))?.Value ?? Fresh(operation);

    /// <summary>Where a variable is kept: for a <c>ref</c> local, where the variable is kept that it stands for.</summary>
    private Slot SlotOf(ISymbol variable)
    {
        var slot = new Slot(variable, _frame.OwnerOf(variable).Id);
        return variable is ILocalSymbol { RefKind: not RefKind.None } && _state.Read(slot)?.Value is Value.Alias alias ? alias.Target : slot;
    }

    private Value ReadParameter(IParameterSymbol parameter)
    {
        // What an extension block extends is what its members are called on.
        if (parameter.ContainingSymbol is INamedTypeSymbol)
            return _frame.This ?? Value.Unknown.Value;
        var owner = _frame.OwnerOf(parameter);
        if (!SymbolEqualityComparer.Default.Equals(owner.Owner, parameter.ContainingSymbol) && _frame.This is { } instance)
            return ReadStored(instance, parameter) ?? Value.Unknown.Value;
        return _state.Read(new Slot(parameter.OriginalDefinition, owner.Id))?.Value ?? Variables.Initial(parameter.OriginalDefinition, owner.Id);
    }

    private Value ReadField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (reference.Instance is not null)
            return ReadMember(Evaluate(reference.Instance), field, reference);
        if (field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
            return new Value.Constant("");
        if (field is { Name: "Empty", ContainingType: { Name: "ImmutableDictionary" } dictionary })
            return Allocate(reference.Syntax, new HeapObject(dictionary, reference.Syntax));
        return InitialValue(field) ?? Fresh(reference);
    }

    /// <summary>What a member holds for good, where nothing but its initializer assigns it.</summary>
    private Value? InitialValue(ISymbol member) =>
        _program.InitializerOf(member) is { } initializer ? Unchanged(member, RunInitializer(initializer, null))
        : _program.KeepsDefault(member) ? Unchanged(member, DefaultOf(TypeOf(member)))
        : null;

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;

    /// <summary>A value that other code shares: what it holds can be trusted only where nobody can change it.</summary>
    private Value Unchanged(ISymbol member, Value value)
    {
        if (value.IsMutable && !_program.IsOnlyRead(member))
            LoseSight(value);
        HandOutNames(value);
        return value;
    }

    private Value ReadProperty(IPropertyReferenceOperation reference)
    {
        if (reference.Instance is null)
            return ReadStatic(reference);
        var receiver = Evaluate(reference.Instance);
        var arguments = reference.Arguments.Select(argument => Evaluate(argument.Value)).ToImmutableArray();
        return arguments.Length > 0 ? ReadIndexer(receiver, reference, arguments) : ReadMember(receiver, reference.Property, reference);
    }

    private Value ReadStatic(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.IsAbstract || property.IsVirtual)
            return Fresh(reference);
        if (_program.BodyOf(property.GetMethod) is not null)
            return Call(property.GetMethod!, null, [], reference.Syntax);
        if (InitialValue(property) is { } initial)
            return initial;
        if (_program.Frameworks.TextOf(property) is { } text)
            return new Value.Constant(text);
        return _program.Frameworks.FrameworkOf(property.ContainingType) == Framework.Pulumi && property.Name == "Empty" && property.Type is INamedTypeSymbol type
            ? Allocate(reference.Syntax, new HeapObject(type, reference.Syntax))
            : Fresh(reference);
    }

    private Value ReadIndexer(Value receiver, IPropertyReferenceOperation reference, ImmutableArray<Value> arguments)
    {
        if (Resolve(receiver) is Value.Reference target && _state.Heap.TryGetValue(target.Id, out var collection))
        {
            var (implementation, isExact) = ProgramSource.Resolve(reference.Property, collection);
            if (implementation?.GetMethod is { } getter && _program.IsInSource(getter.ContainingType))
                return isExact && _program.BodyOf(getter) is not null ? Call(getter, receiver, arguments, reference.Syntax) : Fresh(reference);
            var index = Resolve(arguments[0]);
            if (index is Value.Constant { Content: int position } && collection.Elements is { } elements && position >= 0 && position < elements.Length)
                return elements[position];
            if (index is Value.Constant key && collection.Members.TryGetValue(new ItemKey(key.Content), out var item))
                return item.Value;
        }

        MayThrow();
        LoseSightOfElements(receiver);
        return Fresh(reference);
    }

    private Value ReadElement(IArrayElementReferenceOperation reference)
    {
        var array = Resolve(Evaluate(reference.ArrayReference));
        var indices = reference.Indices.Select(index => index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd ? PositionFromEnd(array, fromEnd) : Evaluate(index)).ToList();
        if (ElementsOf(array) is { } elements
            && indices is [var only]
            && Resolve(only) is Value.Constant { Content: int position }
            && position >= 0
            && position < elements.Length)
        {
            return elements[position];
        }

        LoseSightOfElements(array);
        return Fresh(reference);
    }

    private Value PositionFromEnd(Value collection, IUnaryOperation index) =>
        Resolve(Evaluate(index.Operand)) is Value.Constant { Content: int distance } && ElementsOf(collection) is { } elements ? new Value.Constant(elements.Length - distance) : Value.Unknown.Value;

    private Value ReadFromEnd(IImplicitIndexerReferenceOperation reference)
    {
        var collection = Resolve(Evaluate(reference.Instance));
        if (reference.Argument is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd
            && PositionFromEnd(collection, fromEnd) is Value.Constant { Content: int position }
            && position >= 0
            && ElementsOf(collection) is { } elements
            && position < elements.Length)
        {
            return elements[position];
        }

        LoseSight(Evaluate(reference.Argument));
        LoseSightOfElements(collection);
        return Fresh(reference);
    }

    /// <summary>One of the elements is read, nobody can say which: any of them may be changed through it.</summary>
    private void LoseSightOfElements(Value collection)
    {
        if (Resolve(collection) is Value.Reference reference && _state.Heap.TryGetValue(reference.Id, out var instance) && instance.Contents.Any(content => content.IsMutable))
            LoseSight(collection);
    }

    /// <summary>Reads a field or property of a value.</summary>
    private Value ReadMember(Value receiver, ISymbol member, IOperation operation)
    {
        var resolved = Resolve(receiver);
        switch (resolved)
        {
            case Value.Null when member.ContainingType.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T:
                MayThrow();
                Die();
                return Value.Unknown.Value;
            case Value.Choice choice:
                MayThrow();
                return choice.Options.Where(option => option is not Value.Null).Select(option => ReadMember(option, member, operation)).Aggregate(Value.Choice.Of);
            case Value.Tuple tuple when member is IFieldSymbol field && TupleIndex(field) is var index && index >= 0 && index < tuple.Elements.Length:
                return tuple.Elements[index];
            case Value.Constant { Content: string text } when member is { Name: "Length", ContainingType.SpecialType: SpecialType.System_String }:
                return new Value.Constant(text.Length);
        }

        if (member.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return member.Name == "HasValue" ? Not(Test(TestKind.IsNull, resolved)) : resolved;
        if (resolved is Value.Reference reference && _state.Heap.TryGetValue(reference.Id, out var instance))
        {
            if (LengthOf(instance, member) is { } length)
                return length;
            if (member.Name is "Keys" or "Values" or "Count" && EntriesOf(instance) is { } entries)
                return member.Name == "Count" ? new Value.Constant(entries.Count) : AllocateCollection(operation.Syntax, operation.Type, [.. entries.Select(entry => member.Name == "Keys" ? entry.Key : entry.Value)]);
            if (member.Name == "Current" && CurrentOf(instance) is { } current)
                return current;
            if (member.Name is "Result" or "Value" && instance.Members.TryGetValue(LibraryKeys.Result, out var result))
                return result.Value;
            var property = member as IPropertySymbol;
            var (implementation, isExact) = property is null ? (null, false) : ProgramSource.Resolve(property, instance);
            if (property is not null && !isExact)
                return Fresh(operation);
            if (implementation?.GetMethod is { } getter && _program.BodyOf(getter) is not null)
                return Call(getter, resolved, [], operation.Syntax);
            if (ReadStored(resolved, implementation ?? member) is { } stored)
                return stored;
            if (MayShareContents(member) && instance.Contents.Any(content => content.IsMutable))
                LoseSight(resolved);
        }
        else if (member is IPropertySymbol { GetMethod: { IsVirtual: false, IsAbstract: false, IsOverride: false } getter } && _program.BodyOf(getter) is not null)
        {
            return Call(getter, resolved, [], operation.Syntax);
        }

        return IdOf(resolved, member) ?? (_program.FrameworkValueOf(member) is { } output ? Addressed(output, resolved) : Fresh(operation));
    }

    /// <summary>Whether a member of a class that is not seen may hand out what an object holds: the values of a dictionary.</summary>
    private bool MayShareContents(ISymbol member) =>
        !_program.IsInSource(member.ContainingType)
        && _program.Frameworks.FrameworkOf(member.ContainingType) is null
        && TypeOf(member)?.SpecialType is SpecialType.None or SpecialType.System_Object;

    /// <summary>Pulumi's id of a resource that rules may ask for: the one output that all resources inherit.</summary>
    private Value? IdOf(Value owner, ISymbol member) =>
        member is { Name: "Id", ContainingType.Name: "CustomResource" }
        && owner is Value.Reference reference
        && _state.Heap.TryGetValue(reference.Id, out var instance)
        && instance.Referred is { Kind: { Framework: Framework.Pulumi, TerraformType: var type } }
            ? new Value.Lifted(new Value.Text(Content.Text.Of([new TextPart.Reference(type, "id") { Address = PathGraph.AddressOf(reference.Id) }])))
            : null;

    /// <summary>The output of a resource, with which one it is where rules may ask.</summary>
    private Value Addressed(Value output, Value owner) => output switch
    {
        Value.Lifted lifted => new Value.Lifted(Addressed(lifted.Inner, owner)),
        Value.Text { Content.Parts: [TextPart.Reference part] } when owner is Value.Reference reference && _state.Heap.TryGetValue(reference.Id, out var instance) && instance.Referred is not null =>
            new Value.Text(Content.Text.Of([part with { Address = PathGraph.AddressOf(reference.Id) }])),
        _ => output,
    };

    private static Value? LengthOf(HeapObject instance, ISymbol member) =>
        member.Name is "Length" or "Count" && instance.Elements is { } elements && !instance.IsOutOfSight ? new Value.Constant(elements.Length) : null;

    /// <summary>What an object holds in a member that is plain storage; <see langword="null"/> where that is not known.</summary>
    private Value? ReadStored(Value receiver, ISymbol member)
    {
        if (receiver is not Value.Reference reference || !_state.Heap.TryGetValue(reference.Id, out var instance) || instance.IsOutOfSight)
            return null;
        if (instance.Members.TryGetValue(ProgramSource.StorageKey(member), out var stored))
            return stored.Value;
        if (!instance.StartsEmpty)
            return InitialValue(member);
        if (instance.Site is { } site && member is IPropertySymbol property && _program.Frameworks.StartsAsEmptyList(property))
            return StoreList(reference, property, site);
        if (instance.Resource is not null || !_program.HoldsDefaults(member))
            return null;
        var value = DefaultOf(TypeOf(member));
        if (value is Value.Reference)
            _state = _state.Update(reference.Id, existing => existing.With(ProgramSource.StorageKey(member), value, null));
        return value;
    }

    /// <summary>Pulumi's args make their lists when they are first asked for them.</summary>
    private Value StoreList(Value.Reference owner, IPropertySymbol property, SyntaxNode site)
    {
        var list = AllocateCollection(site, property.Type, []);
        _state = _state.Update(owner.Id, existing => existing.With(ProgramSource.StorageKey(property), list, null));
        return list;
    }

    private static int TupleIndex(IFieldSymbol field)
    {
        var name = (field.CorrespondingTupleField ?? field).Name;
        return name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), out var position) ? position - 1 : -1;
    }

    /// <summary>Assigns to what an operation names.</summary>
    private Value Write(IOperation target, Value value, SyntaxNode source)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                WriteVariable(local.Local, value, source);
                break;
            case IParameterReferenceOperation parameter:
                WriteVariable(parameter.Parameter.OriginalDefinition, value, source);
                break;
            case IFlowCaptureReferenceOperation capture:
                if (_program.ShapeOf(_frame.Graph).Captured(capture.Id) is { } captured and not IFlowCaptureOperation)
                    Write(captured, value, source);
                break;
            case IMemberReferenceOperation { Instance: null } member when SymbolEqualityComparer.Default.Equals(member.Member.OriginalDefinition, _frame.Owner):
                _state = _state.Write(new Slot(_frame.Owner, _frame.Id), value, source);
                break;
            case IFieldReferenceOperation { Instance: { } instance } field:
                WriteMember(Evaluate(instance), field, field.Field, value, source);
                break;
            case IPropertyReferenceOperation { Instance: { } instance } property:
                WriteProperty(property, Evaluate(instance), value, source);
                break;
            case IArrayElementReferenceOperation element:
                WriteElement(Resolve(Evaluate(element.ArrayReference)), element.Indices.Select(Evaluate).FirstOrDefault(), value);
                break;
            case IDeclarationExpressionOperation declaration:
                Write(declaration.Expression, value, source);
                break;
            case IDiscardOperation:
                break;
            case ITupleOperation:
                Deconstruct(target, value, null);
                break;
            default:
                // Such as a member of a dynamic object: whatever it belongs to is changed in a way that is not seen.
                LoseSight([value, .. target.ChildOperations.Select(Evaluate)]);
                break;
        }

        return value;
    }

    private void WriteVariable(ISymbol variable, Value value, SyntaxNode source)
    {
        var slot = SlotOf(variable);
        var isShared = _state.Shared.Contains(slot);
        if (isShared)
            LoseSight(value);
        _state = _state.Write(slot, isShared ? Value.Unknown.Value : value, source);
    }

    private void WriteProperty(IPropertyReferenceOperation reference, Value receiver, Value value, SyntaxNode source)
    {
        if (reference.Arguments.Length == 0)
            WriteMember(receiver, reference, reference.Property, value, source);
        else if (_program.IsInSource(reference.Property.ContainingType))
            WriteIndexer(reference.Property, Resolve(receiver), [.. reference.Arguments.Select(argument => Evaluate(argument.Value)), value], reference);
        else
            WriteElement(Resolve(receiver), Evaluate(reference.Arguments[0].Value), value);
    }

    /// <summary>Calls the setter of an indexer in source.</summary>
    private void WriteIndexer(IPropertySymbol indexer, Value receiver, ImmutableArray<Value> arguments, IOperation reference)
    {
        if (receiver is Value.Reference target
            && _state.Heap.TryGetValue(target.Id, out var instance)
            && ProgramSource.Resolve(indexer, instance) is ({ SetMethod: { } setter }, true)
            && _program.BodyOf(setter) is not null)
        {
            Call(setter, receiver, arguments, reference.Syntax);
        }
        else
        {
            LoseSight([receiver, .. arguments]);
        }
    }

    private void WriteMember(Value receiver, IOperation reference, ISymbol member, Value value, SyntaxNode source)
    {
        switch (Resolve(receiver))
        {
            case Value.Null:
                MayThrow();
                Die();
                break;
            case Value.Reference target:
                WriteMember(target, member, value, source);
                break;
            case Value.Choice choice:
                foreach (var option in choice.Options.OfType<Value.Reference>())
                    WriteWeakly(option, member, value, source);
                LoseSight(value);
                if (choice.Options.Contains(Value.Unknown.Value))
                    LoseSightOfResources(member);
                break;
            case Value.Tuple tuple when reference is IFieldReferenceOperation { Instance: { } place } && member is IFieldSymbol field && TupleIndex(field) is >= 0 and var index && index < tuple.Elements.Length:
                Write(place, new Value.Tuple(tuple.Elements.SetItem(index, value)), source);
                break;
            default:
                LoseSight(value);
                LoseSightOfResources(member);
                break;
        }
    }

    private void LoseSightOfResources(ISymbol member)
    {
        if ((_program.Frameworks.ResourceOf(member.ContainingType) ?? _program.Frameworks.ReferredOf(member.ContainingType)) is not null && member is IPropertySymbol property && _program.Frameworks.NameOf(property) is { } name)
            LoseSightOfResources(AttributeNames.ToTerraform(name));
    }

    /// <summary>
    /// A resource is changed through a reference of unknown origin, from the construct tree perhaps: it may be any of those that the
    /// body creates, also one that no variable holds any more.
    /// </summary>
    /// <param name="attribute">What is changed; <see langword="null"/> where it may be anything.</param>
    private void LoseSightOfResources(string? attribute)
    {
        if (attribute is null || RuleCatalog.AttributesByResourceType.Values.Any(asked => asked.Contains(attribute)) || Frameworks.IsAskedOfReferred(attribute))
            _log.LoseSight();
    }

    private void WriteMember(Value target, ISymbol member, Value value, SyntaxNode source)
    {
        if (target is not Value.Reference reference || !_state.Heap.TryGetValue(reference.Id, out var instance))
            return;
        if (instance.IsOutOfSight)
        {
            LoseSight(value);
            return;
        }

        var (implementation, isExact) = member is IPropertySymbol property ? ProgramSource.Resolve(property, instance) : (null, false);
        if (implementation?.SetMethod is { } setter && _program.BodyOf(setter) is not null)
        {
            if (isExact)
                Call(setter, target, [value], source);
            else
                LoseSight(target);
            return;
        }

        var key = instance.Resource is { } resource && member is IPropertySymbol attribute ? AttributeKey(resource, attribute) : ProgramSource.StorageKey(implementation ?? member);
        if (instance.Resource is { Kind.Framework: Framework.Cdktf } && Resolve(value) is Value.Null && key is string)
        {
            // The setter of a CDKTF attribute refuses null.
            MayThrow();
            Die();
            return;
        }

        if (instance.Referred is not null)
            Forget(target);
        _state = _state.Update(reference.Id, existing => existing.With(key, value, source));
    }

    private object AttributeKey(CreatedResource resource, IPropertySymbol property) =>
        resource.Kind.Framework == Framework.Cdktf && _program.Frameworks.NameOf(property) is { } name
            ? AttributeNames.ToTerraform(name)
            : ProgramSource.StorageKey(property);

    private void WriteWeakly(Value.Reference target, ISymbol member, Value value, SyntaxNode source)
    {
        var before = _state;
        WriteMember(target, member, value, source);
        if (before.Heap.TryGetValue(target.Id, out var untouched) && _state.Heap.TryGetValue(target.Id, out var changed))
            _state = _state.Update(target.Id, _ => HeapObject.Join(untouched, changed));
    }

    private void WriteElement(Value collection, Value? index, Value value)
    {
        if (collection is not Value.Reference reference || !_state.Heap.TryGetValue(reference.Id, out var instance) || instance.IsOutOfSight)
        {
            LoseSight(value);
            return;
        }

        var key = index is null ? null : Resolve(index);
        if (key is Value.Constant { Content: int position } && instance.Elements is { } elements && position >= 0 && position < elements.Length)
            _state = _state.Update(reference.Id, existing => existing with { Elements = elements.SetItem(position, value) });
        else if (key is Value.Constant constant && instance.Elements is null)
            _state = _state.Update(reference.Id, existing => existing.With(KeyIn(existing, constant), value, null));
        else
            LoseSight(collection, value);
    }

    /// <summary>The key of an entry of a dictionary: the one that is there, or one that is added behind all others.</summary>
    private static ItemKey KeyIn(HeapObject dictionary, Value.Constant key) =>
        dictionary.Members.TryGetKey(new ItemKey(key.Content), out var known) ? (ItemKey)known : new ItemKey(key.Content) { Order = dictionary.Members.Count };

    private Value Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        var value = Evaluate(deconstruction.Value);
        var model = _program.ModelOf(deconstruction.Syntax.SyntaxTree);
        DeconstructionInfo? info = deconstruction.Syntax is AssignmentExpressionSyntax assignment ? model.GetDeconstructionInfo(assignment)
            : deconstruction.Syntax.FirstAncestorOrSelf<ForEachVariableStatementSyntax>() is { } loop ? model.GetDeconstructionInfo(loop)
            : null;
        return Deconstruct(deconstruction.Target, value, info);
    }

    private Value Deconstruct(IOperation target, Value value, DeconstructionInfo? info)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation tuple)
            return Write(target, value, target.Syntax);
        var parts = Parts(Resolve(value), info?.Method, target.Syntax, tuple.Elements.Length);
        if (parts is null)
        {
            LoseSight(value);
            parts = [.. tuple.Elements.Select(Fresh)];
        }

        for (var index = 0; index < tuple.Elements.Length && !_isDead; index++)
            Deconstruct(tuple.Elements[index], parts[index], info is { Nested: var nested } && index < nested.Length ? nested[index] : null);
        return value;
    }

    /// <summary>What a value is deconstructed into, by a method where it is no tuple; <see langword="null"/> where that is not known.</summary>
    private IReadOnlyList<Value>? Parts(Value value, IMethodSymbol? method, SyntaxNode site, int count)
    {
        if (value is Value.Tuple tuple)
            return tuple.Elements.Length == count ? tuple.Elements : null;
        if (value is not Value.Reference reference || !_state.Heap.TryGetValue(reference.Id, out var instance) || instance.IsOutOfSight)
            return null;
        var definition = (method?.ReducedFrom ?? method)?.OriginalDefinition;
        if (definition is not null && _program.BodyOf(definition) is { } body)
            return definition.IsVirtual || definition.IsAbstract || definition.IsOverride ? null : DeconstructBy(body, value, site, count);
        var properties = instance.Type.Name == "KeyValuePair" ? EntryProperties(instance.Type) : ProgramSource.PositionalProperties(instance.Type);
        return properties?.Count == count ? [.. properties.Select(property => ReadStored(value, property) ?? Value.Unknown.Value)] : null;
    }

    private IReadOnlyList<Value>? DeconstructBy(Body body, Value value, SyntaxNode site, int count)
    {
        if (TooDeep(body.Owner))
            return null;
        var outs = Enumerable.Repeat<Value>(Value.Unknown.Value, count);
        var outcome = _choices.Choose(() => RunCall(body.Owner, body.Graph, body.Owner.IsStatic ? null : value, null, body.Owner.IsStatic ? [value, .. outs] : [.. outs], site));
        Take(outcome, null);
        return _isDead ? [.. outs] : [.. outcome.Outs.Skip(body.Owner.IsStatic ? 1 : 0).Select(part => part ?? Value.Unknown.Value)];
    }

    private static IReadOnlyList<IPropertySymbol> EntryProperties(INamedTypeSymbol pair) =>
        [.. pair.OriginalDefinition.GetMembers("Key").Concat(pair.OriginalDefinition.GetMembers("Value")).OfType<IPropertySymbol>()];

    /// <summary>A value type is copied where it is stored.</summary>
    private Value Copy(Value value, SyntaxNode where) =>
        Resolve(value) is Value.Reference reference && _state.Heap.TryGetValue(reference.Id, out var instance) && instance.Type.IsValueType
            ? Allocate(where, instance)
            : value;

    private Value Allocate(SyntaxNode site, HeapObject instance)
    {
        const int limit = 8;
        var index = 0;
        int id;
        while (_state.Heap.ContainsKey(id = ObjectId(site, index)) && index < limit)
            index++;
        if (_state.Heap.ContainsKey(id))
            instance = instance with { IsOutOfSight = true };
        _state = _state with { Heap = _state.Heap.SetItem(id, instance) };
        return new Value.Reference(id);
    }

    private int ObjectId(SyntaxNode site, int index)
    {
        if (!_objectIds.TryGetValue((site, _frame.Id, index), out var id))
            _objectIds.Add((site, _frame.Id, index), id = _objectIds.Count + 1);
        return id;
    }

    private Value AllocateCollection(SyntaxNode site, ITypeSymbol? type, ImmutableArray<Value>? elements)
    {
        if (type is INamedTypeSymbol named)
            return Allocate(site, new HeapObject(named, site) { Elements = elements, StartsEmpty = elements is not null });
        return _program.CollectionType is { } fallback
            ? Allocate(site, new HeapObject(fallback, site) { Elements = elements, StartsEmpty = elements is not null })
            : Value.NotNull.Value;
    }

    private ImmutableArray<Value>? ElementsOf(Value collection) =>
        Resolve(collection) is Value.Reference reference && _state.Heap.TryGetValue(reference.Id, out var instance) && !instance.IsOutOfSight ? instance.Elements : null;

    private void LoseSight(params Value[] values)
    {
        foreach (var value in values)
            LoseSight(value);
    }

    /// <summary>From here on, code that is not seen may do anything with a value, at any time.</summary>
    private void LoseSight(Value value)
    {
        switch (Resolve(value))
        {
            case Value.Reference reference when _state.Heap.TryGetValue(reference.Id, out var instance) && !instance.IsOutOfSight:
                HandOut(reference.Id, instance);
                var contents = instance.Contents.ToList();
                _state = _state.Update(reference.Id, existing => existing with { IsOutOfSight = true, Members = existing.Members.Clear(), Elements = null });
                foreach (var content in contents)
                    LoseSight(content);
                break;
            case Value.Lifted lifted:
                LoseSight(lifted.Inner);
                break;
            case Value.Tuple tuple:
                foreach (var element in tuple.Elements)
                    LoseSight(element);
                break;
            case Value.Choice choice:
                foreach (var option in choice.Options)
                    LoseSight(option);
                break;
            case Value.Function function:
                RunLater(function);
                break;
            case Value.Text or Value.Described:
                HandOutNames(value);
                break;
        }
    }

    /// <summary>Code that is not seen can add to a resource, and change it where the framework lets it.</summary>
    private void HandOut(int id, HeapObject instance)
    {
        _log.Referred.HandOut(id);
        if (instance.Referred is { Kind.Framework: Framework.Cdktf })
            _log.Referred.Change(id);
    }

    private void HandOutNames(params Value[] values)
    {
        foreach (var value in values)
            HandOutNames(value);
    }

    /// <summary>Code that is not seen gets the names in a value, and can add to the resources that they are of.</summary>
    private void HandOutNames(Value value)
    {
        var visited = new HashSet<int>();
        var pending = new Stack<Value>([value]);
        while (pending.Count > 0)
        {
            switch (Resolve(pending.Pop()))
            {
                case Value.Text text:
                    HandOutNames(text.Content);
                    break;
                case Value.Described { Attribute: AttributeValue.Set { Content: { } content } }:
                    HandOutNames(content);
                    break;
                case Value.Reference reference when visited.Add(reference.Id) && _state.Heap.TryGetValue(reference.Id, out var instance):
                    if (instance.Referred is not null)
                        _log.Referred.HandOut(reference.Id);
                    // An object of the program's own is only named, as the scope of a construct is; what is in it stays there.
                    if (!_program.IsInSource(instance.Type))
                        Push(instance.Contents);
                    break;
                case Value.Lifted lifted:
                    pending.Push(lifted.Inner);
                    break;
                case Value.Tuple tuple:
                    Push(tuple.Elements);
                    break;
                case Value.Choice choice:
                    Push(choice.Options);
                    break;
            }
        }

        void Push(IEnumerable<Value> values)
        {
            foreach (var inner in values)
                pending.Push(inner);
        }
    }

    private void HandOutNames(Content content)
    {
        switch (content)
        {
            // By an ARN others point at a resource; they add to it by its name or id.
            case Content.Text text:
                foreach (var id in text.Parts.OfType<TextPart.Reference>().Where(part => part.Attribute != "arn").Select(part => PathGraph.ObjectAt(part.Address)).OfType<int>())
                    _log.Referred.HandOut(id);
                break;
            case Content.List list:
                foreach (var item in list.Items.OfType<AttributeValue.Set>())
                    HandOutNames(item.Content ?? Content.Text.Of(""));
                break;
            case Content.Object @object:
                foreach (var item in @object.Attributes.Values.OfType<AttributeValue.Set>())
                    HandOutNames(item.Content ?? Content.Text.Of(""));
                break;
        }
    }
}

/// <summary>The key of a dictionary's entry.</summary>
internal sealed record ItemKey(object Key)
{
    /// <summary>Tells which of two entries was added first.</summary>
    public int Order { get; init; }

    public bool Equals(ItemKey? other) => other is not null && Key.Equals(other.Key);

    public override int GetHashCode() => Key.GetHashCode();
}
