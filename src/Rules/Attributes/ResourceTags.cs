namespace Infra.Analyzers.Rules.Attributes;

/// <summary>The tags of a resource, those that its provider gives to all resources included.</summary>
internal static class ResourceTags
{
    /// <summary>The attribute that holds them.</summary>
    public const string Attribute = "tags";

    /// <summary>What the resource has in the end.</summary>
    /// <param name="own">What it is given itself.</param>
    /// <param name="defaults">What the provider gives to all; a tag of the resource's own wins.</param>
    public static AttributeValue Merge(AttributeValue own, AttributeValue defaults) => (own, defaults) switch
    {
        (_, AttributeValue.Unset) => own,
        (AttributeValue.Unset, _) => defaults,
        (AttributeValue.Set { Content: Content.Object tags }, AttributeValue.Set { Content: Content.Object all }) =>
            new AttributeValue.Set(new Content.Object(Union(tags, all)) { IsOpen = tags.IsOpen || all.IsOpen }),
        (AttributeValue.Set { Content: Content.Object tags }, _) => new AttributeValue.Set(Given(tags) with { IsOpen = true }),
        (AttributeValue.Set, _) => AttributeValue.Set.Opaque,
        _ => AttributeValue.Unknown.Value,
    };

    private static Dictionary<string, AttributeValue> Union(Content.Object tags, Content.Object all)
    {
        var union = all.Attributes.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
        foreach (var tag in Given(tags).Attributes)
            union[tag.Key] = tag.Value;
        return union;
    }

    // A tag that is null is not given.
    private static Content.Object Given(Content.Object tags) => tags with
    {
        Attributes = tags.Attributes.Where(tag => tag.Value is not AttributeValue.Unset { Form: not UnsetForm.Empty })
            .ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal),
    };
}
