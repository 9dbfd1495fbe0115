using System.CommandLine;
using Infra.Analyzers.Tool.Results;
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
        command.SetAction((parsed, cancellationToken) => Task.FromResult(ScanRun.Run(RequestOf(parsed), cancellationToken)));
    }

    /// <summary>What a command line says.</summary>
    /// <exception cref="UsageException">There is no such path.</exception>
    public ScanRequest RequestOf(ParseResult parsed) => _scan.RequestOf(parsed) with
    {
        Format = _reports.FormatOf(parsed),
        Outputs = _reports.OutputsOf(parsed),
        WriteBaseline = parsed.GetValue(_writeBaseline),
        Base = parsed.GetValue(_base),
        ChangedOnly = parsed.GetValue(_changedOnly),
        Edits = parsed.GetValue(_edits),
    };
}
