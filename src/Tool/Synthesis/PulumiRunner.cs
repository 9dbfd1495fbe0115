using System.Globalization;
using Infra.Analyzers.Scanner.Programs;
using Infra.Analyzers.Tool.CSharp;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Synthesis;

/// <summary>
/// Runs Pulumi programs against the engine that lies in a folder beside the tool, as the build does with <c>InfraSynthesize</c>.
/// </summary>
internal sealed class PulumiRunner(ScanLog log) : IProgramRunner
{
    private static readonly string Engine = Path.Combine(AppContext.BaseDirectory, "pulumi", "Infra.Analyzers.PulumiEngine.dll");

    public ProgramKind Kind => ProgramKind.Pulumi;

    public IReadOnlyList<string> Find(ProgramOutput program) => Directory.Exists(program.SynthDirectory)
        ? [.. Directory.EnumerateFiles(program.SynthDirectory, "*.json").Order(StringComparer.Ordinal)]
        : [];

    public string Missing(string directory) =>
        "The Pulumi program has not been run, so only its C# was analyzed; build it with InfraSynthesize, or scan with --synthesize";

    public string Stale(string file) =>
        $"The last run of the Pulumi program is older than {file}; build it with InfraSynthesize, or scan with --synthesize";

    public async Task<ProgramFailure?> RunAsync(ProgramOutput program, CancellationToken cancellationToken)
    {
        PulumiProblem? problem = null;
        var options = PulumiProgram.Options(
            program.Assembly,
            "dotnet",
            program.ProjectDirectory,
            program.SynthDirectory,
            program.Timeout.TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
            program.Stacks);
        var command = new ChildProcess("dotnet", program.ProjectDirectory)
        {
            Arguments = $"exec \"{Engine}\" {string.Join(' ', options.Select(option => $"{option.Key} \"{option.Value}\""))}",
            Environment = [$"{PulumiProgram.ArgumentsVariable}={program.Arguments}"],
            IsTaken = line => PulumiProblem.Parse(line) is { } parsed && (problem ??= parsed) is not null,
        };
        var outcome = await command.RunAsync(line => log.Detail($"  pulumi: {line}"), cancellationToken).ConfigureAwait(false);
        if (problem is not null)
            return new(PulumiProgram.Explain(problem.Message), problem.Place);
        return outcome.ExitCode == 0
            ? null : new(PulumiProgram.Explain(outcome.LastLines.Explain(PulumiProgram.WhyEnded(outcome.ExitCode ?? 1))));
    }
}
