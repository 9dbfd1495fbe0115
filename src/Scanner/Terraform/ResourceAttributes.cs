using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Turns what is written behind an attribute into what a rule is told of it.</summary>
internal static class ResourceAttributes
{
    public static AttributeValue Of(Expression expression) => expression switch
    {
        LiteralExpression { Value: null } => AttributeValue.Unset.Null,
        LiteralExpression { Value: "" } => AttributeValue.Unset.Empty,
        LiteralExpression { Value: string text } => new AttributeValue.Set(Content.Text.Of(text)),
        LiteralExpression { Value: bool value } => new AttributeValue.Set(new Content.Boolean(value)),
        LiteralExpression { Value: double value } => new AttributeValue.Set(new Content.Number(value)),
        AttributeExpression attribute => new AttributeValue.Set(Content.Text.Of([Part(attribute)])),
        TemplateExpression template when template.Parts.Any(part => part is not UnreadExpression) =>
            new AttributeValue.Set(Content.Text.Of(template.Parts.Select(Part))),
        _ => AttributeValue.Unknown.Value,
    };

    private static TextPart Part(Expression expression) => expression switch
    {
        LiteralExpression { Value: string text } => new TextPart.Literal(text),
        AttributeExpression { Source: AttributeExpression { Source: VariableExpression type } } attribute => new TextPart.Reference(type.Name, attribute.Name),
        _ => TextPart.Opaque.Value,
    };
}
