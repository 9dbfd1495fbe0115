using System.Diagnostics;
using Infra.Analyzers.Scanner.Programs;

namespace Infra.Analyzers.Tool.Synthesis;

/// <summary>A command that runs to its end, or is stopped with all that it started.</summary>
/// <param name="program">The program.</param>
/// <param name="directory">Where it runs.</param>
internal sealed class ChildProcess(string program, string directory)
{
    /// <summary>Its command line.</summary>
    public required string Arguments { get; init; }

    /// <summary>Variables beside the tool's own, as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>How long it may run.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>Is given each line of its standard error, as it is, in place of who is given the others; by default nobody is.</summary>
    public Func<string, bool> IsTaken { get; init; } = _ => false;

    /// <summary>Runs it.</summary>
    /// <param name="told">Is given each line that it prints, as it may be shown.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ChildOutcome> RunAsync(Action<string> told, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, Arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the SDK that was chosen for this process set there is not meant for the processes that it starts.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var variable in Environment)
            start.Environment[variable.Split('=')[0]] = variable[(variable.IndexOf('=', StringComparison.Ordinal) + 1)..];

        var lines = new LastLines();
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        try
        {
            process.StandardInput.Close();
            await Task.WhenAll(ReadAsync(process.StandardOutput, _ => false), ReadAsync(process.StandardError, IsTaken))
                .ConfigureAwait(false);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return new(process.ExitCode, lines);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return new(null, lines);
        }

        async Task ReadAsync(StreamReader reader, Func<string, bool> isTaken)
        {
            while (await reader.ReadLineAsync(limit.Token).ConfigureAwait(false) is { } line)
            {
                if (!isTaken(line))
                    told(lines.Add(line));
            }
        }
    }
}

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Its exit code; <see langword="null"/> where it did not end in time.</param>
/// <param name="LastLines">The end of what it printed.</param>
internal sealed record ChildOutcome(int? ExitCode, LastLines LastLines);
