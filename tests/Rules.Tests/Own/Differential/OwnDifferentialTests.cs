using System.Globalization;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Own;
using Xunit.Abstractions;

namespace Infra.Analyzers.Rules.Tests.Own.Differential;

/// <summary>
/// Random rules about random types of the provider and random resources of them, in every form, against what the documentation says of
/// such a rule and such a resource.
/// </summary>
/// <remarks>
/// <c>INFRA_OWN_RULES</c> is the number of rules for each form, <c>INFRA_OWN_RULES_SEED</c> the seed.
/// </remarks>
public sealed class OwnDifferentialTests(ITestOutputHelper output)
{
    private const int ResourcesOfEach = 5;
    private const int RulesAtOnce = 150;
    private const double MaxMissed = 0.01;

    public static TheoryData<string> FormNames => [.. DifferentialForm.All.Keys];

    [Theory]
    [MemberData(nameof(FormNames))]
    public async Task Says_what_the_rule_says(string name)
    {
        var form = DifferentialForm.All[name];
        var (rules, seed) = (Setting("INFRA_OWN_RULES", 40), Setting("INFRA_OWN_RULES_SEED", 1));
        var tally = new DifferentialTally();
        for (var left = rules; left > 0; left -= RulesAtOnce)
            await CompareAsync(form, seed++, Math.Min(left, RulesAtOnce), tally);

        output.WriteLine(tally.ToString());
        Assert.True(tally.False == 0 && tally.Missed <= MaxMissed * tally.Broken, tally + Environment.NewLine + tally.Wrong);
        Assert.True(tally.Broken > rules / 4, tally.ToString());
    }

    private static async Task CompareAsync(DifferentialForm form, int seed, int rules, DifferentialTally tally)
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
        var found = await form.FindAsync(
            [.. all.Select(each => new NumberedResource(each.Number, each.Case.Type, form.Of(each.Case.Type, each.Resource)))], text);
        foreach (var (each, resource, index) in all.Where(each => found.Written.Contains(each.Number)))
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
            tally.Add(expected, Shown(found.ByNumber[index]), () =>
                $"{each.Type.Type} {each.Rule.ToJsonString()}\n  {seen.Body.ToJsonString()}\n  {seen.Other?.ToJsonString()}");
        }
    }

    private static IEnumerable<AwsType> TypesOf(DifferentialForm form) =>
        from name in AwsType.All
        let type = AwsType.Find(name)[0]
        where type.PulumiTokens.Count > 0 && type.Attributes.ByName.Count > 0 && Twinless(name)
        where !form.FollowsCloudFormation || (type.CloudFormationType is not null && IsPlainInCloudFormation(type))
        where form.Has(type)
        // What versions of the provider make of these is ProviderRuleTests'.
        where ResourceSchemas.BuiltIn.Of(name) is not { ChangedDefaults.Count: > 0 }
        select type;

    // A rule about one of two names is about both.
    private static bool Twinless(string type) => AwsType.Find(type).Count == 1;

    // What CloudFormation has in another shape is the cases' of the catalogue.
    internal static bool IsPlainInCloudFormation(AwsType type) =>
        ResourceSchemas.BuiltIn.Of(type.Type) is null or { ContainerInCloudFormation: null, TemplateOrigins.Count: 0 }
        && type.Type is not ("aws_security_group" or "aws_launch_template")
        // Where two types are one in CloudFormation, the first is meant.
        && (type.CloudFormationType is not { } name || AwsType.Find(name)[0].Type == type.Type);

    private static Func<string, bool> HiddenIn(OwnRulesFile file, AwsType type)
    {
        var hidden = file.Rules.Single(rule => rule.Rule.ResourceType == type.Type).Rule.HiddenInCloudFormation[type.Type];
        var defaulted = ResourceSchemas.BuiltIn.Of(type.Type)?.DefaultedByCloudFormation ?? [];
        return name => hidden.Contains(name) || defaulted.Contains(name);
    }

    private static string Shown(IEnumerable<(string Id, string Message)> found) => string.Join(" ", found
        .Where(each => each.Id.StartsWith("INFRA8", StringComparison.Ordinal)
            || (each.Id == "INFRA3000" && each.Message.Contains("INFRA8", StringComparison.Ordinal)))
        .Select(each => each.Id));

    internal static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
