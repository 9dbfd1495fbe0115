using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>
/// The resources of a template by the types and names of Terraform, which rules know, under assumptions about its conditions.
/// </summary>
internal sealed class TemplateView
{
    // The key that every policy has: what is below it is IAM's language, and not CloudFormation's.
    private const string PolicyKey = "Statement";

    private readonly Template _template;
    private readonly TemplateValues _values;

    public TemplateView(Template template, IReadOnlyList<TemplateAssumption> assumptions)
    {
        _template = template;
        Conditions = new(template, assumptions);
        _values = new(template, Conditions);
    }

    public TemplateConditions Conditions { get; }

    /// <summary>The resources of a Terraform type that the template may make.</summary>
    public IEnumerable<SeenResource> OfType(string type)
    {
        if (_template.Rules.Schemas.Of(type) is not { } schema)
            yield break;
        if (schema.CloudFormationType is { } own)
        {
            foreach (var resource in _template.OfType(own))
                yield return new(resource, resource.Id, _values.IsMade(resource), name => Attribute(resource, schema, name));
        }

        foreach (var origin in schema.TemplateOrigins)
        {
            foreach (var resource in _template.OfType(origin.Type).SelectMany(resource => Parts(resource, origin, schema)))
                yield return resource;
        }
    }

    /// <summary>The resource of a Terraform type with a logical id.</summary>
    public SeenResource? Find(string type, string id) =>
        _template.Rules.Schemas.Of(type) is { CloudFormationType: not null } schema
        && _template.Find(id) is { } resource
        && resource.Type == schema.CloudFormationType
            ? new(resource, id, _values.IsMade(resource), name => Attribute(resource, schema, name))
            : null;

    /// <summary>Whether a resource is made.</summary>
    public Tristate IsMade(TemplateResource resource) => _values.IsMade(resource);

    /// <summary>The value of an attribute of a resource.</summary>
    public AttributeValue Attribute(TemplateResource resource, ResourceSchema schema, string attribute) =>
        Attribute(resource.Properties, schema, attribute);

    /// <summary>What a resource says that Terraform has resources of their own for.</summary>
    public IEnumerable<SeenResource> Parts(TemplateResource resource, TemplateOrigin origin, ResourceSchema schema)
    {
        var existence = _values.IsMade(resource);
        var properties = origin.Property is null ? resource.Properties : resource.Properties[origin.Property];
        if (properties is null)
        {
            // Something may add it that is not known.
            if (_values.Evaluate(resource.Properties) is AttributeValue.Unknown)
                yield return new(resource, resource.Id, existence.AtMostMaybe(), Named(_ => AttributeValue.Unknown.Value));
            yield break;
        }

        if (origin.Property is not null && _values.Evaluate(properties) is AttributeValue.Unset)
            yield break;
        if (origin.Each is not { } each)
        {
            yield return new(resource, resource.Id, existence, Named(name => Attribute(properties, schema, name)));
            yield break;
        }

        var items = properties[each] is null ? [] : _values.Evaluate(properties[each]).Items ?? [AttributeValue.Unknown.Value];
        foreach (var item in items)
            yield return new(resource, resource.Id, existence,
                name => name == origin.Item ? item : Attribute(properties, schema, name));

        Func<string, AttributeValue> Named(Func<string, AttributeValue> others) => name =>
            name == origin.Owner?.Attribute && _template.Rules.Schemas.OfCloudFormation(resource.Type) is { } owner
                ? new AttributeValue.Set(Content.Text.Of(
                    [new TextPart.Reference(owner.Type, origin.Owner.OwnersAttribute) { Address = resource.Id }]))
                : others(name);
    }

    private AttributeValue Attribute(TemplateNode properties, ResourceSchema schema, string attribute)
    {
        if (schema.ContainerInCloudFormation is { } container && properties is TemplateNode.Mapping { Function: null })
            return properties[container] is { } inner ? AttributeIn(inner, schema, attribute) : AttributeIn(properties, schema, attribute);
        return AttributeIn(properties, schema, attribute);
    }

    private AttributeValue AttributeIn(TemplateNode properties, ResourceSchema schema, string attribute)
    {
        if (properties is not TemplateNode.Mapping { Function: null } mapping)
            return _values.Evaluate(properties) is AttributeValue.Set { Content: Content.Object content }
                ? Translate(content.Attributes, schema) is var translated && translated.TryGetValue(attribute, out var known)
                    ? known : AttributeValue.Unset.Absent
                : AttributeValue.Unknown.Value;
        var name = schema.NameIn(Bindings.Template, attribute);
        if (mapping[name] is { } value)
        {
            var translated = TranslateOf(attribute, _values.Evaluate(value), schema);
            return translated is AttributeValue.Unset && schema.Default(attribute, Bindings.Template) is AttributeValue.Set given
                ? given : translated;
        }

        // Properties that a loop or an included file adds.
        return mapping.Properties.Any(property => property.Name.StartsWith("Fn::", StringComparison.Ordinal))
            ? AttributeValue.Unknown.Value : schema.Default(attribute, Bindings.Template);
    }

    private static Dictionary<string, AttributeValue> Translate(IReadOnlyDictionary<string, AttributeValue> attributes,
        ResourceSchema schema)
    {
        var translated = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            foreach (var name in schema.AllInTerraform(attribute.Key, Bindings.Template))
            {
                // CloudFormation knows no other way to write it.
                if (schema.NameIn(Bindings.Template, name) == attribute.Key || !translated.ContainsKey(name))
                    translated[name] = TranslateOf(name, attribute.Value, schema);
            }
        }

        return translated;
    }

    // The keys of a map are the author's own.
    private static AttributeValue TranslateOf(string attribute, AttributeValue value, ResourceSchema schema) =>
        schema.MapAttributes.Contains(attribute) ? value : Translate(value, schema);

    private static AttributeValue Translate(AttributeValue value, ResourceSchema schema) => (value as AttributeValue.Set)?.Content switch
    {
        Content.Text { Constant: { } text } when schema.TemplateValues.TryGetValue(text, out var known) =>
            new AttributeValue.Set(Content.Text.Of(known)),
        Content.List list => new AttributeValue.Set(new Content.List([.. list.Items.Select(item => Translate(item, schema))])),
        Content.Object @object when !@object.Attributes.ContainsKey(PolicyKey) =>
            new AttributeValue.Set(new Content.Object(Translate(@object.Attributes, schema))),
        _ => value,
    };
}

/// <summary>A resource, in the words of Terraform, that a template makes or may make.</summary>
/// <param name="Source">The resource of the template that says so.</param>
/// <param name="Address">What references to it hold.</param>
/// <param name="Existence">Whether it is made.</param>
/// <param name="Attribute">The value of an attribute, by Terraform name.</param>
internal sealed record SeenResource(TemplateResource Source, string Address, Tristate Existence, Func<string, AttributeValue> Attribute);
