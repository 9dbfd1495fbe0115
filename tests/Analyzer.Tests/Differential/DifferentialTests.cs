using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>
/// What the analyzer says about random programs against what they make: in CDKTF on the real thing, in Pulumi on the stubs.
/// </summary>
/// <remarks>
/// <c>INFRA_DIFFERENTIAL_PROGRAMS</c> is the number of programs, <c>INFRA_DIFFERENTIAL_SEED</c> the seed of the first,
/// <c>INFRA_DIFFERENTIAL_SHOWN</c> how many failures of a kind are made small and shown.
/// </remarks>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int BatchSize = 100;
    private const double LeastFound = 0.98;
    private static readonly int Shown = Setting("INFRA_DIFFERENTIAL_SHOWN", 3);

    [Fact]
    public Task Cdktf() => CompareAsync(Dialect.Cdktf, 300);

    [Fact]
    public Task Pulumi() => CompareAsync(Dialect.Pulumi, 500);

    private async Task CompareAsync(Dialect dialect, int programs)
    {
        var first = Setting("INFRA_DIFFERENTIAL_SEED", 1);
        var all = Enumerable.Range(first, Setting("INFRA_DIFFERENTIAL_PROGRAMS", programs)).Select(seed => ProgramGenerator.Generate(seed, dialect));
        var verdicts = new List<Verdict>();
        var wildcards = new List<WildcardVerdict>();
        foreach (var batch in all.Chunk(BatchSize))
        {
            var (some, others) = await Comparison.CompareAsync(dialect, batch);
            verdicts.AddRange(some);
            wildcards.AddRange(others);
        }

        output.WriteLine(Summary(verdicts, wildcards));
        var always = verdicts.Count(verdict => verdict.Truth == Truth.Always && verdict.Program.IsDecidable);
        var found = always - verdicts.Count(verdict => verdict.IsMissed);
        var failures = new StringBuilder();
        await ShowAsync(failures, dialect, "False INFRA1001", verdicts.Where(verdict => verdict.IsFalseAlarm));
        await ShowAsync(failures, dialect, "False INFRA1003", verdicts.Where(verdict => verdict.Said == "INFRA1003" && verdict.Truth is Truth.Never or Truth.NotMade));
        foreach (var wildcard in wildcards.Where(wildcard => wildcard.IsSaid && !wildcard.IsAlwaysLacking).Take(Shown))
        {
            await Minimizer.MinimizeAsync(wildcard.Program, async () => (await Comparison.CompareAsync(dialect, [wildcard.Program])).Wildcards is [{ IsSaid: true, IsAlwaysLacking: false }]);
            failures.AppendLine(CultureInfo.InvariantCulture, $"False INFRA1002, seed {wildcard.Program.Seed}:{Environment.NewLine}{wildcard.Program.In(dialect)}");
        }

        if (found < LeastFound * always)
            await ShowAsync(failures, dialect, "Missed INFRA1001", verdicts.Where(verdict => verdict.IsMissed));
        Assert.True(always > 0, "No program leaves a trail incomplete for sure: the generator is at fault.");
        Assert.True(failures.Length == 0, Summary(verdicts, wildcards) + failures);
    }

    private static string Summary(List<Verdict> verdicts, List<WildcardVerdict> wildcards)
    {
        var decidable = verdicts.Where(verdict => verdict.Program.IsDecidable).ToList();
        var always = decidable.Count(verdict => verdict.Truth == Truth.Always);
        var sometimes = decidable.Count(verdict => verdict.Truth == Truth.Sometimes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {wildcards.Count} programs, {verdicts.Count} creations, {decidable.Count} of them decidable; {decidable.Count(verdict => verdict.IsRight)} judged exactly.
            Always incomplete: {always}, found {always - decidable.Count(verdict => verdict.IsMissed)}; sometimes: {sometimes}, found {decidable.Count(verdict => verdict.Truth == Truth.Sometimes && verdict.IsRight)}.
            False INFRA1001: {verdicts.Count(verdict => verdict.IsFalseAlarm)}; INFRA1003 where never: {verdicts.Count(verdict => verdict.Said == "INFRA1003" && verdict.Truth is Truth.Never)}, where not made: {verdicts.Count(verdict => verdict.Said == "INFRA1003" && verdict.Truth is Truth.NotMade)}, where always: {verdicts.Count(verdict => verdict.Said == "INFRA1003" && verdict.Truth == Truth.Always)}.
            Log group ARN without wildcard: {wildcards.Count(wildcard => wildcard.IsAlwaysLacking)} programs, found {wildcards.Count(wildcard => wildcard is { IsAlwaysLacking: true, IsSaid: true })}; false INFRA1002: {wildcards.Count(wildcard => wildcard is { IsAlwaysLacking: false, IsSaid: true })}.

            """);
    }

    private static async Task ShowAsync(StringBuilder failures, Dialect dialect, string what, IEnumerable<Verdict> verdicts)
    {
        foreach (var verdict in verdicts.Take(Shown))
        {
            await Minimizer.MinimizeAsync(verdict.Program, async () =>
                (await Comparison.CompareAsync(dialect, [verdict.Program])).Verdicts[verdict.Site] is var now && now.Said == verdict.Said && now.Truth == verdict.Truth);
            failures.AppendLine(CultureInfo.InvariantCulture, $"{what}, seed {verdict.Program.Seed}, /*t{verdict.Site}*/ is {verdict.Truth}, said {verdict.Said ?? "nothing"}:{Environment.NewLine}{verdict.Program.In(dialect)}");
        }
    }

    private static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
