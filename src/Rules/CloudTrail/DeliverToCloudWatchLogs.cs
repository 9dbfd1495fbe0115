using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1001: a trail must set both the log group ARN and the role ARN.</summary>
internal sealed class DeliverToCloudWatchLogs : ResourceRule
{
    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA1001",
        Title = "CloudTrail does not deliver to CloudWatch Logs",
        MessageFormat = "CloudTrail trail '{0}' does not deliver to CloudWatch Logs: {1}",
        Description =
            "A trail without a CloudWatch Logs log group and a role to write to it stores its events in S3 only, where no metric filter "
            + "or alarm sees them: suspicious activity goes unnoticed until somebody searches the bucket. A value that is absent, null or "
            + "empty does not count as set, and AWS rejects one of the two without the other.",
        Remediation =
            "Set cloud_watch_logs_group_arn to the ARN of a log group followed by ':*', and cloud_watch_logs_role_arn to the ARN of a "
            + "role that cloudtrail.amazonaws.com may assume.",
        Severity = Severity.Warning,
        Category = Category.Observability,
        Equivalents =
        [
            .. Equivalent.Datadog("17b30f8f-8dfb-4597-adf6-57600b6cf25e", "terraform-aws-cloudtrail-not-integrated-with-cloudwatch"),
            new("Checkov", "CKV2_AWS_10"),
            .. Equivalent.Trivy("0162", "aws-cloudtrail-ensure-cloudwatch-integration"),
            new("Regula", "FG_R00029"),
            new("cdk-nag", "CloudTrailCloudWatchLogsEnabled"),
            new("AWS Config", "cloud-trail-cloud-watch-logs-enabled"),
            new("Security Hub", "CloudTrail.5"),
            new("Prowler", "cloudtrail_cloudwatch_logging_enabled"),
        ],
        Compliance = [.. Benchmarks.Cis(v14: "3.4"), .. Benchmarks.Fsbp("CloudTrail.5")],
    };

    public override string ResourceType => Trail.Type;

    public override IReadOnlyList<string> Attributes => CloudWatchLogsDelivery.Attributes;

    public override Finding? Check(Resource resource)
    {
        if (!CloudWatchLogsDelivery.IsCertainlyMissing(resource))
            return null;

        var missing = CloudWatchLogsDelivery.UnsetSomewhere(resource);
        var calls = resource.Variants.Select(variant => variant.CalledBy).OfType<Condition>().Distinct();
        return new(Metadata, missing, [resource.Name, Sentence(resource, missing)], Because: [.. calls]);
    }

    private static string Idle(Resource trail) => trail.Variants.SelectMany(variant => variant.Idle).Distinct().ToList() switch
    {
        [] => "",
        [var only] => $", and {only} does nothing without it",
        var several => $", and {string.Join(" and ", several)} do nothing without it",
    };

    private static string Sentence(Resource trail, IReadOnlyList<string> missing)
    {
        if (missing is [var only])
        {
            var other = CloudWatchLogsDelivery.Attributes.First(attribute => attribute != only);
            var hint =
                trail[other] is AttributeValue.Set ? $", and AWS rejects {trail.Spelling(other)} without it; set it too" : "; set it";
            return $"{trail.Spelling(only)} is {trail[only].Describe()}{hint}";
        }

        var (group, role) = (missing[0], missing[1]);
        if (trail.SwitchFor(group) is { } option)
            return $"{option} is {trail.Describe(group)}{Idle(trail)}; set it to true";
        if (trail[group] is not AttributeValue.Unset || trail[role] is not AttributeValue.Unset)
            return $"{trail.Spelling(group)} and {trail.Spelling(role)} are never both set; set both on every path";
        var (groupState, roleState) = (trail[group].Describe(), trail[role].Describe());
        return groupState == roleState
            ? $"{trail.Spelling(group)} and {trail.Spelling(role)} are {groupState}; set both"
            : $"{trail.Spelling(group)} is {groupState} and {trail.Spelling(role)} is {roleState}; set both";
    }
}
