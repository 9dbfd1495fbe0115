using System.Globalization;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Programs;
using Infra.Analyzers.Tool.CommandLine;

namespace Infra.Analyzers.Tool.Synthesis;

/// <summary>Runs CDKTF and CDK Terrain programs as the build does with <c>InfraSynthesize</c>.</summary>
internal sealed class CdktfRunner(ScanLog log) : IProgramRunner
{
    public ProgramKind Kind => ProgramKind.Cdktf;

    public async Task<string?> RunAsync(ProgramOutput program, CancellationToken cancellationToken)
    {
        var manifest = Path.Combine(program.SynthDirectory, CdktfManifest.FileName);
        Directory.CreateDirectory(program.SynthDirectory);

        // What is synthesized is what this run writes: an older manifest must not pass for it.
        File.Delete(manifest);
        using var scratch = new ScratchFolder();
        var command = new ChildProcess(program.IsRunByHost ? "dotnet" : program.Assembly, program.ProjectDirectory)
        {
            Arguments = program.IsRunByHost ? $"exec \"{program.Assembly}\" {program.Arguments}" : program.Arguments,
            Environment = CdktfProgram.Environment(program.SynthDirectory, scratch.Path),
            Timeout = program.Timeout,
        };
        var outcome = await command.RunAsync(line => log.Detail($"  synth: {line}"), cancellationToken).ConfigureAwait(false);
        var reason = outcome.ExitCode switch
        {
            null => string.Create(CultureInfo.InvariantCulture, $"the program did not end within {program.Timeout.TotalSeconds} s"),
            not 0 => CdktfProgram.WhyFailed(outcome.ExitCode.Value),
            _ => File.Exists(manifest) ? null : CdktfProgram.WhyNothing(manifest),
        };
        return reason is null ? null : outcome.LastLines.Explain(reason);
    }
}
