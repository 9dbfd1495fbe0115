using System.Globalization;
using Infra.Analyzers.Testing;
using Infra.Analyzers.Tests;
using Infra.Analyzers.Tests.Differential;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit.Abstractions;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>
/// Random programs are fixed in bulk; they compile, and whenever they run, the trails that were found make complete ones.
/// </summary>
/// <remarks><c>INFRA_DIFFERENTIAL_PROGRAMS</c> is the number of programs, <c>INFRA_DIFFERENTIAL_SEED</c> the seed of the first.</remarks>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const double LeastFixed = 0.95;

    /// <summary>
    /// What makes the role of a generated program one that can deliver. A fix never pairs a trail with a role that cannot, and then has to
    /// create one, which is not possible in a loop of CDKTF, where the ids would be the same.
    /// </summary>
    private const string Deliverable =
        """
        AssumeRolePolicy = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudtrail.amazonaws.com\"},"
                    + "\"Action\":\"sts:AssumeRole\"}]}",
                    ManagedPolicyArns = new[] { "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess" }
        """;

    [Fact]
    public Task Cdktf() => FixAsync(Dialect.Cdktf, 12);

    [Fact]
    public Task Pulumi() => FixAsync(Dialect.Pulumi, 25);

    private async Task FixAsync(Dialect dialect, int count)
    {
        var first = Setting("INFRA_DIFFERENTIAL_SEED", 1);
        var programs =
            Enumerable.Range(first, Setting("INFRA_DIFFERENTIAL_PROGRAMS", count)).Select(seed => ProgramGenerator.Generate(seed, dialect))
                .ToList();
        var before = await FixVerifier.LoadAsync(new()
        {
            Libraries = dialect.Libraries,
            Sources = [.. programs.Select(program => MarkedSource.Parse(
                program.In(dialect).Replace("AssumeRolePolicy = \"{}\"", Deliverable, StringComparison.Ordinal),
                program.ClassName))],
        });
        var sites = before.Findings.Where(finding => finding.Id == "INFRA1001").Select(SiteOf).ToHashSet();
        Assert.NotEmpty(sites);

        var after = await before.FixAllAsync(FixAllScope.Solution, DeliveryKey);
        var left = after.Findings.Where(finding => finding.Id == "INFRA1001").Select(SiteOf).ToHashSet();
        var texts = (await after.CompileAsync()).SyntaxTrees.ToDictionary(tree => tree.FilePath, tree => tree.ToString());
        var corrected = sites.Count - left.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{corrected} of {sites.Count} findings were fixed."));
        Assert.True(corrected >= LeastFixed * sites.Count,
            $"{left.Count} of {sites.Count} findings are "
                + $"left: {string.Join("\n", left.Take(3).Select(site => $"{site.Site} of {texts[site.Program]}"))}");

        var assembly = TestPrograms.Load(await after.CompileAsync());
        var runs = programs.SelectMany(program => Check.Assignments(texts[program.ClassName])
            .Select(assignment =>
                (program.ClassName, Stack: assembly.GetType(program.ClassName, throwOnError: true)!, Assignment: assignment))).ToList();
        var made = await dialect.RunAsync([.. runs.Select(run => (run.Stack, run.Assignment))]);
        foreach (var (run, trails) in runs.Zip(made))
        {
            foreach (var trail in trails.Where(trail => trail.IsIncomplete))
                Assert.False(
                    sites.Contains((run.ClassName, trail.Name.Split('-')[0])) && !left.Contains((run.ClassName, trail.Name.Split('-')[0])),
                    $"{trail} under {run.Assignment}:\n{texts[run.ClassName]}");
        }
    }

    /// <summary>The creation that a finding is about: the comment before it names it.</summary>
    private static (string Program, string Site) SiteOf(Diagnostic finding)
    {
        var text = finding.Location.SourceTree!.ToString();
        var end = text.LastIndexOf("*/", finding.Location.SourceSpan.Start, StringComparison.Ordinal);
        var start = text.LastIndexOf("/*", end, StringComparison.Ordinal);
        return (finding.Location.SourceTree.FilePath, text[(start + 2)..end]);
    }

    private const string DeliveryKey = "DeliverToCloudWatchLogs";

    private static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value : otherwise;
}
