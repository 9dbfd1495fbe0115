using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Scanner;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Infra.Analyzers.Rules.Tests.Own.Differential;

/// <summary>
/// Random rules about random types of the provider and random resources of them, in every form, against what the documentation says of
/// such a rule and such a resource.
/// </summary>
/// <remarks>
/// <c>INFRA_OWN_RULES</c> is the number of rules for each form, <c>INFRA_OWN_RULES_SEED</c> the seed.
/// </remarks>
public sealed partial class OwnDifferentialTests(ITestOutputHelper output)
{
    private const int ResourcesOfEach = 5;
    private const int RulesAtOnce = 150;
    private const double MostMissed = 0.01;

    private static readonly Dictionary<string, Form> Forms = new(StringComparer.Ordinal)
    {
        ["HCL"] = new(true, (some, rules) => Scan("main.tf", FileForms.Hcl(some), some, rules)),
        ["JSON"] = new(true, (some, rules) => Scan("main.tf.json", FileForms.TerraformJson(some), some, rules)),
        ["plan"] = new(false, (some, rules) => Scan("plan.json", FileForms.Plan(some), some, rules))
        {
            HasOtherTags = true,
            IsUnknownSet = true,
        },
        ["preview"] = new(false, (some, rules) => Scan("preview.json", FileForms.Preview(some), some, rules))
        {
            HasOtherTags = true,
            IsUnknownSet = true,
        },
        ["template"] = new(true, (some, rules) => Scan("template.json", FileForms.Template(some), some, rules))
        {
            FollowsCloudFormation = true,
            HasOtherTags = true,
        },
        ["Pulumi"] = new(true, (some, rules) => AnalyzeAsync(CodeForms.InPulumi(some), rules)) { HasOtherTags = true },
        ["CDKTF"] = new(true, (some, rules) => AnalyzeAsync(CodeForms.InCdktf(some), rules))
        {
            HasOtherTags = true,
            ScalarOf = CodeForms.InCdktf,
            Has = CodeForms.HasCdktf,
        },
        ["AWS CDK"] = new(true, (some, rules) => AnalyzeAsync(CodeForms.InAwsCdk(some), rules))
        {
            FollowsCloudFormation = true,
            HasOtherTags = true,
            ScalarOf = CodeForms.InAwsCdk,
            Has = CodeForms.HasAwsCdk,
        },
    };

    public static TheoryData<string> FormNames => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(FormNames))]
    public async Task Says_what_the_rule_says(string name)
    {
        var form = Forms[name];
        var (rules, seed) = (Setting("INFRA_OWN_RULES", 40), Setting("INFRA_OWN_RULES_SEED", 1));
        var tally = new Tally();
        for (var left = rules; left > 0; left -= RulesAtOnce)
            await CompareAsync(form, seed++, Math.Min(left, RulesAtOnce), tally);

        output.WriteLine(tally.ToString());
        Assert.True(tally.False == 0 && tally.Missed <= MostMissed * tally.Broken, tally + Environment.NewLine + tally.Wrong);
        Assert.True(tally.Broken > rules / 4, tally.ToString());
    }

    private static async Task CompareAsync(Form form, int seed, int rules, Tally tally)
    {
        var random = new Random(seed);
        var maker = new RandomRules(random, form.ScalarOf, (type, path) => !form.FollowsCloudFormation || random.Next(10) == 0
            || type.Attributes.IsInCloudFormation(path.Replace("[*]", "", StringComparison.Ordinal).Split('.')));
        var types = TypesOf(form).OrderBy(_ => random.Next()).Take(rules);
        var cases = types.Select((type, index) => maker.Make(type, index + 1, ResourcesOfEach)).OfType<RandomCase>().ToList();
        var text = OwnRuleCheck.File([.. cases.Select(each => each.Rule.ToJsonString())]);
        var file = OwnRulesFile.Parse(OwnRules.FileName, text);
        Assert.True(file.Problems.Count == 0, string.Join('\n', file.Problems.Select(problem => problem.Message)) + text);

        var number = 0;
        var all = cases.SelectMany(each => each.Resources, (each, resource) => (Case: each, Resource: resource, Number: number++)).ToList();
        var (written, found) = await form.Find(
            [.. all.Select(each => new NumberedResource(each.Number, each.Case.Type, form.Of(each.Case.Type, each.Resource)))], text);
        foreach (var (each, resource, index) in all.Where(each => written.Contains(each.Number)))
        {
            var oracle = new RuleOracle(
                form.FollowsCloudFormation ? HiddenIn(file, each.Type) : _ => false,
                form.HasOtherTags && each.Type.Attributes.ByName.ContainsKey("tags"), form.IsUnknownSet);
            var seen = form.Of(each.Type, resource);
            var (first, second) = (oracle.IsBroken(each.Rule, seen.Body), oracle.IsBroken(each.Rule, seen.Other ?? seen.Body));
            var expected = (first, second) switch
            {
                (Tristate.Yes, Tristate.Yes) => each.Rule["id"]!.GetValue<string>(),
                (Tristate.Yes, Tristate.No) or (Tristate.No, Tristate.Yes) => "INFRA3000",
                _ => "",
            };
            tally.Add(expected, found.GetValueOrDefault(index, ""), () =>
                $"{each.Type.Type} {each.Rule.ToJsonString()}\n  {seen.Body.ToJsonString()}\n  {seen.Other?.ToJsonString()}");
        }
    }

    private static IEnumerable<AwsType> TypesOf(Form form) =>
        from name in AwsType.All
        let type = AwsType.Find(name)[0]
        where type.PulumiTokens.Count > 0 && type.Attributes.ByName.Count > 0 && Twinless(name)
        where !form.FollowsCloudFormation || (type.CloudFormationType is not null && IsPlainInCloudFormation(type))
        where form.Has(type)
        select type;

    // A rule about one of two names is about both.
    private static bool Twinless(string type) => AwsType.Find(type).Count == 1;

    // What CloudFormation has in another shape is the cases' of the catalogue.
    private static bool IsPlainInCloudFormation(AwsType type) =>
        ResourceSchemas.BuiltIn.Of(type.Type) is null or { ContainerInCloudFormation: null, TemplateOrigins.Count: 0 }
        && type.Type is not ("aws_security_group" or "aws_launch_template")
        // Where two types are one in CloudFormation, the first is meant.
        && AwsType.Find(type.CloudFormationType!)[0].Type == type.Type;

    private static Func<string, bool> HiddenIn(OwnRulesFile file, AwsType type)
    {
        var hidden = file.Rules.Single(rule => rule.Rule.ResourceType == type.Type).Rule.HiddenInCloudFormation[type.Type];
        var defaulted = ResourceSchemas.BuiltIn.Of(type.Type)?.DefaultedByCloudFormation ?? [];
        return name => hidden.Contains(name) || defaulted.Contains(name);
    }

    private static Task<Found> Scan(string name, string text, IReadOnlyList<NumberedResource> some, string rules)
    {
        var folder = Directory.CreateTempSubdirectory("infra-own-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllText(path, text);
            var own = OwnRules.Of([OwnRulesFile.Parse(OwnRules.FileName, rules)]);
            var reports = TerraformScan.Scan(
                [name.Contains(".tf", StringComparison.Ordinal) ? folder.FullName : path], ScanOptions.Default with { Rules = own.Book },
                CancellationToken.None);
            var unread = reports.FirstOrDefault(report => report.Rule == ToolRules.UnreadableInput);
            Assert.True(unread is null, unread?.Message + " " + unread?.Place);
            return Task.FromResult(new Found(
                [.. some.Select(each => each.Number)],
                Numbered(reports.Select(report => (report.Address ?? "", report.Rule.Id, report.Message)))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Found> AnalyzeAsync((Compilation Program, IReadOnlyList<NumberedResource> Written) made, string rules)
    {
        var found = await OwnRuleCheck.AnalyzeAsync(made.Program, (OwnRules.FileName, rules));
        return new([.. made.Written.Select(each => each.Number)], Numbered(found.Select(diagnostic => (
            diagnostic.Location.SourceTree!.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString(),
            diagnostic.Id,
            diagnostic.GetMessage(CultureInfo.InvariantCulture)))));
    }

    private static Dictionary<int, string> Numbered(IEnumerable<(string Place, string Id, string Message)> found) => found
        .Where(each => each.Id.StartsWith("INFRA8", StringComparison.Ordinal)
            || (each.Id == "INFRA3000" && each.Message.Contains("INFRA8", StringComparison.Ordinal)))
        .GroupBy(each => int.Parse(Digits().Match(each.Place).Groups[1].Value, CultureInfo.InvariantCulture), each => each.Id)
        .ToDictionary(same => same.Key, same => string.Join(" ", same));

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    [GeneratedRegex("[cC]ase_?([0-9]+)")]
    private static partial Regex Digits();

    /// <summary>What a form says: the numbers of the resources that could be written, and what is found of them.</summary>
    private sealed record Found(ImmutableHashSet<int> Written, Dictionary<int, string> ByNumber);

    /// <summary>A form of writing resources.</summary>
    /// <param name="HasConditions">Whether it can say that a condition decides.</param>
    /// <param name="FindAll">Writes and asks.</param>
    private sealed record Form(bool HasConditions, Func<IReadOnlyList<NumberedResource>, string, Task<Found>> FindAll)
    {
        public bool HasOtherTags { get; init; }

        public bool FollowsCloudFormation { get; init; }

        /// <summary>What the classes that the form uses have for an attribute.</summary>
        public Func<AwsType, string, Scalar?> ScalarOf { get; init; } = (_, _) => null;

        /// <summary>Whether there are classes for a type.</summary>
        public Func<AwsType, bool> Has { get; init; } = _ => true;

        public bool IsUnknownSet { get; init; }

        public async Task<(ImmutableHashSet<int> Written, Dictionary<int, string> Found)> Find(
            IReadOnlyList<NumberedResource> resources, string rules)
        {
            var found = await FindAll(resources, rules);
            return (found.Written, found.ByNumber);
        }

        /// <summary>What the form can say of a resource.</summary>
        public RandomResource Of(AwsType type, RandomResource resource)
        {
            var other = HasConditions ? resource.Other : null;
            if (!FollowsCloudFormation)
                return new(resource.Body, other);
            var attributes = type.Attributes;
            return new(Known(resource.Body, ""), other is null ? null : Known(other, ""));

            JsonObject Known(JsonObject block, string prefix) => new(
                from pair in block
                let path = prefix + pair.Key
                where attributes.IsInCloudFormation(path.Split('.'))
                select KeyValuePair.Create(pair.Key, pair.Value switch
                {
                    JsonObject inner => Known(inner, path + "."),
                    JsonArray { Count: > 0 } items when items[0] is JsonObject =>
                        new JsonArray([.. items.Select(item => Known((JsonObject)item!, path + "."))]),
                    var value => value?.DeepClone(),
                }));
        }
    }

    /// <summary>Counts.</summary>
    private sealed class Tally
    {
        private int _all, _may, _mayFalse, _mayMissed;

        public int Broken { get; private set; }

        public int False { get; private set; }

        public int Missed { get; private set; }

        public StringBuilder Wrong { get; } = new();

        public void Add(string expected, string found, Func<string> show)
        {
            _all++;
            if (expected == "INFRA3000")
                _may++;
            else if (expected.Length > 0)
                Broken++;
            if (expected == found)
                return;
            if (found == "INFRA3000")
                _mayFalse++;
            if (found.Length > 0)
                False++;
            if (expected == "INFRA3000")
                _mayMissed++;
            else if (expected.Length > 0)
                Missed++;
            if (Wrong.Length < 5_000)
                Wrong.Append(CultureInfo.InvariantCulture, $"Expected '{expected}', found '{found}': {show()}\n");
        }

        public override string ToString() =>
            $"{_all} resources: {Broken} break the rule ({Missed} missed, {False} false), "
            + $"{_may} may ({_mayMissed} missed, {_mayFalse} false)";
    }
}
