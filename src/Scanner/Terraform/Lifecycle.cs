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

    /// <summary>
    /// The expression that decides whether the resource or module exists, which is OpenTofu's <c>enabled</c>
    /// (https://opentofu.org/docs/language/meta-arguments/enabled/); <see langword="null"/> where it is not written.
    /// </summary>
    public static ConfigAttribute? Enabled(ConfigBody body) => Arguments(body, "enabled").FirstOrDefault();

    /// <summary>
    /// Whether a block <c>removed</c> leaves what it removes in AWS. Terraform does so where <c>destroy</c> is false, OpenTofu also where
    /// it is not written.
    /// </summary>
    public static bool KeepsRemoved(ConfigBody body) =>
        Arguments(body, "destroy").FirstOrDefault()?.Value is not LiteralExpression { Value: true };

    private static IEnumerable<Expression> Ignored(ConfigBody body) =>
        Arguments(body, "ignore_changes").SelectMany(ignored => Items(ignored.Value));

    private static IEnumerable<ConfigAttribute> Arguments(ConfigBody body, string name)
    {
        foreach (var block in body.Blocks)
        {
            if (block.Type == Name && block.Body.Attributes.TryGetValue(name, out var argument))
                yield return argument;
        }

        if (!body.Attributes.TryGetValue(Name, out var lifecycle))
            yield break;
        foreach (var item in Items(lifecycle.Value))
        {
            if (item.Property(name) is { } value)
                yield return new(name, value, lifecycle.Source);
        }
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
