using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1003: a trail must set both ARNs on every path; a milder companion of INFRA1001.</summary>
internal sealed class DeliverOnEveryPath : ResourceRule
{
    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA1003",
        Title = "CloudTrail may not deliver to CloudWatch Logs",
        MessageFormat = "CloudTrail trail '{0}' may not be delivered to CloudWatch Logs: {1}",
        Description =
            "The trail has its log group ARN and role ARN on some paths through the program and lacks one of them on others. "
            + "Where it lacks one, its events are stored in S3 only, where no metric filter or alarm sees them.",
        Remediation = "Set cloud_watch_logs_group_arn and cloud_watch_logs_role_arn on every path, "
            + "or suppress the finding where a path leaves them out on purpose.",
        Severity = Severity.Info,
        Category = Category.Observability,
        Compliance = [.. Benchmarks.Cis(v14: "3.4"), .. Benchmarks.Fsbp("CloudTrail.5")],
    };

    public override string ResourceType => Trail.Type;

    public override IReadOnlyList<string> Attributes => CloudWatchLogsDelivery.Attributes;

    public override Finding? Check(Resource resource)
    {
        if (CloudWatchLogsDelivery.IsCertainlyMissing(resource)
            || CloudWatchLogsDelivery.SeenBothWays(resource) is not { Count: > 0 } missing)
        {
            return null;
        }

        var spelled = missing.Select(attribute => resource.SwitchFor(attribute) ?? resource.Spelling(attribute))
            .Distinct(StringComparer.Ordinal).ToList();
        var names = string.Join(" and ", spelled);
        var because = Decisions.Between(
            resource.Variants.Where(variant => variant[missing[0]] is AttributeValue.Unset),
            resource.Variants.Where(variant => variant[missing[0]] is not AttributeValue.Unset));
        var when = because is [var first, ..] ? $"when {first.Text}" : "on some path";
        var (verb, them) = spelled.Count == 1 ? ("is", "it") : ("are", "both");
        return new(Metadata, missing, [resource.Name, $"{names} {verb} not set {when}; set {them} on every path"], because);
    }
}
