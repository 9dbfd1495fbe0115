namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1005: a trail must record every region.</summary>
internal sealed class RecordEveryRegion : TrailAttributeRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "INFRA1005",
        Title = "CloudTrail records one region only",
        MessageFormat = "CloudTrail trail '{0}' records one region only: {1} is {2}; set it to true",
        Description =
            "A trail records the region that it is created in, unless it is told to record all of them. What an intruder does in a "
            + "region that nobody uses is then not recorded.",
        Remediation = "Set is_multi_region_trail to true.",
        Severity = Severity.Info,
        Category = Category.Observability,
        Equivalents =
        [
            .. Equivalent.Datadog("8173d5eb-96b5-4aa6-a71b-ecfa153c123d", "terraform-aws-cloudtrail-multi-region-disabled"),
            new("Checkov", "CKV_AWS_67"),
            new("Trivy", "AWS-0014"),
            new("Trivy", "AVD-AWS-0014"),
            new("Terrascan", "AC_AWS_0448"),
            new("Terrascan", "AC_AWS_0034"),
            new("AWS Config", "multi-region-cloudtrail-enabled"),
            new("Security Hub", "CloudTrail.1"),
            new("Prowler", "cloudtrail_multi_region_enabled"),
        ],
        Compliance = ["CIS AWS Foundations Benchmark 1.4.0: 3.1"],
    };

    protected override string Attribute => Trail.IsMultiRegion;

    protected override bool IsWrong(AttributeValue value) => value is AttributeValue.Unset || value.Truth == false;
}
