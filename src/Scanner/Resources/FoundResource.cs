using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>A resource that stands in a file with its values, such as a plan: nothing is left to evaluate.</summary>
/// <param name="Type">Its Terraform type.</param>
/// <param name="Address">What the file calls it.</param>
/// <param name="Place">Where the file does so.</param>
/// <param name="Attributes">Its attributes by Terraform name.</param>
internal sealed record FoundResource(string Type, string Address, TextPlace Place, IReadOnlyDictionary<string, AttributeValue> Attributes)
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> None = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The addresses of the resources that each attribute is made of, where the file tells.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Dependencies { get; init; } = None;

    /// <summary>Which configuration of a provider makes it, where the file tells.</summary>
    public string? Provider { get; init; }

    /// <summary>How the file writes an attribute, given its Terraform name.</summary>
    public Func<string, string> Spelling { get; init; } = attribute => attribute;

    /// <summary>The partition of AWS in which it is, where its ARN tells.</summary>
    public string? Partition =>
        Attributes.TryGetValue("arn", out var arn) && arn.Constant?.Split(':') is ["arn", var partition, ..] ? partition : null;

    /// <inheritdoc cref="Resource.FollowsCloudFormation"/>
    public bool FollowsCloudFormation { get; init; }

    /// <summary>The tags that its provider gives to all resources; not known unless the file says it.</summary>
    public AttributeValue DefaultTags { get; init; } = AttributeValue.Unknown.Value;

    /// <summary>What messages call it.</summary>
    public string Name { get; init; } = Address;

    /// <summary>How the program constructed it that was run for it.</summary>
    public ConstructedResource? Constructed { get; init; }

    /// <summary>Whether something that is not seen may know of it and add to it, although a run shows all that the program makes.</summary>
    public bool IsHandedOut { get; init; }

    /// <summary>What the rules say about it.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="graph">What else there is.</param>
    public IEnumerable<Report> Check(RuleBook rules, IResourceGraph graph)
    {
        var variant = new Variant(Attributes, When: []) { Graph = graph, DefaultTags = DefaultTags };
        var resource = new Resource(Type, SafeText.Of(Name), [variant], Spelling)
        {
            FollowsCloudFormation = FollowsCloudFormation,
        };
        return rules.Check(resource).Select(finding => new Report(finding.Rule, finding.Message, Place)
        {
            ResourceType = Type,
            Address = Address,
            Constructed = Constructed,
            Attributes = finding.Attributes,
            MayBreak = finding.MayBreak,
            Related = [.. finding.Related.Select(note => new RelatedPlace(note.Text, (TextPlace)note.Place))],
        });
    }
}
