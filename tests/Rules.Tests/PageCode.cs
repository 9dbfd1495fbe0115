using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>Asks the rules about the code of a page: those that are on by default, and the page's own.</summary>
/// <remarks>C# code stands in a <see cref="PageProgram"/>. Terraform code is all of a module, and YAML all of a template.</remarks>
internal static class PageCode
{
    /// <summary>The ids of the rules that object to code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="rule">The id of the page's rule.</param>
    public delegate Task<IReadOnlyList<string>> Check(string code, string rule);

    /// <summary>The ways of checking a language: C# for CDKTF is C# for CDK Terrain, too.</summary>
    public static IEnumerable<(string Dialect, Check Check)> Checks(PageLanguage language) => FileOf(language) is { } file
        ? [(file, (code, rule) => Task.FromResult(File(file, code, rule)))]
        : from dialect in Dialects(language)
          select (dialect.Libraries.ToString(),
            new Check((code, rule) => CSharp(dialect.Libraries, dialect.Source(code), rule)));

    /// <summary>The file that code of a language is; <see langword="null"/> for C#.</summary>
    public static string? FileOf(PageLanguage language) => language switch
    {
        PageLanguage.Terraform => "main.tf",
        PageLanguage.CloudFormation => "template.yaml",
        _ => null,
    };

    /// <summary>The programs that code of a C# language stands in.</summary>
    public static IEnumerable<(Libraries Libraries, string Source)> Sources(PageLanguage language, string code) =>
        from dialect in Dialects(language) select (dialect.Libraries, dialect.Source(code));

    private static IEnumerable<(Libraries Libraries, Func<string, string> Source)> Dialects(PageLanguage language) =>
        language == PageLanguage.Pulumi
        ? [(Libraries.Pulumi, PageProgram.Pulumi)]
        : language == PageLanguage.AwsCdk
        ? [(Libraries.AwsCdk, PageProgram.AwsCdk)]
        : [(Libraries.Cdktf, code => PageProgram.Cdktf(code, "HashiCorp.Cdktf")),
            (Libraries.CdkTerrain, code => PageProgram.Cdktf(code, "Io.Cdktn"))];

    private static bool IsOn(RuleMetadata rule, string own) => rule.Severity != Severity.None || rule.Id == own;

    private static async Task<IReadOnlyList<string>> CSharp(Libraries libraries, string source, string own)
    {
        var program =
            TestProgram.Of(libraries, source)
                with
            { Rules = [.. RuleCatalog.All.Select(rule => rule.Metadata).Where(rule => IsOn(rule, own)).Select(rule => rule.Id)] };
        return [.. (await program.AnalyzeAsync(new InfraAnalyzer())).Select(diagnostic => diagnostic.Id)];
    }

    private static IReadOnlyList<string> File(string name, string code, string own) =>
        [.. RuleCheck.Scan(code, name).Select(report => report.Rule).Where(rule => IsOn(rule, own)).Select(rule => rule.Id)];
}
