using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>Which events a trail records on one path through the program, by its basic or advanced event selectors.</summary>
/// <remarks>
/// A trail without selectors records all management events and no data events. A basic selector records management events unless it
/// says no, and the data events of the resources that it lists; an advanced one the events of the one category that it names
/// (CloudTrail API, PutEventSelectors). Fields may only be compared with <c>equals</c> where they are the category, the resource type or
/// <c>readOnly</c>.
/// </remarks>
internal sealed record EventSelection
{
    private const string S3Object = "AWS::S3::Object";

    private readonly AttributeValue _basic;
    private readonly AttributeValue _advanced;

    private EventSelection(Variant trail) => (_basic, _advanced) = (trail[Trail.EventSelector], trail[Trail.AdvancedEventSelector]);

    public static readonly IReadOnlyList<string> Attributes = [Trail.EventSelector, Trail.AdvancedEventSelector];

    public static EventSelection Of(Variant trail) => new(trail);

    /// <summary>Whether there are certainly selectors of both forms, which AWS refuses.</summary>
    public bool IsMixed => _basic.Blocks is { Count: > 0 } && _advanced.Blocks is { Count: > 0 };

    /// <summary>Whether there are selectors, and certainly none of them records management events.</summary>
    public bool ExcludesManagementEvents => (_basic, _advanced) switch
    {
        (AttributeValue.Set, AttributeValue.Unset) => All(_basic, selector => selector["include_management_events"].Truth == false),
        (AttributeValue.Unset, AttributeValue.Set) => All(_advanced, selector => Excludes(selector, "eventCategory", "Management")),
        _ => false,
    };

    /// <summary>Whether reading S3 objects is certainly not recorded.</summary>
    public bool LacksObjectReads => LacksObjectEvents(basic: "WriteOnly", readOnly: "true");

    /// <summary>Whether writing S3 objects is certainly not recorded.</summary>
    public bool LacksObjectWrites => LacksObjectEvents(basic: "ReadOnly", readOnly: "false");

    /// <param name="basic">The <c>read_write_type</c> that leaves the events out.</param>
    /// <param name="readOnly">The value of <c>readOnly</c> that the events have.</param>
    private bool LacksObjectEvents(string basic, string readOnly) =>
        All(_basic, selector => selector["read_write_type"].Constant == basic || ListsNoObjects(selector))
        && All(_advanced,
            selector =>
                Excludes(selector, "eventCategory", "Data") || Excludes(selector, "resources.type", S3Object)
                    || Excludes(selector, "readOnly", readOnly) || EqualsBucketsOnly(selector));

    private static bool ListsNoObjects(Content.Object selector) =>
        All(selector["data_resource"], resource => resource["type"].Constant is { } type && (type != S3Object || NamesNoObject(resource)));

    private static bool NamesNoObject(Content.Object resource) => resource["values"].Items is { } values && values.All(IsBucket);

    /// <summary>
    /// Whether a value is the ARN of a bucket alone. All objects of a bucket are meant by the ARN with a slash behind it, those of all
    /// buckets by an ARN without a name (CloudTrail API, DataResource).
    /// </summary>
    private static bool IsBucket(AttributeValue value) => (value as AttributeValue.Set)?.Content switch
    {
        Content.Text { Parts: [TextPart.Reference { ResourceType: Bucket.Type, Attribute: "arn" }] } => true,
        Content.Text { Constant: { } arn } => arn.Split(':') is ["arn", _, "s3", _, _, { Length: > 0 } name] && name.IndexOf('/') < 0,
        _ => false,
    };

    /// <summary>Whether an advanced selector certainly passes over events whose field has a value.</summary>
    private static bool Excludes(Content.Object selector, string field, string value) =>
        selector["field_selector"].Blocks is { } conditions
        && conditions.Any(condition =>
            condition is not null
            && condition["field"].Constant == field
            && condition["equals"].Items is { Count: > 0 } accepted
            && accepted.All(item => item.Constant is { } constant && constant != value));

    // An object's ARN begins with that of its bucket, and never is one.
    private static bool EqualsBucketsOnly(Content.Object selector) =>
        selector["field_selector"].Blocks is { } conditions
        && conditions.Any(condition =>
            condition is not null
            && condition["field"].Constant == "resources.ARN"
            && condition["equals"].Items is { Count: > 0 } accepted
            && accepted.All(IsBucket));

    private static bool All(AttributeValue blocks, Func<Content.Object, bool> holds) =>
        blocks.Blocks is { } all && all.All(block => block is not null && holds(block));
}
