using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Tool.CSharp;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Synthesis;

/// <summary>
/// Finds what the programs of a repository have made, runs them where the user asks for it, and says what is missing or stale.
/// </summary>
/// <param name="settings">What the user wants.</param>
/// <param name="log">Receives what is run.</param>
internal sealed class ProgramSynthesis(ScanSettings settings, ScanLog log)
{
    private readonly IReadOnlyList<IProgramRunner> _runners =
        [new CdkRunner(ProgramKind.Cdktf, log), new CdkRunner(ProgramKind.AwsCdk, log), new PulumiRunner(log)];

    /// <param name="projects">The projects that could be analyzed.</param>
    /// <param name="found">What programs can have made and was found on the way, as absolute paths.</param>
    /// <param name="cancellationToken">Stops the programs.</param>
    public Task<Synthesized> RunAsync(IReadOnlyList<AnalyzedProject> projects, IReadOnlyCollection<string> found,
        CancellationToken cancellationToken) => projects.Count == 0
        ? Task.FromResult(new Synthesized([], [], Removed(found))) : SynthesizeAsync(projects, found, cancellationToken);

    private async Task<Synthesized> SynthesizeAsync(IReadOnlyList<AnalyzedProject> projects, IReadOnlyCollection<string> found,
        CancellationToken cancellationToken)
    {
        var made = new List<string>();
        var reports = new List<Report>();
        foreach (var project in projects)
        {
            if (project.Output is not { } output)
                continue;
            var runner = _runners.Single(runner => runner.Kind == output.Kind);
            if (settings.Synthesize && await SynthesizeAsync(runner, output, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                var message = string.Format(CultureInfo.InvariantCulture, ToolRules.FailedSynthesis.MessageFormat, failure.Message);
                reports.Add(new(ToolRules.FailedSynthesis, message, failure.Place ?? TextPlace.Whole(output.ProjectFile)));
            }
            else if (runner.Find(output) is { Count: > 0 } paths)
            {
                made.AddRange(paths);
                reports.AddRange(Stale(runner, project, output, FileOf(paths[0])));
            }
            else if (!found.Any(path => IsBelow(path, project.Directory)))
            {
                var shown = Results.ScanResult.Shown(settings.Root, output.SynthDirectory);
                var message = runner.Missing(SafeText.Of(shown, 500));
                reports.Add(new(ToolRules.MissingSynthesis, message, TextPlace.Whole(output.ProjectFile)));
            }
        }

        return new([.. made.Distinct(StringComparer.Ordinal)], reports, Removed(found));
    }

    private static IReadOnlyList<string> Removed(IEnumerable<string> found) => [.. found.Where(path => !Path.Exists(path))];

    private async Task<ProgramFailure?> SynthesizeAsync(IProgramRunner runner, ProgramOutput output, CancellationToken cancellationToken)
    {
        log.Detail($"building {output.ProjectFile}");
        var build = new ChildProcess("dotnet", output.ProjectDirectory) { Arguments = BuildArguments(output) };
        var built = await build.RunAsync(line => log.Detail($"  build: {line}"), cancellationToken).ConfigureAwait(false);
        if (built.ExitCode != 0)
            return new(built.LastLines.Explain("the program cannot be built"));
        log.Detail($"running {output.Assembly}");
        return await runner.RunAsync(output, cancellationToken).ConfigureAwait(false);
    }

    // The scan is done here, whatever the project says.
    private string BuildArguments(ProgramOutput output) => string.Concat(
        $"build \"{output.ProjectFile}\" -nologo -v:quiet -clp:ErrorsOnly -p:InfraScan=false",
        settings.Configuration is { } configuration ? $" -c \"{configuration}\"" : "",
        output.TargetFramework.Length > 0 ? $" -f {output.TargetFramework}" : "");

    /// <summary>The file whose time tells when a program was run.</summary>
    private static FileInfo FileOf(string path) => new(Directory.Exists(path) ? Path.Combine(path, CdktfManifest.FileName) : path);

    /// <summary>Whether the program, as it is built or as it is written, is newer than what it synthesized.</summary>
    private IEnumerable<Report> Stale(IProgramRunner runner, AnalyzedProject project, ProgramOutput output, FileInfo made)
    {
        // Generated sources are as old as this scan.
        var sources = project.Sources.Where(source => IsBelow(source, project.Directory));
        var newer = settings.Synthesize ? null : sources.Prepend(output.Assembly)
            .FirstOrDefault(file => File.Exists(file) && File.GetLastWriteTimeUtc(file) > made.LastWriteTimeUtc);
        if (newer is not null)
        {
            var message = runner.Stale(SafeText.Of(Path.GetFileName(newer), 500));
            yield return new(ToolRules.StaleSynthesis, message, TextPlace.Whole(made.FullName));
        }
    }

    private static bool IsBelow(string path, string directory) =>
        path.StartsWith(directory + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

/// <summary>What the programs have made.</summary>
/// <param name="Paths">Folders and files, as absolute paths, each once.</param>
/// <param name="Reports">What failed, is missing or stale.</param>
/// <param name="Removed">What was found before the programs were run and is no more, such as what a stack had that is run no
/// longer.</param>
internal sealed record Synthesized(IReadOnlyList<string> Paths, IReadOnlyList<Report> Reports, IReadOnlyList<string> Removed);
