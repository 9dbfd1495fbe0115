using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.Tests.Own.Differential;

/// <summary>What a value without parts is, in every framework.</summary>
internal enum Scalar
{
    Boolean,
    Number,
    Text,
}

/// <summary>A random rule about a random type, and random resources of that type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Rule">The rule, as a file has it.</param>
/// <param name="Resources">The resources.</param>
internal sealed record RandomCase(AwsType Type, JsonObject Rule, IReadOnlyList<RandomResource> Resources);

/// <summary>A random resource: what its author means it to have, by Terraform's names.</summary>
/// <param name="Body">
/// A block that can be there once is an object, those that may be many are a list. A text that begins with <see cref="Unknown"/> stands
/// for a value that nobody knows, with one of its type behind it.
/// </param>
/// <param name="Other">The same where a condition does not hold that nobody knows.</param>
internal sealed record RandomResource(JsonObject Body, JsonObject? Other)
{
    public const char Unknown = '?';

    public static bool IsUnknown(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var written) && written.StartsWith(Unknown);
}

/// <summary>Makes them: how rules are written, and resources that are about what the rules ask.</summary>
/// <param name="random">Chooses.</param>
/// <param name="scalarOf">What an attribute is, where that is known.</param>
/// <param name="isAsked">Whether rules may ask for an attribute.</param>
internal sealed class RandomRules(Random random, Func<AwsType, string, Scalar?> scalarOf, Func<AwsType, string, bool> isAsked)
{
    private static readonly string[] Texts = ["a", "b", "prod-1", "CC-1234", "0.0.0.0/0", "10.0.0.0/8", "alias/aws/sns", ""];
    private static readonly int[] Numbers = [0, 1, 7, 22, 30, 443];
    private static readonly string[] Patterns = ["^CC-[0-9]{4}$", "^prod", "[0-9]", "/0$", "^a$"];
    private static readonly string[] Tags = ["CostCenter", "Owner", "aws-team"];

    /// <summary>A rule about a type, and resources; <see langword="null"/> where the type has nothing to ask for.</summary>
    public RandomCase? Make(AwsType type, int number, int resources)
    {
        var all = Leaves(type.Attributes, "", 0).Where(leaf => isAsked(type, leaf.Path)).ToList();
        if (all.Count == 0)
            return null;
        var asked = Enumerable.Range(0, random.Next(1, 4)).Select(_ => all[random.Next(all.Count)]).Distinct().ToList();
        var rule = new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"INFRA8{number:000}"),
            ["title"] = "T",
            ["resource"] = type.Type,
        };
        if (random.Next(3) == 0)
            rule["when"] = Condition(type, asked);
        if (random.Next(2) == 0)
            rule["require"] = Condition(type, asked);
        if (rule["require"] is null || random.Next(5) == 0)
            rule["forbid"] = Condition(type, asked);
        var others = all.Where(_ => random.Next(all.Count) < 2).ToList();
        return new(type, rule, [.. Enumerable.Range(0, resources).Select(_ => Resource(type, [.. asked, .. others]))]);
    }

    private IEnumerable<Leaf> Leaves(AwsAttributes attributes, string prefix, int depth)
    {
        foreach (var (name, attribute) in attributes.ByName)
        {
            if (name is "id" or "arn" or "timeouts" or "lifecycle" or "provider" or "count" or "for_each" or "depends_on" or "connection")
                continue;
            var path = prefix + name;
            if (attribute.Inner is { } inner)
            {
                if (!attribute.IsMap && !inner.IsOpen && depth < 3)
                {
                    foreach (var leaf in Leaves(inner, path + (attribute.IsList ? "[*]." : "."), depth + 1))
                        yield return leaf;
                }
            }
            else if (attribute.IsMap)
            {
                yield return new($"{path}.{Tags[random.Next(Tags.Length)]}", IsList: false);
            }
            else
            {
                yield return new(path, attribute.IsList);
            }
        }
    }

    private JsonObject Condition(AwsType type, IReadOnlyList<Leaf> asked)
    {
        var condition = new JsonObject();
        foreach (var _ in Enumerable.Range(0, random.Next(1, 3)))
        {
            switch (random.Next(8))
            {
                case 0:
                    condition["anyOf"] = new JsonArray(Entry(type, asked), Entry(type, asked));
                    break;
                case 1:
                    condition["allOf"] = new JsonArray(Entry(type, asked), Entry(type, asked));
                    break;
                default:
                    var (path, test) = Test(type, asked[random.Next(asked.Count)]);
                    condition[path] = test;
                    break;
            }
        }

        return condition;
    }

    private JsonObject Entry(AwsType type, IReadOnlyList<Leaf> asked)
    {
        var (path, test) = Test(type, asked[random.Next(asked.Count)]);
        return new() { [path] = test };
    }

    private (string Path, JsonNode Test) Test(AwsType type, Leaf leaf)
    {
        // What is in a block can be said of the block.
        if (leaf.Path.LastIndexOf('.') is > 0 and var dot && !IsOfMap(type, leaf.Path) && random.Next(3) == 0)
        {
            var (inner, test) = Test(type, leaf with { Path = leaf.Path[(dot + 1)..] }, leaf.Path);
            return (leaf.Path[..dot], new JsonObject { ["block"] = new JsonObject { [inner] = test } });
        }

        return Test(type, leaf, leaf.Path);
    }

    private (string Path, JsonNode Test) Test(AwsType type, Leaf leaf, string whole)
    {
        var scalar = ScalarOf(type, whole);
        if (!leaf.IsList)
            return (leaf.Path, Test(scalar));
        return random.Next(3) switch
        {
            0 => (leaf.Path, random.Next(2) == 0 ? "$set" : "$unset"),
            1 => (leaf.Path, new JsonObject { ["contains"] = Literal(scalar) }),
            _ => (leaf.Path + "[*]", Test(scalar)),
        };
    }

    private JsonNode Test(Scalar scalar) => random.Next(11) switch
    {
        0 => "$set",
        1 => "$unset",
        2 => new JsonObject { ["set"] = random.Next(2) == 0 },
        3 => new JsonObject { ["in"] = new JsonArray(Literal(scalar), Literal(scalar)) },
        4 => new JsonObject { ["not"] = Test(scalar) },
        5 => new JsonObject { ["anyOf"] = new JsonArray(Test(scalar), Test(scalar)) },
        6 => new JsonObject { ["allOf"] = new JsonArray(Test(scalar), Test(scalar)) },
        7 when scalar == Scalar.Text => new JsonObject { ["matches"] = Patterns[random.Next(Patterns.Length)] },
        8 when scalar == Scalar.Text => new JsonObject { ["contains"] = Texts[random.Next(Texts.Length - 1)] },
        7 or 8 when scalar == Scalar.Number => random.Next(3) switch
        {
            0 => new JsonObject { ["min"] = Numbers[random.Next(Numbers.Length)] },
            1 => new JsonObject { ["max"] = Numbers[random.Next(Numbers.Length)] },
            _ => new JsonObject { ["min"] = 1, ["max"] = 30 },
        },
        9 => new JsonObject { ["equals"] = Literal(scalar) },
        _ => Literal(scalar),
    };

    private RandomResource Resource(AwsType type, IReadOnlyList<Leaf> leaves)
    {
        var body = new JsonObject();
        foreach (var leaf in leaves.Where(_ => random.Next(4) > 0))
            Fill(type, body, leaf.Path.Split('.'), 0, leaf);
        if (random.Next(4) != 0)
            return new(body, null);
        var other = (JsonObject)body.DeepClone();
        return Change(other) ? new(body, other) : new(body, null);
    }

    private void Fill(AwsType type, JsonObject block, string[] steps, int index, Leaf leaf)
    {
        var name = steps[index];
        if (index == steps.Length - 1)
        {
            block[name] ??= leaf.IsList
                ? new JsonArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Value(type, leaf))]) : Value(type, leaf);
            return;
        }

        if (!name.EndsWith("[*]", StringComparison.Ordinal))
        {
            Fill(type, (JsonObject)(block[name] ??= new JsonObject()), steps, index + 1, leaf);
            return;
        }

        name = name[..^3];
        var items = (JsonArray)(block[name] ??= new JsonArray([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new JsonObject())]));
        foreach (var item in items.Where(_ => random.Next(5) > 0))
            Fill(type, (JsonObject)item!, steps, index + 1, leaf);
    }

    private JsonNode? Value(AwsType type, Leaf leaf)
    {
        var literal = Literal(ScalarOf(type, leaf.Path), isForRule: false);
        return random.Next(12) switch
        {
            0 => RandomResource.Unknown + literal.ToJsonString(),
            1 when !leaf.IsList => null,
            _ => literal,
        };
    }

    /// <summary>Gives one value that is known another of its kind.</summary>
    private bool Change(JsonObject block)
    {
        foreach (var (name, value) in block.OrderBy(_ => random.Next()).ToList())
        {
            switch (value)
            {
                case JsonObject inner when Change(inner):
                case JsonArray items when items.OfType<JsonObject>().Any(Change):
                    return true;
                case JsonValue scalar when !RandomResource.IsUnknown(scalar):
                    JsonNode changed = scalar.TryGetValue<bool>(out var truth) ? !truth
                        : scalar.TryGetValue<int>(out var number) ? number + 1
                        : Texts[random.Next(Texts.Length - 1)];
                    if (JsonNode.DeepEquals(changed, scalar))
                        continue;
                    block[name] = changed;
                    return true;
            }
        }

        return false;
    }

    private JsonNode Literal(Scalar scalar, bool isForRule = true) => scalar switch
    {
        Scalar.Boolean => random.Next(2) == 0,
        Scalar.Number => Numbers[random.Next(Numbers.Length)],
        // What is empty is not set, which a rule says otherwise.
        _ => Texts[random.Next(Texts.Length - (isForRule ? 1 : 0))],
    };

    private Scalar ScalarOf(AwsType type, string path) => IsOfMap(type, path) ? Scalar.Text
        : scalarOf(type, path) ?? (Scalar)(path.Aggregate(type.Type.Length, (sum, character) => sum * 31 + character) % 3 + 2) switch
        {
            (Scalar)0 or (Scalar)3 => Scalar.Boolean,
            (Scalar)1 or (Scalar)4 => Scalar.Number,
            _ => Scalar.Text,
        };

    private static bool IsOfMap(AwsType type, string path)
    {
        var attributes = type.Attributes;
        foreach (var step in path.Replace("[*]", "", StringComparison.Ordinal).Split('.'))
        {
            if (!attributes.ByName.TryGetValue(step, out var attribute))
                return false;
            if (attribute.IsMap)
                return true;
            attributes = attribute.Inner ?? AwsAttributes.Unknown;
        }

        return false;
    }

    /// <summary>Something that can be asked for.</summary>
    private sealed record Leaf(string Path, bool IsList);
}
