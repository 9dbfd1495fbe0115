using System.Globalization;
using System.Text;
using Infra.Analyzers.Testing;
using Xunit.Abstractions;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>
/// What the analyzer says about random programs against what they make: in CDKTF and AWS CDK on the real thing, in Pulumi on the stubs.
/// </summary>
/// <remarks>
/// <c>INFRA_DIFFERENTIAL_PROGRAMS</c> is the number of programs, <c>INFRA_DIFFERENTIAL_SEED</c> the seed of the first,
/// <c>INFRA_DIFFERENTIAL_SHOWN</c> how many failures of a kind are made small and shown.
/// </remarks>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int BatchSize = 100;
    private const double LeastFound = 0.98;
    private const double LeastExact = 0.95;
    private static readonly int Shown = Setting("INFRA_DIFFERENTIAL_SHOWN", 3);

    [Fact]
    public Task Cdktf() => CompareAsync(Dialect.Cdktf, 62);

    [Fact]
    public Task AwsCdk() => CompareAsync(Dialect.AwsCdk, 60);

    [Fact]
    public Task Pulumi() => CompareAsync(Dialect.Pulumi, 200);

    private async Task CompareAsync(Dialect dialect, int programs)
    {
        var first = Setting("INFRA_DIFFERENTIAL_SEED", 1);
        var all =
            Enumerable.Range(first, Setting("INFRA_DIFFERENTIAL_PROGRAMS", programs))
                .Select(seed => ProgramGenerator.Generate(seed, dialect));
        var verdicts = new List<Verdict>();
        var wildcards = new List<WildcardVerdict>();
        var failures = new StringBuilder();
        foreach (var batch in all.Chunk(BatchSize))
        {
            var (some, others) = await CompareAsync(dialect, batch, failures);
            verdicts.AddRange(some);
            wildcards.AddRange(others);
        }

        output.WriteLine(Summary(verdicts, wildcards));
        var always = verdicts.Count(verdict => verdict.Truth == Truth.Always && verdict.Site.IsDecidable);
        var decidable = verdicts.Count(verdict => verdict.Site.IsDecidable && verdict.Truth != Truth.NotMade);
        var exact = verdicts.Count(verdict => verdict.Site.IsDecidable && verdict.Truth != Truth.NotMade && verdict.IsRight);
        var found = always - verdicts.Count(verdict => verdict.IsMissed);
        await ShowAsync(failures, dialect, "False INFRA1001", verdicts.Where(verdict => verdict.IsFalseAlarm));
        foreach (var wildcard in wildcards.Where(wildcard => wildcard.IsFalseAlarm).Take(Shown))
        {
            await Minimizer.MinimizeAsync((GeneratedProgram)wildcard.Program,
                async () => (await Comparison.CompareAsync(dialect, [wildcard.Program])).Wildcards is [{ IsFalseAlarm: true }]);
            failures.AppendLine(CultureInfo.InvariantCulture,
                $"False INFRA1002, seed {wildcard.Program.Seed}:{Environment.NewLine}{wildcard.Program.In(dialect)}");
        }

        if (exact < LeastExact * decidable)
            await ShowAsync(failures, dialect, "Not exact",
                verdicts.Where(verdict => !verdict.IsRight && verdict.Truth != Truth.NotMade && verdict.Site.IsDecidable));
        if (found < LeastFound * always)
            await ShowAsync(failures, dialect, "Missed INFRA1001", verdicts.Where(verdict => verdict.IsMissed));
        Assert.True(always > 0, "No program leaves a trail incomplete for sure: the generator is at fault.");
        Assert.True(failures.Length == 0, Summary(verdicts, wildcards) + failures);
    }

    /// <summary>Compares a batch, without the programs over which the analyzer throws: these are failures.</summary>
    private static async Task<(List<Verdict> Verdicts, List<WildcardVerdict> Wildcards)> CompareAsync(
        Dialect dialect, IReadOnlyList<GeneratedProgram> batch, StringBuilder failures)
    {
        try
        {
            return await Comparison.CompareAsync(dialect, batch);
        }
        catch (VerificationException exception) when (batch is [var program])
        {
            await Minimizer.MinimizeAsync(program, () => ThrowsAsync(dialect, program));
            failures.AppendLine(CultureInfo.InvariantCulture,
                $"{exception.Message}{Environment.NewLine}Seed {program.Seed}:{Environment.NewLine}{program.In(dialect)}");
            return ([], []);
        }
        catch (VerificationException)
        {
            var half = batch.Count / 2;
            var first = await CompareAsync(dialect, [.. batch.Take(half)], failures);
            var second = await CompareAsync(dialect, [.. batch.Skip(half)], failures);
            return ([.. first.Verdicts, .. second.Verdicts], [.. first.Wildcards, .. second.Wildcards]);
        }
    }

    private static async Task<bool> ThrowsAsync(Dialect dialect, GeneratedProgram program)
    {
        var compilation = Comparison.TestOf(dialect, [program]).Compile();
        try
        {
            _ = await TestProgram.AnalyzeAsync(compilation, TestProgram.Delivery, Check.Analyzers);
            return false;
        }
        catch (VerificationException)
        {
            return true;
        }
    }

    private static string Summary(List<Verdict> verdicts, List<WildcardVerdict> wildcards)
    {
        var decidable = verdicts.Where(verdict => verdict.Site.IsDecidable && verdict.Truth != Truth.NotMade).ToList();
        var always = decidable.Count(verdict => verdict.Truth == Truth.Always);
        var sometimes = decidable.Count(verdict => verdict.Truth == Truth.Sometimes);
        var foundSometimes = decidable.Count(verdict => verdict.Truth == Truth.Sometimes && verdict.IsRight);
        var lacking = wildcards.Where(wildcard => wildcard.IsAlwaysLacking).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {wildcards.Count} programs, {verdicts.Count} creations, {decidable.Count} of them made and decidable;
            {decidable.Count(verdict => verdict.IsRight)} judged exactly.
            Always incomplete: {always}, found {always - decidable.Count(verdict => verdict.IsMissed)};
            sometimes: {sometimes}, found {foundSometimes}.
            False INFRA1001: {verdicts.Count(verdict => verdict.IsFalseAlarm)}; INFRA1003 where never: {Conditional(Truth.Never)},
            where not made: {Conditional(Truth.NotMade)}, where always: {Conditional(Truth.Always)}.
            Log group ARN without wildcard: {lacking.Count} programs, found {lacking.Count(wildcard => wildcard.IsSaid)};
            false INFRA1002: {wildcards.Count(wildcard => wildcard.IsFalseAlarm)}.

            """);

        int Conditional(Truth truth) => verdicts.Count(verdict => verdict.Said == "INFRA1003" && verdict.Truth == truth);
    }

    private static async Task ShowAsync(StringBuilder failures, Dialect dialect, string what, IEnumerable<Verdict> verdicts)
    {
        foreach (var verdict in verdicts.Take(Shown))
        {
            await Minimizer.MinimizeAsync((GeneratedProgram)verdict.Program, async () =>
                (await Comparison.CompareAsync(dialect, [verdict.Program])).Verdicts[verdict.Site.Number] is var now
                    && now.Said == verdict.Said && now.Truth == verdict.Truth);
            failures.AppendLine(CultureInfo.InvariantCulture,
                $"{what}, seed {verdict.Program.Seed}, /*t{verdict.Site.Number}*/ is {verdict.Truth}, "
                    + $"said {verdict.Said ?? "nothing"}:{Environment.NewLine}{verdict.Program.In(dialect)}");
        }
    }

    private static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value : otherwise;
}
