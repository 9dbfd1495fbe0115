using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>The bucket that a trail writes to, where the configuration makes it.</summary>
internal static class TrailBucket
{
    /// <summary>What a rule has to ask for, for <see cref="Find"/>, and for <see cref="Policies"/>.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> WithPolicies = new Dictionary<string, IReadOnlyList<string>>
    {
        [Bucket.Type] = [Bucket.Name, Bucket.Policy],
        [Bucket.PolicyType] = [Bucket.Name, Bucket.Policy],
        [PolicyDocumentData.Type] = PolicyDocumentData.Attributes,
    };

    /// <summary>The bucket that a trail names, by reference or by the name that the configuration gives the bucket.</summary>
    public static RelatedResource? Find(Variant trail)
    {
        var name = trail[Trail.BucketName];
        if (name.Origin() is { } origin)
            return origin.ResourceType == Bucket.Type ? trail.Graph.Find(origin) : null;
        if (name.Constant is not { } constant)
            return null;
        var named =
            trail.Graph.OfType(Bucket.Type).Where(bucket => bucket.Existence == Tristate.Yes && bucket[Bucket.Name].Constant == constant)
                .Take(2).ToList();
        return named is [var only] && trail.Graph.SharesNames(only) ? only : null;
    }

    /// <summary>The resources of a type that are, or may be, about a bucket.</summary>
    public static IEnumerable<RelatedResource> About(RelatedResource bucket, string type, IResourceGraph graph) =>
        graph.OfType(type).Where(resource => bucket.IsMeantBy(resource[Bucket.Name], Bucket.Name) != Tristate.No);

    /// <summary>Whether a resource is certainly there, and about a bucket.</summary>
    public static bool IsCertainlyAbout(RelatedResource bucket, RelatedResource resource) =>
        resource.Existence == Tristate.Yes
        && bucket.IsMeantBy(resource[Bucket.Name], Bucket.Name) == Tristate.Yes
        && (resource[Bucket.Name].Origin() is not null || (bucket.Provider is { } provider && provider == resource.Provider));

    /// <summary>The policies that are, or may be, a bucket's; a bucket has one at most.</summary>
    public static IReadOnlyList<AttributeValue> Policies(RelatedResource bucket, IResourceGraph graph) =>
        [.. new[] { bucket[Bucket.Policy] }.Concat(About(bucket, Bucket.PolicyType, graph).Select(policy => policy[Bucket.Policy]))
            .Where(policy => policy is not AttributeValue.Unset)];
}
