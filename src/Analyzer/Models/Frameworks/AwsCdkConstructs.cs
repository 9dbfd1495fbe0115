using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Models;

/// <summary>
/// The constructs of AWS CDK's L2 layer that make a resource of ours: what they synthesize of their props, and the resource as their child.
/// </summary>
/// <remarks>From aws-cdk, packages/aws-cdk-lib/aws-cloudtrail/lib/cloudtrail.ts.</remarks>
internal sealed class AwsCdkConstructs(ResourceTracker tracker, AwsCdkPolicies policies)
{
    private static readonly IReadOnlyList<bool> BothWays = [true, false];

    private static readonly MemberKey Resource = MemberKey.Of(InternalMember.Resource);

    /// <summary>Makes the object of the resource that a construct makes.</summary>
    public static Value.Reference MakeResource(Evaluation eval, ResourceKind kind, Value.Reference construct)
    {
        if (eval.Heap[construct.Id].Site is not { } site || kind.Construct!.Resource.AwsCdkClass is not { } name
            || kind.Type.ContainingNamespace.GetTypeMembers(name.Substring(name.LastIndexOf('.') + 1)) is not [var type])
        {
            return construct;
        }

        var resource = eval.Allocate(site, new HeapObject(type, site));
        eval.Update(construct, existing => existing.With(Resource, resource, null));
        return resource;
    }

    /// <summary>
    /// The node of a construct, for which the construct itself stands here, or the resource that is the node's default child.
    /// </summary>
    public static Value? NodeOf(Evaluation eval, Value owner, IPropertySymbol property) => property.Name switch
    {
        "Node" when ResourceOf(eval, owner) is not null => owner,
        "DefaultChild" => ResourceOf(eval, owner),
        _ => null,
    };

    /// <summary>The resource of a construct, where it is looked for by its id.</summary>
    public static Value? FindChild(Evaluation eval, IMethodSymbol method, Value receiver, ImmutableArray<Value> arguments) =>
        method.Name is "FindChild" or "TryFindChild"
        && JsiiTypes.NameOf(method.ContainingType) == "constructs.Node"
        && arguments is [var id]
        && eval.Resolve(id) is Value.Constant { Content: "Resource" or "Default" }
            ? ResourceOf(eval, receiver)
            : null;

    /// <summary>The attributes of the resource that a construct makes of its props.</summary>
    public ImmutableDictionary<MemberKey, Stored> Attributes(
        Evaluation eval, ResourceKind kind, Value.Reference constructed, Value props)
    {
        var construct = kind.Construct!;
        var attributes = ImmutableDictionary.CreateBuilder<MemberKey, Stored>();
        foreach (var always in construct.Always)
            attributes[MemberKey.Attribute(always.Key)] = new(new Value.Snapshot(always.Value), null);
        foreach (var group in construct.Properties.GroupBy(property => property.Name, StringComparer.Ordinal))
        {
            var given = Read(eval, kind, props, group.Key);
            if (given is { } switched && group.Any(property => property.Made is not null))
                given = switched with { Value = Decide(eval, switched) };
            foreach (var property in group)
            {
                attributes[MemberKey.Attribute(property.Attribute)] =
                    given is { } stored ? stored with { Value = Map(eval, property, stored.Value) } : Default(property);
                if (property.Policy is { } policy
                    && policies.Write(eval, constructed, policy, ValueIn(property.Name), ValueIn) is { } holder)
                {
                    attributes[MemberKey.Attribute(property.Attribute)] = new(holder, given?.Source);
                }
            }
        }

        foreach (var property in construct.Idle)
        {
            if (Read(eval, kind, props, property) is { } idle)
                attributes[MemberKey.Attribute(property)] = idle;
        }

        if (construct.Selectors is { } selectors)
        {
            // The choice stays with the resource, for the selectors that are added later.
            var choice = Read(eval, kind, props, selectors.Choice) ?? new(Value.Null.Value, null);
            attributes[MemberKey.Attribute(selectors.Choice)] = choice;
            attributes[MemberKey.Attribute(selectors.Attribute)] =
                choice with { Value = FirstSelectors(eval, kind, selectors, choice.Value) };
        }

        return attributes.ToImmutable();

        Value ValueIn(string name) => Read(eval, kind, props, name) is { } stored ? eval.Resolve(stored.Value) : Value.Null.Value;
    }

    /// <summary>The selectors that a method adds one to; <see langword="null"/> where it does nothing of the kind.</summary>
    public static ConstructSelectors? SelectorsOf(IMethodSymbol method) =>
        JsiiTypes.NameOf(method.ContainingType) is { } name
        && ResourceSchemas.Construct(name) is { Selectors: { } selectors }
        && selectors.Methods.ContainsKey(method.Name)
            ? selectors
            : null;

    /// <summary>Adds a selector of data events to a resource.</summary>
    public void AddSelector(
        Evaluation eval, ConstructSelectors selectors, Value receiver, IInvocationOperation invocation, ImmutableArray<Value> arguments)
    {
        var resolved = eval.Resolve(receiver);
        if (ResourceOf(eval, resolved) is Value.Reference resource && eval.Heap.TryGet(resource.Id, out var instance))
        {
            var key = MemberKey.Attribute(selectors.Attribute);
            var known = instance.Members.TryGetValue(key, out var stored) ? AttributeOf(eval, stored.Value) : null;
            var added =
                known?.Items is { } items && SelectorOf(eval, selectors, invocation.TargetMethod, arguments, instance) is { } selector
                    ? new Value.Snapshot(new AttributeValue.Set(new Content.List([.. items, selector])))
                    : (Value)Value.Unknown.Value;
            eval.Update(resource, existing => existing.With(key, added, invocation.Syntax));
        }
        else if (resolved is Value.Choice)
        {
            eval.Escape(resolved);
        }
        else if (resolved is not Value.Reference)
        {
            tracker.WriteAnywhere(eval, resolved, selectors.Attribute);
        }
    }

    private static Value? ResourceOf(Evaluation eval, Value construct) =>
        eval.ObjectOf(construct) is { } instance && instance.Members.TryGetValue(Resource, out var resource) ? resource.Value : null;

    private AttributeValue AttributeOf(Evaluation eval, Value value) => tracker.Attributes.AttributeOf(eval, value, holder: null);

    private Stored? Read(Evaluation eval, ResourceKind kind, Value props, string name) =>
        kind.PropertyOf(name) is { } property ? tracker.Attributes.Read(eval, props, property) : null;

    private static Stored Default(ConstructProperty property) => new(new Value.Snapshot(property.Default), null);

    /// <summary>Takes one of the ways that a switch can be.</summary>
    private static Value Decide(Evaluation eval, Stored given)
    {
        var value = eval.Resolve(given.Value);
        if (value is not (Value.Symbolic or Value.Test) || eval.Decide(value) is not null)
            return value;
        var outcome = eval.Choose(() => BothWays);
        if (!eval.TryAssume(value, outcome))
        {
            eval.Die();
            return Value.Unknown.Value;
        }

        if (given.Source is { } source
            && eval.Program.ModelOf(source.SyntaxTree).GetOperation(source, eval.Run.Cancellation) is { } operation)
            eval.Continue(eval.State with { Decisions = DecisionPath.Append(eval.State.Decisions, operation, outcome) });
        return Value.Of(outcome);
    }

    /// <summary>What an attribute is where the property that it follows from has a value.</summary>
    private static Value Map(Evaluation eval, ConstructProperty property, Value value)
    {
        var resolved = eval.Resolve(value);
        if (resolved is Value.Choice choice)
            return ValueLattice.JoinAll(choice.Options.Select(option => Map(eval, property, option)));
        if (property.Made is { } made)
        {
            return resolved is Value.Null ? Value.Null.Value : eval.Decide(resolved) switch
            {
                true => new Value.Text(made),
                false => new Value.Snapshot(AttributeValue.Unset.Disabled),
                null => Value.Unknown.Value,
            };
        }

        if (resolved is Value.Null)
            return property.Default is AttributeValue.Unset ? Value.Null.Value : new Value.Snapshot(property.Default);
        if (property.Given is not { } given)
            return resolved;
        if (eval.Constraints.IsNull(resolved) != false)
            return Value.Unknown.Value;
        return property.LeavesGiven
            ? ResourceOutputs.Of(eval, resolved, given.ResourceType, given.Attribute)
            : new Value.Text(Content.Text.Of([given]));
    }

    /// <summary>The selectors that a resource has from the start.</summary>
    private static Value FirstSelectors(Evaluation eval, ResourceKind kind, ConstructSelectors selectors, Value choice) =>
        NameOf(eval, kind, selectors, choice) switch
        {
            null => Value.Unknown.Value,
            var name when name.Length == 0 || name == selectors.None => new Value.Snapshot(AttributeValue.Unset.Empty),
            var name => new Value.Snapshot(new AttributeValue.Set(
                new Content.List([Selector(selectors, isIncluded: true, KindOf(selectors, name), data: null)]))),
        };

    /// <summary>The name of the member of an enumeration, or of none, that a value is.</summary>
    public static string? NameOf(ITypeSymbol? type, Value value)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] })
            type = inner;
        return value is Value.Constant constant
            ? type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, constant.Content))?.Name
            : null;
    }

    /// <summary>The member of an enumeration that a property of the props is; empty for null, and null where that is not known.</summary>
    private static string? NameOf(Evaluation eval, ResourceKind kind, ConstructSelectors selectors, Value value)
    {
        var resolved = eval.Resolve(value);
        return resolved is Value.Null ? "" : NameOf(kind.PropertyOf(selectors.Choice)?.Type, resolved);
    }

    private static AttributeValue? SelectorOf(
        Evaluation eval, ConstructSelectors selectors, IMethodSymbol method, ImmutableArray<Value> arguments, HeapObject resource)
    {
        if (resource.Tracked is not TrackedResource { Kind: { Form: ResourceForm.Construct } kind })
            return null;
        var type = selectors.Methods[method.Name] is { Length: > 0 } fixedType ? fixedType
            : NameOf(method.Parameters[0].Type, eval.Resolve(arguments[0])) is { } name
                && selectors.DataTypes.TryGetValue(name, out var named) ? named
            : null;
        var options = eval.Resolve(arguments[arguments.Length - 1]);
        if (options is not Value.Null && eval.ObjectOf(options) is not { HasEscaped: false, StartsEmpty: true })
            return null;
        var includes = Option(eval, options, selectors.Includes.Option);
        var kinds = Option(eval, options, selectors.Kind.Option);
        if (includes is null || kinds is null)
            return null;
        var choice = resource.Members.TryGetValue(MemberKey.Attribute(selectors.Choice), out var stored)
            ? NameOf(eval, kind, selectors, stored.Value) : null;
        var isIncluded = includes is not Value.Null ? eval.Decide(includes) : choice is null ? null : choice != selectors.None;
        var chosen = kinds is Value.Null ? "" : NameOf(PropertyType(eval, options, selectors.Kind.Option), kinds);
        return Selector(selectors, isIncluded, KindOf(selectors, chosen), DataOf(selectors, type));
    }

    private static ITypeSymbol? PropertyType(Evaluation eval, Value options, string name) =>
        eval.ObjectOf(options)?.Type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault()?.Type;

    private static Value? Option(Evaluation eval, Value options, string name) =>
        options is Value.Null ? Value.Null.Value : AttributeReader.MemberNamed(eval, options, name);

    private static AttributeValue DataOf(ConstructSelectors selectors, string? type)
    {
        if (type is null)
            return AttributeValue.Unknown.Value;
        // Which ones is not looked at: whoever names buckets or functions by a construct means all that is in them.
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [selectors.Data.Type] = TextOf(type),
            [selectors.Data.Values] = AttributeValue.Unknown.Value,
        };
        return new AttributeValue.Set(new Content.List([new AttributeValue.Set(new Content.Object(attributes))]));
    }

    private static AttributeValue KindOf(ConstructSelectors selectors, string? name) =>
        name is null ? AttributeValue.Unknown.Value
        : selectors.Kinds.TryGetValue(name, out var kind) ? TextOf(kind)
        : AttributeValue.Unset.Absent;

    private static AttributeValue TextOf(string text) => new AttributeValue.Set(Content.Text.Of(text));

    private static AttributeValue Selector(ConstructSelectors selectors, bool? isIncluded, AttributeValue kind, AttributeValue? data) =>
        new AttributeValue.Set(new Content.Object(new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [selectors.Includes.Attribute] =
                isIncluded is { } known ? new AttributeValue.Set(new Content.Boolean(known)) : AttributeValue.Unknown.Value,
            [selectors.Kind.Attribute] = kind,
            [selectors.Data.Block] = data ?? AttributeValue.Unset.Absent,
        }));
}
