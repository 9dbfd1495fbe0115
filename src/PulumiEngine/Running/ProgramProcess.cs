using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Infra.Analyzers.PulumiEngine.Running;

/// <summary>Runs a program to its end, and ends whatever it leaves behind.</summary>
internal static class ProgramProcess
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(2);

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
            End(process, mark);
            // What was started outside of our sight may keep the streams open.
            await Task.WhenAny(pumps, Task.Delay(DrainLimit, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    private static void End(Process process, string mark)
    {
        if (!process.HasExited)
            TryKill(process);
        foreach (var other in Marked(mark))
        {
            using (other)
                TryKill(other);
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
            // It has ended by itself.
        }
    }

    /// <summary>The processes that the program started, also those whose parent is gone: told by the environment that they
    /// inherited.</summary>
    private static IEnumerable<Process> Marked(string mark)
    {
        if (!Directory.Exists("/proc"))
            yield break;
        var bytes = Encoding.UTF8.GetBytes('\0' + mark + '\0');
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            var name = Path.GetFileName(folder);
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id != Environment.ProcessId
                && HasInherited(Path.Combine(folder, "environ"), bytes) && ById(id) is { } process)
            {
                yield return process;
            }
        }
    }

    private static bool HasInherited(string file, byte[] mark)
    {
        try
        {
            return new[] { (byte)0 }.Concat(File.ReadAllBytes(file)).ToArray().AsSpan().IndexOf(mark) >= 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static Process? ById(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
