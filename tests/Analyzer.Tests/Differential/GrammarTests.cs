using System.Globalization;
using Infra.Analyzers.Tests.Differential.Grammars;
using Xunit.Abstractions;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>What the analyzer says about programs as people write them, against what they make.</summary>
/// <remarks>
/// <c>INFRA_GRAMMAR_PROGRAMS</c> is the number of programs of each grammar, <c>INFRA_DIFFERENTIAL_SEED</c> the seed of the first, and
/// <c>INFRA_DIFFERENTIAL_SHOWN</c> how many failures of a kind are shown.
/// </remarks>
public abstract class GrammarTests(ITestOutputHelper output)
{
    private protected abstract Dialect Dialect { get; }

    /// <summary>The least shares, in percent, that must be found of each kind of program, whatever the seed.</summary>
    private static readonly Dictionary<string, (int Always, int Sometimes)> Floors = new(StringComparer.Ordinal)
    {
        ["components"] = (95, 95),
        ["containers"] = (95, 95),
        ["queries"] = (95, 95),
        ["helpers"] = (90, 95),
        ["options"] = (90, 95),
        ["idioms"] = (90, 90),
        ["optional delivery"] = (95, 95),
        ["scopes"] = (90, 90),
        ["long scripts"] = (95, 85),
        ["AWS CDK constructs"] = (98, 95),
    };

    public static TheoryData<string> Names => [.. Grammar.All.Select(grammar => grammar.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Is_exact(string name) => IsExact(Grammar.All.Single(each => each.Name == name));

    private protected async Task IsExact(Grammar grammar)
    {
        var (tally, falseWildcards) = await Measurement.OfAsync(
            grammar, Dialect, Setting("INFRA_DIFFERENTIAL_SEED", 1),
            Setting("INFRA_GRAMMAR_PROGRAMS", grammar == ScriptGrammar.Grammar ? 1 : 12));
        output.WriteLine(tally.ToString());
        foreach (var form in grammar.Forms)
            output.WriteLine($"  {form.Name}: {tally.Of(form.Name)}");
        await ShowAsync("False INFRA1001", tally.Verdicts.Where(verdict => verdict.IsFalseAlarm));
        await ShowAsync("INFRA1003 where never", tally.Verdicts.Where(verdict => verdict is { Said: "INFRA1003", Truth: Truth.Never }));
        await ShowAsync("Missed", tally.Verdicts.Where(verdict => verdict.IsMissed));
        await ShowAsync("Missed sometimes",
            tally.Verdicts.Where(verdict => verdict is { Truth: Truth.Sometimes, Said: null } && verdict.Site.IsDecidable));
        Assert.Equal(0, tally.False1001);
        Assert.Equal(0, falseWildcards);
        AssertFound("always unset", tally.AlwaysFound, tally.Always, Floors[grammar.Name].Always);
        AssertFound("sometimes unset", tally.SometimesFound, tally.Sometimes, Floors[grammar.Name].Sometimes);
        var misjudged = tally.ConditionalWhereNever + tally.ConditionalWhereAlways;
        var judged = tally.Always + tally.Sometimes;
        Assert.True(misjudged <= 3 + judged / 20, $"INFRA1003 where a run shows never or always: {misjudged} beside {judged} others.");
    }

    /// <summary>A share of what there is to find that has been reached; a few that are missed say nothing where there are few.</summary>
    private static void AssertFound(string what, int found, int all, int percent) =>
        Assert.True(found >= ((all * percent) / 100) - 2, $"Of {all} that are {what}, {found} were found, less than {percent} %.");

    internal static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value : otherwise;

    /// <summary>Shows failures, each in a program that has nothing else in it.</summary>
    private Task ShowAsync(string what, IEnumerable<Verdict> verdicts)
    {
        foreach (var verdict in verdicts.Take(Setting("INFRA_DIFFERENTIAL_SHOWN", 0)))
            output.WriteLine(
                $"--- {what}, {verdict.Program.ClassName}, t{verdict.Site.Number} is {verdict.Truth}, "
                    + $"said {verdict.Said}: {string.Join(", ", verdict.Site.Forms)}"
                    + $"\n{Shortened(((WrittenProgram)verdict.Program).Only(verdict.Site.Number).In(Dialect))}");
        return Task.CompletedTask;
    }

    private static string Shortened(string text) => text[text.IndexOf("partial class Program", StringComparison.Ordinal)..];
}

public sealed class PulumiGrammarTests(ITestOutputHelper output) : GrammarTests(output)
{
    private protected override Dialect Dialect => Dialect.Pulumi;
}

public sealed class CdktfGrammarTests(ITestOutputHelper output) : GrammarTests(output)
{
    private protected override Dialect Dialect => Dialect.Cdktf;
}

public sealed class AwsCdkGrammarTests(ITestOutputHelper output) : GrammarTests(output)
{
    private protected override Dialect Dialect => Dialect.AwsCdk;

    [Fact]
    public Task Constructs_and_overrides_are_exact() => IsExact(AwsCdkForms.Constructs);
}
