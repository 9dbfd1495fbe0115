using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>What else a template makes, under the assumptions of one view of it.</summary>
internal sealed class TemplateGraph(Template template, TemplateView view) : IResourceGraph
{
    // A stack is of one account and one region.
    private const string Stack = "stack";

    private readonly Dictionary<string, IReadOnlyList<RelatedResource>> _byType = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? Provider => Stack;

    /// <inheritdoc/>
    public RelatedResource? Find(TextPart.Reference reference) =>
        reference.Address is { } id && view.Find(reference.ResourceType, id) is { Existence: not Tristate.No } resource
            ? Describe(reference.ResourceType, resource) : null;

    /// <inheritdoc/>
    public IReadOnlyList<RelatedResource> OfType(string type)
    {
        if (_byType.TryGetValue(type, out var known))
            return known;
        var number = 0;
        return _byType[type] =
        [
            .. view.OfType(type).Where(resource => resource.Existence != Tristate.No)
                // One resource of the template may be several of Terraform's.
                .Select(resource => Describe(type, resource) is var described && view.Find(type, resource.Address) is null
                    ? described with { Address = $"{resource.Address}#{number++}" } : described),
        ];
    }

    /// <inheritdoc/>
    public bool MayBeChangedElsewhere(RelatedResource resource) => template.MayBeChangedElsewhere(resource.Address);

    /// <inheritdoc/>
    public MajorRange ProviderMajors(string provider) => MajorRange.Unknown;

    private static RelatedResource Describe(string type, SeenResource resource)
    {
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        return new(type, resource.Address, SafeText.Of(resource.Address), resource.Existence, Attribute)
        {
            Place = resource.Source.Place,
            Provider = Stack,
        };

        AttributeValue Attribute(string name)
        {
            if (!values.TryGetValue(name, out var value))
                values[name] = value = resource.Attribute(name);
            return value;
        }
    }
}
