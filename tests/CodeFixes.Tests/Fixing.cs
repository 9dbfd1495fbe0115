using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>Fixes programs and compares them with what an experienced developer would have written.</summary>
internal static class Fixing
{
    /// <summary>Fixes every finding with its first fix, in all ways that must come to the same.</summary>
    /// <param name="libraries">What the program references.</param>
    /// <param name="source">The program.</param>
    /// <param name="expected">The fixed program; not compared where there is none.</param>
    /// <param name="title">A part of the title of the fixes to choose, instead of the first.</param>
    /// <returns>The fixed program.</returns>
    public static Task<FixVerifier> Best(Libraries libraries, string source, string? expected = null, string? title = null) =>
        Best(TestProgram.Of(libraries, source), expected, title);

    /// <inheritdoc cref="Best(Libraries, string, string?, string?)"/>
    public static async Task<FixVerifier> Best(TestProgram program, string? expected = null, string? title = null)
    {
        var before = await FixVerifier.LoadAsync(program);
        Assert.NotEmpty(before.Findings);
        var first = (await before.FixesAsync(before.Findings[0])).FirstOrDefault(HasTitle);
        Assert.True(first is not null, $"No fix for {before.Findings[0]}.");

        var after =
            await before.FixOneAfterAnotherAsync(actions =>
                actions.FirstOrDefault(action => action.EquivalenceKey == first.EquivalenceKey));
        Assert.True(after.Findings.All(finding => finding.Id != before.Findings[0].Id),
            string.Join("\n", [.. after.Findings, .. await after.TextsAsync()]));
        if (expected is not null)
            Assert.Equal(expected, Assert.Single(await after.TextsAsync()));
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
            Assert.Equal(await after.TextsAsync(), await (await before.FixAllAsync(scope, first.EquivalenceKey!)).TextsAsync());
        return after;

        bool HasTitle(CodeAction action) => title is null || action.Title.Contains(title, StringComparison.Ordinal);
    }

    /// <summary>Requires that nothing is offered.</summary>
    public static Task None(Libraries libraries, string source) => None(TestProgram.Of(libraries, source));

    /// <inheritdoc cref="None(Libraries, string)"/>
    public static async Task None(TestProgram source)
    {
        var program = await FixVerifier.LoadAsync(source);
        foreach (var finding in program.Findings)
            Assert.Empty(await program.FixesAsync(finding));
        Assert.NotEmpty(program.Findings);
    }

    /// <summary>The titles of the fixes of a program's first finding.</summary>
    public static async Task<IReadOnlyList<string>> Titles(Libraries libraries, string source)
    {
        var program = await FixVerifier.LoadAsync(TestProgram.Of(libraries, source));
        return [.. (await program.FixesAsync(program.Findings[0])).Select(action => action.Title)];
    }

    /// <summary>The statements of a Pulumi stack's constructor.</summary>
    public static string PulumiStack(string body, string members = "") =>
        $$"""
        using System;
        using System.Linq;
        using Infra.Analyzers.Testing;
        using Pulumi;
        using Pulumi.Aws.CloudTrail;
        using Pulumi.Aws.CloudWatch;
        using Pulumi.Aws.Iam;

        class Program : Stack
        {
            public Program()
            {
        {{Indent(body)}}
            }
        {{members}}
        }

        """;

    /// <summary>The statements of a CDKTF stack's constructor.</summary>
    public static string CdkStack(string body, string members = "") =>
        $$"""
        using System;
        using System.Linq;
        using Constructs;
        using HashiCorp.Cdktf;
        using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;
        using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup;
        using HashiCorp.Cdktf.Providers.Aws.IamRole;
        using HashiCorp.Cdktf.Providers.Aws.IamRolePolicy;
        using HashiCorp.Cdktf.Providers.Aws.Provider;
        using Infra.Analyzers.Testing;

        class Program : TerraformStack
        {
            public Program(Construct scope, string id) : base(scope, id)
            {
                new AwsProvider(this, "aws", new AwsProviderConfig { Region = "eu-west-1" });
        {{Indent(body)}}
            }
        {{members}}
        }

        """;

    private static string Indent(string body) =>
        string.Join('\n', body.Split('\n').Select(line => line.Length == 0 ? line : "        " + line));
}
