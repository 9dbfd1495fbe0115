using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>INFRA1012: a trail has basic or advanced event selectors, not both.</summary>
/// <remarks>
/// "You can use either EventSelectors or AdvancedEventSelectors in your PutEventSelectors request, but not both" (CloudTrail API). The
/// Terraform provider refuses it in the plan (ConflictsWith); neither the C# compiler nor synthesis does.
/// </remarks>
internal sealed class ChooseOneSelectorForm : ResourceRule
{
    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA1012",
        Title = "CloudTrail has basic and advanced event selectors",
        MessageFormat = "CloudTrail trail '{0}' cannot be deployed: {1} and {2} are both set, which AWS refuses; keep one of them",
        Description =
            "CloudTrail takes basic or advanced event selectors for a trail, never both. The compiler and the synthesis accept both; the "
            + "plan refuses them.",
        Remediation = "Move what event_selector selects to advanced_event_selector, and remove event_selector.",
        Severity = Severity.Warning,
        Category = Category.Correctness,
    };

    public override string ResourceType => Trail.Type;

    public override IReadOnlyList<string> Attributes => EventSelection.Attributes;

    public override Finding? Check(Resource resource) => resource.Variants.All(variant => EventSelection.Of(variant).IsMixed)
        ? new(Metadata, Attributes, [resource.Name, resource.Spelling(Trail.EventSelector), resource.Spelling(Trail.AdvancedEventSelector)],
            Because: [])
        : null;
}
