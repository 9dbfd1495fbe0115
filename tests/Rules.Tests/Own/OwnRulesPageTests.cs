using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Rules.Tests.Own;

/// <summary>What docs/own-rules.md shows is so: its rule is understood, and each of its programs and files breaks it.</summary>
public sealed partial class OwnRulesPageTests
{
    private static readonly IReadOnlyList<(string Language, string Code)> Blocks =
        [.. Block().Matches(RepositoryFile.Read("docs/own-rules.md")).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

    private static string Rules => Blocks.First(block => block.Language == "json").Code;

    [Fact]
    public async Task The_first_rule_is_an_error_in_every_framework()
    {
        var code = Blocks.Where(block => block.Language == "csharp").Select(block => block.Code).ToList();
        Assert.Equal(["// Pulumi", "// CDKTF", "// AWS CDK"], code.Select(each => each.Split('\n')[0]));
        TestProgram[] programs =
        [
            TestProgram.Of(Libraries.Pulumi, PageProgram.Pulumi(code[0])),
            TestProgram.Of(Libraries.Cdktf, PageProgram.Cdktf(code[1], "HashiCorp.Cdktf")),
            TestProgram.Of(Libraries.AwsCdk, PageProgram.AwsCdk(code[2])),
        ];
        var shown = Blocks.First(block => block.Language.Length == 0).Code;
        foreach (var program in programs)
        {
            var found = Assert.Single(await OwnRuleCheck.AnalyzeAsync(program, Rules));
            Assert.Equal(("INFRA8001", DiagnosticSeverity.Error), (found.Id, found.Severity));
            Assert.EndsWith($"error INFRA8001: {found.GetMessage(CultureInfo.InvariantCulture)}\n", shown, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("hcl", "main.tf")]
    [InlineData("yaml", "template.yaml")]
    public void The_first_rule_is_an_error_in_files(string language, string name)
    {
        var found = Assert.Single(OwnRuleCheck.Scan(name, Blocks.First(block => block.Language == language).Code, Rules));
        Assert.StartsWith("INFRA8001 Error: ", found, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rule_with_examples_is_understood()
    {
        var file = OwnRulesFile.Parse(
            OwnRules.FileName, OwnRuleCheck.File(Blocks.Where(block => block.Language == "json").Skip(1).Single().Code));

        Assert.Empty(file.Problems);
        Assert.Equal((1, 2), (file.Rules[0].Good.Count, file.Rules[0].Bad.Count));
    }

    [GeneratedRegex("^```(\\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
