using System.CommandLine;
using Infra.Analyzers.Tool.Formats;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Sessions;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary><c>infra-scan [path…]</c>: scans, writes reports, and ends with what they say.</summary>
internal sealed class ScanCommand
{
    private readonly ScanOptionSet _scan = new();

    private readonly ReportOptions _reports = new();

    private readonly Option<bool> _writeBaseline = new("--write-baseline")
    {
        Description = $"Write all findings into the baseline (--baseline, or {Baseline.DefaultName}): from now on they are known.",
    };

    private readonly Option<string?> _base = new("--base")
    {
        Description = "Report only what the changes since a commit add, such as origin/main: both are scanned.",
        HelpName = "commit",
    };

    private readonly Option<bool> _changedOnly = new("--changed-only")
    {
        Description = "Look only at files that differ from the last commit, or from --base, for a quick check before a commit.",
    };

    private readonly Option<bool> _edits = new("--edits")
    {
        Description = "Let JSON and SARIF reports carry the edits that fix findings, most of all in C#.",
    };

    /// <summary>Makes a command this one.</summary>
    public void Define(Command command)
    {
        _scan.AddTo(command);
        _reports.AddTo(command);
        command.Add(_writeBaseline);
        command.Add(_base);
        command.Add(_changedOnly);
        command.Add(_edits);
        // Elsewhere than on the thread that waits for Ctrl+C.
        command.SetAction((parsed, cancellationToken) => Task.Run(() => RunAsync(parsed, cancellationToken), cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings =
            _scan.SettingsOf(parsed) with
            {
                Base = parsed.GetValue(_base),
                ChangedOnly = parsed.GetValue(_changedOnly),
                Edits = parsed.GetValue(_edits),
            };
        var reports = _reports.Of(parsed);
        var style = _scan.StyleOf(parsed);
        var writesBaseline = parsed.GetValue(_writeBaseline);
        if (writesBaseline && (settings.Base is not null || settings.ChangedOnly))
            throw new UsageException("A baseline is of all that there is: write it without '--base' and '--changed-only'.");
        var baseline = settings.Baseline ?? Path.Combine(settings.Root, Baseline.DefaultName);

        var result =
            await ScanAsync(writesBaseline ? settings with { Baseline = null } : settings, _scan.LogOf(parsed), style, cancellationToken)
                .ConfigureAwait(false);
        if (writesBaseline)
        {
            var known = Baseline.Of(result);
            known.Write(baseline);
            _scan.LogOf(parsed).Note($"Wrote {ReportText.Count(known.Count, "finding")} to {ScanResult.Shown(result.Root, baseline)}.");
            result = result with { Reports = known.Mark(result.Reports) };
        }

        reports.Write(result, style, _scan.LogOf(parsed));
        return (int)result.ExitCode;
    }

    /// <summary>Scans, with a progress bar where a person watches.</summary>
    public static Task<ScanResult> ScanAsync(ScanSettings settings, ScanLog log, TextStyle style, CancellationToken cancellationToken)
    {
        var isWatched = log.Verbosity == Verbosity.Normal && !Console.IsOutputRedirected && !Console.IsErrorRedirected;
        IProgressDisplay progress = isWatched ? ProgressBarDisplay.Create(style.HasColor) : new NoProgress();
        return new ScanSession(settings, log, progress).RunAsync(cancellationToken);
    }
}
