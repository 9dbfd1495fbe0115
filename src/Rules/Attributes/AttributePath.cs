namespace Infra.Analyzers.Rules.Attributes;

/// <summary>
/// A way to an attribute of a resource through its nested blocks, in Terraform's names: <c>storage_encrypted</c>,
/// <c>default_cache_behavior.viewer_protocol_policy</c>, <c>ingress[*].cidr_blocks[*]</c>.
/// </summary>
/// <remarks>
/// <c>[*]</c> means all items of a list, or all blocks of a type. Front ends write a block that may stand there once as an object or as a
/// list of one, and a list of one text as the text: a path means the same in each.
/// </remarks>
internal sealed record AttributePath
{
    private const string AllItems = "[*]";

    private readonly IReadOnlyList<Step> _steps;

    private AttributePath(string text, IReadOnlyList<Step> steps) => (Text, _steps) = (text, steps);

    /// <summary>The path as it is written.</summary>
    public string Text { get; }

    /// <summary>The attribute or block of the resource that it begins with.</summary>
    public string Root => _steps[0].Name;

    /// <summary>The names on the way.</summary>
    public IEnumerable<string> Names => _steps.Select(step => step.Name);

    /// <summary>The names, and whether each is followed by <c>[*]</c>.</summary>
    public IReadOnlyList<(string Name, bool IsOfItems)> Steps => [.. _steps.Select(step => (step.Name, step.IsOfItems))];

    /// <exception cref="FormatException">A step has no name.</exception>
    public static AttributePath Parse(string text)
    {
        var steps = text.Split('.')
            .Select(step => step.EndsWith(AllItems, StringComparison.Ordinal)
                ? new Step(step.Substring(0, step.Length - AllItems.Length), IsOfItems: true) : new Step(step, IsOfItems: false))
            .ToList();
        return steps.TrueForAll(step => step.Name.Length > 0 && step.Name.IndexOfAny(['[', ']']) < 0)
            ? new(text, steps) : throw new FormatException($"'{text}' is no path of attributes.");
    }

    public bool Equals(AttributePath? other) => other?.Text == Text;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;

    /// <summary>What the path leads to, and whether nothing else may be there.</summary>
    /// <param name="attributes">The attributes of the resource or block where it begins.</param>
    public Reached From(Func<string, AttributeValue> attributes)
    {
        var reached = new Reached([], IsComplete: true);
        Follow(attributes(_steps[0].Name), index: 0, reached.Values, ref reached);
        return reached;
    }

    private void Follow(AttributeValue value, int index, List<AttributeValue> values, ref Reached reached)
    {
        var step = _steps[index];
        if (step.IsOfItems)
        {
            if (ItemsOf(value) is not { } items)
            {
                reached = reached with { IsComplete = false };
                return;
            }

            foreach (var item in items)
                Enter(item, index, values, ref reached);
            return;
        }

        Enter(value, index, values, ref reached);
    }

    private void Enter(AttributeValue value, int index, List<AttributeValue> values, ref Reached reached)
    {
        if (index == _steps.Count - 1)
            values.Add(value);
        else if (BlockOf(value) is { } block)
            Follow(block(_steps[index + 1].Name), index + 1, values, ref reached);
        else
            reached = reached with { IsComplete = false };
    }

    private static IReadOnlyList<AttributeValue>? ItemsOf(AttributeValue value) => value switch
    {
        AttributeValue.Unset => [],
        AttributeValue.Set { Content: Content.List list } => list.Items,
        AttributeValue.Set { Content: not null } => [value],
        _ => null,
    };

    /// <summary>The attributes of a block that can stand there once; <see langword="null"/> where nothing is known of them.</summary>
    public static Func<string, AttributeValue>? BlockOf(AttributeValue value) => value switch
    {
        // What is in a block that is not there is not set.
        AttributeValue.Unset => static _ => AttributeValue.Unset.Absent,
        AttributeValue.Set { Content: Content.Object block } => name => block[name],
        AttributeValue.Set { Content: Content.List { Items: [var only] } } => BlockOf(only),
        _ => null,
    };

    private sealed record Step(string Name, bool IsOfItems);
}

/// <summary>What an <see cref="AttributePath"/> leads to.</summary>
/// <param name="Values">The values.</param>
/// <param name="IsComplete">Whether there are certainly no others.</param>
internal sealed record Reached(List<AttributeValue> Values, bool IsComplete);
