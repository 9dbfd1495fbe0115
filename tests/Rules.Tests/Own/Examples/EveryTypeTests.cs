using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Tests.Own.Differential;
using Infra.Analyzers.Tool.Examples;
using Xunit.Abstractions;

namespace Infra.Analyzers.Rules.Tests.Own.Examples;

/// <summary>
/// Whatever the provider's table has can be written as C#, and a rule about it finds the same there as in Terraform.
/// </summary>
/// <remarks><c>INFRA_EXAMPLE_TYPES</c> is the number of types, of more than 1,700; their names are evenly spread.</remarks>
public sealed class EveryTypeTests(ITestOutputHelper output)
{
    private const int MaxBlockDepth = 3;
    private const int IdsInPool = 199;

    [Fact]
    public async Task Can_be_written_and_is_judged_alike()
    {
        var all = AwsType.All.ToList();
        var count = OwnDifferentialTests.Setting("INFRA_EXAMPLE_TYPES", 30);
        var types = Enumerable.Range(0, count).Select(index => AwsType.Find(all[(int)((long)index * all.Count / count)])[0])
            .Where(type => Written(type).Count > 0).ToList();
        var tried = new List<TriedExample>();
        foreach (var some in types.Select((type, index) => (type, index)).Chunk(IdsInPool))
            tried.AddRange(await ExampleCheck.TryAsync([.. some.Select((each, number) => Rule(each.type, number + 1, each.index))]));

        var outcomes = tried.SelectMany(example => example.Outcomes).ToList();
        output.WriteLine(string.Join(", ", outcomes.GroupBy(outcome => (outcome.Language, outcome.Kind))
            .Select(same => FormattableString.Invariant($"{same.Key.Language} {same.Key.Kind} {same.Count()}"))));
        Assert.Equal("", string.Join('\n', tried.Where(example => !example.IsRight || example.Outcomes.Any(outcome =>
            outcome is { Kind: OutcomeKind.NotTried, Language: not "AWS CDK", Text: not "it is not known what its type is called" }
                && !outcome.Text!.Contains("is a list of maps", StringComparison.Ordinal)
                && !outcome.Text.Contains("has no class", StringComparison.Ordinal)
            || outcome.Text?.Contains("does not compile", StringComparison.Ordinal) == true)).Select(ExampleCheck.Show)));
        Assert.True(outcomes.Count(outcome => outcome is { Language: "Pulumi", IsTried: true }) > tried.Count * 0.9);
        Assert.True(outcomes.Count(outcome => outcome is { Language: "CDKTF", IsTried: true }) > tried.Count * 0.95);
        Assert.True(outcomes.Count(outcome => outcome is { Language: "AWS CDK", IsTried: true }) > tried.Count * 0.2);
    }

    /// <summary>A rule that asks for one attribute, with examples that have all others.</summary>
    private static JsonObject Rule(AwsType type, int number, int seed)
    {
        var attributes = Written(type);
        var asked = attributes.Keys.Order(StringComparer.Ordinal).ElementAt(seed % attributes.Count);
        return ExampleCheck.Rule(number, type.Type, $$""" "require": { "{{asked}}": "$set" } """,
            [Body(attributes, 0)], [Body(attributes.Where(pair => pair.Key != asked).ToDictionary(), 0), $"{asked} = null"]);
    }

    private static Dictionary<string, AwsAttribute> Written(AwsType type) => type.Attributes.ByName
        .Where(pair => pair.Key is not ("id" or "timeouts" or "lifecycle" or "provider" or "tags" or "count" or "for_each"
            or "depends_on" or "connection"))
        .ToDictionary(pair => pair.Key, pair => pair.Value);

    private static string Body(IReadOnlyDictionary<string, AwsAttribute> attributes, int depth)
    {
        var text = new StringBuilder();
        foreach (var (name, attribute) in attributes)
        {
            if (attribute is { Inner: { } inner, IsMap: false })
            {
                if (depth < MaxBlockDepth)
                    text.Append(CultureInfo.InvariantCulture, $"{name} {{\n{Body(inner.ByName, depth + 1)}}}\n");
                if (depth < MaxBlockDepth && attribute.IsList)
                    text.Append(CultureInfo.InvariantCulture, $"{name} {{\n}}\n");
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"{name} = {(attribute, name.Length % 4) switch
            {
                ({ IsMap: true, IsList: true }, _) => "[{ a = \"b\" }]",
                ({ IsMap: true }, _) => "{ a = \"b\", \"c d\" = \"e\" }",
                ({ IsList: true }, 0) => "[1, 2]",
                ({ IsList: true }, _) => "[\"a\", var.b]",
                (_, 0) => "true",
                (_, 1) => "7",
                (_, 2) => "aws_kms_key.k.arn",
                _ => "\"text\"",
            }}\n");
        }

        return text.ToString();
    }
}
