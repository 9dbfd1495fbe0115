using Infra.Analyzers.Engine;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>What attributes of resources are to those that refer to them.</summary>
internal static class ResourceOutputs
{
    /// <summary>An attribute of a resource, with which one it is where rules may ask.</summary>
    public static Value.Text Of(Evaluation eval, Value owner, string type, string attribute)
    {
        var reference = new TextPart.Reference(type, attribute);
        if (Find(eval, owner) is not null)
            reference = reference with { Address = PathGraph.AddressOf(((Value.Reference)owner).Id) };
        return new(Content.Text.Of([reference]));
    }

    /// <summary>
    /// Whether a member of the program offers others a construct of AWS CDK: whoever gets at it can add to its policy, by its methods.
    /// </summary>
    public static bool IsOfferedBy(Evaluation eval, ISymbol member, Value value) =>
        member.DeclaredAccessibility != Accessibility.Private
        && Find(eval, eval.Resolve(value)) is { Kind.IsReferredOnly: true }
        && eval.Program.IsInSource(member.ContainingType);

    /// <summary>
    /// What a resource was given for an attribute that its provider returns so; <see langword="null"/> where that is not known.
    /// </summary>
    public static Value? Echo(Evaluation eval, Value owner, string attribute) =>
        eval.ObjectOf(owner) is { HasEscaped: false } instance
        && instance.Members.TryGetValue(MemberKey.Attribute(attribute), out var given)
        && given.Value is not Value.Unknown
            ? given.Value as Value.Lifted ?? new Value.Lifted(given.Value)
            : null;

    /// <summary>The resource that an object is, where rules may ask for it.</summary>
    public static ReferredResource? Find(Evaluation eval, Value owner) =>
        owner is Value.Reference reference && eval.Heap.TryGet(reference.Id, out var instance)
            ? (instance.Tracked as TrackedResource)?.Referred
            : null;
}
