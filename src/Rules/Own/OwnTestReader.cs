using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Json;

namespace Infra.Analyzers.Rules.Own;

/// <summary>Makes tests of what a rule says of one attribute.</summary>
/// <param name="fault">Takes what is wrong with a value.</param>
internal sealed class OwnTestReader(Action<JsonNode, string> fault)
{
    private const string Set = "$set", Unset = "$unset";

    private static readonly IReadOnlyList<string> Tests =
        ["set", "equals", "in", "not", "matches", "min", "max", "contains", "anyOf", "allOf"];

    /// <summary>The test; <see langword="null"/> where it cannot be understood.</summary>
    public ValueTest? Read(JsonNode node)
    {
        switch (node)
        {
            case JsonNode.Text { Value: Set }:
                return new ValueTest.IsSet(Expected: true);
            case JsonNode.Text { Value: Unset } or JsonNode.Null:
                return new ValueTest.IsSet(Expected: false);
            case JsonNode.Object { Members: { Count: > 0 } members }:
                var tests = members.Select(Read).ToList();
                return tests.Contains(null) ? null : tests.Count == 1 ? tests[0] : new ValueTest.AllOf([.. tests.OfType<ValueTest>()]);
            default:
                return Literal(node) is { } literal ? new ValueTest.IsOneOf(literal) : null;
        }
    }

    private ValueTest? Read(JsonMember member)
    {
        var value = member.Value;
        switch (member.Name)
        {
            case "set":
                return value is JsonNode.Boolean set ? new ValueTest.IsSet(set.Value) : Wrong(value, "\"set\" takes true or false.");
            case "equals":
                return Literal(value) is { } equal ? new ValueTest.IsOneOf(equal) : null;
            case "in":
                return value is JsonNode.Array { Items: { Count: > 0 } items }
                    ? Literals(items) is { } literals ? new ValueTest.IsOneOf(literals) : null
                    : Wrong(value, "\"in\" takes a list of values.");
            case "not":
                return Read(value) is { } test ? new ValueTest.Not(test) : null;
            case "matches":
                return Pattern(value);
            case "min":
                return value is JsonNode.Number min ? new ValueTest.AtLeast(min.Value) : Wrong(value, "\"min\" takes a number.");
            case "max":
                return value is JsonNode.Number max ? new ValueTest.AtMost(max.Value) : Wrong(value, "\"max\" takes a number.");
            case "contains":
                return Literal(value) is { } part ? new ValueTest.Contains(part) : null;
            case "anyOf":
                return Several(value) is { } some ? new ValueTest.AnyOf(some) : null;
            case "allOf":
                return Several(value) is { } all ? new ValueTest.AllOf(all) : null;
            default:
                return Wrong(new JsonNode.Null(member.Start, member.End), $"'{ShownText.Of(member.Name, 60)}' is no test"
                    + Nearest.Hint(member.Name, Tests));
        }
    }

    private ValueTest? Pattern(JsonNode value)
    {
        if (value is not JsonNode.Text { Value: var pattern })
            return Wrong(value, "\"matches\" takes a regular expression.");
        return LinearRegex.Problem(pattern) is { } problem
            ? Wrong(value, $"This is no regular expression that can be used: {ShownText.Of(problem)}") : new ValueTest.Matches(pattern);
    }

    private IReadOnlyList<ValueTest>? Several(JsonNode node)
    {
        if (node is not JsonNode.Array { Items: { Count: > 0 } items })
        {
            fault(node, "Here a list of tests is expected.");
            return null;
        }

        var tests = items.Select(Read).ToList();
        return tests.Contains(null) ? null : [.. tests.OfType<ValueTest>()];
    }

    private IReadOnlyList<Content>? Literals(IReadOnlyList<JsonNode> nodes)
    {
        var literals = nodes.Select(Literal).ToList();
        return literals.Contains(null) ? null : [.. literals.OfType<Content>()];
    }

    private Content? Literal(JsonNode node)
    {
        switch (node)
        {
            case JsonNode.Text { Value: ['$', ..] } text:
                fault(node, $"'{ShownText.Of(text.Value, 60)}' is none of \"{Set}\" and \"{Unset}\"; for the text itself write "
                    + "{ \"matches\": … }.");
                return null;
            case JsonNode.Text text:
                return Content.Text.Of(text.Value);
            case JsonNode.Number number:
                return new Content.Number(number.Value);
            case JsonNode.Boolean boolean:
                return new Content.Boolean(boolean.Value);
            default:
                fault(node, "Here a text, a number or a truth value is expected.");
                return null;
        }
    }

    private ValueTest? Wrong(JsonNode node, string message)
    {
        fault(node, message);
        return null;
    }
}
