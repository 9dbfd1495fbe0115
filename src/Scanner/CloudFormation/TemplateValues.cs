using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>What values of a template come to, as far as that is known before it is deployed.</summary>
/// <remarks>
/// Functions: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html. Parameters are
/// given by whoever deploys the stack, whatever their defaults.
/// </remarks>
internal sealed class TemplateValues(Template template, TemplateConditions conditions)
{
    private const int MaxDepth = 64;
    private const int MaxTextLength = 64 * 1024;

    // Aliases of YAML may repeat a value without end.
    private int _steps = 100_000;

    /// <summary>What a value comes to.</summary>
    public AttributeValue Evaluate(TemplateNode? node) => node is null ? AttributeValue.Unset.Absent : Evaluate(node, MaxDepth);

    /// <summary>The condition of a resource: whether it is made.</summary>
    public Tristate IsMade(TemplateResource resource) => resource.Condition switch
    {
        null => Tristate.Yes,
        { Text: { } name } => conditions.Holds(name) switch { true => Tristate.Yes, false => Tristate.No, null => Tristate.Maybe },
        _ => Tristate.Maybe,
    };

    private AttributeValue Evaluate(TemplateNode node, int levels)
    {
        if (levels == 0 || --_steps < 0)
            return AttributeValue.Unknown.Value;
        return node switch
        {
            TemplateNode.Scalar scalar => OfScalar(scalar.Value),
            TemplateNode.Sequence sequence => OfItems(sequence.Items.Select(item => Evaluate(item, levels - 1))),
            TemplateNode.Mapping { Function: { } function } => Call(function, levels),
            TemplateNode.Mapping mapping => OfMapping(mapping, levels),
            _ => AttributeValue.Unknown.Value,
        };
    }

    private static AttributeValue OfScalar(object? value) => value switch
    {
        null => AttributeValue.Unset.Null,
        bool boolean => new AttributeValue.Set(new Content.Boolean(boolean)),
        double number => new AttributeValue.Set(new Content.Number(number)),
        _ => OfText((string)value),
    };

    // {{resolve:ssm:…}} is looked up when the stack is deployed.
    private static AttributeValue OfText(string text) => text.Length == 0 ? AttributeValue.Unset.Empty
        : text.Contains("{{resolve:") ? AttributeValue.Unknown.Value
        : text.Contains(TemplateHoles.Hole) ? OfParts(TemplateHoles.PartsOf(text))
        : new AttributeValue.Set(Content.Text.Of(text));

    private static AttributeValue OfItems(IEnumerable<AttributeValue> items)
    {
        var list = items.Where(item => item is not AttributeValue.Unset { Form: UnsetForm.Absent }).ToList();
        return list.Count == 0 ? AttributeValue.Unset.Empty : new AttributeValue.Set(new Content.List(list));
    }

    private AttributeValue OfMapping(TemplateNode.Mapping mapping, int levels)
    {
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var property in mapping.Properties)
        {
            // Properties that a loop or an included file adds.
            if (property.Name.StartsWith("Fn::", StringComparison.Ordinal))
                return AttributeValue.Unknown.Value;
            attributes[property.Name] =
                attributes.ContainsKey(property.Name) ? AttributeValue.Unknown.Value : Evaluate(property.Value, levels - 1);
        }

        foreach (var name in attributes.Where(attribute => attribute.Value is AttributeValue.Unset { Form: UnsetForm.Absent })
            .Select(attribute => attribute.Key).ToList())
            attributes.Remove(name);
        return new AttributeValue.Set(new Content.Object(attributes));
    }

    private AttributeValue Call(TemplateProperty function, int levels)
    {
        var argument = function.Value;
        return function.Name switch
        {
            "Ref" => argument.Text is { } name ? Reference(name) : AttributeValue.Unknown.Value,
            "Fn::GetAtt" => GetAttribute(argument),
            "Fn::If" => If(argument, levels),
            "Fn::Join" => Join(argument, levels),
            "Fn::Sub" => Substitute(argument, levels),
            "Fn::Select" => Select(argument, levels),
            "Fn::Split" => Split(argument, levels),
            "Fn::FindInMap" => FindInMap(argument, levels),
            // The value is a text then; what is known of it stays.
            "Fn::ToJsonString" => Evaluate(argument, levels - 1),
            "Fn::ImportValue" or "Fn::Base64" or "Fn::GetAZs" or "Fn::Cidr" => AttributeValue.Set.Opaque,
            _ => AttributeValue.Unknown.Value,
        };
    }

    private AttributeValue Reference(string name)
    {
        if (name == "AWS::NoValue")
            return AttributeValue.Unset.Absent;
        if (name.StartsWith("AWS::", StringComparison.Ordinal))
            return Certain;
        if (template.Parameter(name) is { } parameter)
            return ValueOf(parameter);
        if (template.Find(name) is { } resource)
            return template.SchemaOf(resource) is { } schema ? Of(new(schema.Type, schema.RefAttribute) { Address = name }) : Certain;
        // Of another type: whatever it is, it is something.
        return Certain;
    }

    private AttributeValue ValueOf(TemplateParameter parameter) =>
        (conditions.ValueOf(parameter.Name) ?? parameter.Constant) is { } value ? OfText(value)
        : parameter.IsNeverEmpty || conditions.IsNot(parameter.Name, "") ? Certain
        : AttributeValue.Unknown.Value;

    private AttributeValue GetAttribute(TemplateNode argument)
    {
        var (id, attribute) = argument switch
        {
            { Text: { } text } when text.IndexOf('.') is > 0 and var dot => (text.Substring(0, dot), text.Substring(dot + 1)),
            { Items: [{ Text: { } first }, { Text: { } second }] } => (first, second),
            _ => ("", ""),
        };
        return id.Length == 0 ? AttributeValue.Unknown.Value : GetAttribute(id, attribute);
    }

    private AttributeValue GetAttribute(string id, string attribute)
    {
        if (template.Find(id) is not { } resource || template.SchemaOf(resource) is not { } schema)
            // The outputs of another stack may be empty.
            return attribute.StartsWith("Outputs.", StringComparison.Ordinal) ? AttributeValue.Unknown.Value : Certain;
        var reference = new TextPart.Reference(schema.Type, NameCase.ToSnake(attribute)) { Address = id };
        return attribute == "Arn" && schema.CloudFormationArnSuffix.Length > 0
            ? new AttributeValue.Set(Content.Text.Of([reference, new TextPart.Literal(schema.CloudFormationArnSuffix)]))
            : Of(reference);
    }

    private AttributeValue If(TemplateNode argument, int levels)
    {
        if (argument.Items is not [{ Text: { } condition }, var then, var otherwise])
            return AttributeValue.Unknown.Value;
        if (conditions.Holds(condition) is { } holds)
            return Evaluate(holds ? then : otherwise, levels - 1);
        var (one, other) = (Evaluate(then, levels - 1), Evaluate(otherwise, levels - 1));
        return one == other ? one : AttributeValue.Unknown.Value;
    }

    private AttributeValue Join(TemplateNode argument, int levels)
    {
        if (argument.Items is not [{ Text: { } delimiter }, var list])
            return AttributeValue.Unknown.Value;
        if (Evaluate(list, levels - 1).Items is not { } items)
            return AttributeValue.Unknown.Value;
        var parts = new List<TextPart>();
        for (var index = 0; index < items.Count; index++)
        {
            if (index > 0)
                parts.Add(new TextPart.Literal(delimiter));
            parts.AddRange(PartsOf(items[index]));
        }

        return OfParts(parts);
    }

    private AttributeValue Substitute(TemplateNode argument, int levels)
    {
        var text = argument.Text ?? (argument.Items is [{ Text: { } first }, ..] ? first : null);
        if (text is null || text.Length > MaxTextLength)
            return AttributeValue.Unknown.Value;
        var variables = argument.Items is [_, var given] ? given : null;
        var parts = new List<TextPart>();
        var start = 0;
        for (var open = text.IndexOf("${", StringComparison.Ordinal); open >= 0; open = text.IndexOf("${", start, StringComparison.Ordinal))
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
                break;
            parts.Add(new TextPart.Literal(text.Substring(start, open - start)));
            var name = text.Substring(open + 2, close - open - 2).Trim();
            parts.AddRange(name is ['!', ..] ? [new TextPart.Literal($"${{{name.Substring(1)}}}")]
                : variables?[name] is { } variable ? PartsOf(Evaluate(variable, levels - 1))
                : PartsOf(Named(name)));
            start = close + 1;
        }

        parts.Add(new TextPart.Literal(text.Substring(start)));
        return OfParts(parts);
    }

    private AttributeValue Named(string name) =>
        name.IndexOf('.') is > 0 and var dot ? GetAttribute(name.Substring(0, dot), name.Substring(dot + 1)) : Reference(name);

    private AttributeValue Select(TemplateNode argument, int levels) =>
        argument.Items is [TemplateNode.Scalar { Value: { } index }, var list]
        && int.TryParse(TemplateTexts.Of(index), out var number)
        && Evaluate(list, levels - 1).Items is { } items
        && number >= 0 && number < items.Count
            ? items[number] : AttributeValue.Unknown.Value;

    private AttributeValue Split(TemplateNode argument, int levels)
    {
        if (argument.Items is not [{ Text: { Length: > 0 } delimiter }, var text])
            return AttributeValue.Unknown.Value;
        return Evaluate(text, levels - 1) switch
        {
            AttributeValue.Unset => OfItems([AttributeValue.Unset.Empty]),
            { Constant: { } constant } =>
                OfItems(constant.Split([delimiter], StringSplitOptions.None).Select(OfText)),
            _ => AttributeValue.Unknown.Value,
        };
    }

    private AttributeValue FindInMap(TemplateNode argument, int levels)
    {
        if (argument.Items is not [{ Text: { } name }, var first, var second, ..]
            || Evaluate(first, levels - 1).Constant is not { } topKey
            || Evaluate(second, levels - 1).Constant is not { } secondKey)
            return AttributeValue.Unknown.Value;
        return template.Mapping(name)?[topKey]?[secondKey] is { } value ? Evaluate(value, levels - 1) : AttributeValue.Unknown.Value;
    }

    // Something that is there, whatever it is.
    private static AttributeValue.Set Certain => AttributeValue.Set.Opaque;

    private static AttributeValue.Set Of(TextPart.Reference reference) => new(Content.Text.Of([reference]));

    private static IEnumerable<TextPart> PartsOf(AttributeValue value) => value switch
    {
        AttributeValue.Unset => [],
        AttributeValue.Set { Content: Content.Text text } => text.Parts,
        AttributeValue.Set { Content: Content.Boolean boolean } => [new TextPart.Literal(boolean.Value ? "true" : "false")],
        AttributeValue.Set { Content: Content.Number number } => [new TextPart.Literal(TemplateTexts.Of(number.Value))],
        AttributeValue.Set { Content: null } => [Something],
        _ => [TextPart.Opaque.Value],
    };

    // Told apart from what may be empty by being another object.
    private static readonly TextPart.Opaque Something = new();

    private static AttributeValue OfParts(IReadOnlyList<TextPart> parts)
    {
        var text = Content.Text.Of(parts);
        return text.Constant is { } constant ? OfText(constant)
            : text.Parts.All(part => ReferenceEquals(part, TextPart.Opaque.Value)) ? AttributeValue.Unknown.Value
            : new AttributeValue.Set(text);
    }
}
