using System.Globalization;

namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>How often the analyzer is right, over the decidable creations that make trails.</summary>
/// <param name="Verdicts">What was said.</param>
internal sealed record Tally(IReadOnlyList<Verdict> Verdicts)
{
    public int Always => Count(Truth.Always);

    public int AlwaysFound => Verdicts.Count(verdict => verdict is { Truth: Truth.Always, Said: "INFRA1001" } && verdict.Site.IsDecidable);

    public int Sometimes => Count(Truth.Sometimes);

    public int SometimesFound =>
        Verdicts.Count(verdict => verdict is { Truth: Truth.Sometimes, Said: "INFRA1003" } && verdict.Site.IsDecidable);

    public int False1001 => Verdicts.Count(verdict => verdict.IsFalseAlarm);

    public int ConditionalWhereNever => Verdicts.Count(verdict => verdict is { Truth: Truth.Never, Said: "INFRA1003" });

    public int ConditionalWhereAlways => Verdicts.Count(verdict => verdict is { Truth: Truth.Always, Said: "INFRA1003" });

    /// <summary>The share of the always incomplete that is reported so.</summary>
    public double AlwaysRecall => Share(AlwaysFound, Always);

    /// <summary>The share of the sometimes incomplete that is reported so.</summary>
    public double SometimesRecall => Share(SometimesFound, Sometimes);

    public Tally Of(string form) => new([.. Verdicts.Where(verdict => verdict.Site.Forms.Contains(form))]);

    /// <summary>Only the creations whose values go through nothing but that form.</summary>
    public Tally OfAlone(string form) => new([.. Verdicts.Where(verdict => verdict.Site.Forms is [var only] && only == form)]);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"always {AlwaysFound}/{Always}, sometimes {SometimesFound}/{Sometimes}, false INFRA1001 {False1001}, ")
        + string.Create(CultureInfo.InvariantCulture,
            $"INFRA1003 where never {ConditionalWhereNever}, where always {ConditionalWhereAlways}, ")
        + string.Create(CultureInfo.InvariantCulture, $"not made {Verdicts.Count(verdict => verdict.Truth == Truth.NotMade)}");

    private static double Share(int found, int of) => of == 0 ? 1 : (double)found / of;

    private int Count(Truth truth) => Verdicts.Count(verdict => verdict.Truth == truth && verdict.Site.IsDecidable);
}

/// <summary>Writes programs of a grammar, and compares what is said with what they make.</summary>
internal static class Measurement
{
    private const int BatchSize = 40;

    /// <summary>Measures programs of the seeds from <paramref name="first"/> on.</summary>
    public static async Task<(Tally Tally, int FalseWildcards)> OfAsync(Grammar grammar, Dialect dialect, int first, int count)
    {
        var programs = Enumerable.Range(first, count).Select(seed => WrittenProgram.Write(grammar, seed, dialect)).ToList();
        var batches = programs.GroupBy(program => program.IsExecutable).SelectMany(group => group.Chunk(grammar.IsAlone ? 1 : BatchSize));
        var verdicts = new List<Verdict>();
        var falseWildcards = 0;
        foreach (var batch in batches)
        {
            var (some, wildcards) = await Comparison.CompareAsync(dialect, batch);
            verdicts.AddRange(some);
            falseWildcards += wildcards.Count(wildcard => wildcard.IsFalseAlarm);
        }

        return (new(verdicts), falseWildcards);
    }
}
