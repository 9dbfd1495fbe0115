using Infra.Analyzers.Tool.Formats;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Sessions;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>Scans as a command line asks for it, writes the reports, and ends with what they say.</summary>
internal static class ScanRun
{
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="UsageException">Something that was asked for cannot be done.</exception>
    public static int Run(ScanRequest request, CancellationToken cancellationToken)
    {
        var (settings, reports, log) = (request.ToSettings(), request.ToReports(), request.Log);
        var style = Terminal.StyleOf(request.NoColor);
        if (request.WriteBaseline && (settings.Base is not null || settings.ChangedOnly))
            throw new UsageException("A baseline is of all that there is: write it without '--base' and '--changed-only'.");
        var scanned = request.WriteBaseline ? settings with { Baseline = null } : settings;
        var result = ScanAsync(scanned, log, style, cancellationToken).GetAwaiter().GetResult();
        if (request.WriteBaseline)
            result = WriteBaseline(result, settings.Baseline ?? Path.Combine(settings.Root, Baseline.DefaultName), log);
        reports.Write(result, style, log);
        return (int)result.ExitCode;
    }

    /// <summary>Scans, with a progress bar where a person watches.</summary>
    public static Task<ScanResult> ScanAsync(ScanSettings settings, ScanLog log, TextStyle style, CancellationToken cancellationToken)
    {
        var isWatched = log.Verbosity == Verbosity.Normal && !Console.IsOutputRedirected && !Console.IsErrorRedirected;
        IProgressDisplay progress = isWatched ? ProgressBarDisplay.Create(style.HasColor) : new NoProgress();
        return new ScanSession(settings, log, progress).RunAsync(cancellationToken);
    }

    private static ScanResult WriteBaseline(ScanResult result, string file, ScanLog log)
    {
        var known = Baseline.Of(result);
        known.Write(file);
        log.Note($"Wrote {ReportText.Count(known.Count, "finding")} to {ScanResult.Shown(result.Root, file)}.");
        return result with { Reports = known.Mark(result.Reports) };
    }
}
