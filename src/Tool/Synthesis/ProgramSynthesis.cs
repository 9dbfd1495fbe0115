using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Tool.CommandLine;
using Infra.Analyzers.Tool.CSharp;

namespace Infra.Analyzers.Tool.Synthesis;

/// <summary>
/// Finds what the programs of a repository have synthesized, has them synthesize where the user asks for it, and says what is missing or
/// stale.
/// </summary>
/// <param name="settings">What the user wants.</param>
/// <param name="log">Receives what is run.</param>
internal sealed class ProgramSynthesis(ScanSettings settings, ScanLog log)
{
    private readonly IReadOnlyList<IProgramRunner> _runners =
        [new CdkRunner(ProgramKind.Cdktf, log), new CdkRunner(ProgramKind.AwsCdk, log)];

    /// <param name="projects">The projects that could be analyzed.</param>
    /// <param name="found">The synthesized folders that were found on the way, as absolute paths.</param>
    /// <param name="cancellationToken">Stops the programs.</param>
    public async Task<Synthesized> RunAsync(IReadOnlyList<AnalyzedProject> projects, IReadOnlyCollection<string> found,
        CancellationToken cancellationToken)
    {
        var folders = new List<string>();
        var reports = new List<Report>();
        foreach (var project in projects)
        {
            if (project.Output is not { } output)
                continue;
            if (settings.Synthesize && await SynthesizeAsync(output, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                var message = string.Format(CultureInfo.InvariantCulture, ToolRules.FailedSynthesis.MessageFormat, failure);
                reports.Add(new(ToolRules.FailedSynthesis, message, TextPlace.Whole(output.ProjectFile)));
            }
            else if (ManifestOf(output) is { Exists: true } manifest)
            {
                folders.Add(output.SynthDirectory);
                reports.AddRange(Stale(project, output, manifest));
            }
            else if (!found.Any(folder => IsBelow(folder, project.Directory)))
            {
                var shown = Results.ScanResult.Shown(settings.Root, output.SynthDirectory);
                var message =
                    string.Format(CultureInfo.InvariantCulture, ToolRules.MissingSynthesis.MessageFormat,
                        Scanner.Text.SafeText.Of(shown, 500));
                reports.Add(new(ToolRules.MissingSynthesis, message, TextPlace.Whole(output.ProjectFile)));
            }
        }

        return new([.. folders.Distinct(StringComparer.Ordinal)], reports);
    }

    private async Task<string?> SynthesizeAsync(ProgramOutput output, CancellationToken cancellationToken)
    {
        log.Detail($"building {output.ProjectFile}");
        var build = new ChildProcess("dotnet", output.ProjectDirectory) { Arguments = BuildArguments(output) };
        var built = await build.RunAsync(line => log.Detail($"  build: {line}"), cancellationToken).ConfigureAwait(false);
        if (built.ExitCode != 0)
            return built.LastLines.Explain("the program cannot be built");
        log.Detail($"running {output.Assembly}");
        return await _runners.Single(runner => runner.Kind == output.Kind).RunAsync(output, cancellationToken).ConfigureAwait(false);
    }

    // The scan is done here, whatever the project says.
    private string BuildArguments(ProgramOutput output) => string.Concat(
        $"build \"{output.ProjectFile}\" -nologo -v:quiet -clp:ErrorsOnly -p:InfraScan=false",
        settings.Configuration is { } configuration ? $" -c \"{configuration}\"" : "",
        output.TargetFramework.Length > 0 ? $" -f {output.TargetFramework}" : "");

    private static FileInfo ManifestOf(ProgramOutput output) => new(Path.Combine(output.SynthDirectory, CdktfManifest.FileName));

    /// <summary>Whether the program, as it is built or as it is written, is newer than what it synthesized.</summary>
    private IEnumerable<Report> Stale(AnalyzedProject project, ProgramOutput output, FileInfo manifest)
    {
        // Generated sources are as old as this scan.
        var sources = project.Sources.Where(source => IsBelow(source, project.Directory));
        var newer = settings.Synthesize ? null : sources.Prepend(output.Assembly)
            .FirstOrDefault(file => File.Exists(file) && File.GetLastWriteTimeUtc(file) > manifest.LastWriteTimeUtc);
        if (newer is not null)
        {
            var message =
                string.Format(CultureInfo.InvariantCulture, ToolRules.StaleSynthesis.MessageFormat,
                    Scanner.Text.SafeText.Of(Path.GetFileName(newer), 500));
            yield return new(ToolRules.StaleSynthesis, message, TextPlace.Whole(manifest.FullName));
        }
    }

    private static bool IsBelow(string path, string directory) =>
        path.StartsWith(directory + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

/// <summary>What the programs have synthesized.</summary>
/// <param name="Folders">The folders, as absolute paths, each once.</param>
/// <param name="Reports">What failed, is missing or stale.</param>
internal sealed record Synthesized(IReadOnlyList<string> Folders, IReadOnlyList<Report> Reports);
