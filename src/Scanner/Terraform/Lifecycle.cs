using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>What the block <c>lifecycle</c> of a resource says.</summary>
internal static class Lifecycle
{
    public const string Name = "lifecycle";

    /// <summary>
    /// Whether <c>ignore_changes</c> names an attribute: what the configuration says of it holds when the resource is created, and need not
    /// hold any more.
    /// </summary>
    public static bool Ignores(ConfigBody body, string attribute) => Ignored(body).Any(expression => expression switch
    {
        VariableExpression variable => variable.Name == attribute || variable.Name == "all",
        LiteralExpression { Value: string text } => text == attribute || text == "all" || IsPath(text, attribute),
        AttributeExpression or IndexExpression => Root(expression) == attribute,
        _ => true,
    });

    private static IEnumerable<Expression> Ignored(ConfigBody body)
    {
        var native = body.Blocks.Where(block => block.Type == Name).Select(block => block.Body.Attributes.TryGetValue("ignore_changes", out var ignored) ? ignored.Value : null);
        var json = body.Attributes.TryGetValue(Name, out var lifecycle) ? Items(lifecycle.Value).Select(item => item.Property("ignore_changes")) : [];
        return native.Concat(json).OfType<Expression>().SelectMany(Items);
    }

    private static IEnumerable<Expression> Items(Expression expression) => expression is TupleExpression tuple ? tuple.Items : [expression];

    // Such as tags["Name"] or rule[0].
    private static bool IsPath(string text, string attribute) =>
        text.Length > attribute.Length && text.StartsWith(attribute, StringComparison.Ordinal) && text[attribute.Length] is '.' or '[';

    private static string? Root(Expression expression) => expression switch
    {
        AttributeExpression attribute => Root(attribute.Source),
        IndexExpression index => Root(index.Source),
        VariableExpression variable => variable.Name,
        _ => null,
    };
}
