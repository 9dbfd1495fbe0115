using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>What a trail needs to deliver its events to CloudWatch Logs, as far as its own attributes tell.</summary>
/// <remarks>
/// Both ARNs are needed: AWS answers CreateTrail with an error where one comes without the other, and neither the provider's schema nor
/// the plan says so ("Both of these need to be provided together in the update call otherwise API complains",
/// terraform-provider-aws, internal/service/cloudtrail/trail.go).
/// </remarks>
internal static class CloudWatchLogsDelivery
{
    public static readonly IReadOnlyList<string> Attributes = [Trail.LogGroupArn, Trail.RoleArn];

    /// <summary>Whether something is missing on every path.</summary>
    public static bool IsCertainlyMissing(Resource trail) => trail.Variants.All(IsCertainlyMissing);

    /// <summary>The attributes that some path leaves unset, in the order of <see cref="Attributes"/>.</summary>
    public static IReadOnlyList<string> UnsetSomewhere(Resource trail) =>
        [.. Attributes.Where(attribute => trail.Variants.Any(variant => variant[attribute] is AttributeValue.Unset))];

    /// <summary>
    /// The attributes that some path leaves unset, and another sets, or fills with what is not known, without missing the other one.
    /// </summary>
    /// <remarks>What is read of a configuration where a condition holds is as optional as a literal would be there.</remarks>
    public static IReadOnlyList<string> SeenBothWays(Resource trail) =>
        [.. Attributes.Where(attribute => IsSeenBothWays(trail, attribute))];

    private static bool IsSeenBothWays(Resource trail, string attribute) =>
        trail.Variants.Any(variant => variant[attribute] is AttributeValue.MaybeSet)
        || (trail.Variants.Any(variant => variant[attribute] is AttributeValue.Unset)
            && trail.Variants.Any(variant => variant[attribute] is AttributeValue.Set && !IsCertainlyMissing(variant)))
        || IsOptional(trail, attribute);

    /// <summary>Whether the program chooses between leaving an attribute unset and a value that is not known.</summary>
    /// <remarks>What it finds in a collection, or lets others fill in, is not such a choice.</remarks>
    private static bool IsOptional(Resource trail, string attribute)
    {
        var filling = trail.Variants.Where(variant => variant[attribute] is not AttributeValue.Unset).ToList();
        return filling.Exists(variant => !IsCertainlyMissing(variant))
            && trail.Variants.Where(variant => variant[attribute] is AttributeValue.Unset).SelectMany(variant => variant.When)
                .Any(condition => condition.IsChoice && !filling.Exists(variant => variant.When.Contains(condition)));
    }

    private static bool IsCertainlyMissing(Variant variant) => Attributes.Any(attribute => variant[attribute] is AttributeValue.Unset);
}
