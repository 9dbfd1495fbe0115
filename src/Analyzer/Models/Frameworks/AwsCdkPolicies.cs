using Infra.Analyzers.Engine;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Symbols;

namespace Infra.Analyzers.Models;

/// <summary>The policies that constructs of AWS CDK's L2 layer write for what they are given, or make for want of it.</summary>
internal sealed class AwsCdkPolicies(Frameworks frameworks, ResourceTracker tracker)
{
    /// <summary>
    /// What an attribute is that refers to something with such a policy; <see langword="null"/> where it is not certain what that lets in.
    /// </summary>
    /// <param name="eval">The evaluation.</param>
    /// <param name="constructed">The construct.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="given">What the construct is given; null where that is nothing.</param>
    /// <param name="read">What it is given in a property.</param>
    public Value? Write(
        Evaluation eval, Value.Reference constructed, ConstructPolicy policy, Value given, Func<string, Value> read)
    {
        var found = ResourceOutputs.Find(eval, given);
        if (eval.Decide(read(policy.When)) != true || !policy.Without.Any(name => read(name) is Value.Null))
        {
            // The policy lets in whom it must, by more than is known here.
            if (found is not null)
                tracker.Log.Referred.Change(((Value.Reference)given).Id);
            return null;
        }

        var holder = found is not null ? (Value.Reference)given : given is Value.Null ? Make(eval, constructed, policy) : null;
        if (holder is null || eval.Heap[holder.Id].Tracked is not TrackedResource { Referred: { } referred } tracked)
            return null;
        var attributes = referred.Attributes.Attributes.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        attributes[policy.Attribute] = new AttributeValue.Set(policy.Text(PathGraph.AddressOf(holder.Id)));
        eval.Update(holder, existing => existing with
        {
            Tracked = tracked with { Referred = referred with { Attributes = new(attributes) } },
        });
        return ResourceOutputs.Of(eval, holder, policy.Holder.Resource.Type, policy.Holder.Resource.RefAttribute);
    }

    /// <summary>Makes what the construct makes when it is given nothing.</summary>
    private Value.Reference? Make(Evaluation eval, Value.Reference constructed, ConstructPolicy policy)
    {
        var instance = eval.Heap[constructed.Id];
        if (instance.Site is not { } site || KindOf(policy.Holder, instance) is not { } kind)
            return null;
        var untold = RuleBook.RelatedAttributes[kind.TerraformType].Where(attribute => policy.Holder.Told?.Contains(attribute) != true);
        var attributes = untold.ToDictionary<string, string, AttributeValue>(
            attribute => attribute, _ => AttributeValue.Unknown.Value, StringComparer.Ordinal);
        var referred = new ReferredResource(kind, policy.OwnName, new(attributes), site) { IsChangeable = true };
        var made = eval.Allocate(site, new HeapObject(kind.Type, site));
        eval.Update(made, existing => existing with { Tracked = new TrackedResource(kind, policy.OwnName, null) { Referred = referred } });
        return made;
    }

    private ResourceKind? KindOf(ConstructSchema holder, HeapObject instance)
    {
        for (var current = instance.Type; current is not null; current = current.BaseType)
        {
            if (frameworks.FrameworkOf(current) == Framework.AwsCdk)
            {
                var type = current.ContainingAssembly.GetTypeByMetadataName(holder.MetadataName);
                return type is null ? null : frameworks.ReferredOf(type);
            }
        }

        return null;
    }
}
