using System.Collections.Immutable;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Flow;

/// <content>What the infrastructure frameworks do.</content>
internal sealed partial class Interpreter
{
    // No block of the provider's is nested deeper; an object that holds itself is.
    private const int DeepestBlock = 8;

    private Value CreateFromFramework(IObjectCreationOperation creation, INamedTypeSymbol type, ImmutableArray<Value> arguments)
    {
        RunLater(arguments);
        if (KindOf(type, arguments) is { } kind)
        {
            var instance = Allocate(creation.Syntax, new HeapObject(type, creation.Syntax));
            ConstructResource(kind, instance, arguments);
            return instance;
        }

        if (type.Name == "InputList" && arguments.IsEmpty)
            return AllocateCollection(creation.Syntax, type, []);
        var isData = _program.Frameworks.IsData(type);
        var data = new HeapObject(type, creation.Syntax) { StartsEmpty = isData };
        var made = Allocate(creation.Syntax, type.Name == "DictionaryResourceArgs" && arguments is [var dictionary] ? data.With(LibraryKeys.Dictionary, dictionary, null) : data);
        if (!isData)
            MakeReferred(type, made, arguments);
        return made;
    }

    /// <summary>Notes what a resource is to those that refer to it, where rules ask for its type; what it is given is in unseen hands where it is none of the provider's.</summary>
    private void MakeReferred(INamedTypeSymbol type, Value made, ImmutableArray<Value> arguments)
    {
        if (_program.Frameworks.PassesOn(type))
            HandOutNames([.. arguments]);
        var provisioners = arguments.Length > 2 ? MemberNamed(Resolve(arguments[2]), "Provisioners") : null;
        if (provisioners is not null)
            HandOutNames(provisioners);
        if (_program.Frameworks.ReferredOf(type) is not { } kind || arguments.Length <= kind.Arguments.Config || made is not Value.Reference { Id: var id } || _state.Heap[id].Site is not { } site || IsLookedUp(kind, arguments))
            return;
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        var isConditional = false;
        var config = Resolve(arguments[kind.Arguments.Config]);
        var asked = RuleCatalog.RelatedAttributes[kind.TerraformType];
        foreach (var (attribute, property) in kind.AttributesOf(kind.ConfigType!, _program.Frameworks))
        {
            var isMetaArgument = kind.Framework == Framework.Cdktf && attribute is "count" or "for_each";
            if ((!isMetaArgument && !asked.Contains(attribute)) || ReadAttribute(config, property) is not { } stored)
                continue;
            isConditional |= isMetaArgument;
            attributes[attribute] = AttributeOf(stored.Value);
        }

        foreach (var attribute in SetElsewhere(kind, config, arguments, asked))
            attributes[attribute] = AttributeValue.Unknown.Value;
        var name = Resolve(arguments[kind.Arguments.Name]) is Value.Constant { Content: string text } ? text : type.Name;
        var referred = new ReferredResource(kind, name, new(attributes), site) { IsConditional = isConditional };
        _log.Referred.Add(id, referred, isRepeated: _state.Made.Contains(id));
        // A provisioner speaks of its own resource as "self"; what is imported may have its policies from whoever made it.
        if (provisioners is not (null or Value.Null) || OptionNamed("ImportId", kind, arguments) is not (null or Value.Null))
            _log.Referred.HandOut(id);
        _state = _state.Update(id, existing => existing with { Referred = referred }) with { Made = _state.Made.Add(id) };
    }

    /// <summary>Whether a Pulumi resource is one that exists already: with an id in its options, its args are not looked at.</summary>
    private bool IsLookedUp(ResourceKind kind, ImmutableArray<Value> arguments) =>
        OptionNamed("Id", kind, arguments) is not (null or Value.Null);

    /// <summary>An option of a Pulumi resource, where it is known whether it is given.</summary>
    private Value? OptionNamed(string name, ResourceKind kind, ImmutableArray<Value> arguments) =>
        kind.Framework == Framework.Pulumi && arguments.Length > kind.Arguments.Config + 1
            ? MemberNamed(Resolve(arguments[kind.Arguments.Config + 1]), name)
            : null;

    /// <summary>The attributes that have other values than the program gives them, or keep those that somebody else does.</summary>
    private IEnumerable<string> SetElsewhere(ResourceKind kind, Value config, ImmutableArray<Value> arguments, IReadOnlyList<string> asked) =>
        MayBeTransformed(kind, arguments) ? asked : IgnoredChanges(kind, config, arguments) switch
        {
            null or Value.Null => [],
            var list when ElementsOf(list) is { } names && names.All(name => Resolve(name) is Value.Constant { Content: string }) =>
                names.Select(name => kind.ToTerraform(((string)((Value.Constant)Resolve(name)).Content).Split('.', '[')[0])).Where(asked.Contains),
            _ => asked,
        };

    /// <summary>What a resource is told to ignore changes of: the <c>lifecycle</c> of CDKTF, an option of Pulumi.</summary>
    private Value? IgnoredChanges(ResourceKind kind, Value config, ImmutableArray<Value> arguments)
    {
        if (kind.Framework == Framework.Cdktf)
            return MemberNamed(config, "Lifecycle") is { } lifecycle ? MemberNamed(lifecycle, "IgnoreChanges") : null;
        return OptionNamed("IgnoreChanges", kind, arguments);
    }

    /// <summary>Whether the options of a Pulumi resource are made by code that is not seen: transformations in them may set any attribute.</summary>
    private bool MayBeTransformed(ResourceKind kind, ImmutableArray<Value> arguments) =>
        kind.Framework == Framework.Pulumi
        && arguments.Length > kind.Arguments.Config + 1
        && Resolve(arguments[kind.Arguments.Config + 1]) is Value.Symbol { Origin: InvocationExpressionSyntax call }
        && _program.ModelOf(call.SyntaxTree).GetSymbolInfo(call, _cancellation).Symbol is IMethodSymbol { ContainingType: var maker }
        && _program.Frameworks.FrameworkOf(maker) is null;

    /// <summary>What resource a framework's class stands for when it is constructed with these arguments.</summary>
    private ResourceKind? KindOf(INamedTypeSymbol type, ImmutableArray<Value> arguments)
    {
        if (_program.Frameworks.ResourceOf(type) is { } kind)
            return kind;
        if (!_program.Frameworks.IsUntypedResource(type) || arguments.Length < 3)
            return null;
        var resourceType = Resolve(arguments[0]) is Value.Constant { Content: string token } ? token
            : Resolve(arguments[2]) is Value.Reference config && _state.Heap.TryGetValue(config.Id, out var instance)
            ? instance.Members.Where(member => member.Key is IPropertySymbol { Name: "TerraformResourceType" }).Select(member => (Resolve(member.Value.Value) as Value.Constant)?.Content as string).FirstOrDefault()
            : null;
        return resourceType is null ? null : _program.Frameworks.UntypedResourceOf(type, resourceType);
    }

    /// <summary>Constructs a resource: its config is read now, once.</summary>
    private void ConstructResource(ResourceKind kind, Value instance, ImmutableArray<Value> arguments)
    {
        var (nameIndex, configIndex) = kind.Arguments;
        if (arguments.Length <= configIndex || instance is not Value.Reference reference || IsLookedUp(kind, arguments))
            return;
        var config = Resolve(arguments[configIndex]);
        if (config is Value.Null && kind.Framework == Framework.Cdktf)
        {
            // Required by every resource of the provider that has attributes to set: the bindings throw.
            MayThrow();
            Die();
            return;
        }

        var attributes = kind.Form switch
        {
            ResourceForm.Typed => TypedAttributes(kind, kind.ConfigType!, config),
            ResourceForm.Component => ComponentAttributes(kind, config),
            _ => UntypedAttributes(kind, config),
        };
        foreach (var attribute in SetElsewhere(kind, config, arguments, RuleCatalog.AttributesByResourceType[kind.TerraformType]))
            attributes = attributes.SetItem(attribute, new(Value.Unknown.Value, null));
        var name = Resolve(arguments[nameIndex]) is Value.Constant { Content: string text } ? text : null;
        var created = new CreatedResource(kind, name, _frame.Caller);
        _state = _state.Update(reference.Id, existing => existing with { Members = existing.Members.SetItems(attributes), Resource = created, StartsEmpty = true });
        if (kind.Framework == Framework.Cdktf)
        {
            if (_program.SynthesizesByCode(_state.Heap[reference.Id].Type))
                LoseSight(reference);
            return;
        }

        Record(reference.Id);
        _state = _state.Update(reference.Id, existing => existing with { Members = existing.Members.Clear(), Resource = null, StartsEmpty = false });
    }

    private ImmutableDictionary<object, Stored> TypedAttributes(ResourceKind kind, INamedTypeSymbol configType, Value config)
    {
        var attributes = ImmutableDictionary.CreateBuilder<object, Stored>(MemberComparer.Instance);
        foreach (var attribute in _program.AttributesOf(kind, configType))
        {
            if (ReadAttribute(config, attribute.Property) is { } stored)
                attributes[attribute.Name] = stored with { Value = Copy(stored.Value) };
        }

        return attributes.ToImmutable();
    }

    /// <summary>A value as the framework copies it: what happens to objects in it later has no effect.</summary>
    private Value Copy(Value value) => value.IsMutable ? new Value.Described(AttributeOf(value)) : value;

    private ImmutableDictionary<object, Stored> UntypedAttributes(ResourceKind kind, Value config)
    {
        // The attributes of an untyped CDKTF resource are overrides, which are recorded as they are made.
        if (kind.Framework == Framework.Cdktf || config is Value.Null)
            return ImmutableDictionary<object, Stored>.Empty;
        if (config is not Value.Reference reference || !_state.Heap.TryGetValue(reference.Id, out var instance) || instance.IsOutOfSight)
            return AllUnknown(kind);
        if (!instance.Members.TryGetValue(LibraryKeys.Dictionary, out var dictionary))
            return TypedAttributes(kind, instance.Type, config);
        return Resolve(dictionary.Value) is Value.Reference raw && _state.Heap.TryGetValue(raw.Id, out var entries) && entries is { IsOutOfSight: false, StartsEmpty: true }
            ? ImmutableDictionary.CreateRange<object, Stored>(MemberComparer.Instance, entries.Members
                .Where(entry => entry.Key is ItemKey { Key: string })
                .Select(entry => new KeyValuePair<object, Stored>(kind.ToTerraform((string)((ItemKey)entry.Key).Key), entry.Value)))
            : AllUnknown(kind);
    }

    /// <summary>What a component sets: what its args say, but for what it makes only where it is asked to.</summary>
    private ImmutableDictionary<object, Stored> ComponentAttributes(ResourceKind kind, Value config)
    {
        if (config is Value.Null)
            return ImmutableDictionary<object, Stored>.Empty;
        var option = kind.Component!.Option;
        if (config is not Value.Reference reference || !_state.Heap.TryGetValue(reference.Id, out var instance) || MemberNamed(config, option.Argument) is not { } asked)
            return AllUnknown(kind);
        return option.Attributes.Aggregate(
            TypedAttributes(kind, instance.Type, config),
            (attributes, set) => attributes.SetItem(set.Attribute, new(OptionalValue(option, asked, set), null)));
    }

    /// <summary>An attribute that a component sets where it is asked to.</summary>
    private Value OptionalValue(ComponentOption option, Value asked, OptionalAttribute attribute)
    {
        if (asked is Value.Null)
            return Value.Null.Value;
        if (MemberNamed(asked, option.Enable) is not { } enable
            || MemberNamed(asked, option.Existing) is not { } existing
            || (enable is not Value.Null && Decide(enable) is null))
        {
            return Value.Unknown.Value;
        }

        if (enable is Value.Null || Decide(enable) == false)
            return Value.Null.Value;
        if (attribute.IsSetByExisting && IsNull(existing) is not null)
            return Value.Lifted.Arn;
        return IsNull(existing) switch
        {
            true => Value.Lifted.Arn,
            false => Value.Null.Value,
            null => Value.Unknown.Value,
        };
    }

    /// <summary>What an object of the framework holds in the property of a name; <see langword="null"/> where that is not known.</summary>
    private Value? MemberNamed(Value value, string name)
    {
        if (value is not Value.Reference reference || !_state.Heap.TryGetValue(reference.Id, out var instance) || instance.IsOutOfSight || !instance.StartsEmpty)
            return null;
        var stored = instance.Members.FirstOrDefault(member => member.Key is IPropertySymbol property && property.Name == name).Value.Value;
        return stored is null ? Value.Null.Value : Resolve(stored);
    }

    private static ImmutableDictionary<object, Stored> AllUnknown(ResourceKind kind) => RuleCatalog.AttributesByResourceType[kind.TerraformType]
        .ToImmutableDictionary(object (name) => name, _ => new Stored(Value.Unknown.Value, null), MemberComparer.Instance);

    private Stored? ReadAttribute(Value config, IPropertySymbol property)
    {
        if (config is Value.Null)
            return null;
        if (config is Value.Choice choice)
            return new(choice.Options.Select(option => ReadAttribute(Resolve(option), property)?.Value ?? Value.Null.Value).Aggregate(Value.Choice.Of), null);
        if (config is not Value.Reference reference || !_state.Heap.TryGetValue(reference.Id, out var instance))
            return new(Value.Unknown.Value, null);
        var (implementation, isExact) = ProgramSource.Resolve(property, instance);
        var member = implementation ?? property;
        if (instance.Members.TryGetValue(ProgramSource.StorageKey(member), out var stored))
            return new(Resolve(stored.Value), stored.Source);
        if (member.GetMethod is { } getter && _program.BodyOf(getter) is not null)
            return new(isExact ? Call(getter, config, [], getter.DeclaringSyntaxReferences[0].GetSyntax(_cancellation)) : Value.Unknown.Value, null);
        return instance.IsOutOfSight || !instance.StartsEmpty || !(_program.HoldsDefaults(member) || _program.Frameworks.NameOf(member) is not null)
            ? new(Value.Unknown.Value, null)
            : null;
    }

    private Value CallFramework(IInvocationOperation invocation, Framework framework, Value? receiver, ImmutableArray<Value> arguments)
    {
        var result = framework == Framework.Pulumi
            ? CallPulumi(invocation, receiver, arguments)
            : CallCdktf(invocation, receiver, arguments);
        if (result is not null)
            return result;
        RunLater(arguments);
        HandOutNames([.. arguments]);
        return FrameworkResult(invocation.TargetMethod.ReturnType) ?? Fresh(invocation);

        Value? FrameworkResult(ITypeSymbol type) => type.Name is "Output" or "Input" && type is INamedTypeSymbol { Arity: 1 } ? new Value.Lifted(Fresh(invocation)) : null;
    }

    private Value? CallCdktf(IInvocationOperation invocation, Value? receiver, ImmutableArray<Value> arguments)
    {
        var method = invocation.TargetMethod;
        if (method is { Name: "Jsonencode", ContainingType.Name: "Fn" or "FnGenerated" } && SerializeJson(invocation, arguments) is { } json)
            return json;
        if (method.ContainingType.Name == "Fn" && method.Name == "Join" && arguments is [var separator, var items])
            return JoinText(separator, items);
        if (receiver is null)
            return null;
        if (method.Name == "ImportFrom")
            HandOutNames(receiver);
        var targets = Resolve(receiver).Possibilities.OfType<Value.Reference>().Where(target => _state.Heap.TryGetValue(target.Id, out var instance) && instance.Resource is not null).ToList();
        if (targets.Count == 0)
        {
            if (IsMutator(method))
                Forget(receiver);
            if (IsMutator(method) && Resolve(receiver) is not Value.Reference && _program.Frameworks.MayBeResource(invocation.Instance?.Type))
                LoseSightOfResources(method.Name == "AddOverride" ? OverriddenAttribute(Resolve(arguments[0])) : AttributeNames.OfMutator(method));
            return null;
        }

        if (targets.Count > 1 || Resolve(receiver) is not Value.Reference)
        {
            if (IsMutator(method))
                LoseSight([.. targets]);
            return null;
        }

        Mutate(targets[0], method, arguments, invocation);
        return null;
    }

    /// <summary>What was known of an object as a resource that others refer to does not hold any more.</summary>
    private void Forget(Value changed)
    {
        foreach (var target in Resolve(changed).Possibilities.OfType<Value.Reference>())
        {
            _log.Referred.Change(target.Id);
            if (_state.Heap.TryGetValue(target.Id, out var instance) && instance.Referred is not null)
                _state = _state.Update(target.Id, existing => existing with { Referred = null });
        }
    }

    private static bool IsMutator(IMethodSymbol method) =>
        method.Name is "AddOverride" or "MoveToId" or "MoveTo" || AttributeNames.OfMutator(method) is not null;

    private void Mutate(Value.Reference target, IMethodSymbol method, ImmutableArray<Value> arguments, IInvocationOperation invocation)
    {
        if (method.Name == "AddOverride" && arguments is [var path, var value])
            Override(target, Resolve(path), value, invocation);
        else if (method.Name is "MoveToId" or "MoveTo")
            _state = _state.Update(target.Id, existing => existing with { Resource = null });
        else if (AttributeNames.OfMutator(method) is { } attribute && (arguments is [var given] ? Copy(given) : Value.NotNull.Value) is var set)
            _state = _state.Update(target.Id, existing => arguments.IsEmpty
                ? existing with { Members = existing.Members.Remove(attribute) }
                : existing.With(attribute, set, invocation.Syntax));
    }

    private void Override(Value.Reference target, Value path, Value value, IInvocationOperation invocation)
    {
        if (OverriddenAttribute(path) is not { } attribute)
        {
            LoseSight(target);
            return;
        }

        // An override wins over whatever the attribute is set to, before or after it. One below the attribute sets it.
        var source = invocation.Arguments.LastOrDefault()?.Value.Syntax ?? invocation.Syntax;
        var known = path == new Value.Constant(attribute) ? Resolve(value) : Value.NotNull.Value;
        _state = _state.Update(target.Id, existing => existing.With(new OverrideKey(attribute), known, source));
    }

    private static string? OverriddenAttribute(Value path) => path is Value.Constant { Content: string text } ? text.Split('.')[0] : null;

    /// <summary>Records the resources that nothing can change any more.</summary>
    private void Judge(State state, Func<int, bool> isFinal)
    {
        var saved = _state;
        _state = state;
        foreach (var pair in state.Heap)
        {
            if (pair.Value.Resource is not null && isFinal(pair.Key))
                Record(pair.Key);
        }

        _state = saved;
    }

    private void Record(int id)
    {
        if (_state.Heap.TryGetValue(id, out var instance) && instance is { Resource: { } resource, Site: { } site })
            _log.Record(site, resource, VariantOf(instance, resource));
    }

    private Variant VariantOf(HeapObject instance, CreatedResource resource)
    {
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        var places = new Dictionary<string, IPlace>(StringComparer.Ordinal);
        foreach (var name in RuleCatalog.AttributesByResourceType[resource.Kind.TerraformType])
        {
            if (instance.IsOutOfSight)
            {
                attributes[name] = AttributeValue.Unknown.Value;
                continue;
            }

            if (!instance.Members.TryGetValue(new OverrideKey(name), out var stored) && !instance.Members.TryGetValue(name, out stored))
                continue;
            attributes[name] = AttributeOf(stored.Value);
            if (stored.Source is not null)
                places[name] = new CodePlace(stored.Source.GetLocation());
        }

        return new(attributes, Path.Decisions(_state.Decisions)) { Places = places, Graph = new PathGraph(_state, _log.Referred, _program.RelatedSites) };
    }

    private AttributeValue AttributeOf(Value value, int levels = DeepestBlock) => Resolve(value) switch
    {
        Value.Null => AttributeValue.Unset.Null,
        Value.Constant { Content: "" } => AttributeValue.Unset.Empty,
        Value.Constant { Content: string text } when CdktfTokens.Parse(text) is var parsed =>
            parsed.Parts.All(part => part is TextPart.Opaque) ? AttributeValue.Unknown.Value : new AttributeValue.Set(parsed),
        Value.Constant { Content: bool flag } => new AttributeValue.Set(new Content.Boolean(flag)),
        Value.Constant { Content: int number } => new AttributeValue.Set(new Content.Number(number)),
        Value.Constant => AttributeValue.Set.Opaque,
        Value.Text { Content: { Constant: { } constant } } => constant.Length == 0 ? AttributeValue.Unset.Empty : new AttributeValue.Set(Content.Text.Of(constant)),
        Value.Text text => IsNullOrEmpty(text) == false ? new AttributeValue.Set(text.Content) : AttributeValue.Unknown.Value,
        Value.Lifted lifted => AttributeOf(lifted.Inner, levels),
        Value.Reference reference => Describe(reference, levels),
        Value.Described described => described.Attribute,
        Value.Choice choice => choice.Options.Select(option => AttributeOf(option, levels)).Aggregate(AttributeValue.Join),
        Value.Symbol symbol => IsNullOrEmpty(symbol) switch
        {
            true => AttributeValue.Unset.Empty,
            false => AttributeValue.Set.Opaque,
            null => AttributeValue.Unknown.Value,
        },
        _ => AttributeValue.Unknown.Value,
    };

    /// <summary>What an object is as an attribute: a list, or a nested block.</summary>
    private AttributeValue Describe(Value.Reference reference, int levels)
    {
        if (levels == 0 || !_state.Heap.TryGetValue(reference.Id, out var instance) || instance.IsOutOfSight)
            return AttributeValue.Set.Opaque;
        if (instance.Elements is { } elements)
            return elements.IsEmpty ? AttributeValue.Unset.Empty : new AttributeValue.Set(new Content.List([.. elements.Select(element => AttributeOf(element, levels - 1))]));
        var properties = ResourceKind.AttributesIn(instance.Type, _program.Frameworks).ToList();
        if (properties.Count == 0)
            return AttributeValue.Set.Opaque;
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (attribute, property) in properties)
        {
            if (ReadAttribute(reference, property) is { } stored)
                attributes[attribute] = AttributeOf(stored.Value, levels - 1);
        }

        return new AttributeValue.Set(new Content.Object(attributes));
    }
}

/// <summary>The key of an attribute's escape-hatch override in CDKTF.</summary>
internal sealed record OverrideKey(string Attribute);
