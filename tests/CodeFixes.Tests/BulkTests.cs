using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>All findings of several files at once: deterministic, with unique names, and equal to one after another.</summary>
public sealed class BulkTests
{
    private static readonly string[] Files =
    [
        Fixing.PulumiStack(
            "new Trail(\"one\", new TrailArgs());\nnew Trail(\"two\", new TrailArgs { CloudWatchLogsGroupArn = \"\" });\nvar shared = new "
                + "TrailArgs();\nnew Trail(\"three\", shared);\nnew Trail(\"four\", shared);"),
        Fixing.PulumiStack("new Trail(\"one\", new TrailArgs());").Replace("class Program", "class Second", StringComparison.Ordinal)
            .Replace("public Program", "public Second", StringComparison.Ordinal),
    ];

    [Theory]
    [InlineData("DeliverToCloudWatchLogs")]
    [InlineData("DeliverToCloudWatchLogs.Create")]
    public async Task All_at_once_is_one_after_another(string key)
    {
        var before = await FixVerifier.LoadAsync(TestProgram.Of(Libraries.Pulumi, Files));
        Assert.Equal(5, before.Findings.Length);
        var expected =
            await (await before.FixOneAfterAnotherAsync(actions => actions.FirstOrDefault(action => action.EquivalenceKey == key)))
                .TextsAsync();
        var solution = await before.FixAllAsync(FixAllScope.Solution, key);
        Assert.Equal(expected, await solution.TextsAsync());
        Assert.Equal(expected, await (await before.FixAllAsync(FixAllScope.Project, key)).TextsAsync());
        Assert.Equal(expected, await (await before.FixAllAsync(FixAllScope.Solution, key)).TextsAsync());
        if (key == "DeliverToCloudWatchLogs")
        {
            Assert.Empty(solution.Findings);
            Assert.Contains(expected, text => text.Contains("\"one-log-group-2\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_document_alone()
    {
        var before = await FixVerifier.LoadAsync(TestProgram.Of(Libraries.Pulumi, Files));
        var after = await before.FixAllAsync(FixAllScope.Document, "DeliverToCloudWatchLogs");
        Assert.NotEmpty(after.Findings);
        Assert.NotEqual(before.Findings[0].Location.SourceTree!.FilePath,
            Assert.Single(after.Findings.Select(finding => finding.Location.SourceTree!.FilePath).Distinct()));
    }
}
