using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Changes;

/// <summary>Runs git in a folder.</summary>
/// <param name="directory">The folder, as an absolute path.</param>
internal sealed class Git(string directory)
{
    // A hook of git runs with variables that name the repository and its index; what is run here finds its own.
    private static readonly string[] OfHooks =
        ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"];

    /// <summary>What a command prints.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="arguments">The command line, one argument each.</param>
    /// <exception cref="UsageException">There is no git, or the command failed.</exception>
    public async Task<string> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var outcome = await TryAsync(cancellationToken, arguments).ConfigureAwait(false);
        return outcome.Succeeded
            ? outcome.Output
            : throw new UsageException($"'git {arguments[0]}' failed: {outcome.Reason}");
    }

    /// <summary>What a command prints, and whether it succeeded.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<GitOutcome> TryAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in OfHooks)
            start.Environment.Remove(name);
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C";
        using var process = Started(start);
        try
        {
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            var told = await error.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return new(process.ExitCode == 0, output, told);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new UsageException($"git is needed to see what changed, and cannot be started: {exception.Message}");
        }
    }
}

/// <summary>How a command of git ended.</summary>
/// <param name="Succeeded">Whether it did what it was asked for.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it printed on its error stream.</param>
internal sealed record GitOutcome(bool Succeeded, string Output, string Error)
{
    /// <summary>The first line of what it says went wrong, as it may be shown.</summary>
    public string Reason => SafeText.Of(Error.Split('\n').FirstOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "it says nothing", 500);
}
