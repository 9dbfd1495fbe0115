using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Infra.Analyzers.Tests.Differential.Grammars;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>The table of <c>docs/exactness.md</c>: how exact the analyzer is, by kind of program and by form.</summary>
/// <remarks><c>INFRA_EXACTNESS_PROGRAMS</c> has it measured anew, over so many programs of each kind, and written.</remarks>
public sealed class ExactnessReport
{
    private const string Start = "<!-- measured -->";
    private const string End = "<!-- /measured -->";
    private const int LongProgramShare = 10;

    [Fact]
    public async Task Holds_every_kind_of_program()
    {
        var programs = GrammarTests.Setting("INFRA_EXACTNESS_PROGRAMS", 0);
        if (programs > 0)
            await WriteAsync(programs);
        var text = await File.ReadAllTextAsync(DocumentPath());

        Assert.All(Grammar.All, grammar => Assert.Contains($"| {grammar.Name} |", text, StringComparison.Ordinal));
        Assert.All(Grammar.All.SelectMany(grammar => grammar.Forms),
            form => Assert.Contains($"| {form.Name} |", text, StringComparison.Ordinal));
    }

    private static async Task WriteAsync(int programs)
    {
        var summary = new StringBuilder(
            """
            | programs | framework | always unset, found | sometimes unset, found | false INFRA1001 | INFRA1003, never unset | INFRA1003, always unset |
            |---|---|---|---|---|---|---|

            """);
        var details = new StringBuilder();
        var all = new[] { Dialect.Pulumi, Dialect.Cdktf }.ToDictionary(dialect => dialect, _ => new List<Verdict>());
        foreach (var grammar in Grammar.All)
        {
            var tallies = new List<Tally>();
            foreach (var dialect in new[] { Dialect.Pulumi, Dialect.Cdktf })
            {
                var (tally, _) =
                    await Measurement.OfAsync(grammar, dialect, 1,
                        grammar == ScriptGrammar.Grammar ? Math.Max(1, programs / LongProgramShare) : programs);
                summary.Append(CultureInfo.InvariantCulture,
                    $"| {grammar.Name} | {dialect} | {Share(tally.AlwaysFound, tally.Always)} "
                        + $"| {Share(tally.SometimesFound, tally.Sometimes)} ");
                summary.Append(CultureInfo.InvariantCulture,
                    $"| {tally.False1001} | {tally.ConditionalWhereNever} | {tally.ConditionalWhereAlways} |\n");
                tallies.Add(tally);
                all[dialect].AddRange(tally.Verdicts);
            }

            details.Append(CultureInfo.InvariantCulture,
                $"\n### {grammar.Name}\n\n| form | Pulumi: always | sometimes | CDKTF: always | sometimes |\n|---|---|---|---|---|\n");
            foreach (var form in grammar.Forms)
            {
                var cells =
                    tallies.Select(tally => tally.OfAlone(form.Name))
                        .SelectMany(tally =>
                            new[] { Share(tally.AlwaysFound, tally.Always), Share(tally.SometimesFound, tally.Sometimes) });
                details.Append(CultureInfo.InvariantCulture, $"| {form.Name} | {string.Join(" | ", cells)} |\n");
            }
        }

        foreach (var (dialect, verdicts) in all)
        {
            var tally = new Tally(verdicts);
            var found = $"{Percent(tally.AlwaysFound, tally.Always)} | {Percent(tally.SometimesFound, tally.Sometimes)}";
            summary.Append(CultureInfo.InvariantCulture,
                $"| **all** | {dialect} | {found} | {tally.False1001} | {tally.ConditionalWhereNever} | {tally.ConditionalWhereAlways} |\n");
        }

        var text = await File.ReadAllTextAsync(DocumentPath());
        var before = text[..(text.IndexOf(Start, StringComparison.Ordinal) + Start.Length)];
        var after = text[text.IndexOf(End, StringComparison.Ordinal)..];
        await File.WriteAllTextAsync(DocumentPath(), $"{before}\n\n{summary}{details}\n{after}");
    }

    private static string Share(int found, int of) => of == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{found} of {of}");

    private static string Percent(int found, int of) =>
        string.Create(CultureInfo.InvariantCulture, $"{found} of {of} ({100.0 * found / Math.Max(1, of):0.0} %)");

    private static string DocumentPath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/exactness.md");
}
