using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Works out what the attributes and nested blocks of a body come to; <c>dynamic</c> blocks become what they generate.</summary>
internal static class BodyValues
{
    private const string Dynamic = "dynamic";

    /// <summary>The values of a body by name; the blocks of one type are a sequence of maps.</summary>
    /// <param name="body">The body.</param>
    /// <param name="wants">Which attributes and blocks are asked for.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="evaluator">Evaluates what is written in it.</param>
    public static Dictionary<string, TerraformValue> Evaluate(ConfigBody body, Func<string, bool> wants, Scope scope, Evaluator evaluator)
    {
        var values = new Dictionary<string, TerraformValue>(StringComparer.Ordinal);
        foreach (var attribute in body.Attributes.Values)
        {
            var inner = scope with { Source = attribute.Source };
            if (attribute.Name == Dynamic)
                ExpandJson(attribute.Value, wants, inner, evaluator, values);
            else if (wants(attribute.Name))
                values[attribute.Name] = evaluator.Evaluate(attribute.Value, inner);
        }

        foreach (var block in body.Blocks)
        {
            if (block is { Type: Dynamic, Labels: [var generated] } && wants(generated))
                Add(values, generated, Expand(block, scope, evaluator));
            else if (block.Type != Dynamic && wants(block.Type))
                Add(values, block.Type, new TerraformValue.Sequence([Evaluate(block.Body, scope, evaluator)]));
        }

        return values;
    }

    private static TerraformValue.Map Evaluate(ConfigBody body, Scope scope, Evaluator evaluator) =>
        new(Evaluate(body, _ => true, scope, evaluator));

    private static TerraformValue Expand(ConfigBlock block, Scope scope, Evaluator evaluator)
    {
        if (!block.Body.Attributes.TryGetValue("for_each", out var each)
            || block.Body.Blocks.FirstOrDefault(nested => nested.Type == "content") is not { } content)
            return TerraformValue.Unknown.Value;
        var iterator = block.Body.Attributes.TryGetValue("iterator", out var named) ? IteratorName(named.Value) : block.Labels[0];
        return Generate(
            evaluator.Evaluate(each.Value, scope with { Source = each.Source }),
            iterator,
            inner => Evaluate(content.Body, inner, evaluator),
            scope);
    }

    // {"dynamic": {"event_selector": [{"for_each": …, "iterator": …, "content": {…}}]}}; there may be a list wherever there is an object.
    private static void ExpandJson(
        Expression dynamic,
        Func<string, bool> wants,
        Scope scope,
        Evaluator evaluator,
        Dictionary<string, TerraformValue> values)
    {
        foreach (var item in Objects(dynamic).SelectMany(types => types.Items))
        {
            if (item.Key is not LiteralExpression { Value: string generated } || !wants(generated))
                continue;
            foreach (var block in Objects(item.Value))
            {
                var each = block.Property("for_each");
                var content = Objects(block.Property("content")).FirstOrDefault();
                var iterator = block.Property("iterator") is { } named ? IteratorName(named) : generated;
                var isPlain = each is not null && content is not null && content.Property(Dynamic) is null;
                Add(
                    values,
                    generated,
                    isPlain
                        ? Generate(evaluator.Evaluate(each!, scope), iterator, inner => evaluator.Evaluate(content!, inner), scope)
                        : TerraformValue.Unknown.Value);
            }
        }
    }

    private static IEnumerable<ObjectExpression> Objects(Expression? expression) => expression switch
    {
        ObjectExpression @object => [@object],
        TupleExpression tuple => tuple.Items.OfType<ObjectExpression>(),
        _ => [],
    };

    private static string? IteratorName(Expression expression) => expression switch
    {
        VariableExpression variable => variable.Name,
        LiteralExpression { Value: string name } => name,
        _ => null,
    };

    private static TerraformValue Generate(TerraformValue collection, string? iterator, Func<Scope, TerraformValue> content, Scope scope)
    {
        if (iterator is null || Conversions.Elements(collection) is not { } elements)
            return TerraformValue.Unknown.Value;
        // Of a sequence the key is the index or, where it is a set, the element.
        return new TerraformValue.Sequence([.. elements.Select(element => content(scope.Bind(iterator, Item(element))))]);

        TerraformValue.Map Item((TerraformValue Key, TerraformValue Element) element) =>
            new(new Dictionary<string, TerraformValue>(StringComparer.Ordinal)
            {
                ["key"] = collection is TerraformValue.Map ? element.Key : TerraformValue.Unknown.Value,
                ["value"] = element.Element,
            });
    }

    private static void Add(Dictionary<string, TerraformValue> values, string name, TerraformValue blocks) =>
        values[name] = !values.TryGetValue(name, out var before) ? blocks
            : before is TerraformValue.Sequence first
                && blocks is TerraformValue.Sequence second ? new TerraformValue.Sequence([.. first.Items, .. second.Items])
            : TerraformValue.Unknown.Value;
}
