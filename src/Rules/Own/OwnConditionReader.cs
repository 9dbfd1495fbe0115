using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Json;

namespace Infra.Analyzers.Rules.Own;

/// <summary>Makes conditions of what a rule says under <c>when</c>, <c>require</c> and <c>forbid</c>.</summary>
/// <param name="fault">Takes what is wrong with a value.</param>
/// <param name="types">The types that the rule is about.</param>
internal sealed class OwnConditionReader(Action<JsonNode, string> fault, IReadOnlyList<AwsType> types)
{
    private const string AnyOf = "anyOf", AllOf = "allOf", Block = "block";

    private readonly List<(AwsType Type, AwsAttributes Attributes)> _attributes =
        [.. types.Select(type => (type, type.Attributes))];

    private readonly List<AttributePath> _paths = [];

    /// <summary>All paths that the conditions lead through.</summary>
    public IReadOnlyList<AttributePath> Paths => _paths;

    /// <summary>The condition; <see langword="null"/> where there is none, or none that can be understood.</summary>
    public AttributeCondition? Read(JsonNode? node) => node is null ? null : Read(node, outer: "");

    /// <param name="node">What is said.</param>
    /// <param name="outer">The path of the block that it is said of, with a dot at its end; empty for the resource.</param>
    private AttributeCondition? Read(JsonNode node, string outer)
    {
        if (node is not JsonNode.Object { Members: { Count: > 0 } members })
        {
            fault(node, "A condition must be an object of attributes and what they must be, such as { \"storage_encrypted\": true }.");
            return null;
        }

        var conditions = members.Select(member => member.Name switch
        {
            AnyOf => Several(member.Value, outer) is { } some ? AttributeCondition.AnyOf(some) : null,
            AllOf => Several(member.Value, outer) is { } all ? AttributeCondition.AllOf(all) : null,
            _ => OfPath(member, outer),
        }).ToList();
        return conditions.Contains(null) ? null
            : conditions.Count == 1 ? conditions[0] : AttributeCondition.AllOf([.. conditions.OfType<AttributeCondition>()]);
    }

    private IReadOnlyList<AttributeCondition>? Several(JsonNode node, string outer)
    {
        if (node is not JsonNode.Array { Items: { Count: > 0 } items })
        {
            fault(node, "Here a list of conditions is expected.");
            return null;
        }

        var conditions = items.Select(item => Read(item, outer)).ToList();
        return conditions.Contains(null) ? null : [.. conditions.OfType<AttributeCondition>()];
    }

    private AttributeCondition? OfPath(JsonMember member, string outer)
    {
        AttributePath path;
        try
        {
            path = AttributePath.Parse(outer + member.Name);
        }
        catch (FormatException)
        {
            Fault(member, $"'{ShownText.Of(member.Name, 80)}' is no path of attributes, such as ingress[*].cidr_blocks[*] or tags.Owner.");
            return null;
        }

        if (Mistake(path) is { } mistake)
        {
            Fault(member, mistake);
            return null;
        }

        _paths.Add(path);
        if (member.Value is JsonNode.Object { Members: [{ Name: Block }] tests })
        {
            return Read(tests[0].Value, path.Text + ".") is { } inner ? AttributeCondition.Block(member.Name, inner) : null;
        }

        return new OwnTestReader(fault).Read(member.Value) is { } test ? AttributeCondition.Of(member.Name, test) : null;
    }

    private void Fault(JsonMember member, string message) => fault(new JsonNode.Null(member.Start, member.End), message);

    /// <summary>What is wrong with a path, where the types are known not to have it.</summary>
    private string? Mistake(AttributePath path)
    {
        string? first = null;
        foreach (var (type, attributes) in _attributes)
        {
            if (Mistake(path, type, attributes) is not { } mistake)
                return null;
            first ??= mistake;
        }

        // One that some of the types have is never set in the others.
        return first;
    }

    private static string? Mistake(AttributePath path, AwsType type, AwsAttributes attributes)
    {
        var (inside, at) = (attributes, type.Type);
        var steps = path.Steps;
        for (var index = 0; index < steps.Count; index++)
        {
            var (name, isOfItems) = steps[index];
            if (!inside.ByName.TryGetValue(name, out var attribute))
                return inside.IsOpen ? null : $"{at} has no '{ShownText.Of(name, 80)}'{Nearest.Hint(name, inside.ByName.Keys)}";
            if (index == steps.Count - 1 || attribute.IsMap)
                return null;
            if (attribute.IsList && !isOfItems && attribute.Inner is not null)
                return $"There may be several '{name}' in {at}; write {name}[*].";
            if (attribute.Inner is not { } inner)
                return null;
            (inside, at) = (inner, name);
        }

        return null;
    }
}
