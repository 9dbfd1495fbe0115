using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1005: a trail must record every region.</summary>
internal sealed class RecordEveryRegion : TrailAttributeRule
{
    /// <summary>
    /// What asks for a trail that records the management events of every region: one requirement, of which each of two rules checks a part.
    /// </summary>
    internal static readonly IReadOnlyList<string> Controls =
    [
        .. Benchmarks.Cis("3.1", "3.1", "3.1", "4.1"),
        .. Benchmarks.Fsbp("CloudTrail.1"),
        .. Benchmarks.Nist(
            "AC-2(4)", "AC-4(26)", "AC-6(9)", "AU-2", "AU-3", "AU-6(3)", "AU-6(4)", "AU-10", "AU-12", "AU-14(1)", "CA-7", "SA-8(22)",
            "SC-7(9)", "SI-3(8)", "SI-4(20)", "SI-7(8)"),
    ];

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "INFRA1005",
        Title = "CloudTrail records one region only",
        MessageFormat = "CloudTrail trail '{0}' records one region only: {1} is {2}; set it to true",
        Description =
            "A trail records the region that it is created in, unless it is configured to record all of them. What an intruder does in a "
            + "region that nobody uses is then not recorded.",
        Remediation = "Set is_multi_region_trail to true.",
        Severity = Severity.Info,
        Category = Category.Observability,
        Equivalents =
        [
            .. Equivalent.Datadog("8173d5eb-96b5-4aa6-a71b-ecfa153c123d", "terraform-aws-cloudtrail-multi-region-disabled"),
            new("Checkov", "CKV_AWS_67"),
            .. Equivalent.Trivy("0014", "aws-cloudtrail-enable-all-regions"),
            new("Terrascan", "AC_AWS_0448"),
            new("Terrascan", "AC_AWS_0034"),
            new("AWS Config", "multi-region-cloudtrail-enabled"),
            new("Security Hub", "CloudTrail.1"),
            new("Prowler", "cloudtrail_multi_region_enabled"),
        ],
        Compliance = Controls,
    };

    protected override string Attribute => Trail.IsMultiRegion;

    public override LiteralFix? Fix => LiteralFix.True;

    protected override bool IsWrong(AttributeValue value) => value is AttributeValue.Unset || value.Truth == false;
}
