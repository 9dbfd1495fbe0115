using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>Something that must hold for one attribute of every trail; a finding where it holds on no path.</summary>
internal abstract class TrailAttributeRule : ResourceRule
{
    public sealed override string ResourceType => Trail.Type;

    public override IReadOnlyList<string> Attributes => [Attribute];

    /// <summary>The Terraform name of the attribute.</summary>
    protected abstract string Attribute { get; }

    public override Finding? Check(Resource resource) =>
        resource.Variants.All(variant => IsWrong(variant[Attribute])) ? Answer(resource) : null;

    /// <summary>Whether a value is certainly one that the rule objects to.</summary>
    protected abstract bool IsWrong(AttributeValue value);

    /// <summary>What completes the message after the name of the resource and the attribute.</summary>
    protected virtual string Predicate(Resource trail) => trail.Describe(Attribute);

    private Finding Answer(Resource trail)
    {
        var calls = trail.Variants.Select(variant => variant.CalledBy).OfType<Condition>().Distinct();
        return new(Metadata, [Attribute], [trail.Name, trail.Spelling(Attribute), Predicate(trail)], Because: [.. calls]);
    }
}
