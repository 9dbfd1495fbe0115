using System.Text.Json.Nodes;
using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Xunit.Abstractions;

namespace Infra.Analyzers.Rules.Tests.Own.Differential;

/// <summary>
/// Random resources of all types that the catalogue's rules about attributes judge, in every form, against what the rules' pages say.
/// </summary>
/// <remarks>
/// <c>INFRA_BUILT_IN_RESOURCES</c> is the number of resources for each rule and type, <c>INFRA_BUILT_IN_SEED</c> the seed.
/// </remarks>
public sealed class BuiltInDifferentialTests(ITestOutputHelper output)
{
    private const double MaxMissed = 0.01;
    private const int ResourcesAtOnce = 1_000;

    private static readonly List<AttributeRule> Rules = [.. RuleCatalog.All.OfType<AttributeRule>()];

    public static TheoryData<string> FormNames => [.. DifferentialForm.All.Keys];

    [Fact]
    public void Every_rule_about_attributes_is_written_out() => Assert.Equal(
        Rules.Select(rule => rule.Metadata.Id).Order(StringComparer.Ordinal), BuiltInRules.ById.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(FormNames))]
    public async Task Says_what_the_page_says(string name)
    {
        var form = DifferentialForm.All[name];
        var random = new Random(OwnDifferentialTests.Setting("INFRA_BUILT_IN_SEED", 1));
        var maker = new RandomBuiltInCases(random, form.ScalarOf);
        var ofEach = OwnDifferentialTests.Setting("INFRA_BUILT_IN_RESOURCES", 4);
        var cases =
            from rule in Rules
            from typeName in rule.Types
            let type = AwsType.Find(typeName).First(found => found.Type == typeName)
            where form.Has(type) && (!form.FollowsCloudFormation || IsPlainInCloudFormation(type))
            from _ in Enumerable.Range(0, ofEach)
            select (Type: type, Resource: form.Of(type, maker.Make(type, BuiltInRules.ById[rule.Metadata.Id])));

        var tally = new DifferentialTally();
        foreach (var some in cases.Chunk(ResourcesAtOnce))
            await CompareAsync(form, some, tally);

        output.WriteLine(tally.ToString());
        Assert.True(tally.False == 0 && tally.Missed <= MaxMissed * tally.Broken, tally + Environment.NewLine + tally.Wrong);
        Assert.True(tally.Broken > ofEach * 10, tally.ToString());
    }

    private static async Task CompareAsync(
        DifferentialForm form, IReadOnlyList<(AwsType Type, RandomResource Resource)> some, DifferentialTally tally)
    {
        var found = await form.FindAsync([.. some.Select((each, number) => new NumberedResource(number, each.Type, each.Resource))], null);
        foreach (var number in found.Written)
        {
            var (type, resource) = some[number];
            var oracle = new RuleOracle(_ => false, hasOtherTags: false, form.IsUnknownSet);
            foreach (var rule in Rules.Where(rule => rule.Types.Contains(type.Type)))
            {
                var (body, other) = (Seen(form, type, resource.Body), Seen(form, type, resource.Other ?? resource.Body));
                var written = BuiltInRules.ById[rule.Metadata.Id];
                var expected = (oracle.IsBroken(written, body), oracle.IsBroken(written, other)) switch
                {
                    (Tristate.Yes, Tristate.Yes) => rule.Metadata.Id,
                    (Tristate.Yes, Tristate.No) or (Tristate.No, Tristate.Yes) => "INFRA3000",
                    _ => "",
                };
                var said = found.ByNumber[number].Where(each => each.Id == rule.Metadata.Id
                    || (each.Id == "INFRA3000" && each.Message.Contains(rule.Metadata.Id, StringComparison.Ordinal)));
                tally.Add(expected, string.Join(' ', said.Select(each => each.Id)), () =>
                    $"{rule.Metadata.Id} {type.Type}\n  {resource.Body.ToJsonString()}\n  {resource.Other?.ToJsonString()}");
            }
        }
    }

    // What CloudFormation gives a value of its own, where nobody does, is not known.
    private static JsonObject Seen(DifferentialForm form, AwsType type, JsonObject body)
    {
        var seen = (JsonObject)body.DeepClone();
        foreach (var name in form.FollowsCloudFormation ? ResourceSchemas.BuiltIn.Of(type.Type)!.DefaultedByCloudFormation : [])
            seen[name] ??= RandomResource.Unknown + "0";
        return seen;
    }

    private static bool IsPlainInCloudFormation(AwsType type) =>
        ResourceSchemas.BuiltIn.Of(type.Type)!.CloudFormationType is not null && OwnDifferentialTests.IsPlainInCloudFormation(type);
}
