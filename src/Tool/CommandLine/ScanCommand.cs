using System.CommandLine;
using Infra.Analyzers.Tool.Formats;
using Infra.Analyzers.Tool.Results;
using Spectre.Console;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary><c>infra-scan [path…]</c>: scans, writes reports, and ends with what they say.</summary>
internal sealed class ScanCommand
{
    private readonly ScanOptionSet _scan = new();

    private readonly Option<string> _format = new("--format", "-f")
    {
        Description = $"What to print: {string.Join(", ", ReportFormats.Names)}.",
        HelpName = "format",
        DefaultValueFactory = _ => ReportFormats.Default,
    };

    private readonly Option<string[]> _output = new("--output", "-o")
    {
        Description = "Write a report into a file, such as sarif=scan.sarif or report.html; can be given several times.",
        HelpName = "[format=]file",
    };

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

    /// <summary>Makes a command this one.</summary>
    public void Define(Command command)
    {
        _scan.AddTo(command);
        _format.CompletionSources.Add([.. ReportFormats.Names]);
        command.Add(_format);
        command.Add(_output);
        command.Add(_writeBaseline);
        command.Add(_base);
        command.Add(_changedOnly);
        command.SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings =
            _scan.SettingsOf(parsed) with { Base = parsed.GetValue(_base), ChangedOnly = parsed.GetValue(_changedOnly) };
        var format = parsed.GetValue(_format)!;
        if (!ReportFormats.Names.Contains(format))
            throw new UsageException($"There is no format '{format}': write one of {string.Join(", ", ReportFormats.Names)}.");
        var outputs = (parsed.GetValue(_output) ?? []).Select(OutputOf).ToList();
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

        foreach (var (name, file) in outputs)
            OutputFile.Write(file, output => ReportFormats.Of(name, TextStyle.Plain).Write(result, output));
        ReportFormats.Of(format, style).Write(result, Console.Out);
        if (format == "github")
            GitHubFormat.AppendSummary(result, _scan.LogOf(parsed));
        return (int)result.ExitCode;
    }

    /// <summary>Scans, with a progress bar where a person watches.</summary>
    public static Task<ScanResult> ScanAsync(ScanSettings settings, ScanLog log, TextStyle style, CancellationToken cancellationToken)
    {
        var isWatched = log.Verbosity == Verbosity.Normal && !Console.IsOutputRedirected && !Console.IsErrorRedirected;
        IProgressDisplay progress = isWatched
            ? new ProgressBarDisplay(AnsiConsole.Create(new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(Console.Error),
                ColorSystem = style.HasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            }))
            : new NoProgress();
        return new ScanSession(settings, log, progress).RunAsync(cancellationToken);
    }

    private static (string Format, string File) OutputOf(string text)
    {
        var equals = text.IndexOf('=');
        if (equals > 0 && ReportFormats.Names.Contains(text[..equals]) && equals + 1 < text.Length)
            return (text[..equals], text[(equals + 1)..]);
        return equals < 0 && ReportFormats.NameOf(text) is { } format
            ? (format, text)
            : throw new UsageException(
                $"'{text}' does not say what to write: write FORMAT=FILE with one of {string.Join(", ", ReportFormats.Names)}.");
    }
}
