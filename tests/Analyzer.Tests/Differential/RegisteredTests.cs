extern alias engine;
extern alias scanner;

using System.Globalization;
using engine::Infra.Analyzers.PulumiEngine.Answers;
using engine::Infra.Analyzers.PulumiEngine.Configuration;
using engine::Infra.Analyzers.PulumiEngine.Registration;
using engine::Infra.Analyzers.PulumiEngine.Running;
using Infra.Analyzers.Testing;
using Infra.Analyzers.Tests.Differential.Grammars;
using scanner::Infra.Analyzers.Scanner;
using scanner::Infra.Analyzers.Scanner.Inputs;
using Xunit.Abstractions;
using static Infra.Analyzers.Tests.Differential.GrammarTests;
using Programs = Infra.Analyzers.Testing.PulumiEngine;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>
/// What the scan says of random Pulumi programs that were run against the engine, against what they registered: the program, the protocol,
/// the engine, its file and the reader of it together. What an engine does not know before an update is unknown to the programs, too.
/// </summary>
/// <remarks>
/// <c>INFRA_DIFFERENTIAL_PROGRAMS</c> is the number of programs of each kind, <c>INFRA_DIFFERENTIAL_SEED</c> the seed of the first.
/// </remarks>
public sealed class RegisteredTests(ITestOutputHelper output)
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    [Fact]
    public async Task What_is_said_of_a_run_is_what_was_registered()
    {
        var programs = Setting("INFRA_DIFFERENTIAL_PROGRAMS", 0);
        var random = Seeds(programs > 0 ? programs : 16).Select(seed => (ITestedProgram)ProgramGenerator.Generate(seed, Dialect.Pulumi));
        var written = Grammar.All.Where(grammar => grammar != ScriptGrammar.Grammar).SelectMany(grammar =>
            Seeds(programs > 0 ? programs : 2).Select(seed => (ITestedProgram)WrittenProgram.Write(grammar, seed, Dialect.Pulumi)));
        var (trails, incomplete, unknown, failures) = (0, 0, 0, new List<string>());
        foreach (var batch in random.Concat(written).GroupBy(program => (program.GrammarName, program.IsExecutable)))
        {
            List<ITestedProgram> all = [.. batch];
            var test = Comparison.TestOf(Dialect.Pulumi, all);
            var assembly = test.Load();
            foreach (var (program, source) in all.Zip(test.Sources))
            {
                var stack = assembly.GetType(program.TypeName, throwOnError: true)!;
                foreach (var assignment in Check.Assignments(source.Text))
                {
                    var (made, said) = await RunAsync(stack, assignment);
                    trails += made.Count;
                    incomplete += made.Count(trail => trail.IsIncomplete);
                    unknown += made.Count(trail => trail.LogGroupArn == Unknown || trail.RoleArn == Unknown);
                    var truth = made.SelectMany(Expected).Order(StringComparer.Ordinal).ToList();
                    if (!truth.SequenceEqual(said))
                        failures.Add($"{program.ClassName}, {assignment}: not said {Only(truth, said)}; false {Only(said, truth)}");
                }
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{trails} trails, {incomplete} of them incomplete; of {unknown} an ARN is not known."));
        Assert.True(
            (incomplete > 0 && unknown > 0 && incomplete < trails) || programs > 0,
            "The programs are all of a kind: the generator is at fault.");
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
    }

    private static IEnumerable<int> Seeds(int count) => Enumerable.Range(Setting("INFRA_DIFFERENTIAL_SEED", 1), count);

    private static string Only(IReadOnlyList<string> some, IReadOnlyList<string> others) => string.Join(
        ", ", some.Distinct().Where(each => some.Count(other => other == each) > others.Count(other => other == each)));

    /// <summary>What is wrong with a trail, with its name.</summary>
    private static IEnumerable<string> Expected(MadeTrail trail)
    {
        if (trail.IsIncomplete)
            yield return $"INFRA1001 {trail.Name}";
        // What is no ARN AWS rejects for that.
        if (trail.LacksWildcard && trail.LogGroupArn!.Contains(":logs:", StringComparison.Ordinal))
            yield return $"INFRA1002 {trail.Name}";
    }

    private static async Task<(IReadOnlyList<MadeTrail> Made, IReadOnlyList<string> Said)> RunAsync(Type stack, int assignment)
    {
        var file = Path.GetTempFileName();
        try
        {
            using var run =
                new StackRun("project", "dev", new StackConfiguration("project"), new AnswersFile(), new ProgramLog(TextWriter.Null));
            IReadOnlyList<MadeTrail> made;
            await using (var server = await EngineServer.StartAsync(run))
                made = await Programs.RunAsync(server.Address, stack, assignment);
            PreviewFile.Write(file, run, isOneOfSeveral: false, SourcePlaces.None, ConstructedClasses.None);
            var reports = TerraformScan.Scan([file], ScanOptions.Default, CancellationToken.None);
            return (made, [.. reports.Where(report => report.Rule.Id is "INFRA1001" or "INFRA1002")
                .Select(report => $"{report.Rule.Id} {report.Constructed!.Name}").Order(StringComparer.Ordinal)]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
