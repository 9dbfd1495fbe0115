using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Policies;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA2005: the policy of the bucket that a trail writes to must let CloudTrail write.</summary>
/// <remarks>
/// CloudTrail needs s3:GetBucketAcl on the bucket and s3:PutObject on "prefix/AWSLogs/account/*" and, for an organization trail, on
/// "prefix/AWSLogs/o-organization/*"
/// (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html); AWS refuses the trail
/// otherwise: "InsufficientS3BucketPolicyException: Incorrect S3 bucket policy is detected for bucket". What an organization trail needs
/// under the account is for the time when it becomes a trail of the account, and not asked for here. A bucket without a policy lets
/// nobody in but its owner.
/// </remarks>
internal sealed class LetCloudTrailWriteToBucket : RelationRule
{
    private static readonly PolicyPrincipal Writer = CloudTrailService.Principal with { HasAccounts = true };

    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA2005",
        Title = "The bucket policy of a CloudTrail trail does not let CloudTrail write",
        MessageFormat =
            "CloudTrail trail '{0}' cannot be deployed: {2}, its {1}, {3}; {4}",
        Description =
            "CloudTrail writes to a bucket whose policy allows it to. When a trail is created, AWS looks at the policy and refuses "
            + "the trail with InsufficientS3BucketPolicyException, minutes into the deployment: neither the compiler nor the plan looks "
            + "into the policy.",
        Remediation =
            "Allow the service principal cloudtrail.amazonaws.com s3:GetBucketAcl on the bucket and s3:PutObject on "
                + "[prefix/]AWSLogs/account/* in the bucket's policy.",
        Severity = Severity.Warning,
        Category = Category.Correctness,
    };

    public override string ResourceType => Trail.Type;

    protected override string Attribute => Trail.BucketName;

    public override IReadOnlyList<string> Attributes => [Trail.BucketName, Trail.KeyPrefix, Trail.IsOrganization];

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Related => TrailBucket.WithPolicies;

    protected override Objection? Examine(Variant variant)
    {
        if (TrailBucket.Find(variant) is not { } bucket)
            return null;
        var policies = TrailBucket.Policies(bucket, variant.Graph);
        return policies.Count == 0 ? WithoutPolicy(bucket, variant) : WithPolicies(bucket, policies, variant);
    }

    protected override IReadOnlyList<string> Advice(Resource resource, Variant variant) =>
    [
        IsOfOrganization(variant) == true && resource.WritesPolicyWith(Trail.BucketName) is { Count: > 0 } needed
            ? $"set {string.Join(" and ", needed)}, without which the construct does not let an organization's log files in"
            : "allow cloudtrail.amazonaws.com s3:GetBucketAcl on the bucket and s3:PutObject under AWSLogs in a policy of the bucket",
    ];

    // A policy may come from elsewhere; where there is one, a second would replace it.
    private static Objection? WithoutPolicy(RelatedResource bucket, Variant trail) =>
        trail.Graph.MayBeChangedElsewhere(bucket)
            ? null : new Objection($"'{bucket.Name}'", "has no policy that lets CloudTrail write").At(bucket, "The bucket is made here.");

    private static Objection? WithPolicies(RelatedResource bucket, IReadOnlyList<AttributeValue> policies, Variant trail)
    {
        var policy = PolicyDocument.Join(policies.Select(value => PolicyDocument.Of(value, trail.Graph)));
        var arn = TextPattern.Of(Content.Text.Of([new TextPart.Reference(Bucket.Type, "arn") { Address = bucket.Address }]), trail.Graph);
        var organization = IsOfOrganization(trail) == true ? " under AWSLogs/<organization id>/" : "";
        (string Action, TextPattern Resource, string Where)[] all =
            [("s3:GetBucketAcl", arn, ""), ("s3:PutObject", LogFiles(arn, trail), organization)];
        var missing = all.Where(needed => policy.Allows(new(Writer, needed.Action, needed.Resource)) == Tristate.No)
            .Select(needed => needed.Action + needed.Where)
            .ToList();
        return missing.Count == 0
            ? null : new Objection($"'{bucket.Name}'", $"has a policy that does not let CloudTrail {string.Join(" and ", missing)} there")
                .At(bucket, "The bucket is made here.");
    }

    /// <summary>The names of the log files that CloudTrail certainly writes.</summary>
    private static TextPattern LogFiles(TextPattern bucket, Variant trail)
    {
        var logs = trail[Trail.KeyPrefix] switch
        {
            AttributeValue.Unset => bucket.Then("/AWSLogs/"),
            // What becomes of a slash at its start or end is not documented.
            AttributeValue.Set { Content: Content.Text prefix }
                when !HasOuterSlash(prefix) => bucket.Then("/").Then(TextPattern.Of(prefix, trail.Graph)).Then("/AWSLogs/"),
            _ => bucket.Then("/", null, "AWSLogs/"),
        };
        return IsOfOrganization(trail) switch
        {
            true => logs.Then("o-").Then(TextPattern.UnknownName).Then("/", null),
            false => logs.Then(TextPattern.AccountId).Then("/", null),
            null => logs.Then([null]),
        };
    }

    private static bool? IsOfOrganization(Variant trail) =>
        trail[Trail.IsOrganization] is AttributeValue.Unset ? false : trail[Trail.IsOrganization].Truth;

    private static bool HasOuterSlash(Content.Text prefix) =>
        prefix.Parts is [TextPart.Literal { Value: ['/', ..] }, ..] or [.., TextPart.Literal { Value: [.., '/'] }];
}
