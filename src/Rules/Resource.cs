namespace Infra.Analyzers.Rules;

/// <summary>A place in an input. Front ends have their own kinds; rules only pass them on.</summary>
internal interface IPlace;

/// <summary>One infrastructure resource as a front end sees it.</summary>
/// <param name="Type">The Terraform resource type, such as <c>aws_cloudtrail</c>.</param>
/// <param name="Name">What its author calls it: the C# name or construct id, the Terraform address.</param>
/// <param name="Variants">What it looks like on each path that creates it; at least one.</param>
/// <param name="Spelling">How the author's language writes an attribute, given its Terraform name.</param>
internal sealed record Resource(string Type, string Name, IReadOnlyList<Variant> Variants, Func<string, string> Spelling)
{
    /// <summary>The property of a construct that sets an attribute where it is true, given the attribute's Terraform name.</summary>
    public Func<string, string?> SwitchFor { get; init; } = _ => null;

    /// <summary>
    /// The properties of a construct with all of which it writes the policy of what an attribute refers to, given the attribute's Terraform
    /// name; empty where it writes none.
    /// </summary>
    public Func<string, IReadOnlyList<string>> WritesPolicyWith { get; init; } = _ => [];

    /// <summary>Whether it is seen by the names of CloudFormation, which are not known for every attribute.</summary>
    public bool FollowsCloudFormation { get; init; }

    /// <summary>The value of an attribute over all paths.</summary>
    public AttributeValue this[string attribute] =>
        Variants.Select(variant => variant[attribute]).Aggregate(AttributeValue.Join);

    /// <summary>
    /// What an attribute is on the paths, in words that fit after "is": <c>not set</c>, <c>null</c>, <c>not set or false</c>.
    /// </summary>
    public string Describe(string attribute) =>
        string.Join(" or ", Variants.Select(variant => variant[attribute].Describe()).Distinct(StringComparer.Ordinal));
}

/// <summary>What a resource looks like on one path through the program that creates it.</summary>
/// <param name="Attributes">The attributes that are not simply absent, by Terraform name.</param>
/// <param name="When">The decisions that lead to this path, in their order; none where the path is the only one.</param>
internal sealed record Variant(IReadOnlyDictionary<string, AttributeValue> Attributes, IReadOnlyList<Condition> When)
{
    /// <summary>The call that leads to the creation, where that is in a body of its own.</summary>
    public Condition? CalledBy { get; init; }

    /// <summary>The decisions and the call that lead to this path.</summary>
    public IEnumerable<Condition> Reasons => CalledBy is null ? When : [CalledBy, .. When];

    /// <summary>Where the attributes are written, as far as the front end knows.</summary>
    public IReadOnlyDictionary<string, IPlace> Places { get; init; } = new Dictionary<string, IPlace>();

    /// <summary>What the author gives a construct that does nothing, for want of something else, as the author spells it.</summary>
    public IReadOnlyList<string> Idle { get; init; } = [];

    /// <summary>The tags that the provider gives to all its resources; not known unless the front end says it.</summary>
    public AttributeValue DefaultTags { get; init; } = AttributeValue.Unknown.Value;

    /// <summary>What else there is on this path.</summary>
    public IResourceGraph Graph { get; init; } = ResourceGraph.Empty;

    /// <summary>The value of an attribute on this path.</summary>
    public AttributeValue this[string attribute] =>
        Attributes.TryGetValue(attribute, out var value) ? value : AttributeValue.Unset.Absent;

    /// <summary>Where an attribute is written.</summary>
    public IPlace? PlaceOf(string attribute) => Places.TryGetValue(attribute, out var place) ? place : null;
}

/// <summary>A decision of the program.</summary>
/// <param name="Text">The decision in words that fit after "when", such as <c>'isProduction' is false</c>.</param>
/// <param name="Place">Where it is taken.</param>
internal sealed record Condition(string Text, IPlace Place)
{
    /// <summary>
    /// Whether a program is known to choose by it; not where it only asks whether there is another element, or anybody to call.
    /// </summary>
    public bool IsChoice { get; init; }
}
