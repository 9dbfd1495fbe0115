using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Scanner.Programs;
using Infra.Analyzers.Tool.CSharp;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Synthesis;

/// <summary>Runs programs of CDKTF, CDK Terrain and AWS CDK as the build does with <c>InfraSynthesize</c>.</summary>
internal sealed class CdkRunner(ProgramKind kind, ScanLog log) : IProgramRunner
{
    public ProgramKind Kind => kind;

    public IReadOnlyList<string> Find(ProgramOutput program) =>
        File.Exists(Path.Combine(program.SynthDirectory, CdktfManifest.FileName)) ? [program.SynthDirectory] : [];

    public string Missing(string directory) =>
        string.Format(CultureInfo.InvariantCulture, ToolRules.MissingSynthesis.MessageFormat, directory);

    public string Stale(string file) => string.Format(CultureInfo.InvariantCulture, ToolRules.StaleSynthesis.MessageFormat, file);

    public async Task<ProgramFailure?> RunAsync(ProgramOutput program, CancellationToken cancellationToken)
    {
        var manifest = Path.Combine(program.SynthDirectory, CdktfManifest.FileName);
        Directory.CreateDirectory(program.SynthDirectory);

        // What is synthesized is what this run writes: an older manifest must not pass for it.
        File.Delete(manifest);
        using var scratch = new ScratchFolder();
        var command = new ChildProcess(program.IsRunByHost ? "dotnet" : program.Assembly, program.WorkingDirectory)
        {
            Arguments = program.IsRunByHost ? $"exec \"{program.Assembly}\" {program.Arguments}" : program.Arguments,
            Environment = CdkProgram.Environment(program.SynthDirectory, scratch.Path, program.WorkingDirectory),
            Timeout = program.Timeout,
        };
        var outcome = await command.RunAsync(line => log.Detail($"  synth: {line}"), cancellationToken).ConfigureAwait(false);
        var reason = outcome.ExitCode switch
        {
            null => string.Create(CultureInfo.InvariantCulture, $"the program did not end within {program.Timeout.TotalSeconds} s"),
            not 0 => CdkProgram.WhyFailed(outcome.ExitCode.Value),
            _ => File.Exists(manifest) ? null : CdkProgram.WhyNothing(manifest),
        };
        return reason is null ? null : new(outcome.LastLines.Explain(reason));
    }
}
