namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>
/// An <c>Fn::ForEach</c> in the resources of a template, which the transform <c>AWS::LanguageExtensions</c> writes out:
/// <c>[identifier, collection, {key: value}]</c>, where <c>${identifier}</c>, <c>&amp;{identifier}</c> and <c>Ref</c> stand for an item
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html).
/// </summary>
/// <param name="Name">The name of its entry.</param>
/// <param name="Place">Where that is.</param>
/// <param name="Body">What it is given.</param>
internal sealed record TemplateLoop(string Name, TextPlace Place, TemplateNode Body)
{
    // No template has so many resources; loops in loops that make nothing would have no end.
    private const int MaxRounds = 1_000;

    /// <summary>
    /// The entries that it stands for; <see langword="null"/> where it is not known which, or there are too many. The collection of a
    /// parameter is that of its default.
    /// </summary>
    /// <param name="template">The template that it is in.</param>
    public IReadOnlyList<TemplateProperty>? Write(Template template)
    {
        var made = new List<TemplateProperty>();
        var left = MaxRounds;
        return Write(Body, template, made, ref left) ? made : null;
    }

    private static bool Write(TemplateNode loop, Template template, List<TemplateProperty> made, ref int left)
    {
        if (loop is not TemplateNode.Sequence { Elements: [{ Text: { } identifier }, var collection, TemplateNode.Mapping entries] }
            || ItemsOf(collection, template) is not { } items)
        {
            return false;
        }

        foreach (var item in items)
        {
            foreach (var entry in entries.Properties)
            {
                if (left-- == 0)
                    return false;
                var written = With(entry, identifier, item);
                if (!TemplateGaps.IsLoop(written.Name))
                    made.Add(written);
                else if (!Write(written.Value, template, made, ref left))
                    return false;
            }
        }

        return true;
    }

    private static IReadOnlyList<string>? ItemsOf(TemplateNode collection, Template template) =>
        collection is TemplateNode.Sequence { Elements: var elements }
            ? elements.All(element => element is TemplateNode.Scalar { Value: not null })
                ? [.. elements.Select(element => TemplateTexts.Of(((TemplateNode.Scalar)element).Value))]
                : null
            : collection.Function is { Name: "Ref", Value.Text: { } parameter } ? template.Parameter(parameter)?.DefaultItems : null;

    private static TemplateProperty With(TemplateProperty property, string identifier, string item) => property with
    {
        Name = With(property.Name, identifier, item),
        Value = With(property.Value, identifier, item),
    };

    private static TemplateNode With(TemplateNode node, string identifier, string item) => node switch
    {
        TemplateNode.Scalar { Value: string text } scalar => scalar with { Value = With(text, identifier, item) },
        TemplateNode.Sequence sequence => sequence with
        {
            Elements = [.. sequence.Elements.Select(element => With(element, identifier, item))],
        },
        TemplateNode.Mapping { Function: { Name: "Ref", Value.Text: var name } } when name == identifier =>
            new TemplateNode.Scalar(item, node.Place),
        TemplateNode.Mapping mapping => mapping with
        {
            Properties = [.. mapping.Properties.Select(property => With(property, identifier, item))],
        },
        _ => node,
    };

    private static string With(string text, string identifier, string item) => text
        .Replace("${" + identifier + "}", item)
        .Replace("&{" + identifier + "}", new string([.. item.Where(letter => letter is < (char)128 && char.IsLetterOrDigit(letter))]));
}
