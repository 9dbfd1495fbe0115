using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>One of the instances that <c>count</c> and <c>for_each</c> make of a resource or module call.</summary>
/// <param name="Suffix">What follows the address: nothing, <c>[0]</c> or <c>["a"]</c>.</param>
/// <param name="Key">The key or index, where the instances form a map or list and it is known.</param>
/// <param name="Each">The meaning of <c>each</c> here, if it has one.</param>
/// <param name="Count">The meaning of <c>count</c> here, if it has one.</param>
internal sealed record InstanceKey(string Suffix, TerraformValue? Key, TerraformValue? Each, TerraformValue? Count)
{
    private const int MaxInstances = 100;

    private static readonly InstanceKey Only = new("", null, null, null);
    private static readonly InstanceKey UnknownIndex = new("", null, null, Index(TerraformValue.Unknown.Value));
    private static readonly InstanceKey UnknownElement = new(
        "",
        null,
        Element(TerraformValue.Unknown.Value, TerraformValue.Unknown.Value),
        null);

    /// <summary>An instance of a block of which nothing is known, not even whether there is one.</summary>
    public static InstanceKey Possible(ConfigBody body) =>
        body.Attributes.ContainsKey("count") ? UnknownIndex : body.Attributes.ContainsKey("for_each") ? UnknownElement : Only;

    /// <summary>The instances of a block. Where their number is not known there is one, of which no key is known.</summary>
    /// <param name="body">The block's body.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="evaluator">Evaluates <c>count</c> and <c>for_each</c>.</param>
    /// <param name="isKnown">Whether these are the instances, and not merely what they are like if there are any.</param>
    public static IReadOnlyList<InstanceKey> Of(ConfigBody body, Scope scope, Evaluator evaluator, out bool isKnown)
    {
        isKnown = true;
        if (Lifecycle.Enabled(body) is { } enabled)
        {
            var isEnabled = evaluator.Decide(enabled.Value, scope with { Source = enabled.Source });
            isKnown = isEnabled is not null;
            return isEnabled == false ? [] : [Only];
        }

        if (body.Attributes.TryGetValue("count", out var count))
        {
            switch (Conversions.ToNumber(Evaluate(count, scope, evaluator)))
            {
                case TerraformValue.Number { Value: >= 0 and <= MaxInstances } number:
                    return [.. Enumerable.Range(0, (int)number.Value).Select(Counted)];
                default:
                    isKnown = false;
                    return [UnknownIndex];
            }
        }

        if (!body.Attributes.TryGetValue("for_each", out var each))
            return [Only];
        var elements = Evaluate(each, scope, evaluator) switch
        {
            TerraformValue.Sequence { Items.Count: <= MaxInstances } set => set.Items.Select(item => (Key: item, Element: item)).ToList(),
            TerraformValue.Map { Entries.Count: <= MaxInstances } map => Conversions.Elements(map)!.ToList(),
            _ => null,
        };
        if (elements is not null && elements.All(element => element.Key is TerraformValue.Text { Constant: not null }))
            return [.. elements.Select(element => Keyed((TerraformValue.Text)element.Key, element.Element))];
        isKnown = false;
        return [UnknownElement];
    }

    /// <summary>A scope in which <c>each</c> and <c>count</c> mean this instance.</summary>
    public Scope Bind(Scope scope)
    {
        scope = Each is null ? scope : scope.Bind("each", Each);
        return Count is null ? scope : scope.Bind("count", Count);
    }

    private static TerraformValue Evaluate(ConfigAttribute attribute, Scope scope, Evaluator evaluator) =>
        evaluator.Evaluate(attribute.Value, scope with { Source = attribute.Source });

    private static InstanceKey Counted(int index) =>
        new($"[{index}]", new TerraformValue.Number(index), null, Index(new TerraformValue.Number(index)));

    private static InstanceKey Keyed(TerraformValue.Text key, TerraformValue element) =>
        new($"[\"{key.Constant}\"]", key, Element(key, element), null);

    private static TerraformValue.Map Index(TerraformValue index) =>
        new(new Dictionary<string, TerraformValue>(StringComparer.Ordinal) { ["index"] = index });

    private static TerraformValue.Map Element(TerraformValue key, TerraformValue element) =>
        new(new Dictionary<string, TerraformValue>(StringComparer.Ordinal) { ["key"] = key, ["value"] = element });
}
