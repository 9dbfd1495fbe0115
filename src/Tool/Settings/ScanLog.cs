using System.Globalization;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Tool.Settings;

/// <summary>How much the program reports about its own work, on the error stream.</summary>
internal enum Verbosity
{
    /// <summary>Nothing but the report.</summary>
    Quiet,

    /// <summary>Progress, where somebody watches.</summary>
    Normal,

    /// <summary>What is scanned, what is left out, and how long it took.</summary>
    Diagnostic,
}

/// <summary>Reports what is loaded, what is skipped, and why. Safe to call from several threads.</summary>
internal sealed class ScanLog(TextWriter output, Verbosity verbosity)
{
    private readonly TextWriter _output = TextWriter.Synchronized(output);

    public Verbosity Verbosity => verbosity;

    /// <summary>Something that is of interest only to who looks for the reason of what happened.</summary>
    public void Detail(string message)
    {
        if (verbosity == Verbosity.Diagnostic)
            _output.WriteLine(SafeText.Of(message, 2000));
    }

    /// <summary>A <see cref="Detail(string)"/> with the time it took.</summary>
    public void Detail(string message, TimeSpan elapsed)
    {
        if (verbosity == Verbosity.Diagnostic)
            Detail(string.Create(CultureInfo.InvariantCulture, $"{message} ({elapsed.TotalMilliseconds:0} ms)"));
    }

    /// <summary>Something that the user should know, and that does not change the outcome.</summary>
    public void Note(string message)
    {
        if (verbosity != Verbosity.Quiet)
            _output.WriteLine(SafeText.Of(message, 2000));
    }

    /// <summary>What ends the program.</summary>
    public void Error(string message) => _output.WriteLine("infra-scan: " + SafeText.Of(message, 2000));
}
