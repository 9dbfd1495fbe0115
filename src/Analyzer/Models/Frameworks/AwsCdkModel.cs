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
/// AWS CDK: its L1 classes are CloudFormation's resources, its L2 constructs make one of them, which is what is judged.
/// </summary>
internal sealed class AwsCdkModel(Frameworks frameworks, ResourceTracker tracker) : JsiiModel(frameworks, tracker)
{
    private readonly AwsCdkConstructs _constructs = new(tracker, new(frameworks, tracker));

    /// <inheritdoc/>
    public override Framework Framework => Framework.AwsCdk;

    /// <inheritdoc/>
    public override bool SettersTakeNull => true;

    /// <inheritdoc/>
    public override Value? Call(Evaluation eval, IInvocationOperation invocation, Value? receiver, ImmutableArray<Value> arguments)
    {
        var method = invocation.TargetMethod;
        if (AwsCdkTokens.Call(eval, method, receiver, arguments) is { } token)
            return token;
        if (receiver is null)
            return null;
        NoteGrants(eval, invocation, receiver);
        if (AwsCdkConstructs.FindChild(eval, method, receiver, arguments) is { } child)
            return child;
        if (AwsCdkOverrides.IsOverride(method))
            Mutate(eval, receiver, invocation, arguments);
        else if (AwsCdkConstructs.SelectorsOf(method) is { } selectors)
            _constructs.AddSelector(eval, selectors, receiver, invocation, arguments);
        return null;
    }

    /// <inheritdoc/>
    public override Value? OutputOf(Evaluation eval, Value owner, IPropertySymbol property) =>
        AwsCdkConstructs.NodeOf(eval, owner, property)
        ?? AttributeOf(eval, owner, property)
        ?? AwsCdkTokens.OutputOf(eval, owner, property);

    /// <inheritdoc/>
    public override Value? ReadStatic(Evaluation eval, IMemberReferenceOperation reference) =>
        reference.Member is { Name: "CFN_RESOURCE_TYPE_NAME", ContainingType: var type }
            && JsiiTypes.NameOf(type) is { } name
            && ResourceSchemas.BuiltIn.OfAwsCdkClass(name) is { CloudFormationType: { } known }
                ? new Value.Constant(known)
                : AwsCdkTokens.ReadStatic(reference.Member);

    /// <summary>
    /// Notes that a call may add to the policy of what it is made on, or, by a grant to a service, to that of the key which encrypts it.
    /// </summary>
    private void NoteGrants(Evaluation eval, IInvocationOperation invocation, Value receiver)
    {
        Tracker.Log.Referred.Sites.Add((invocation.Syntax.SyntaxTree, invocation.Syntax.Span));
        var changed = ResourceOutputs.Find(eval, eval.Resolve(receiver));
        if (changed is not null && !AwsCdkGrants.IsHarmless(invocation.TargetMethod.Name))
            Tracker.Log.Referred.Change(((Value.Reference)eval.Resolve(receiver)).Id);
        if (changed?.Kind.TerraformType != Key.Type
            && AwsCdkGrants.MayLetIn(invocation.TargetMethod.Name, AwsCdkGrants.GranteeOf(invocation)))
        {
            Tracker.Log.Referred.MarkIncomplete();
        }
    }

    /// <summary>What a property of a resource holds: what it was given, or null where it was given nothing.</summary>
    private Value? AttributeOf(Evaluation eval, Value owner, IPropertySymbol property) =>
        property.SetMethod is not null
        && eval.ObjectOf(owner) is { HasEscaped: false, StartsEmpty: true } instance
        && instance.Tracked is TrackedResource { IsOpen: true, Kind: { Form: ResourceForm.Typed } kind }
        && Frameworks.NameOf(property) is { } name
        && kind.ToTerraform(name) is var attribute
        && Tracker.IsJudged(kind, attribute)
            ? instance.Members.TryGetValue(MemberKey.Attribute(attribute), out var stored) ? stored.Value : Value.Null.Value
            : null;

    /// <inheritdoc/>
    public override Value? IgnoredChanges(Evaluation eval, ResourceKind kind, Value config, ImmutableArray<Value> arguments) => null;

    /// <inheritdoc/>
    public override Value.Reference HolderOf(Evaluation eval, ResourceKind kind, Value.Reference constructed) =>
        kind.Form == ResourceForm.Construct ? AwsCdkConstructs.MakeResource(eval, kind, constructed) : constructed;

    /// <inheritdoc/>
    public override ImmutableDictionary<MemberKey, Stored> ConstructAttributes(
        Evaluation eval, ResourceKind kind, Value.Reference constructed, Value config) =>
        _constructs.Attributes(eval, kind, constructed, config);

    /// <inheritdoc/>
    public override ImmutableDictionary<MemberKey, Stored> UntypedAttributes(Evaluation eval, ResourceKind kind, Value config)
    {
        if (AttributeReader.MemberNamed(eval, config, "Properties") is not { } properties)
            return Tracker.Attributes.Unknown(kind);
        if (properties is Value.Null)
            return ImmutableDictionary<MemberKey, Stored>.Empty;
        if (eval.ObjectOf(properties) is not { HasEscaped: false, StartsEmpty: true, HasEntries: true } entries)
            return Tracker.Attributes.Unknown(kind);
        var attributes = ImmutableDictionary.CreateBuilder<MemberKey, Stored>();
        foreach (var entry in entries.Members)
        {
            if (entry.Key.EntryKey is string name && AwsCdkOverrides.AttributeOf(kind.Schema, name) is { } attribute)
                attributes[MemberKey.Attribute(attribute)] = entry.Value with { Value = AwsCdkTokens.Property(eval, entry.Value.Value) };
        }

        return attributes.ToImmutable();
    }

    /// <inheritdoc/>
    protected override bool IsSynthesis(ISymbol member) =>
        // The properties of a resource are asked for what they are, by whoever has them.
        member is IPropertySymbol
        || member.Name is "RenderProperties" or "CfnProperties" or "UpdatedProperites" or "UpdatedProperties" or "ShouldSynthesize";

    /// <inheritdoc/>
    protected override IEnumerable<string?> AttributesChangedBy(Evaluation eval, IMethodSymbol method, ImmutableArray<Value> arguments)
    {
        var path = arguments.IsEmpty ? Value.Unknown.Value : eval.Resolve(arguments[0]);
        return AwsCdkOverrides.OfAny(method, path, Frameworks.Rules)
            .Where(change => change.IsOfEverything || change.Attribute is not null)
            .Select(change => change.IsOfEverything ? null : change.Attribute);
    }

    /// <inheritdoc/>
    protected override void Mutate(
        Evaluation eval,
        Value.Reference target,
        IInvocationOperation invocation,
        ImmutableArray<Value> arguments)
    {
        var kind = ((TrackedResource)eval.Heap[target.Id].Tracked!).Kind;
        var change = AwsCdkOverrides.Of(invocation.TargetMethod, eval.Resolve(arguments[0]), kind.Schema);
        if (change.IsOfEverything)
        {
            eval.Escape(target);
        }
        else if (change.Attribute is { } attribute)
        {
            // An override wins over whatever the property is set to, before or after it.
            var key = MemberKey.Override(attribute);
            var value = !change.IsWhole ? Function(change.Function)
                : arguments is [_, var given] ? Tracker.Attributes.Copy(eval, AwsCdkTokens.Property(eval, given), kind)
                : Value.Null.Value;
            var source = invocation.Arguments.LastOrDefault()?.Value.Syntax ?? invocation.Syntax;
            eval.Update(target, existing => existing.With(key, value, source));

            // A function takes the place of what the property is, but is mixed with what another override says of it.
            Value Function(string? name) => name is not null && !eval.Heap[target.Id].Members.ContainsKey(key)
                ? AwsCdkTokens.Function(eval, name, arguments[1]) : Value.Unknown.Value;
        }
    }
}
