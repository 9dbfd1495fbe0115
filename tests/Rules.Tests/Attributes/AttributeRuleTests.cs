using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Rules.Tests.Attributes;

/// <summary>
/// The rules that are data, in every form at once: each form is one program or file with all cases in it, so that many cases cost little.
/// </summary>
public sealed partial class AttributeRuleTests
{
    /// <summary>The forms by name: which cases have one, and what is said of them.</summary>
    private static readonly Dictionary<string, Form> Forms = new(StringComparer.Ordinal)
    {
        ["HCL"] = new(IsInTerraform, cases => Scan("main.tf", AttributeForms.Hcl(cases))),
        ["JSON"] = new(IsInTerraform, cases => Scan("main.tf.json", AttributeForms.TerraformJson(cases))),
        ["plan"] = new(IsInTerraform, cases => Scan("plan.json", AttributeForms.Plan(cases))),
        ["preview"] = new(IsInTerraform, cases => Scan("preview.json", AttributeForms.Preview(cases))),
        ["template"] = new(AttributeForms.IsInTemplates, cases => Scan("template.json", AttributeForms.Template(cases))),
        ["Pulumi"] = new(IsInTerraform, cases => Analyze(AttributePrograms.Pulumi(cases))),
        ["CDKTF"] = new(IsInCdktf, cases => Analyze(AttributePrograms.Cdktf(Libraries.Cdktf, cases))),
        ["CDK Terrain"] = new(IsInCdktf, cases => Analyze(AttributePrograms.Cdktf(Libraries.CdkTerrain, cases))),
        ["AWS CDK"] = new(AttributePrograms.IsInAwsCdk, cases => Analyze(AttributePrograms.AwsCdk(cases))),
    };

    private static bool IsInTerraform(AttributeCase each) => !each.IsOfCloudFormationAlone;

    private static bool IsInCdktf(AttributeCase each) => IsInTerraform(each) && AttributePrograms.IsInCdktf(each);

    public static TheoryData<string> FormNames => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(FormNames))]
    public async Task Says_the_same_in_every_form(string form)
    {
        var cases = AttributeCases.All.Where(Forms[form].Has).Select((each, number) => (Number: number, Case: each)).ToList();
        var found = await Forms[form].Find(cases);

        Assert.Equal(
            cases.Select(each => $"{each.Case}: {(each.Case.IsFound ? each.Case.Rule : "")}"),
            cases.Select(each => $"{each.Case}: {(found.Contains((each.Number, each.Case.Rule)) ? each.Case.Rule : "")}"));
    }

    /// <summary>
    /// What nobody knows could be what makes a resource right, so nothing is said of it, and nothing is said to be possible.
    /// </summary>
    [Theory]
    [MemberData(nameof(FormNames))]
    public async Task Says_nothing_where_a_value_is_not_known(string form)
    {
        var cases = AttributeCases.All.Where(each => !each.IsFound && Forms[form].Has(each)).SelectMany(WithUnknowns)
            .Select((each, number) => (Number: number, Case: each)).ToList();
        var found = await Forms[form].Find(cases);

        Assert.NotEmpty(cases);
        Assert.Empty(cases.Where(each => found.Contains((each.Number, each.Case.Rule)) || found.Contains((each.Number, "INFRA3000")))
            .Select(each => each.Case.ToString()));
    }

    [Fact]
    public void Every_rule_and_type_has_cases_of_both_kinds()
    {
        var expected = RuleCatalog.All.Where(rule => rule is Rules.Attributes.AttributeRule or Rules.Policies.PolicyRule)
            .Cast<ResourceRule>()
            .SelectMany(rule => rule.ResourceTypes, (rule, type) => $"{rule.Metadata.Id} {type}");

        foreach (var isFound in new[] { true, false })
            Assert.Equal(expected.Order(StringComparer.Ordinal), AttributeCases.All.Where(each => each.IsFound == isFound)
                .Select(each => $"{each.Rule} {each.Type}").Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The case with each of its values, one at a time, not known.</summary>
    private static IEnumerable<AttributeCase> WithUnknowns(AttributeCase each)
    {
        for (var index = 0; ; index++)
        {
            var (attributes, left) = (each.Attributes, index);
            if (!Blur(attributes, ref left))
                yield break;
            yield return each with { Body = attributes.ToJsonString() };
        }
    }

    private static bool Blur(JsonNode container, ref int left)
    {
        var keys = container is JsonObject block ? block.Select(pair => (object)pair.Key).ToList()
            : Enumerable.Range(0, container.AsArray().Count).Select(index => (object)index).ToList();
        foreach (var key in keys)
        {
            var value = key is string name ? container[name] : container[(int)key];
            if (value is JsonObject or JsonArray)
            {
                if (Blur(value, ref left))
                    return true;
            }
            else if (value is not null && left-- == 0)
            {
                var unknown = AttributeForms.Unknown + value.ToJsonString();
                if (key is string property)
                    container[property] = unknown;
                else
                    container[(int)key] = unknown;
                return true;
            }
        }

        return false;
    }

    private static Task<HashSet<(int Number, string Rule)>> Scan(string file, string text) => Task.FromResult(
        RuleCheck.Scan(text, file)
            .Select(report => (int.Parse(Digits().Match(report.Address ?? report.Message).Groups[1].Value, CultureInfo.InvariantCulture),
                report.Rule.Id))
            .ToHashSet());

    private static async Task<HashSet<(int Number, string Rule)>> Analyze(TestProgram program)
    {
        var rules = AttributeCases.All.Select(each => each.Rule).Append("INFRA3000").ToHashSet(StringComparer.Ordinal);
        var found = await (program with { Rules = [.. rules] }).AnalyzeAsync(new InfraAnalyzer());
        return [.. found.Select(diagnostic => (
            int.Parse(
                Digits().Match(
                    diagnostic.Location.SourceTree!.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString())
                    .Groups[1].Value,
                CultureInfo.InvariantCulture),
            diagnostic.Id))];
    }

    [GeneratedRegex("[cC]ase_?([0-9]+)")]
    private static partial Regex Digits();

    /// <summary>A form of writing resources.</summary>
    private sealed record Form(Func<AttributeCase, bool> Has,
        Func<IReadOnlyList<(int Number, AttributeCase Case)>, Task<HashSet<(int Number, string Rule)>>> Find);
}
