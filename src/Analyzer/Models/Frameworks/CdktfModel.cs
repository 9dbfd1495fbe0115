using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Models;

/// <summary>CDKTF and CDK Terrain: config is read when a resource is constructed, which can be changed until the program ends.</summary>
internal sealed class CdktfModel(Frameworks frameworks, ResourceTracker tracker) : JsiiModel(frameworks, tracker)
{
    /// <inheritdoc/>
    public override Framework Framework => Framework.Cdktf;

    /// <inheritdoc/>
    public override Value? Call(Evaluation eval, IInvocationOperation invocation, Value? receiver, ImmutableArray<Value> arguments)
    {
        var method = invocation.TargetMethod;
        if (method is { Name: "Jsonencode", ContainingType.Name: "Fn" or "FnGenerated" }
            && JsonModel.Serialize(eval, invocation, arguments) is { } json)
        {
            return json;
        }

        if (method is { Name: "Join", ContainingType.Name: "Fn" } && arguments is [var separator, var items])
            return Texts.Join(eval, separator, items);
        if (method is { Name: "FromList" or "FromMap" or "FromComplexList", ContainingType.Name: "TerraformIterator" }
            && arguments is [var source, ..]
            && (Collections.ElementsOf(eval, source)?.Length
                ?? (eval.ObjectOf(source) is { } map ? Collections.EntriesOf(eval.Program, map)?.Count : null)) == 0)
        {
            return Collections.Allocate(eval, invocation.Syntax, method.ReturnType, []);
        }

        if (receiver is null)
            return null;
        if (method.Name == "ImportFrom")
            Tracker.Exposure.OfNames(eval, [receiver]);
        if (IsMutator(method))
            Mutate(eval, receiver, invocation, arguments);
        return null;
    }

    /// <inheritdoc/>
    public override Value? OutputOf(Evaluation eval, Value owner, IPropertySymbol property)
    {
        // A token, whatever the variable comes to.
        if (property is { Name: "StringValue", ContainingType.Name: "TerraformVariable" })
            return Value.NotNull.Value;
        if (property is not { Type: { SpecialType: SpecialType.System_String, NullableAnnotation: not NullableAnnotation.Annotated } }
            || !Frameworks.IsOfProvider(property.ContainingType))
        {
            return null;
        }

        var type = Frameworks.ReferredOf(property.ContainingType)?.TerraformType
            ?? "aws_" + AttributeNames.ToTerraform(property.ContainingType.Name);
        return ResourceOutputs.Of(eval, owner, type, AttributeNames.OfMember(property.Name));
    }

    /// <inheritdoc/>
    public override Value? IgnoredChanges(Evaluation eval, ResourceKind kind, Value config, ImmutableArray<Value> arguments) =>
        AttributeReader.MemberNamed(eval, config, "Lifecycle") is { } lifecycle
            ? AttributeReader.MemberNamed(eval, lifecycle, "IgnoreChanges")
            : null;

    /// <inheritdoc/>
    public override Value? ProviderOf(Evaluation eval, ResourceKind kind, Value config, ImmutableArray<Value> arguments) =>
        AttributeReader.MemberNamed(eval, config, "Provider");

    /// <inheritdoc/>
    public override Value? ProvisionersIn(Evaluation eval, ImmutableArray<Value> arguments) =>
        arguments.Length > 2 ? AttributeReader.MemberNamed(eval, eval.Resolve(arguments[2]), "Provisioners") : null;

    /// <inheritdoc/>
    public override bool IsCount(string attribute) => attribute is "count" or "for_each";

    /// <summary>The attributes of an untyped resource are overrides, which are recorded as they are made.</summary>
    public override ImmutableDictionary<MemberKey, Stored> UntypedAttributes(Evaluation eval, ResourceKind kind, Value config) =>
        ImmutableDictionary<MemberKey, Stored>.Empty;

    /// <inheritdoc/>
    protected override bool IsSynthesis(ISymbol member) =>
        member.Name is "SynthesizeAttributes" or "SynthesizeHclAttributes" or "ToTerraform" or "ToHclTerraform";

    private static bool IsMutator(IMethodSymbol method) =>
        method.Name is "AddOverride" or "MoveToId" or "MoveTo" || AttributeNames.OfMutator(method) is not null;

    /// <inheritdoc/>
    protected override IEnumerable<string?> AttributesChangedBy(Evaluation eval, IMethodSymbol method, ImmutableArray<Value> arguments) =>
        [method.Name == "AddOverride" ? OverriddenAttribute(eval.Resolve(arguments[0])) : AttributeNames.OfMutator(method)];

    /// <inheritdoc/>
    protected override void Mutate(
        Evaluation eval,
        Value.Reference target,
        IInvocationOperation invocation,
        ImmutableArray<Value> arguments)
    {
        var method = invocation.TargetMethod;
        if (method.Name == "AddOverride" && arguments is [var path, var value])
        {
            Override(eval, target, eval.Resolve(path), value, invocation);
        }
        else if (method.Name is "MoveToId" or "MoveTo")
        {
            eval.Update(target, existing => existing with { Tracked = null });
        }
        else if (AttributeNames.OfMutator(method) is { } attribute)
        {
            var key = MemberKey.Attribute(attribute);
            var set = arguments is [var given] ? Tracker.Attributes.Copy(eval, given, holder: null) : Value.NotNull.Value;
            eval.Update(target, existing => arguments.IsEmpty
                ? existing with { Members = existing.Members.Remove(key) }
                : existing.With(key, set, invocation.Syntax));
        }
    }

    private static void Override(Evaluation eval, Value.Reference target, Value path, Value value, IInvocationOperation invocation)
    {
        if (OverriddenAttribute(path) is not { } attribute)
        {
            eval.Escape(target);
            return;
        }

        // An override wins over whatever the attribute is set to, before or after it. One below the attribute sets it.
        var source = invocation.Arguments.LastOrDefault()?.Value.Syntax ?? invocation.Syntax;
        var known = path == new Value.Constant(attribute) ? eval.Resolve(value) : Value.NotNull.Value;
        eval.Update(target, existing => existing.With(MemberKey.Override(attribute), known, source));
    }

    private static string? OverriddenAttribute(Value path) => path is Value.Constant { Content: string text } ? text.Split('.')[0] : null;
}
