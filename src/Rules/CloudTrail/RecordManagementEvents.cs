using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1010: the selectors of a trail must not leave out all management events.</summary>
internal sealed class RecordManagementEvents : ResourceRule
{
    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA1010",
        Title = "CloudTrail records no management events",
        MessageFormat =
            "CloudTrail trail '{0}' records no management events: every selector in {1} leaves them out; let one of them record them",
        Description =
            "Management events tell who created, changed or deleted what in the account. A trail records them unless its event selectors "
            + "leave them out: basic ones by include_management_events = false, advanced ones by naming other categories only. A trail for "
            + "data events alone is fine beside one that records management events.",
        Remediation =
            "Set include_management_events to true in one event_selector, or add an advanced_event_selector whose eventCategory equals "
                + "Management.",
        Severity = Severity.Info,
        Category = Category.Observability,
        Equivalents =
        [
            new("Regula", "FG_R00237"),
            new("AWS Config", "multi-region-cloudtrail-enabled"),
            new("Security Hub", "CloudTrail.1"),
            new("Prowler", "cloudtrail_multi_region_enabled_logging_management_events"),
        ],
        Compliance = TrailRules.EveryRegionControls,
    };

    public override string ResourceType => Trail.Type;

    public override IReadOnlyList<string> Attributes => EventSelection.Attributes;

    public override Finding? Check(Resource resource)
    {
        if (!resource.Variants.All(variant => EventSelection.Of(variant).ExcludesManagementEvents))
            return null;
        var selectors = Attributes.Where(attribute => resource[attribute] is not AttributeValue.Unset).ToList();
        return new(Metadata, selectors, [resource.Name, string.Join(" and ", selectors.Select(resource.Spelling))], Because: []);
    }
}
