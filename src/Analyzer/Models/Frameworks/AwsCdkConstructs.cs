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
internal sealed class AwsCdkConstructs(ResourceTracker tracker)
{
    private const string ManagementEvents = "ManagementEvents";

    private static readonly IReadOnlyList<bool> BothWays = [true, false];

    private static readonly MemberKey Resource = MemberKey.Of(InternalMember.Resource);

    private static readonly MemberKey Selectors = MemberKey.Attribute(Trail.EventSelector);

    // The choice of management events stays with the resource, for the selectors that are added later.
    private static readonly MemberKey Management = MemberKey.Attribute(ManagementEvents);

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
        && Frameworks.JsiiNameOf(method.ContainingType) == "constructs.Node"
        && arguments is [var id]
        && eval.Resolve(id) is Value.Constant { Content: "Resource" or "Default" }
            ? ResourceOf(eval, receiver)
            : null;

    /// <summary>The attributes of the resource that a construct makes of its props.</summary>
    public ImmutableDictionary<MemberKey, Stored> Attributes(Evaluation eval, ResourceKind kind, Value props)
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
            }
        }

        foreach (var (property, _) in construct.Idle)
        {
            if (Read(eval, kind, props, property) is { } idle)
                attributes[MemberKey.Attribute(property)] = idle;
        }

        var management = Read(eval, kind, props, ManagementEvents) ?? new(Value.Null.Value, null);
        attributes[Management] = management;
        attributes[Selectors] = management with { Value = FirstSelectors(eval, kind, management.Value) };
        return attributes.ToImmutable();
    }

    /// <summary>Whether a method adds a selector of data events.</summary>
    public static bool AddsSelector(IMethodSymbol method) =>
        method.Name is "AddEventSelector" or "AddS3EventSelector" or "AddLambdaEventSelector" or "LogAllS3DataEvents"
            or "LogAllLambdaDataEvents"
        && Frameworks.JsiiNameOf(method.ContainingType) is { } name
        && ResourceSchemas.Construct(name) is not null;

    /// <summary>Adds a selector of data events to a trail.</summary>
    public void AddSelector(Evaluation eval, Value receiver, IInvocationOperation invocation, ImmutableArray<Value> arguments)
    {
        var resolved = eval.Resolve(receiver);
        if (ResourceOf(eval, resolved) is Value.Reference resource && eval.Heap.TryGet(resource.Id, out var instance))
        {
            var known = instance.Members.TryGetValue(Selectors, out var stored) ? AttributeOf(eval, stored.Value) : null;
            var added = known?.Items is { } items && SelectorOf(eval, invocation.TargetMethod, arguments, instance) is { } selector
                ? new Value.Snapshot(new AttributeValue.Set(new Content.List([.. items, selector])))
                : (Value)Value.Unknown.Value;
            eval.Update(resource, existing => existing.With(Selectors, added, invocation.Syntax));
        }
        else if (resolved is Value.Choice)
        {
            eval.Escape(resolved);
        }
        else if (resolved is not Value.Reference)
        {
            tracker.WriteAnywhere(eval, resolved, Trail.EventSelector);
        }
    }

    private static Value? ResourceOf(Evaluation eval, Value construct) =>
        eval.ObjectOf(construct) is { } instance && instance.Members.TryGetValue(Resource, out var resource) ? resource.Value : null;

    private AttributeValue AttributeOf(Evaluation eval, Value value) => tracker.Attributes.AttributeOf(eval, value);

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
        return eval.Constraints.IsNull(resolved) == false ? new Value.Text(Content.Text.Of([given])) : Value.Unknown.Value;
    }

    /// <summary>The selectors that a trail has from the start.</summary>
    private static Value FirstSelectors(Evaluation eval, ResourceKind kind, Value management) => NameOf(eval, kind, management) switch
    {
        null => Value.Unknown.Value,
        "" or "NONE" => new Value.Snapshot(AttributeValue.Unset.Empty),
        var name => new Value.Snapshot(new AttributeValue.Set(new Content.List([Selector(includesManagement: true, ReadWriteType(name))]))),
    };

    /// <summary>The member of an enumeration that a property of the props is; empty for null, and null where that is not known.</summary>
    private static string? NameOf(Evaluation eval, ResourceKind kind, Value value)
    {
        var resolved = eval.Resolve(value);
        return resolved is Value.Null ? "" : NameOf(kind.PropertyOf(ManagementEvents)?.Type, resolved);
    }

    private static string? NameOf(ITypeSymbol? type, Value value)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] })
            type = inner;
        return value is Value.Constant constant
            ? type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, constant.Content))?.Name
            : null;
    }

    private static AttributeValue? SelectorOf(Evaluation eval, IMethodSymbol method, ImmutableArray<Value> arguments, HeapObject resource)
    {
        if (resource.Tracked is not TrackedResource { Kind: { Form: ResourceForm.Construct } kind })
            return null;
        var type = method.Name switch
        {
            "AddS3EventSelector" or "LogAllS3DataEvents" => "S3_OBJECT",
            "AddLambdaEventSelector" or "LogAllLambdaDataEvents" => "LAMBDA_FUNCTION",
            _ => NameOf(method.Parameters[0].Type, eval.Resolve(arguments[0])),
        };
        var options = eval.Resolve(arguments[arguments.Length - 1]);
        if (options is not Value.Null && eval.ObjectOf(options) is not { HasEscaped: false, StartsEmpty: true })
            return null;
        var includes = Option(eval, options, "IncludeManagementEvents");
        var reads = Option(eval, options, "ReadWriteType");
        if (includes is null || reads is null)
            return null;
        var management = resource.Members.TryGetValue(Management, out var stored) ? NameOf(eval, kind, stored.Value) : null;
        var asked = includes is Value.Null ? management switch { null => null, "NONE" => false, _ => (bool?)true } : eval.Decide(includes);
        var readWrite = reads is Value.Null ? "" : NameOf(PropertyType(eval, options, "ReadWriteType"), reads);
        return Selector(asked, ReadWriteType(readWrite), DataResource(type));
    }

    private static ITypeSymbol? PropertyType(Evaluation eval, Value options, string name) =>
        eval.ObjectOf(options)?.Type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault()?.Type;

    private static Value? Option(Evaluation eval, Value options, string name) =>
        options is Value.Null ? Value.Null.Value : AttributeReader.MemberNamed(eval, options, name);

    private static AttributeValue DataResource(string? type) => type switch
    {
        "S3_OBJECT" => OfType("AWS::S3::Object"),
        "LAMBDA_FUNCTION" => OfType("AWS::Lambda::Function"),
        _ => AttributeValue.Unknown.Value,
    };

    private static AttributeValue OfType(string type)
    {
        // Which ones is not looked at: whoever names buckets or functions by a construct means all that is in them.
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            ["type"] = TextOf(type),
            ["values"] = AttributeValue.Unknown.Value,
        };
        return new AttributeValue.Set(new Content.List([new AttributeValue.Set(new Content.Object(attributes))]));
    }

    private static AttributeValue ReadWriteType(string? name) => name switch
    {
        null => AttributeValue.Unknown.Value,
        "READ_ONLY" => TextOf("ReadOnly"),
        "WRITE_ONLY" => TextOf("WriteOnly"),
        "ALL" => TextOf("All"),
        _ => AttributeValue.Unset.Absent,
    };

    private static AttributeValue TextOf(string text) => new AttributeValue.Set(Content.Text.Of(text));

    private static AttributeValue Selector(bool? includesManagement, AttributeValue readWriteType, AttributeValue? dataResource = null) =>
        new AttributeValue.Set(new Content.Object(new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            ["include_management_events"] =
                includesManagement is { } known ? new AttributeValue.Set(new Content.Boolean(known)) : AttributeValue.Unknown.Value,
            ["read_write_type"] = readWriteType,
            [Trail.DataResource] = dataResource ?? AttributeValue.Unset.Absent,
        }));
}
