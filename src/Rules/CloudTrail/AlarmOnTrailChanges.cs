using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA2008: a metric filter and an alarm must tell of changes to trails.</summary>
/// <remarks>
/// The five events are those of the control "Ensure CloudTrail configuration changes are monitored" of the CIS benchmark.
/// </remarks>
internal sealed class AlarmOnTrailChanges : RelationRule
{
    private const string MetricTransformation = "metric_transformation";

    private static readonly IReadOnlyList<string> Events = ["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"];

    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA2008",
        Title = "No alarm on CloudTrail configuration changes",
        MessageFormat =
            "CloudTrail trail '{0}' delivers to {2}, its {1}, but {3}; count CreateTrail, UpdateTrail, DeleteTrail, StartLogging and "
                + "StopLogging in a metric filter, and set an alarm on its metric",
        Description =
            "Whoever wants to act unseen stops the trail first. A metric filter on the log group that counts changes to trails, and "
            + "an alarm on its metric, tell somebody within minutes.",
        Remediation =
            "Add an aws_cloudwatch_log_metric_filter on the log group for the five events, and an aws_cloudwatch_metric_alarm on its "
                + "metric.",
        Severity = Severity.None,
        Category = Category.Observability,
        Equivalents =
        [
            .. Equivalent.Datadog("0f6cbf69-41bb-47dc-93f3-3844640bf480",
                "terraform-aws-cloudwatch-cloudtrail-configuration-changes-alarm-missing"),
            .. Equivalent.Trivy("0151"),
            new("Security Hub", "CloudWatch.5"),
            new("Prowler", "cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled"),
        ],
        Compliance = [.. Benchmarks.Cis("4.5", "4.5", "4.5", "5.5")],
    };

    public override string ResourceType => Trail.Type;

    protected override string Attribute => Trail.LogGroupArn;

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Related { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [LogGroup.Type] = [LogGroup.Name],
        [LogGroup.MetricFilterType] = ["log_group_name", "pattern", MetricTransformation],
        [LogGroup.AlarmType] = ["metric_name", "metric_query"],
    };

    protected override Objection? Examine(Variant variant)
    {
        if (TrailLogGroup.Find(variant) is not { } group || variant.Graph.MayBeChangedElsewhere(group))
            return null;
        var filters = variant.Graph.OfType(LogGroup.MetricFilterType)
            .Where(filter => group.IsMeantBy(filter["log_group_name"], LogGroup.Name) != Tristate.No && MayCountChanges(filter["pattern"]))
            .ToList();
        if (filters.Count == 0)
            return new Objection($"'{group.Name}'", "no metric filter counts changes to trails").At(group, "The log group is made here.");
        return filters.Any(filter => variant.Graph.OfType(LogGroup.AlarmType).Any(alarm => MayWatch(alarm, filter)))
            ? null
            : new Objection($"'{group.Name}'", $"no alarm watches the metric of {filters[0].Name}")
                .At(filters[0], "The metric filter is made here.");
    }

    private static bool MayCountChanges(AttributeValue pattern) =>
        pattern is not AttributeValue.Unset && (pattern.Constant is not { } text || Events.All(text.Contains));

    // An alarm on a metric query may be about anything.
    private static bool MayWatch(RelatedResource alarm, RelatedResource filter)
    {
        if (alarm["metric_query"] is not AttributeValue.Unset)
            return true;
        var metrics = filter[MetricTransformation].Blocks;
        return filter.IsMeantBy(alarm["metric_name"], "name") == Tristate.Yes
            || metrics is null
            || metrics.Any(metric => metric is null || MayBeEqual(metric["name"], alarm["metric_name"]));
    }

    private static bool MayBeEqual(AttributeValue left, AttributeValue right) =>
        left.Constant is null || right switch
        {
            AttributeValue.Unset => false,
            // The id of another filter is its name.
            AttributeValue.Set
            {
                Content: Content.Text { Parts: [TextPart.Reference { ResourceType: LogGroup.MetricFilterType, Address: not null }] },
            } => false,
            _ => right.Constant is not { } constant || constant == left.Constant,
        };
}
