using System.Diagnostics;

namespace Infra.Analyzers.Testing;

/// <summary>What becomes of the processes that a test starts.</summary>
public static class Processes
{
    /// <summary>Only against what hangs: a busy machine can be very slow.</summary>
    public static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(30);

    public static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Waits until a process is no more. False where it outlives the <see cref="Watchdog"/>.</summary>
    public static bool HasEnded(int id) => SpinWait.SpinUntil(() => !IsRunning(id), Watchdog);
}
