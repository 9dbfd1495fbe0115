using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1009: a trail must record the events of global services.</summary>
/// <remarks>
/// For a trail of all regions AWS answers "InvalidParameterCombinationException: Multi-Region trail must include global service events"
/// (quoted in hashicorp/terraform issue 4723).
/// </remarks>
internal sealed class IncludeGlobalServices : TrailAttributeRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "INFRA1009",
        Title = "CloudTrail leaves out global services",
        MessageFormat = "CloudTrail trail '{0}' does not record global services such as IAM: {1} is {2}",
        Description =
            "IAM, STS and CloudFront are global services. A trail that leaves out their events does not show who created a user or "
            + "changed a policy. AWS refuses to leave them out of a trail that records every region.",
        Remediation = "Leave include_global_service_events out, or set it to true.",
        Severity = Severity.Info,
        Category = Category.Observability,
        Equivalents = [.. Equivalent.Datadog("8173d5eb-96b5-4aa6-a71b-ecfa153c123d", "terraform-aws-cloudtrail-multi-region-disabled")],
    };

    public override IReadOnlyList<string> Attributes { get; } = [Trail.IncludeGlobalServiceEvents, Trail.IsMultiRegion];

    protected override string Attribute => Trail.IncludeGlobalServiceEvents;

    public override LiteralFix? Fix => LiteralFix.True;

    protected override bool IsWrong(AttributeValue value) => value.Truth == false;

    protected override string Predicate(Resource trail) => trail.Variants.All(variant => variant[Trail.IsMultiRegion].Truth == true)
        ? $"false, which AWS refuses while {trail.Spelling(Trail.IsMultiRegion)} is true; remove it or set it to true"
        : "false; remove it or set it to true";
}
