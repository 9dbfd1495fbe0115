using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Infra.Analyzers.PackageTests;

/// <summary>A command that is under way. What is still running of it at the end is killed, with all that it started.</summary>
internal sealed class RunningCommand : IDisposable
{
    private readonly Process _process;
    private readonly string _title;
    private readonly StringBuilder _output = new();

    public RunningCommand(Process process, string title)
    {
        (_process, _title) = (process, title);
        process.StandardInput.Close();
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public Outcome WaitForEnd()
    {
        if (!_process.WaitForExit(Processes.Watchdog))
            throw new TimeoutException($"{_title} did not end within {Processes.Watchdog}:\n{Output}");

        // All of the output, too.
        _process.WaitForExit();
        return new(_process.ExitCode, Output, "");
    }

    /// <summary>Waits for something to happen while it runs.</summary>
    public void WaitUntil(Func<bool> happened)
    {
        var watch = Stopwatch.StartNew();
        while (!happened())
        {
            if (_process.HasExited || watch.Elapsed > Processes.Watchdog)
                throw new TimeoutException($"{_title} ended, or {Processes.Watchdog} passed, before what was waited for:\n{Output}");
            Thread.Sleep(50);
        }
    }

    /// <summary>What Ctrl+C does in a shell, on systems that have signals.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Add(string? line)
    {
        lock (_output)
            _output.Append(line).Append('\n');
    }
}
