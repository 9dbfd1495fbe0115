using System.ComponentModel;
using System.Diagnostics;
using Infra.Analyzers.PulumiEngine.Registration;

namespace Infra.Analyzers.PulumiEngine.Running;

/// <summary>Runs a program to its end, and ends whatever it leaves behind.</summary>
internal static class ProgramProcess
{
    private const int LookLimit = 100;

    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a program.</summary>
    /// <param name="start">How.</param>
    /// <param name="mark">An entry of its environment, <c>name=value</c>, which what it starts inherits.</param>
    /// <param name="log">Where what it prints goes.</param>
    /// <param name="limit">How long it may run.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its exit code; <see langword="null"/> where it was ended at the limit.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled; the program is ended.</exception>
    public static async Task<int?> RunAsync(ProcessStartInfo start, string mark, ProgramLog log, TimeSpan limit,
        CancellationToken cancellation)
    {
        using var process = Process.Start(start)!;
        // A program that asks something gets no answer.
        process.StandardInput.Close();
        var pumps = Task.WhenAll(log.PumpAsync(process.StandardOutput), log.PumpAsync(process.StandardError));
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(timer.Token).ConfigureAwait(false);
            return process.ExitCode;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await EndAsync(process, mark).ConfigureAwait(false);
            // What was started outside of our sight may keep the streams open.
            await Task.WhenAny(pumps, Task.Delay(DrainLimit, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    private static async Task EndAsync(Process process, string mark)
    {
        // What is started while others are ended is found by another look.
        for (var look = 0; look < LookLimit; look++)
        {
            int[] left = [.. LeftProcesses.Of(mark)];
            if (process.HasExited && left.Length == 0)
                return;
            if (!process.HasExited)
                TryKill(process);
            foreach (var id in left)
                TryKill(id);
            await Task.Delay(LookInterval, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static void TryKill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            TryKill(process);
        }
        catch (ArgumentException)
        {
            // It has ended by itself.
        }
    }

    private static void TryKill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself, or is not ours to end.
        }
    }
}
