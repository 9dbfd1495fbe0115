using System.Text;
using System.Text.Json.Nodes;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Tests.Oracle;

/// <summary>Our reader of the native syntax against HashiCorp's: the same files accepted, the same structure seen.</summary>
public sealed class HclOracleTests
{
    [OracleFact]
    public void Agrees_on_hand_written_files() => AssertAgreement(HclSamples.All);

    [OracleFact]
    public void Agrees_on_generated_files() => AssertAgreement([.. Enumerable.Range(0, 300).Select(seed => new HclGenerator(seed).File())]);

    [OracleFact]
    public void Agrees_on_damaged_files()
    {
        var random = new Random(20260101);
        AssertAgreement([.. Enumerable.Range(0, 1500).Select(index => Damage(HclSamples.Valid[index % HclSamples.Valid.Count], random))]);
    }

    internal static string Damage(string text, Random random)
    {
        const string Inserted = "{}[]()\"$%~<>=!&|?:,.*-+/#\n\t \\0aé";
        var damaged = new StringBuilder(text);
        for (var times = random.Next(1, 3); times > 0 && damaged.Length > 0; times--)
        {
            var index = random.Next(damaged.Length);
            switch (random.Next(4))
            {
                case 0:
                    damaged.Remove(index, 1);
                    break;
                case 1:
                    damaged.Insert(index, Inserted[random.Next(Inserted.Length)]);
                    break;
                case 2:
                    damaged[index] = Inserted[random.Next(Inserted.Length)];
                    break;
                default:
                    damaged.Length = index;
                    break;
            }
        }

        // What is left of a character beyond U+FFFF would not survive being written to a file.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(damaged.ToString()));
    }

    private static void AssertAgreement(IReadOnlyList<string> texts)
    {
        var answers = Oracle.Parse(texts);
        var disagreements = new List<string>();
        foreach (var (text, answer) in texts.Zip(answers))
        {
            var file = HclParser.Parse(new SourceText("main.tf", text));
            if (file.Errors.Count > 0 && !answer.IsRefusal)
                disagreements.Add($"ours refuses: {file.Errors[0].Message} {file.Errors[0].Position}\n{text}");
            else if (file.Errors.Count == 0 && answer.IsRefusal)
                disagreements.Add($"theirs refuses: {answer.Error}\n{text}");
            else if (answer.Error is null && Difference(Shape(file.Body), answer.Value, "") is { } difference)
                disagreements.Add($"{difference}:\n{text}");
        }

        Assert.True(disagreements.Count == 0,
            $"{disagreements.Count} of {texts.Count}:\n" + string.Join("\n----\n", disagreements.Take(12)));
    }

    /// <summary>What we see of a body, written as the oracle writes it; <see langword="null"/> stands for anything.</summary>
    private static JsonObject Shape(ConfigBody body)
    {
        var shape = new JsonObject();
        foreach (var attribute in body.Attributes.Values)
            shape[attribute.Name] = Shape(attribute.Value);
        foreach (var block in body.Blocks)
        {
            var parent = shape;
            var name = block.Type;
            foreach (var label in block.Labels)
            {
                if (parent[name] is not JsonObject inner)
                    parent[name] = inner = [];
                (parent, name) = (inner, label);
            }

            if (parent[name] is not JsonArray bodies)
                parent[name] = bodies = [];
            bodies.Add(Shape(block.Body));
        }

        return shape;
    }

    private static JsonNode? Shape(Expression expression) => expression switch
    {
        LiteralExpression { Value: bool value } => value,
        LiteralExpression { Value: double value } => value,
        LiteralExpression { Value: string text } when !text.Contains('{', StringComparison.Ordinal) => text,
        TupleExpression tuple => new JsonArray([.. tuple.Items.Select(Shape)]),
        _ => null,
    };

    private static string? Difference(JsonNode? ours, JsonNode? theirs, string path)
    {
        // What it does not take apart, such as parentheses, it leaves as a template.
        if (theirs is JsonValue value && value.TryGetValue(out string? text) && text.StartsWith("${", StringComparison.Ordinal))
            return null;
        switch (ours)
        {
            case null:
                return null;
            case JsonObject mine:
                if (theirs is not JsonObject yours
                    || !mine.Select(property => property.Key).Order(StringComparer.Ordinal)
                        .SequenceEqual(yours.Select(property => property.Key).Order(StringComparer.Ordinal)))
                    return $"at '{path}' ours sees {mine.ToJsonString()}, theirs {theirs?.ToJsonString()}";
                return mine.Select(property => Difference(property.Value, yours[property.Key], path + "/" + property.Key))
                    .FirstOrDefault(difference => difference is not null);
            case JsonArray mine:
                if (theirs is not JsonArray others || mine.Count != others.Count)
                    return $"at '{path}' ours sees {mine.ToJsonString()}, theirs {theirs?.ToJsonString()}";
                return mine.Select((item, index) => Difference(item, others[index], $"{path}[{index}]"))
                    .FirstOrDefault(difference => difference is not null);
            default:
                return JsonNode.DeepEquals(ours, theirs)
                    ? null : $"at '{path}' ours sees {ours.ToJsonString()}, theirs {theirs?.ToJsonString()}";
        }
    }
}
