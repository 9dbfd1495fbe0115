using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.Policies;

/// <summary>Reads policies from JSON and from the blocks of <c>aws_iam_policy_document</c>.</summary>
internal static class PolicyReader
{
    /// <summary>How deep policy documents may refer to each other.</summary>
    public const int MaxDepth = 8;

    /// <inheritdoc cref="PolicyDocument.Of"/>
    public static PolicyDocument Read(AttributeValue value, IResourceGraph graph, int levels) => value switch
    {
        AttributeValue.Unset => PolicyDocument.Empty,
        AttributeValue.Set { Content: Content.Text { Parts: [TextPart.Reference { ResourceType: PolicyDocumentData.Type } reference] } } =>
            levels > 0 && graph.Find(reference) is { Existence: Tristate.Yes } document
                ? FromBlocks(document, graph, levels - 1) : PolicyDocument.Unknown,
        AttributeValue.Set { Content: Content.Text text } when PolicyJson.Parse(text) is PolicyJson.Object json => FromJson(json, graph),
        // CloudFormation has policies as objects.
        AttributeValue.Set { Content: Content.Object } when PolicyJson.Of(value) is PolicyJson.Object json => FromJson(json, graph),
        _ => PolicyDocument.Unknown,
    };

    private static PolicyDocument FromJson(PolicyJson.Object json, IResourceGraph graph) => json["Statement"] switch
    {
        PolicyJson.Array statements =>
            new([.. statements.Items.Select(item => Statement(item, graph))],
                IsComplete: !statements.Items.Contains(PolicyJson.Unknown.Value)),
        PolicyJson.Object statement => new([Statement(statement, graph)], IsComplete: true),
        _ => PolicyDocument.Unknown,
    };

    private static PolicyStatement Statement(PolicyJson json, IResourceGraph graph)
    {
        if (json is not PolicyJson.Object statement)
            return PolicyStatement.Unknown;
        return new(
            (statement["Effect"] as PolicyJson.Text)?.Content.Constant switch { "Allow" => true, "Deny" => false, _ => null },
            Patterns(statement["Action"], statement["NotAction"], graph) ?? PatternSet.Unknown,
            Patterns(statement["Resource"], statement["NotResource"], graph),
            Principals(statement["Principal"], statement["NotPrincipal"]))
        {
            Sid = Sid(statement["Sid"]),
            HasCondition = statement["Condition"] is not (null or PolicyJson.Object { Properties.Count: 0 })
                || statement.Properties.Keys.Any(name => !Elements.Contains(name)),
        };
    }

    private static string? Sid(PolicyJson? json) => json switch
    {
        null => "",
        PolicyJson.Text text => text.Content.Constant,
        _ => null,
    };

    private static readonly HashSet<string> Elements = new(
        ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"],
        StringComparer.OrdinalIgnoreCase);

    private static PatternSet? Patterns(PolicyJson? named, PolicyJson? excepted, IResourceGraph graph) => (named, excepted) switch
    {
        (null, null) => null,
        ({ }, null) => Patterns(named, isNegated: false, graph),
        (null, { }) => Patterns(excepted, isNegated: true, graph),
        _ => PatternSet.Unknown,
    };

    private static PatternSet Patterns(PolicyJson json, bool isNegated, IResourceGraph graph)
    {
        var items = Items(json);
        return new([.. items.OfType<PolicyJson.Text>().Select(item => TextPattern.OfPolicy(item.Content, graph))],
            items.All(item => item is PolicyJson.Text), isNegated);
    }

    private static PrincipalSet? Principals(PolicyJson? named, PolicyJson? excepted) => (named, excepted) switch
    {
        (null, null) => null,
        ({ }, null) => Principals(named, isNegated: false),
        (null, { }) => Principals(excepted, isNegated: true),
        _ => PrincipalSet.Unknown,
    };

    private static PrincipalSet Principals(PolicyJson json, bool isNegated)
    {
        var named = json switch
        {
            PolicyJson.Text text => [("*", (PolicyJson)text)],
            PolicyJson.Object @object =>
                @object.Properties.SelectMany(property => Items(property.Value).Select(item => (Type: property.Key, Item: item))).ToList(),
            _ => [("*", PolicyJson.Unknown.Value)],
        };
        return new(
            [.. named.Where(pair => pair.Item2 is PolicyJson.Text).Select(pair => (pair.Item1, ((PolicyJson.Text)pair.Item2).Content))],
            named.All(pair => pair.Item2 is PolicyJson.Text),
            isNegated);
    }

    private static IReadOnlyList<PolicyJson> Items(PolicyJson json) => json is PolicyJson.Array array ? array.Items : [json];

    private static PolicyDocument FromBlocks(RelatedResource document, IResourceGraph graph, int levels)
    {
        var own = document[PolicyDocumentData.Statement].Blocks is { } blocks
            ? new PolicyDocument([.. blocks.Select(block => block is null ? PolicyStatement.Unknown : Statement(block, graph))],
                IsComplete: true)
            : PolicyDocument.Unknown;
        IEnumerable<PolicyDocument> parts =
        [
            .. One("source_json"), .. All("source_policy_documents"), own,
            .. All("override_policy_documents"), .. One("override_json"),
        ];
        return parts.Aggregate(PolicyDocument.Empty, (merged, part) => merged.OverriddenBy(part));

        IEnumerable<PolicyDocument> One(string attribute) => [Read(document[attribute], graph, levels)];

        IEnumerable<PolicyDocument> All(string attribute) =>
            document[attribute].Items is { } items ? items.Select(item => Read(item, graph, levels)) : [PolicyDocument.Unknown];
    }

    // https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/d/iam_policy_document.html.markdown
    private static PolicyStatement Statement(Content.Object block, IResourceGraph graph) => new(
        block["effect"] switch
        {
            AttributeValue.Unset => true,
            var effect => effect.Constant switch { "Allow" => true, "Deny" => false, _ => null },
        },
        Patterns(block["actions"], block["not_actions"], graph) ?? PatternSet.Unknown,
        Patterns(block["resources"], block["not_resources"], graph),
        Principals(block["principals"], block["not_principals"]))
    {
        Sid = block["sid"] is AttributeValue.Unset ? "" : block["sid"].Constant,
        HasCondition = block["condition"] is not AttributeValue.Unset,
    };

    private static PatternSet? Patterns(AttributeValue named, AttributeValue excepted, IResourceGraph graph) => (named, excepted) switch
    {
        (AttributeValue.Unset, AttributeValue.Unset) => null,
        (_, AttributeValue.Unset) => Patterns(named, isNegated: false, graph),
        (AttributeValue.Unset, _) => Patterns(excepted, isNegated: true, graph),
        _ => PatternSet.Unknown,
    };

    private static PatternSet Patterns(AttributeValue value, bool isNegated, IResourceGraph graph)
    {
        if (value.Items is not { } items)
            return PatternSet.Unknown with { IsNegated = isNegated };
        var texts = items.Select(Text).ToList();
        return new([.. texts.OfType<Content.Text>().Select(text => TextPattern.OfPolicy(text, graph))], !texts.Contains(null), isNegated);
    }

    private static PrincipalSet? Principals(AttributeValue named, AttributeValue excepted) => (named, excepted) switch
    {
        (AttributeValue.Unset, AttributeValue.Unset) => null,
        (_, AttributeValue.Unset) => Principals(named, isNegated: false),
        (AttributeValue.Unset, _) => Principals(excepted, isNegated: true),
        _ => PrincipalSet.Unknown,
    };

    private static PrincipalSet Principals(AttributeValue value, bool isNegated)
    {
        var identifiers = new List<(string, Content.Text)>();
        var isComplete = value.Blocks is not null;
        foreach (var block in value.Blocks ?? [])
        {
            if (block?["type"].Constant is not { } type || block["identifiers"].Items is not { } items)
            {
                isComplete = false;
                continue;
            }

            var texts = items.Select(Text).ToList();
            isComplete &= !texts.Contains(null);
            identifiers.AddRange(texts.OfType<Content.Text>().Select(text => (type, text)));
        }

        return new(identifiers, isComplete, isNegated);
    }

    private static Content.Text? Text(AttributeValue value) => (value as AttributeValue.Set)?.Content as Content.Text;
}
