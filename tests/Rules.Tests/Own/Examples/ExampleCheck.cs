using System.Text.Json.Nodes;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Tool.Examples;

namespace Infra.Analyzers.Rules.Tests.Own.Examples;

/// <summary>Tries the examples of rules as <c>infra-scan rules test</c> does.</summary>
internal static class ExampleCheck
{
    /// <summary>A rule with its examples.</summary>
    public static JsonObject Rule(int number, string resource, string condition, string[] good, string[] bad)
    {
        var rule = JsonNode.Parse($"{{ {condition} }}")!.AsObject();
        rule["id"] = $"INFRA8{number:000}";
        rule["title"] = "T";
        rule["resource"] = resource;
        rule["good"] = new JsonArray([.. good.Select(example => JsonValue.Create(example))]);
        rule["bad"] = new JsonArray([.. bad.Select(example => JsonValue.Create(example))]);
        return rule;
    }

    /// <summary>What comes of the examples of rules, which have no mistake.</summary>
    public static async Task<IReadOnlyList<TriedExample>> TryAsync(params IReadOnlyList<JsonObject> rules)
    {
        var text = new JsonObject { ["rules"] = new JsonArray([.. rules.Select(rule => rule.DeepClone())]) }.ToJsonString();
        var file = OwnRulesFile.Parse(OwnRules.FileName, text);
        Assert.Equal("", string.Join('\n', file.Problems.Select(problem => problem.Message)));
        return await new ExampleTest(text).RunAsync([.. file.Rules.SelectMany(RuleExample.Of)], CancellationToken.None);
    }

    /// <summary>What comes of an example in one line.</summary>
    public static string Show(TriedExample tried) =>
        $"{RuleExample.NameOf([tried.Example])}: {tried.Problem}" + string.Join("; ", tried.Outcomes.Select(outcome =>
            $"{outcome.Language} {outcome.Kind}{(outcome.Text is { } text ? $" ({text})" : "")}"));
}
