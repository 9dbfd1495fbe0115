using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Policies;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA2003: the bucket that a trail writes to must not be public.</summary>
/// <remarks>
/// What counts as public is S3's own definition
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html): an ACL that grants something to all
/// users or to all authenticated users, and a policy that allows everyone something without a condition.
/// </remarks>
internal sealed class KeepBucketPrivate : RelationRule
{
    private static readonly HashSet<string> PublicAcls =
        new(["public-read", "public-read-write", "authenticated-read"], StringComparer.Ordinal);

    private static readonly IReadOnlyList<string> TellingActions = ["s3:GetObject", "s3:ListBucket", "s3:PutObject", "s3:DeleteObject"];

    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA2003",
        Title = "The bucket of a CloudTrail trail is public",
        MessageFormat = "CloudTrail trail '{0}' writes its log files to {2}, its {1}, which is public: {3}; make it private",
        Description =
            "The log files of a trail tell who does what in an account, with which names, addresses and resources. In a public bucket "
            + "everyone can read that or, where writing is public too, forge it.",
        Remediation = "Remove the public ACL or policy statement, and block public access with aws_s3_bucket_public_access_block.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents =
        [
            .. Equivalent.Datadog("bd0088a5-c133-4b20-b129-ec9968b16ef3",
                "terraform-aws-cloudtrail-log-files-s3-bucket-is-publicly-accessible"),
            .. Equivalent.Trivy("0161", "aws-cloudtrail-no-public-log-access"),
            new("Regula", "FG_R00028"),
            new("AWS Config", "cloudtrail-s3-bucket-public-access-prohibited"),
            new("Security Hub", "CloudTrail.6"),
            new("Prowler", "cloudtrail_logs_s3_bucket_is_not_publicly_accessible"),
        ],
        Compliance = [.. Benchmarks.Cis(v14: "3.3")],
    };

    public override string ResourceType => Trail.Type;

    protected override string Attribute => Trail.BucketName;

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Related { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Bucket.Type] = [Bucket.Name, Bucket.Policy, Bucket.Acl],
        [Bucket.PolicyType] = [Bucket.Name, Bucket.Policy],
        [Bucket.AclType] = [Bucket.Name, Bucket.Acl],
        [Bucket.OwnershipType] = [Bucket.Name, "rule"],
        [Bucket.PublicAccessBlockType] =
            [Bucket.Name, "block_public_acls", "ignore_public_acls", "block_public_policy", "restrict_public_buckets"],
        [Bucket.AccountPublicAccessBlockType] =
            ["block_public_acls", "ignore_public_acls", "block_public_policy", "restrict_public_buckets"],
        [PolicyDocumentData.Type] = PolicyDocumentData.Attributes,
    };

    protected override Objection? Examine(Variant variant)
    {
        if (TrailBucket.Find(variant) is not { } bucket)
            return null;
        var graph = variant.Graph;
        var reason =
            PublicAcl(bucket, graph) is { } acl && !IsBlocked(bucket, graph, "block_public_acls", "ignore_public_acls")
                && !RefusesAcls(bucket, graph) ? $"its ACL is '{acl}'"
            : HasPublicPolicy(bucket, graph) && !IsBlocked(bucket, graph, "block_public_policy", "restrict_public_buckets")
                ? "its policy lets everyone in"
            : null;
        return reason is null ? null : new Objection($"'{bucket.Name}'", reason).At(bucket, "The bucket is made here.");
    }

    private static string? PublicAcl(RelatedResource bucket, IResourceGraph graph) =>
        graph.OfType(Bucket.AclType).Where(acl => TrailBucket.IsCertainlyAbout(bucket, acl)).Append(bucket)
            .Select(resource => resource[Bucket.Acl].Constant)
            .FirstOrDefault(acl => acl is not null && PublicAcls.Contains(acl));

    private static bool HasPublicPolicy(RelatedResource bucket, IResourceGraph graph) =>
        graph.OfType(Bucket.PolicyType).Where(policy => TrailBucket.IsCertainlyAbout(bucket, policy)).Append(bucket)
            .Select(resource => PolicyDocument.Of(resource[Bucket.Policy], graph))
            .Any(policy =>
                TellingActions.Any(action => policy.Allows(new(PolicyPrincipal.Anyone.Value, action, Resource: null)) == Tristate.Yes));

    private static bool IsBlocked(RelatedResource bucket, IResourceGraph graph, params string[] settings) =>
        TrailBucket.About(bucket, Bucket.PublicAccessBlockType, graph).Concat(graph.OfType(Bucket.AccountPublicAccessBlockType))
            .Any(block => settings.Any(setting => block[setting] is not AttributeValue.Unset && block[setting].Truth != false));

    // A bucket whose objects all belong to its owner has no ACLs that count.
    private static bool RefusesAcls(RelatedResource bucket, IResourceGraph graph) =>
        TrailBucket.About(bucket, Bucket.OwnershipType, graph)
            .Any(controls =>
                controls["rule"].Blocks is not [{ } rule]
                    || rule["object_ownership"].Constant is not ("BucketOwnerPreferred" or "ObjectWriter"));
}
