using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.Tests.Own.Differential;

/// <summary>Makes random resources about which a rule of the catalogue has something to say: with values at and beside those it names.</summary>
/// <param name="random">Chooses.</param>
/// <param name="scalarOf">What an attribute is, where that is known.</param>
internal sealed class RandomBuiltInCases(Random random, Func<AwsType, string, Scalar?> scalarOf)
{
    private const string Item = "[*]";

    /// <summary>A resource.</summary>
    public RandomResource Make(AwsType type, JsonObject rule)
    {
        var asked = new SortedDictionary<string, List<JsonNode>>(StringComparer.Ordinal);
        foreach (var name in new[] { "when", "require", "forbid" })
        {
            if (rule[name] is JsonObject condition)
                Ask(condition, "", asked);
        }

        var body = new JsonObject();
        foreach (var (path, literals) in asked)
        {
            // What must not be there for the rule to say anything is rarely there.
            if (random.Next(20) < (literals.Count > 0 ? 16 : 1))
                Fill(type, type.Attributes, body, path.Split('.'), 0, literals);
        }

        var other = (JsonObject)body.DeepClone();
        return random.Next(3) == 0 && Change(other, asked) ? new(body, other) : new(body, null);
    }

    private static void Ask(JsonObject condition, string prefix, IDictionary<string, List<JsonNode>> asked)
    {
        foreach (var (name, value) in condition)
        {
            if (name is "anyOf" or "allOf")
            {
                foreach (var each in value!.AsArray())
                    Ask(each!.AsObject(), prefix, asked);
            }
            else if (value is JsonObject test && test["block"] is JsonObject inner)
            {
                Ask(inner, prefix + name + ".", asked);
            }
            else
            {
                if (!asked.TryGetValue(prefix + name, out var literals))
                    asked.Add(prefix + name, literals = []);
                literals.AddRange(Literals(value!));
            }
        }
    }

    private static IEnumerable<JsonNode> Literals(JsonNode test) => test switch
    {
        JsonObject tests => tests.SelectMany(each =>
            each.Key == "matches" ? ["s3.amazonaws.com", "amazonaws.com.example"] : Literals(each.Value!)),
        JsonArray items => items.SelectMany(item => Literals(item!)),
        _ when test.GetValueKind() == JsonValueKind.String && test.GetValue<string>().StartsWith('$') => [],
        _ => [test],
    };

    private void Fill(AwsType type, AwsAttributes attributes, JsonObject block, string[] steps, int index, IReadOnlyList<JsonNode> literals)
    {
        var name = steps[index].Replace(Item, "", StringComparison.Ordinal);
        if (!attributes.ByName.TryGetValue(name, out var attribute))
            return;
        var path = string.Join('.', steps.Take(index + 1)).Replace(Item, "", StringComparison.Ordinal);
        if (attribute.Inner is { IsOpen: false } inner)
        {
            var rest = index + 1 < steps.Length ? steps : [.. steps, .. Some(inner)];
            if (index + 1 >= rest.Length)
                return;
            if (!attribute.IsList)
            {
                Fill(type, inner, (JsonObject)(block[name] ??= new JsonObject()), rest, index + 1, literals);
                return;
            }

            block[name] ??= new JsonArray([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new JsonObject())]);
            var items = (JsonArray)block[name]!;
            foreach (var item in items.Where(_ => random.Next(6) > 0))
                Fill(type, inner, (JsonObject)item!, rest, index + 1, literals);
        }
        else if (index == steps.Length - 1)
        {
            block[name] ??= attribute.IsList
                ? new JsonArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Value(type, path, literals, isItem: true))])
                : Value(type, path, literals, isItem: false);
        }
    }

    // Something that makes a block be there.
    private static IEnumerable<string> Some(AwsAttributes attributes) => attributes.ByName
        .Where(each => each.Value is { Inner: null, IsList: false, IsMap: false }).Select(each => each.Key).Take(1);

    private JsonNode? Value(AwsType type, string path, IReadOnlyList<JsonNode> literals, bool isItem)
    {
        var literal = literals.Count > 0 ? Near(literals[random.Next(literals.Count)]) : scalarOf(type, path) switch
        {
            Scalar.Boolean => random.Next(2) == 0,
            Scalar.Number => random.Next(1, 9),
            _ => random.Next(6) == 0 && !isItem ? "" : "some",
        };
        return random.Next(14) switch
        {
            0 => RandomResource.Unknown + literal.ToJsonString(),
            1 when !isItem => null,
            _ => literal,
        };
    }

    /// <summary>A value that a rule names, or one beside it.</summary>
    private JsonNode Near(JsonNode literal) => literal.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => random.Next(2) == 0,
        JsonValueKind.Number => Math.Max(0, literal.GetValue<int>() + random.Next(-1, 2)),
        _ => random.Next(5) switch
        {
            0 => literal.GetValue<string>() + "x",
            1 => literal.GetValue<string>().ToUpperInvariant(),
            _ => literal.DeepClone(),
        },
    };

    /// <summary>Gives one value that is known another that the rule names, or one beside it.</summary>
    private bool Change(JsonObject block, IReadOnlyDictionary<string, List<JsonNode>> asked)
    {
        foreach (var (name, value) in block.OrderBy(_ => random.Next()).ToList())
        {
            switch (value)
            {
                case JsonObject inner when Change(inner, asked):
                case JsonArray items when items.OfType<JsonObject>().Any(item => Change(item, asked)):
                    return true;
                case JsonValue scalar when !RandomResource.IsUnknown(scalar):
                    var literals = asked.Where(each => each.Key.Split('.')[^1].Replace(Item, "", StringComparison.Ordinal) == name)
                        .SelectMany(each => each.Value).Where(literal => KindOf(literal) == KindOf(scalar)).ToList();
                    if (literals.Count == 0)
                        continue;
                    var changed = Near(literals[random.Next(literals.Count)]);
                    if (JsonNode.DeepEquals(changed, scalar))
                        continue;
                    block[name] = changed;
                    return true;
            }
        }

        return false;
    }

    private static JsonValueKind KindOf(JsonNode value) =>
        value.GetValueKind() is JsonValueKind.False ? JsonValueKind.True : value.GetValueKind();
}
