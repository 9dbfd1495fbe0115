using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Models;

/// <summary>The resources whose names or ids are in a content: who has these can add to them; by an ARN others only point at one.</summary>
internal static class ReferredNames
{
    /// <summary>The ids of the objects that the resources are.</summary>
    public static IEnumerable<int> In(Content content) => content switch
    {
        Content.Text text => text.Parts.OfType<TextPart.Reference>()
            .Where(part => part.Attribute != "arn")
            .Select(part => PathGraph.ObjectAt(part.Address))
            .OfType<int>(),
        Content.List list => In(list.Items),
        Content.Object @object => In(@object.Attributes.Values),
        _ => [],
    };

    private static IEnumerable<int> In(IEnumerable<AttributeValue> attributes) =>
        attributes.OfType<AttributeValue.Set>().SelectMany(attribute => attribute.Content is { } content ? In(content) : []);
}
