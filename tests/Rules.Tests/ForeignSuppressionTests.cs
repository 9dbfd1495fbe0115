using System.Text.RegularExpressions;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>What people wrote for another scanner lets the same check of ours pass, under each id that the check has there.</summary>
public sealed partial class ForeignSuppressionTests
{
    /// <summary>How a comment above a resource lets a check pass, where {0} is its id.</summary>
    private static readonly Dictionary<string, string[]> Comments = new(StringComparer.Ordinal)
    {
        ["Checkov"] = ["# checkov:skip={0}:a reason", "#checkov:skip={0}"],
        ["Trivy"] = ["# trivy:ignore:{0}", "# tfsec:ignore:{0}"],
        ["tfsec"] = ["# tfsec:ignore:{0}", "# trivy:ignore:{0}"],
        ["Terrascan"] = ["# ts:skip={0} a reason"],
        ["KICS"] = ["# kics-scan ignore-block"],
        ["Datadog"] = ["# dd-iac-scan ignore-block"],
    };

    /// <summary>How a comment that starts a file lets a check pass.</summary>
    private static readonly Dictionary<string, string> Headers = new(StringComparer.Ordinal)
    {
        ["KICS"] = "# kics-scan disable={0}",
        ["Datadog"] = "# dd-iac-scan disable={0}",
    };

    /// <summary>Scanners that have no comments of the kind, or none for Terraform.</summary>
    private static readonly string[] WithoutComments = ["Regula", "cdk-nag", "cfn_nag", "AWS Config", "Security Hub", "Prowler"];

    public static TheoryData<string> Rules =>
        [.. RuleCatalog.All.Select(rule => rule.Metadata)
            .Where(rule => rule.OnlyIn is null && rule.Equivalents.Count > 0).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Lets_the_same_check_pass(string id)
    {
        var rule = RuleCatalog.All.Single(rule => rule.Metadata.Id == id).Metadata;
        Assert.All(RulePage.FormsOf(rule), form => LetsPass(rule, form.Language));
    }

    private static void LetsPass(RuleMetadata rule, PageLanguage language)
    {
        if (PageCode.FileOf(language) is not { } file)
            return;
        var code = RulePage.Of(rule).Code(language).Bad;
        Assert.All(Reports(code, rule.Id, file), report => Assert.Null(report.Suppression));

        foreach (var (scanner, check) in rule.Equivalents.Where(check => !WithoutComments.Contains(check.Scanner)))
        {
            var texts = Comments[scanner].Select(comment => Resource().Replace(code, $"$1{string.Format(null, comment, check)}\n$0"))
                .Concat(Headers.TryGetValue(scanner, out var header) ? [$"{string.Format(null, header, check)}\n\n{code}"] : []);
            Assert.All(texts,
                text => Assert.All(Reports(text, rule.Id, file), report => Assert.True(report.Suppression is not null, text)));
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Lets_no_other_check_pass(string id)
    {
        var code = RulePage.Of(RuleCatalog.All.Single(rule => rule.Metadata.Id == id).Metadata).Code(PageLanguage.Terraform).Bad;
        var others =
            Comments.Values.Where(forms => forms[0].Contains("{0}", StringComparison.Ordinal))
                .Select(forms => string.Format(null, forms[0], "OTHER_1"));

        Assert.All(Reports(Resource().Replace(code, $"{string.Join('\n', others)}\n$0"), id), report => Assert.Null(report.Suppression));
    }

    private static List<Report> Reports(string code, string id, string file = "main.tf")
    {
        var reports = RuleCheck.Scan(code, file).Where(report => report.Rule.Id == id).ToList();
        Assert.NotEmpty(reports);
        return reports;
    }

    [GeneratedRegex("^(?:resource |( +)\\w+:\\n +Type: )", RegexOptions.Multiline)]
    private static partial Regex Resource();
}
