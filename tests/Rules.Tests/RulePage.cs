using System.Text.RegularExpressions;
using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Rules.Policies;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>The page of a rule, taken apart.</summary>
internal sealed partial class RulePage
{
    /// <summary>The headings of the ways to fix a finding, with the language of each.</summary>
    public static readonly IReadOnlyList<(string Heading, PageLanguage Language)> Forms =
    [
        ("Pulumi", PageLanguage.Pulumi),
        ("CDKTF and CDK Terrain", PageLanguage.Cdktf),
        ("AWS CDK", PageLanguage.AwsCdk),
        ("Terraform", PageLanguage.Terraform),
        ("CloudFormation", PageLanguage.CloudFormation),
    ];

    /// <summary>The forms in which a rule can find something.</summary>
    public static IEnumerable<(string Heading, PageLanguage Language)> FormsOf(RuleMetadata rule) =>
        Forms.Where(form => rule.OnlyIn is not { } framework || form.Language == (PageLanguage)framework)
            .Where(form => form.Language != PageLanguage.AwsCdk || !(IsOfRelations(rule) || IsOfTemplates(rule)))
            .Where(form => form.Language != PageLanguage.CloudFormation || IsOfTrails(rule));

    private static bool IsOfTrails(RuleMetadata rule) =>
        RuleCatalog.All.Single(each => each.Metadata.Id == rule.Id) is ResourceRule { ResourceType: Aws.Trail.Type };

    // What a trail refers to in AWS CDK is made by constructs and their methods: but for what these rules are told of a bucket or key
    // (docs/aws-cdk.md), the synthesized template is judged, not the code.
    private static bool IsOfRelations(RuleMetadata rule) =>
        rule.Id is not ("INFRA2005" or "INFRA2006")
        && RuleCatalog.All.Single(each => each.Metadata.Id == rule.Id) is RelationRule;

    // What CloudFormation has in another form than a resource with these properties is judged in the template, not in the code.
    private static bool IsOfTemplates(RuleMetadata rule) =>
        RuleCatalog.All.Single(each => each.Metadata.Id == rule.Id) is PolicyRule
        || (RuleCatalog.All.Single(each => each.Metadata.Id == rule.Id) is AttributeRule { ResourceTypes: var types }
            && types.All(type => ResourceSchemas.BuiltIn.Of(type)?.AwsCdkClass is null));

    private RulePage(RuleMetadata rule, string text) => (Rule, Text) = (rule, text);

    public RuleMetadata Rule { get; }

    public string Text { get; }

    public string Path => PathOf(Rule);

    public string Title => Text[..Text.IndexOf('\n', StringComparison.Ordinal)];

    /// <summary>The headings of the sections, in their order.</summary>
    public IEnumerable<string> Sections => SectionHeading().Matches(Text).Select(match => match.Groups["title"].Value);

    /// <summary>The headings below "How to fix it", in their order.</summary>
    public IEnumerable<string> Fixes => FixHeading().Matches(Section("How to fix it")).Select(match => match.Groups["title"].Value);

    public static RulePage Of(RuleMetadata rule) => new(rule, RepositoryFile.Read(PathOf(rule)));

    public static string PathOf(RuleMetadata rule) => $"docs/rules/{rule.Id}.md";

    /// <summary>What stands below a heading, up to the next one; empty where there is no such heading.</summary>
    public string Section(string title)
    {
        var parts = SectionHeading().Split(Text);
        var index = Array.IndexOf(parts, title);
        return index < 0 ? "" : parts[index + 1];
    }

    /// <summary>The code that a rule objects to and the code that it does not, in a language of the rule.</summary>
    public (string Bad, string Good) Code(PageLanguage language)
    {
        var heading = Forms.Single(form => form.Language == language).Heading;
        var parts = FixHeading().Split(Section("How to fix it"));
        var index = Array.IndexOf(parts, heading);
        Assert.True(index >= 0, $"{Path} has no heading '### {heading}'.");
        var code = Assert.Single(Fence().Matches(parts[index + 1])).Groups;
        var fence = language switch { PageLanguage.Terraform => "hcl", PageLanguage.CloudFormation => "yaml", _ => "csharp" };
        Assert.Equal(fence, code["language"].Value);
        var halves = Compliant().Split(code["code"].Value);
        Assert.True(halves.Length == 2 && NonCompliant().IsMatch(halves[0]),
            $"The code below '### {heading}' of {Path} is not a part '// Non-compliant' and a part '// Compliant'.");
        return (halves[0], halves[1]);
    }

    /// <summary>The ids that the second column of "The same check elsewhere" gives a scanner.</summary>
    public IEnumerable<(string Scanner, string Id)> Elsewhere =>
        from row in Row().Matches(Section("The same check elsewhere"))
        where row.Groups["first"].Value != "scanner"
        from id in Literal().Matches(row.Groups["second"].Value)
        select (row.Groups["first"].Value, id.Groups["id"].Value);

    // Splits so that the titles are among the parts.
    [GeneratedRegex(@"^## (?<title>.+)\n", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();

    [GeneratedRegex(@"^### (?<title>.+)\n", RegexOptions.Multiline)]
    private static partial Regex FixHeading();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\A(//|#) Non-compliant\n")]
    private static partial Regex NonCompliant();

    [GeneratedRegex(@"^(?://|#) Compliant\n", RegexOptions.Multiline)]
    private static partial Regex Compliant();

    [GeneratedRegex(@"^\| (?<first>[^|]*?) \| (?<second>[^|]*?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<id>[^`]+)`")]
    private static partial Regex Literal();
}

/// <summary>What the code of a page is written in.</summary>
internal enum PageLanguage
{
    /// <summary>C# with CDKTF or CDK Terrain.</summary>
    Cdktf = Framework.Cdktf,

    /// <summary>C# with Pulumi.</summary>
    Pulumi = Framework.Pulumi,

    /// <summary>C# with AWS CDK.</summary>
    AwsCdk = Framework.AwsCdk,

    /// <summary>HCL.</summary>
    Terraform = -1,

    /// <summary>A template in YAML.</summary>
    CloudFormation = -2,
}
