using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>
/// Reads attributes of resources from the objects that hold them. One reads for all analyses of a compilation, which may run side by side.
/// </summary>
internal sealed class AttributeReader(Frameworks frameworks, ResourceInterests interests)
{
    // No block of the provider's is nested deeper; an object that holds itself is.
    private const int MaxBlockDepth = 8;

    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<(string Name, IPropertySymbol Property)>> _properties =
        new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<IPropertySymbol>> _counts =
        new(SymbolEqualityComparer.Default);

    /// <summary>What is read.</summary>
    public ResourceInterests Interests { get; } = interests;

    /// <summary>The attributes that a config class or args class of a resource holds, as far as rules ask for them.</summary>
    public ImmutableDictionary<MemberKey, Stored> Typed(Evaluation eval, ResourceKind kind, INamedTypeSymbol configType, Value config)
    {
        var attributes = ImmutableDictionary.CreateBuilder<MemberKey, Stored>();
        foreach (var (name, property) in PropertiesOf(kind, configType))
        {
            if (Read(eval, config, property) is { } stored)
                attributes[MemberKey.Attribute(name)] = stored with { Value = Copy(eval, stored.Value, kind) };
        }

        return attributes.ToImmutable();
    }

    /// <summary>The properties of a config class that say how many resources there are.</summary>
    public IReadOnlyList<IPropertySymbol> CountsIn(INamedTypeSymbol configType, ResourceKind kind, FrameworkModel model)
    {
        if (_counts.TryGetValue(configType, out var known))
            return known;
        IReadOnlyList<IPropertySymbol> counts =
            [.. kind.AttributesOf(configType, frameworks).Where(pair => model.IsCount(pair.Attribute)).Select(pair => pair.Property)];
        return _counts.GetOrAdd(configType, counts);
    }

    /// <summary>All attributes that rules ask for, of which nothing is known.</summary>
    public ImmutableDictionary<MemberKey, Stored> Unknown(ResourceKind kind) =>
        Interests.Judged[kind.TerraformType].ToImmutableDictionary(
            MemberKey.Attribute,
            _ => new Stored(Value.Unknown.Value, null));

    /// <summary>What an object of the framework holds in the property of a name; <see langword="null"/> where that is not known.</summary>
    public static Value? MemberNamed(Evaluation eval, Value value, string name)
    {
        if (eval.ObjectOf(value) is not { HasEscaped: false, StartsEmpty: true } instance)
            return null;
        var stored = instance.Members
            .FirstOrDefault(member => member.Key.Symbol is IPropertySymbol property && property.Name == name)
            .Value.Value;
        return stored is null ? Value.Null.Value : eval.Resolve(stored);
    }

    /// <summary>What a config object holds in a property; <see langword="null"/> where it was not assigned.</summary>
    public Stored? Read(Evaluation eval, Value config, IPropertySymbol property)
    {
        if (config is Value.Null)
            return null;
        if (config is Value.Choice choice)
        {
            var options = choice.Options.Select(option => Read(eval, eval.Resolve(option), property)?.Value ?? Value.Null.Value);
            return new(ValueLattice.JoinAll(options), null);
        }

        if (config is not Value.Reference reference || !eval.Heap.TryGet(reference.Id, out var instance))
            return new(Value.Unknown.Value, null);
        var (implementation, isExact) = Dispatch.Resolve(property, instance);
        var member = implementation ?? property;
        if (instance.Members.TryGetValue(Dispatch.StorageKey(member), out var stored))
            return new(eval.Resolve(stored.Value), stored.Source);
        if (member.GetMethod is { } getter && eval.Program.BodyOf(getter) is not null)
        {
            var site = getter.DeclaringSyntaxReferences[0].GetSyntax(eval.Run.Cancellation);
            return new(isExact ? Calls.Call(eval, getter, config, [], site) : Value.Unknown.Value, null);
        }

        var holdsDefault = eval.Program.IsInSource(member.ContainingType) || frameworks.NameOf(member) is not null;
        return instance.HasEscaped || !instance.StartsEmpty || !holdsDefault ? new(Value.Unknown.Value, null) : null;
    }

    /// <summary>A value as the framework copies it: what happens to objects in it later has no effect.</summary>
    public Value Copy(Evaluation eval, Value value, ResourceKind? holder) =>
        value.IsMutable ? new Value.Snapshot(AttributeOf(eval, value, holder)) : value;

    /// <summary>What a value is as an attribute.</summary>
    /// <param name="eval">What is evaluated.</param>
    /// <param name="value">The value.</param>
    /// <param name="holder">The resource that it is of, where that is known: its type names what is in nested blocks.</param>
    /// <param name="levels">How many blocks may be nested.</param>
    public AttributeValue AttributeOf(Evaluation eval, Value value, ResourceKind? holder, int levels = MaxBlockDepth) =>
        AttributeOfResolved(eval, eval.Resolve(value), holder, levels);

    private AttributeValue AttributeOfResolved(Evaluation eval, Value value, ResourceKind? holder, int levels) => value switch
    {
        Value.Null => AttributeValue.Unset.Null,
        Value.Constant constant => AttributeOf(constant),
        Value.Text { Content: { Constant: { } constant } } =>
            constant.Length == 0 ? AttributeValue.Unset.Empty : new AttributeValue.Set(Content.Text.Of(constant)),
        Value.Text text when AwsCdkTokens.IsNoValue(text.Content) => AttributeValue.Unset.Null,
        Value.Text text =>
            eval.Constraints.IsNullOrEmpty(text) == false ? new AttributeValue.Set(text.Content) : AttributeValue.Unknown.Value,
        Value.Lifted lifted => AttributeOf(eval, lifted.Inner, holder, levels),
        Value.Reference reference => Describe(eval, reference, holder, levels),
        Value.Snapshot snapshot => snapshot.Attribute,
        Value.Choice choice => choice.Options.Select(option => AttributeOf(eval, option, holder, levels)).Aggregate(AttributeValue.Join),
        Value.Symbolic symbolic => eval.Constraints.IsNullOrEmpty(symbolic) switch
        {
            true => AttributeValue.Unset.Empty,
            false => AttributeValue.Set.Opaque,
            null => AttributeValue.Unknown.Value,
        },
        _ => AttributeValue.Unknown.Value,
    };

    private static AttributeValue AttributeOf(Value.Constant constant) => constant.Content switch
    {
        "" => AttributeValue.Unset.Empty,
        string text => CdktfTokens.Parse(text) is var parsed && parsed.Parts.All(part => part is TextPart.Opaque)
            ? AttributeValue.Unknown.Value
            : new AttributeValue.Set(parsed),
        bool flag => new AttributeValue.Set(new Content.Boolean(flag)),
        byte or short or int or long or float or double =>
            new AttributeValue.Set(new Content.Number(Convert.ToDouble(constant.Content, CultureInfo.InvariantCulture))),
        _ => AttributeValue.Set.Opaque,
    };

    /// <summary>What an object is as an attribute: a list, or a nested block.</summary>
    private AttributeValue Describe(Evaluation eval, Value.Reference reference, ResourceKind? holder, int levels)
    {
        if (levels == 0 || !eval.Heap.TryGet(reference.Id, out var instance) || instance.HasEscaped)
            return AttributeValue.Set.Opaque;
        if (instance.Elements is { } elements)
        {
            return elements.IsEmpty
                ? AttributeValue.Unset.Empty
                : new AttributeValue.Set(new Content.List(
                    [.. elements.Select(element => AttributeOf(eval, element, holder, levels - 1))]));
        }

        if (Collections.EntriesOf(eval.Program, instance) is { } entries)
            return Describe(eval, entries, holder, levels);
        var properties = ResourceKind.AttributesIn(instance.Type, frameworks, holder).ToList();
        if (properties.Count == 0)
            return AttributeValue.Set.Opaque;
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (attribute, property) in properties)
        {
            if (Read(eval, reference, property) is { } stored)
                attributes[attribute] = AttributeOf(eval, stored.Value, holder, levels - 1);
        }

        return new AttributeValue.Set(new Content.Object(attributes));
    }

    /// <summary>What a dictionary is as an attribute.</summary>
    private AttributeValue Describe(
        Evaluation eval, IEnumerable<(Value Key, Value Value)> entries, ResourceKind? holder, int levels)
    {
        var map = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            if (eval.Resolve(key) is not Value.Constant { Content: string name })
                return AttributeValue.Set.Opaque;
            map[name] = AttributeOf(eval, value, holder, levels - 1);

            // What no class holds may be a block, whose names are the framework's.
            if (holder is { Form: ResourceForm.Untyped } or { Framework: Framework.AwsCdk })
                map[holder.ToTerraform(name)] = map[name];
        }

        return map.Count == 0 ? AttributeValue.Unset.Empty : new AttributeValue.Set(new Content.Object(map));
    }

    /// <summary>The attributes of a resource that any rule asks for, with the config properties that hold them.</summary>
    private IReadOnlyList<(string Name, IPropertySymbol Property)> PropertiesOf(ResourceKind kind, INamedTypeSymbol config)
    {
        if (_properties.TryGetValue(config, out var known))
            return known;
        var asked = Interests.Judged[kind.TerraformType];
        IReadOnlyList<(string, IPropertySymbol)> properties =
            [.. kind.AttributesOf(config, frameworks).Where(pair => asked.Contains(pair.Attribute))];
        return _properties.GetOrAdd(config, properties);
    }
}
