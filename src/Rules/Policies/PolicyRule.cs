namespace Infra.Analyzers.Rules.Policies;

/// <summary>
/// A rule about what a policy allows, wherever resources hold one: a finding where it is certain on every path, and nothing otherwise.
/// </summary>
/// <remarks>The message's <c>{0}</c> is the resource's name, its <c>{1}</c> the attribute that holds the policy.</remarks>
/// <param name="describe">Makes what hosts tell of it.</param>
internal sealed class PolicyRule(Func<RuleMetadata> describe) : ResourceRule
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Documents =
        new(StringComparer.Ordinal) { [Aws.PolicyDocumentData.Type] = Aws.PolicyDocumentData.Attributes };

    private readonly IReadOnlyList<PolicyHolder> _holders = [];

    /// <summary>The types of resources that hold such policies.</summary>
    public required IReadOnlyList<PolicyHolder> Holders
    {
        get => _holders;
        init => _holders = value;
    }

    /// <summary>Whether a policy that some type of resource holds is certainly wrong.</summary>
    public required Func<PolicyDocument, PolicyHolder, bool> IsWrong { get; init; }

    public override IReadOnlyList<string> ResourceTypes => [.. _holders.Select(holder => holder.Type)];

    public override string ResourceType => _holders[0].Type;

    public override IReadOnlyList<string> Attributes =>
        [.. _holders.Select(holder => holder.Attribute).Distinct(StringComparer.Ordinal)];

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Related => Documents;

    protected override RuleMetadata Describe() => describe();

    public override Finding? Check(Resource resource)
    {
        var holder = _holders.First(holder => holder.Type == resource.Type);
        if (!resource.Variants.All(variant => Policies(variant, holder).Any(policy => IsWrong(policy, holder))))
            return null;
        var calls = resource.Variants.Select(variant => variant.CalledBy).OfType<Condition>().Distinct();
        return new(Metadata, [holder.Attribute], [resource.Name, resource.Spelling(holder.Attribute)], Because: [.. calls])
        {
            Place = resource.Variants[0].PlaceOf(holder.Attribute),
        };
    }

    private static IEnumerable<PolicyDocument> Policies(Variant variant, PolicyHolder holder)
    {
        var value = variant[holder.Attribute];
        return holder.Nested is not { } nested ? [PolicyDocument.Of(value, variant.Graph)]
            : value.Blocks?.Where(block => block is not null).Select(block => PolicyDocument.Of(block![nested], variant.Graph)) ?? [];
    }
}

/// <summary>A type of resource that holds a policy.</summary>
/// <param name="Type">Its Terraform type.</param>
/// <param name="Attribute">The attribute that holds it, or the blocks that do.</param>
internal sealed record PolicyHolder(string Type, string Attribute = "policy")
{
    /// <summary>The attribute of each block that holds one; <see langword="null"/> where the resource itself does.</summary>
    public string? Nested { get; init; }

    /// <summary>The actions any of which tells that somebody is let in.</summary>
    public IReadOnlyList<string> TellingActions { get; init; } = [];
}
