using System.Runtime.CompilerServices;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Tool.CommandLine;

namespace Infra.Analyzers.Tool.CSharp;

/// <summary>Applies the code fixes to C# projects, one after the other: a project sees what was fixed in a file that it shares.</summary>
/// <param name="settings">What the user wants.</param>
/// <param name="log">Receives what is loaded.</param>
internal sealed class CSharpFix(ScanSettings settings, ScanLog log)
{
    /// <param name="projects">The projects, as absolute paths.</param>
    /// <param name="apply">Called for each file that changes.</param>
    /// <param name="leave">Called for each finding that is left, once for each target framework.</param>
    /// <param name="cancellationToken">Stops the work between two projects.</param>
    /// <returns>What could not be analysed.</returns>
    public async Task<IReadOnlyList<Report>> RunAsync(IReadOnlyList<string> projects, Action<FixedFile> apply, Action<Report> leave,
        CancellationToken cancellationToken)
    {
        if (projects.Count == 0)
            return [];
        return DotNetSdk.Register(Environment.CurrentDirectory) is null
            ? [new(ProjectRules.Unloadable, DotNetSdk.Missing,
                TextPlace.Whole(settings.Root))]
            : await FixAsync(projects, apply, leave, cancellationToken).ConfigureAwait(false);
    }

    // Not inlined: only now are MSBuild's assemblies known.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<IReadOnlyList<Report>> FixAsync(IReadOnlyList<string> projects, Action<FixedFile> apply, Action<Report> leave,
        CancellationToken cancellationToken)
    {
        using var loader = new ProjectLoader(settings);
        var fixer = new ProgramFixer(settings.Rules, settings.MinSeverity);
        var problems = new List<Report>();
        foreach (var project in projects)
        {
            if (settings.Restore && await ProjectRestore.RunAsync(project, cancellationToken).ConfigureAwait(false) is { } unrestored)
                problems.Add(unrestored);
            var loaded = loader.Load(project);
            problems.AddRange(loaded.Problems);
            foreach (var call in loaded.Calls)
            {
                log.Detail($"fixing {call.Name}");

                // Files may have changed since another project was compiled.
                var program = new ProgramCompiler(loader, settings.RuleFiles).Compile(call, cancellationToken);
                problems.AddRange(program.Problems);
                var fixes = await fixer.FixAsync(program, cancellationToken).ConfigureAwait(false);
                foreach (var file in fixes.Files)
                    apply(file);
                foreach (var left in fixes.Left)
                    leave(left);
            }
        }

        return problems;
    }
}
