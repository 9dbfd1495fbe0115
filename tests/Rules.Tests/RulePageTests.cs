using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>Every rule has a page, of the same build, that says what the rule says of itself, with code that shows what it says.</summary>
public sealed class RulePageTests
{
    private static readonly string[] Sections =
        ["What it finds", "Why", "How to fix it", "Configure and suppress it", "The same check elsewhere", "Sources"];

    public static TheoryData<string> Rules => [.. RuleCatalog.All.Select(rule => rule.Metadata.Id)];

    public static TheoryData<string, string> Code
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var rule in RuleCatalog.All.Select(rule => rule.Metadata))
            {
                foreach (var (_, language) in RulePage.FormsOf(rule))
                    data.Add(rule.Id, language.ToString());
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_has_every_section_and_the_languages_of_its_rule(string id)
    {
        var page = PageOf(id);

        Assert.Equal($"# {id}: {page.Rule.Title}", page.Title);
        Assert.Equal(Sections, page.Sections);
        Assert.Equal(RulePage.FormsOf(page.Rule).Select(form => form.Heading), page.Fixes);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Its_table_says_what_the_rule_says(string id)
    {
        var rule = RuleCatalog.All.Single(rule => rule.Metadata.Id == id);
        RepositoryFile.IsGenerated(RulePage.PathOf(rule.Metadata), text => RulePageTable.Rewrite(text, rule));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void It_names_the_same_check_elsewhere(string id)
    {
        var page = PageOf(id);

        Assert.Equal(
            page.Rule.Equivalents.Select(equivalent => $"{equivalent.Scanner} {equivalent.Id}").Order(StringComparer.Ordinal),
            page.Elsewhere.Select(check => $"{check.Scanner} {check.Id}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Code))]
    public async Task Its_code_shows_the_finding_and_how_to_fix_it(string id, string language)
    {
        var (bad, good) = PageOf(id).Code(Enum.Parse<PageLanguage>(language));

        foreach (var (dialect, check) in PageCode.Checks(Enum.Parse<PageLanguage>(language)))
        {
            Assert.Equal($"{dialect}, non-compliant: {id}", $"{dialect}, non-compliant: {string.Join(' ', await check(bad, id))}");
            Assert.Equal($"{dialect}, compliant: ", $"{dialect}, compliant: {string.Join(' ', await check(good, id))}");
        }
    }

    private static RulePage PageOf(string id) => RulePage.Of(RuleCatalog.All.Single(rule => rule.Metadata.Id == id).Metadata);
}
