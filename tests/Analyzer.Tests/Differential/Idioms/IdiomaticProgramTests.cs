using Infra.Analyzers.Tests.Differential.Grammars;
using Xunit.Abstractions;

namespace Infra.Analyzers.Tests.Differential.Idioms;

/// <summary>What is said about programs in the idioms of C# is what a run of them shows, all of them in one compilation.</summary>
public sealed class IdiomaticProgramTests(ITestOutputHelper output)
{
    [Fact]
    public Task Pulumi() => IsExact(Dialect.Pulumi, executable: true);

    [Fact]
    public Task Cdktf() => IsExact(Dialect.Cdktf, executable: false);

    private async Task IsExact(Dialect dialect, bool executable)
    {
        var programs = IdiomaticPrograms.In(executable);
        var (verdicts, _) = await Comparison.CompareAsync(dialect, programs);
        var wrong = verdicts.Where(verdict => !verdict.IsRight)
            .Select(verdict =>
                $"{verdict.Program.GrammarName}, t{verdict.Site.Number}: is {verdict.Truth}, said {verdict.Said ?? "nothing"}")
            .ToList();
        output.WriteLine(string.Join(Environment.NewLine, wrong));

        Assert.Empty(wrong);
        Assert.Equal(0, new Tally(verdicts).False1001);
    }
}
