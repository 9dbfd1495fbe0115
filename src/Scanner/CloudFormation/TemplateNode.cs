namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>A value of a CloudFormation template as it is written, in JSON or YAML.</summary>
/// <param name="Place">Where it is.</param>
internal abstract record TemplateNode(TextPlace Place)
{
    /// <summary>A string, a number (<see cref="double"/>), a truth value or <see langword="null"/>.</summary>
    public sealed record Scalar(object? Value, TextPlace Place) : TemplateNode(Place);

    public sealed record Sequence(IReadOnlyList<TemplateNode> Elements, TextPlace Place) : TemplateNode(Place);

    public sealed record Mapping(IReadOnlyList<TemplateProperty> Properties, TextPlace Place) : TemplateNode(Place);

    /// <summary>What is too large, or nested too deep, to decide anything.</summary>
    public sealed record Unread(TextPlace Place) : TemplateNode(Place);

    /// <summary>The text, where it is a string.</summary>
    public string? Text => this is Scalar { Value: string text } ? text : null;

    /// <summary>The elements, where it is a list.</summary>
    public IReadOnlyList<TemplateNode> Items => this is Sequence sequence ? sequence.Elements : [];

    /// <summary>The value of a property; of one that is written twice there is none that counts.</summary>
    public TemplateNode? this[string name]
    {
        get
        {
            TemplateNode? found = null;
            foreach (var property in (this as Mapping)?.Properties ?? [])
            {
                if (property.Name != name)
                    continue;
                found = found is null ? property.Value : new Unread(property.Value.Place);
            }

            return found;
        }
    }

    /// <summary>
    /// The intrinsic function that stands alone in an object, such as <c>Ref</c> or <c>Fn::Sub</c>, and what it is given.
    /// </summary>
    public TemplateProperty? Function =>
        this is Mapping { Properties: [{ } only] } && (only.Name is "Ref" || only.Name.StartsWith("Fn::", StringComparison.Ordinal))
            ? only : null;
}

/// <summary>A property of an object in a template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Place">Where the name is.</param>
internal sealed record TemplateProperty(string Name, TemplateNode Value, TextPlace Place);
