using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Models;

/// <summary>Pulumi: args are read when a resource is constructed, for good.</summary>
internal sealed class PulumiModel(Frameworks frameworks, ResourceTracker tracker) : FrameworkModel(frameworks, tracker)
{
    /// <summary>An output that certainly has a value.</summary>
    private static readonly Value SomeArn = new Value.Lifted(new Value.Text(Content.Text.Of([new TextPart.Reference("", "arn")])));

    /// <summary>What <c>Output.ToString</c> returns instead of a value (pulumi-dotnet, sdk/Pulumi/Core/Output.cs).</summary>
    public static readonly IReadOnlyList<TextPart> OutputToString =
        [new TextPart.Literal("Calling [ToString] on an [Output<T>] is not supported.")];

    private static readonly string[] TransformationOptions = ["ResourceTransformations", "ResourceTransforms"];

    /// <inheritdoc/>
    public override Framework Framework => Framework.Pulumi;

    /// <inheritdoc/>
    public override bool CanChangeResources => false;

    /// <inheritdoc/>
    public override Value ResultOf(Evaluation eval, IInvocationOperation invocation) =>
        invocation.TargetMethod.ReturnType is INamedTypeSymbol { Name: "Output" or "Input", Arity: 1 }
            ? new Value.Lifted(eval.Fresh(invocation))
            : eval.Fresh(invocation);

    /// <inheritdoc/>
    public override Value? Convert(Evaluation eval, IMethodSymbol method, Value value)
    {
        if (method.Parameters[0].Type is not { Name: "Output" or "Input" or "InputUnion", ContainingNamespace.Name: "Pulumi" })
            return PulumiOutputs.Lift(value);
        switch (eval.Resolve(value))
        {
            case Value.Null:
                // The conversion of a null output throws; of a null input it reads through the null.
                eval.MayThrow();
                eval.Die();
                return Value.Unknown.Value;
            case Value.Choice choice:
                return ValueLattice.JoinAll(choice.Options.Where(option => option is not Value.Null));
            default:
                return value;
        }
    }

    /// <inheritdoc/>
    public override Value? ReadStatic(Evaluation eval, IMemberReferenceOperation reference)
    {
        if (reference.Member is not IPropertySymbol property)
            return null;
        if (Frameworks.TextOf(property) is { } text)
            return new Value.Constant(text);
        return property is { Name: "Empty", Type: INamedTypeSymbol type }
            ? eval.Allocate(reference.Syntax, new HeapObject(type, reference.Syntax))
            : null;
    }

    /// <inheritdoc/>
    public override Value? OutputOf(Evaluation eval, Value owner, IPropertySymbol property)
    {
        // The id is the one output that all resources inherit: with which one it is it says where rules may ask.
        if (property is { Name: "Id", ContainingType.Name: "CustomResource" } && ResourceOutputs.Find(eval, owner) is { } resource)
            return new Value.Lifted(ResourceOutputs.Of(eval, owner, resource.Kind.TerraformType, "id"));
        if (ResourceOutputs.Echo(eval, owner, AttributeNames.OfMember(property.Name)) is { } echo)
            return echo;
        if (property.Type is not INamedTypeSymbol { Name: "Output", TypeArguments: [{ SpecialType: SpecialType.System_String } content] }
            || content.NullableAnnotation == NullableAnnotation.Annotated
            || Frameworks.PulumiTokenOf(property.ContainingType) is not { } token)
        {
            return null;
        }

        var attribute = AttributeNames.OfMember(property.Name);
        var type = ResourceSchemas.BuiltIn.OfPulumiToken(token)?.Schema.Type ?? token;
        return new Value.Lifted(ResourceOutputs.Of(eval, owner, type, attribute));
    }

    /// <inheritdoc/>
    public override bool IsLookedUp(Evaluation eval, ResourceKind kind, ImmutableArray<Value> arguments) =>
        OptionNamed(eval, "Id", kind, arguments) is not (null or Value.Null);

    /// <inheritdoc/>
    public override bool IsImported(Evaluation eval, ResourceKind kind, ImmutableArray<Value> arguments) =>
        OptionNamed(eval, "ImportId", kind, arguments) is not (null or Value.Null);

    /// <inheritdoc/>
    public override Value? ProviderOf(Evaluation eval, ResourceKind kind, Value config, ImmutableArray<Value> arguments) =>
        OptionNamed(eval, "Provider", kind, arguments);

    /// <summary>Options that are made by code which is not seen may hold transformations.</summary>
    public override bool MayBeTransformed(Evaluation eval, ResourceKind kind, ImmutableArray<Value> arguments) =>
        arguments.Length > kind.Arguments.Config + 1
        && eval.Resolve(arguments[kind.Arguments.Config + 1]) is Value.Symbolic { Origin: InvocationExpressionSyntax call }
        && eval.Program.ModelOf(call.SyntaxTree)
            .GetSymbolInfo(call, eval.Run.Cancellation).Symbol is IMethodSymbol { ContainingType: var maker }
        && Frameworks.FrameworkOf(maker) is null;

    /// <inheritdoc/>
    public override Value? IgnoredChanges(Evaluation eval, ResourceKind kind, Value config, ImmutableArray<Value> arguments) =>
        OptionNamed(eval, "IgnoreChanges", kind, arguments);

    /// <inheritdoc/>
    public override ImmutableDictionary<MemberKey, Stored> UntypedAttributes(Evaluation eval, ResourceKind kind, Value config)
    {
        if (config is Value.Null)
            return ImmutableDictionary<MemberKey, Stored>.Empty;
        if (eval.ObjectOf(config) is not { HasEscaped: false } instance)
            return Tracker.Attributes.Unknown(kind);
        if (!instance.Members.TryGetValue(MemberKey.Of(InternalMember.Dictionary), out var dictionary))
            return Tracker.Attributes.Typed(eval, kind, instance.Type, config);
        if (eval.ObjectOf(dictionary.Value) is not { HasEscaped: false, StartsEmpty: true } entries)
            return Tracker.Attributes.Unknown(kind);
        var attributes = ImmutableDictionary.CreateBuilder<MemberKey, Stored>();
        foreach (var entry in entries.Members)
        {
            if (entry.Key.EntryKey is string name)
                attributes[MemberKey.Attribute(kind.ToTerraform(name))] = entry.Value;
        }

        return attributes.ToImmutable();
    }

    /// <inheritdoc/>
    public override ImmutableDictionary<MemberKey, Stored> ComponentAttributes(Evaluation eval, ResourceKind kind, Value config)
    {
        if (config is Value.Null)
            return ImmutableDictionary<MemberKey, Stored>.Empty;
        var option = kind.Component!.Option;
        if (eval.ObjectOf(config) is not { } instance || AttributeReader.MemberNamed(eval, config, option.Argument) is not { } asked)
            return Tracker.Attributes.Unknown(kind);
        return option.Attributes.Aggregate(
            Tracker.Attributes.Typed(eval, kind, instance.Type, config),
            (attributes, set) =>
                attributes.SetItem(MemberKey.Attribute(set.Attribute), new(OptionalValue(eval, option, asked, set), null)));
    }

    /// <inheritdoc/>
    protected override Value? CreateData(
        Evaluation eval,
        IObjectCreationOperation creation,
        INamedTypeSymbol type,
        ImmutableArray<Value> arguments)
    {
        if (type.Name == "InputList" && arguments.IsEmpty)
            return Collections.Allocate(eval, creation.Syntax, type, []);
        return type.Name == "DictionaryResourceArgs" && arguments is [var dictionary]
            ? eval.Allocate(
                creation.Syntax,
                new HeapObject(type, creation.Syntax).With(MemberKey.Of(InternalMember.Dictionary), dictionary, null))
            : null;
    }

    /// <summary>An attribute that a component sets where it is asked to.</summary>
    private static Value OptionalValue(Evaluation eval, ComponentOption option, Value asked, OptionalAttribute attribute)
    {
        if (asked is Value.Null)
            return new Value.Snapshot(AttributeValue.Unset.Absent);
        if (AttributeReader.MemberNamed(eval, asked, option.Enable) is not { } enable
            || AttributeReader.MemberNamed(eval, asked, option.Existing) is not { } existing)
            return Value.Unknown.Value;
        if (enable is Value.Null)
            return new Value.Snapshot(AttributeValue.Unset.Absent);
        if (eval.Decide(enable) == false)
            return new Value.Snapshot(AttributeValue.Unset.Disabled);
        if (eval.Decide(enable) is null)
            return Value.Unknown.Value;
        return eval.Constraints.IsNull(existing) switch
        {
            true => SomeArn,
            false => attribute.IsSetByExisting ? SomeArn : Value.Null.Value,
            null => Value.Unknown.Value,
        };
    }

    /// <inheritdoc/>
    protected override TreePlace? PlaceOf(
        Evaluation eval, IMethodSymbol constructor, HeapObject made, ImmutableArray<Value> arguments)
    {
        var place = TreePlace.Of(made, null);
        if (Frameworks.IsStack(constructor.ContainingType))
            return place.AtTop();
        var parameter = constructor.Parameters
            .FirstOrDefault(each => each.Type.Name.EndsWith("ResourceOptions", StringComparison.Ordinal));
        if (parameter is null || parameter.Ordinal >= arguments.Length)
            return place;
        var options = eval.Resolve(arguments[parameter.Ordinal]);
        if (options is Value.Null)
            return place.AtTop();
        place = place with
        {
            BringsChanges = BringsTransformations(eval, options),
            ChangedBy = OnlyTransformation(eval, options)?.DeclarationIn(eval.Run.Cancellation),
        };
        return AttributeReader.MemberNamed(eval, options, "Parent") switch
        {
            Value.Null => place.AtTop(),
            { } parent => place.Below(TreePlace.Of(eval, parent)),
            null => place,
        };
    }

    /// <summary>A transformation may assign to the properties of the arguments that it is shown.</summary>
    protected override void ForgetArguments(Evaluation eval, ImmutableArray<Value> arguments)
    {
        foreach (var target in arguments.SelectMany(argument => eval.Resolve(argument).Possibilities).OfType<Value.Reference>())
        {
            DeferredExecution.Evaluate(eval, [.. TransformationLists(eval, target)]);
            if (eval.Heap.TryGet(target.Id, out var held) && held.Type.Name.EndsWith("Args", StringComparison.Ordinal))
                eval.Update(target, existing => existing with { Members = existing.Members.Clear(), StartsEmpty = false });
        }
    }

    private static bool BringsTransformations(Evaluation eval, Value options) =>
        TransformationLists(eval, options)
            .Any(list => list is not Value.Null && Collections.ElementsOf(eval, list) is not { IsEmpty: true });

    private static Value.Function? OnlyTransformation(Evaluation eval, Value options)
    {
        var lists = TransformationLists(eval, options).Where(list => list is not Value.Null).ToList();
        return lists is [var list] && Collections.ElementsOf(eval, list) is [var only] ? eval.Resolve(only) as Value.Function : null;
    }

    private static IReadOnlyList<Value> TransformationLists(Evaluation eval, Value options) =>
        [.. TransformationOptions
            .Select(name => AttributeReader.MemberNamed(eval, options, name) ?? Value.Unknown.Value)];

    /// <summary>An option of a resource, where it is known whether it is given.</summary>
    private static Value? OptionNamed(Evaluation eval, string name, ResourceKind kind, ImmutableArray<Value> arguments) =>
        arguments.Length > kind.Arguments.Config + 1
            ? AttributeReader.MemberNamed(eval, eval.Resolve(arguments[kind.Arguments.Config + 1]), name)
            : null;
}
