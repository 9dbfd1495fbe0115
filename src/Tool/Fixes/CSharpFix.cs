using System.Runtime.CompilerServices;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Tool.CSharp;
using Infra.Analyzers.Tool.Settings;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Tool.Fixes;

/// <summary>Fixes C# projects, one after the other: a project sees what was fixed in a file that it shares. Writes nothing.</summary>
/// <param name="settings">What the user wants.</param>
/// <param name="creates">Whether fixes that create resources are applied.</param>
/// <param name="log">Receives what is loaded.</param>
internal sealed class CSharpFix(ScanSettings settings, bool creates, ScanLog log)
{
    /// <param name="projects">The projects, as absolute paths.</param>
    /// <param name="cancellationToken">Stops the work between two projects.</param>
    public async Task<FixOutcome> RunAsync(IReadOnlyList<string> projects, CancellationToken cancellationToken)
    {
        if (projects.Count == 0)
            return FixOutcome.None;
        return DotNetSdk.Register(Environment.CurrentDirectory) is null
            ? FixOutcome.None with { Problems = [new(ProjectRules.Unloadable, DotNetSdk.Missing, TextPlace.Whole(settings.Root))] }
            : await FixAsync(projects, cancellationToken).ConfigureAwait(false);
    }

    // Not inlined: only now are MSBuild's assemblies known.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<FixOutcome> FixAsync(IReadOnlyList<string> projects, CancellationToken cancellationToken)
    {
        using var loader = new ProjectLoader(settings);
        var fixer = new ProgramFixer(settings.Rules, settings.MinSeverity, creates);
        var texts = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        var outcome = FixOutcome.None;
        foreach (var project in projects)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (settings.Restore && await ProjectRestore.RunAsync(project, cancellationToken).ConfigureAwait(false) is { } unrestored)
                outcome = outcome.Then(FixOutcome.None with { Problems = [unrestored] });
            var loaded = loader.Load(project);
            outcome = outcome.Then(FixOutcome.None with { Problems = loaded.Problems });
            foreach (var call in loaded.Calls)
            {
                log.Detail($"fixing {call.Name}");

                // Anew for each: files may have changed since another project was compiled.
                var program = new ProgramCompiler(loader, settings.RuleFiles, texts).Compile(call, cancellationToken);
                IReadOnlyList<Report> problems =
                    [.. program.Problems, .. DiagnosticReports.Unresolved(program.Compilation, cancellationToken)];
                var fixes = await fixer.FixAsync(program, cancellationToken).ConfigureAwait(false);
                foreach (var file in fixes.Files)
                    texts[file.Path] = file.After;
                outcome = outcome.Then(fixes with { Problems = problems });
            }
        }

        return outcome with { Problems = [.. outcome.Problems.Distinct()] };
    }
}
