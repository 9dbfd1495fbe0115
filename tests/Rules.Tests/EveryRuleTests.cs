using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>What holds for whatever rule the catalogue has, over the code that its page objects to.</summary>
public sealed partial class EveryRuleTests
{
    private static readonly ImmutableHashSet<string> All = [.. RuleCatalog.All.Select(rule => rule.Metadata.Id)];

    /// <summary>
    /// The rules, with each language that they hold for. Those that are data share their code: one of an attribute, one of blocks and one
    /// that templates alone have stand for all.
    /// </summary>
    public static TheoryData<string, string> Code
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var row in RulePageTests.Code.Where(row => IsRepresentative((string)row[0])))
                data.Add((string)row[0], (string)row[1]);
            return data;
        }
    }

    public static TheoryData<string> Rules =>
        [.. RuleCatalog.All.Select(rule => rule.Metadata.Id).Where(IsRepresentative)];

    private static bool IsRepresentative(string id) =>
        id is "INFRA3001" or "INFRA3101" or "INFRA3401"
        || RuleCatalog.All.Single(rule => rule.Metadata.Id == id) is not AttributeRule;

    [Theory]
    [MemberData(nameof(Code))]
    public async Task Is_let_pass_where_the_code_says_so(string id, string language)
    {
        var (rule, bad) = Of(id, language);
        if (PageCode.FileOf(Enum.Parse<PageLanguage>(language)) is { } file)
        {
            var found = Reports(bad, id, file);
            Assert.All(found, report => Assert.Null(report.Suppression));
            var type = found[0].ResourceType!;
            var (other, own) = (Above(bad, type, "# infra:ignore INFRA0000 another rule"), Above(bad, type, $"# infra:ignore {id} known"));
            Assert.All(Reports(other, id, file), report => Assert.Null(report.Suppression));
            Assert.All(Reports(own, id, file), report => Assert.Equal("known", report.Suppression!.Justification));
            return;
        }

        foreach (var (libraries, source) in PageCode.Sources(Enum.Parse<PageLanguage>(language), bad))
        {
            var found = await Analyze(libraries, source, id);
            Assert.All(found, diagnostic => Assert.Equal((id, rule.Category), (diagnostic.Id, diagnostic.Descriptor.Category)));
            Assert.NotEmpty(found);
            Assert.Empty(await Analyze(libraries, $"#pragma warning disable {id}\n{source}", id));
            Assert.NotEmpty(await Analyze(libraries, $"#pragma warning disable INFRA0000\n{source}", id));
            Assert.Empty(
                await Analyze(libraries,
                    source.Replace("class Program",
                        $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"{rule.Category}\", \"{id}\")]\nclass Program",
                        StringComparison.Ordinal), id));
        }
    }

    /// <summary>The scan shows what the rule says as it is; the analyzer's went through a diagnostic.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Says_the_same_of_related_places_in_every_language(string id)
    {
        var rule = RuleCatalog.All.Single(rule => rule.Metadata.Id == id).Metadata;
        var notes = new List<string>();
        foreach (var (_, language) in RulePage.FormsOf(rule))
        {
            var bad = RulePage.Of(rule).Code(language).Bad;
            var file = PageCode.FileOf(language);
            if (file is not null)
                notes.Add(Lines(Reports(bad, id, file).SelectMany(report => report.Related.Select(related => related.Text))));
            foreach (var (libraries, source) in file is not null ? [] : PageCode.Sources(language, bad))
            {
                var found = await Analyze(libraries, source, id);
                Assert.All(found, diagnostic =>
                    Assert.Equal(diagnostic.AdditionalLocations.Count, FindingDetails.FromProperties(diagnostic.Properties).Notes.Count));
                notes.Add(Lines(found.SelectMany(diagnostic => FindingDetails.FromProperties(diagnostic.Properties).Notes)));
            }
        }

        Assert.Single(notes.Distinct());

        // Where a value is written is up to the author, in C# also outside of the creation.
        static string Lines(IEnumerable<string> notes) => string.Join('\n', notes
            .Where(note => !note.EndsWith(" is set here.", StringComparison.Ordinal)).Select(note => Quoted().Replace(note, "'…'")));
    }

    [Theory]
    [MemberData(nameof(Code))]
    public async Task Answers_on_damaged_code(string id, string language)
    {
        var (_, bad) = Of(id, language);
        var random = new Random(5);
        if (PageCode.FileOf(Enum.Parse<PageLanguage>(language)) is { } file)
        {
            for (var round = 0; round < 40; round++)
                RuleCheck.Scan(Damaged(bad, random), file);
            return;
        }

        foreach (var (libraries, source) in PageCode.Sources(Enum.Parse<PageLanguage>(language), bad))
        {
            var start = source.IndexOf("class Program", StringComparison.Ordinal);
            for (var round = 0; round < 6; round++)
            {
                var tree =
                    CSharpSyntaxTree.ParseText(source[..start] + Damaged(source[start..], random),
                        new CSharpParseOptions(LanguageVersion.Preview));
                var compilation = TestProgram.Of(libraries, "").Compile().AddSyntaxTrees(tree);
                await TestProgram.AnalyzeAsync(compilation, All, [new InfraAnalyzer()]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Makes_a_whole_sentence_with_a_place(string id)
    {
        var (rule, bad) =
            Of(id, RuleCatalog.All.Single(known => known.Metadata.Id == id).Metadata.OnlyIn is null
                ? nameof(PageLanguage.Terraform) : "");
        foreach (var report in bad.Length == 0 ? [] : Reports(bad, id))
        {
            Assert.DoesNotContain('{', report.Message);
            Assert.False(report.Message.EndsWith('.'), report.Message);
            Assert.InRange(report.Place.Line, 1, bad.Count(character => character == '\n') + 1);
        }

        Assert.NotEmpty(rule.Description);
        Assert.NotEmpty(rule.Remediation);
    }

    [Theory]
    [InlineData(Libraries.Pulumi)]
    [InlineData(Libraries.Cdktf)]
    public async Task A_trail_that_trips_six_rules_is_one_place_with_six_ids(Libraries libraries)
    {
        var found = await TestProgram.AnalyzeAsync(
            TestProgram.Of(libraries, libraries == Libraries.Pulumi ? RuleCheck.Pulumi("") : RuleCheck.Cdktf("")).Compile(), All,
            [new InfraAnalyzer()]);

        Assert.Equal(["INFRA1001", "INFRA1005", "INFRA1006", "INFRA1007", "INFRA1008", "INFRA1011"],
            found.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
        Assert.Single(found.Select(diagnostic => diagnostic.Location).Distinct());
    }

    [Fact]
    public void A_resource_that_trips_six_rules_is_one_place_with_six_ids()
    {
        var reports = RuleCheck.Scan(RuleCheck.Terraform(""));

        Assert.Equal(["INFRA1001", "INFRA1005", "INFRA1006", "INFRA1007", "INFRA1008", "INFRA1011"],
            reports.Select(report => report.Rule.Id).Order(StringComparer.Ordinal));
        Assert.Single(reports.Select(report => (report.Address, report.Place)).Distinct());
    }

    private static (RuleMetadata Rule, string Bad) Of(string id, string language)
    {
        var rule = RuleCatalog.All.Single(rule => rule.Metadata.Id == id).Metadata;
        return (rule, language.Length == 0 ? "" : RulePage.Of(rule).Code(Enum.Parse<PageLanguage>(language)).Bad);
    }

    private static List<Report> Reports(string code, string id, string file = "main.tf")
    {
        var reports = RuleCheck.Scan(code, file).Where(report => report.Rule.Id == id).ToList();
        Assert.NotEmpty(reports);
        return reports;
    }

    /// <summary>The code with a comment above the resource that findings are about.</summary>
    private static string Above(string code, string type, string comment) =>
        code.Replace($"resource \"{type}\"", $"{comment}\nresource \"{type}\"", StringComparison.Ordinal)
            .Replace("  Audit:", $"  {comment}\n  Audit:", StringComparison.Ordinal);

    private static string Damaged(string text, Random random)
    {
        var (start, length) = (random.Next(text.Length), random.Next(1, 12));
        return random.Next(3) switch
        {
            0 => text[..start],
            1 => text[..start] + text[Math.Min(text.Length, start + length)..],
            _ => text[..start] + "{\"([$"[random.Next(5)] + text[start..],
        };
    }

    // A condition is quoted as its language writes it.
    [GeneratedRegex("'.*'")]
    private static partial Regex Quoted();

    private static Task<ImmutableArray<Diagnostic>> Analyze(Libraries libraries, string source, string id) =>
        (TestProgram.Of(libraries, source) with { Rules = [id] }).AnalyzeAsync(new InfraAnalyzer());
}
