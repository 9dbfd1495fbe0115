using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA2007: the log group that a trail delivers to must say how long it keeps events.</summary>
internal sealed class RetainLogEvents : RelationRule
{
    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA2007",
        Title = "The log group of a CloudTrail trail has no retention",
        MessageFormat =
            "CloudTrail trail '{0}' delivers to {2}, its {1}, which keeps events for ever: its retention is {3}; set it to a number of days",
        Description =
            "A log group without a retention keeps, and bills, the events of a trail for ever. Most retention policies name a time: long "
            + "enough to look into an incident, and no longer than personal data may be kept.",
        Remediation = "Set retention_in_days of the log group.",
        Severity = Severity.None,
        Category = Category.Observability,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_66"),
            new("cdk-nag", "CloudWatchLogGroupRetentionPeriod"),
            new("AWS Config", "cw-loggroup-retention-period-check"),
            new("Security Hub", "CloudWatch.16"),
            new("Prowler", "cloudwatch_log_group_retention_policy_specific_days_enabled"),
            new("cfn_nag", "W86"),
        ],
    };

    public override string ResourceType => Trail.Type;

    protected override string Attribute => Trail.LogGroupArn;

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Related { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [LogGroup.Type] = [LogGroup.Name, LogGroup.Retention],
    };

    protected override Objection? Examine(Variant variant)
    {
        if (TrailLogGroup.Find(variant) is not { } group)
            return null;
        // 0 is the provider's word for ever.
        var state = group[LogGroup.Retention] switch
        {
            AttributeValue.Unset unset => unset.Describe(),
            AttributeValue.Set { Content: Content.Number { Value: 0 } } => "0",
            { Constant: "0" } => "0",
            _ => null,
        };
        return state is null ? null : new Objection($"'{group.Name}'", state).At(group, "The log group is made here.");
    }
}
