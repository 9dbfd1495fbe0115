using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1004: a trail must not be created with logging switched off.</summary>
internal sealed class KeepLogging : TrailAttributeRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "INFRA1004",
        Title = "CloudTrail does not record",
        MessageFormat = "CloudTrail trail '{0}' records nothing: {1} is {2}; remove it or set it to true",
        Description =
            "A trail whose logging is switched off exists and records nothing. Whoever looks at the list of trails sees one, and an "
            + "incident leaves no trace.",
        Remediation = "Leave enable_logging out, or set it to true.",
        Severity = Severity.Info,
        Category = Category.Observability,
        Equivalents =
        [
            .. Equivalent.Datadog("4bb76f17-3d63-4529-bdca-2b454529d774", "terraform-aws-cloudtrail-logging-disabled"),
            new("Checkov", "CKV_AWS_251"),
            new("AWS Config", "cloudtrail-enabled"),
            new("Security Hub", "CloudTrail.3"),
        ],
    };

    protected override string Attribute => Trail.EnableLogging;

    public override LiteralFix? Fix => LiteralFix.True;

    protected override bool IsWrong(AttributeValue value) => value.Truth == false;
}
