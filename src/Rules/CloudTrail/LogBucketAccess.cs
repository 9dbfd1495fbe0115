using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA2004: the bucket that a trail writes to must log who accesses it.</summary>
internal sealed class LogBucketAccess : RelationRule
{
    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA2004",
        Title = "The bucket of a CloudTrail trail has no access logging",
        MessageFormat =
            "CloudTrail trail '{0}' writes its log files to {2}, its {1}, which does not log who accesses it; turn on its access logging",
        Description =
            "The access log of the bucket shows who read or deleted the log files of a trail. Without it, whoever removes the traces "
            + "of what they did leaves none by removing them.",
        Remediation = "Turn on the access logging of the bucket, with another bucket as its target.",
        Severity = Severity.None,
        Category = Category.Observability,
        Equivalents =
        [
            .. Equivalent.Datadog("ee9e50e8-b2ed-4176-ad42-8fc0cf7593f4",
                "terraform-aws-cloudtrail-log-files-s3-bucket-with-logging-disabled"),
            .. Equivalent.Trivy("0163"),
            new("Regula", "FG_R00031"),
            new("Security Hub", "CloudTrail.7"),
            new("Prowler", "cloudtrail_logs_s3_bucket_access_logging_enabled"),
            new("cfn_nag", "W35"),
            new("AWS Config", "s3-bucket-logging-enabled"),
        ],
        Compliance = [.. Benchmarks.Cis("3.6", "3.4", "3.4", "4.4")],
    };

    public override string ResourceType => Trail.Type;

    protected override string Attribute => Trail.BucketName;

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Related { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Bucket.Type] = [Bucket.Name, Bucket.Logging],
        [Bucket.LoggingType] = [Bucket.Name],
    };

    protected override Objection? Examine(Variant variant) =>
        TrailBucket.Find(variant) is { } bucket
        && bucket[Bucket.Logging] is AttributeValue.Unset
        && !TrailBucket.About(bucket, Bucket.LoggingType, variant.Graph).Any()
        && !variant.Graph.MayBeChangedElsewhere(bucket)
            ? new Objection($"'{bucket.Name}'").At(bucket, "The bucket is made here.")
            : null;
}
