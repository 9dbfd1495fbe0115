using System.CommandLine;
using Infra.Analyzers.Tool.Formats;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>What is printed, and what is written into files, by every command that reports findings.</summary>
internal sealed class ReportOptions
{
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

    /// <summary>Adds both options to a command.</summary>
    public void AddTo(Command command)
    {
        _format.CompletionSources.Add([.. ReportFormats.Names]);
        command.Add(_format);
        command.Add(_output);
    }

    /// <summary>What the user wants to be printed.</summary>
    public string FormatOf(ParseResult parsed) => parsed.GetValue(_format)!;

    /// <summary>The reports that the user wants in files.</summary>
    public IReadOnlyList<string> OutputsOf(ParseResult parsed) => parsed.GetValue(_output) ?? [];

    /// <inheritdoc cref="RequestedReports.Of"/>
    public RequestedReports Of(ParseResult parsed) => RequestedReports.Of(FormatOf(parsed), OutputsOf(parsed));
}
