using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1008: a trail must notify a topic of its log files.</summary>
internal sealed class NotifyOfLogFiles : TrailAttributeRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "INFRA1008",
        Title = "CloudTrail notifies no SNS topic",
        MessageFormat = "CloudTrail trail '{0}' notifies no SNS topic of its log files: {1} is {2}; set it to the name of a topic",
        Description =
            "With an SNS topic, tools that evaluate log files learn of each one as it is delivered. Teams that evaluate them through "
            + "CloudWatch Logs or a schedule of their own do not need it, which is why this rule is off by default.",
        Remediation = "Set sns_topic_name to the name of an SNS topic that CloudTrail may publish to.",
        Severity = Severity.None,
        Category = Category.Observability,
        Equivalents =
        [
            .. Equivalent.Datadog("482b7d26-0bdb-4b5f-bf6f-545826c0a3dd", "terraform-aws-cloudtrail-sns-topic-name-undefined"),
            new("Checkov", "CKV_AWS_252"),
            new("Terrascan", "AC_AWS_0035"),
        ],
    };

    protected override string Attribute => Trail.SnsTopicName;

    protected override bool IsWrong(AttributeValue value) => value is AttributeValue.Unset;
}
