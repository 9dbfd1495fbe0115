using System.Runtime.InteropServices;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>Ctrl+C and SIGTERM, which stop what runs.</summary>
internal static class TerminationSignals
{
    // MSBuild while it loads a project, for one, does not listen.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(0.5);

    /// <summary>Runs something, and ends the process where that does not stop when it is asked to.</summary>
    /// <returns>What it returns; <see cref="ExitCode.Cancelled"/> where it was stopped.</returns>
    public static int Run(Func<CancellationToken, int> work)
    {
        var stop = new CancellationTokenSource();
        var ended = new ManualResetEventSlim();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return work(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return (int)ExitCode.Cancelled;
        }
        finally
        {
            ended.Set();
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            _ = stop.CancelAsync();
            if (!ended.Wait(TimeToStop))
                Environment.Exit((int)ExitCode.Cancelled);
        }
    }
}
