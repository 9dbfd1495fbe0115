using System.Diagnostics;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;

namespace Infra.Analyzers.Tool.CSharp;

/// <summary>Runs <c>dotnet restore</c>, for users who ask for it.</summary>
internal static class ProjectRestore
{
    /// <param name="project">The project, as an absolute path.</param>
    /// <param name="cancellationToken">Ends the restore, with all processes that it started.</param>
    /// <returns>What went wrong, or <see langword="null"/>.</returns>
    public static async Task<Report?> RunAsync(string project, CancellationToken cancellationToken)
    {
        var start =
            new ProcessStartInfo("dotnet", ["restore", project, "-v:quiet", "-nologo"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true
            };

        // What the SDK that was chosen for this process set there is not meant for the processes that it starts.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var restore = Process.Start(start)!;
        try
        {
            var error = restore.StandardError.ReadToEndAsync(cancellationToken);
            var output = await restore.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await error.ConfigureAwait(false);
            await restore.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return restore.ExitCode == 0
                ? null : new(ProjectRules.Unrestored, $"The project cannot be restored: {SafeText.Of(output.Trim(), 500)}",
                    TextPlace.Whole(project));
        }
        catch (OperationCanceledException)
        {
            restore.Kill(entireProcessTree: true);
            throw;
        }
    }
}
