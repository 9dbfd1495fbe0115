using System.CommandLine;
using Infra.Analyzers.Tool.Formats;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Settings;

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

    /// <summary>What the user asks for.</summary>
    /// <exception cref="UsageException">There is no such format.</exception>
    public RequestedReports Of(ParseResult parsed)
    {
        var format = parsed.GetValue(_format)!;
        return ReportFormats.Names.Contains(format)
            ? new(format, [.. (parsed.GetValue(_output) ?? []).Select(OutputOf)])
            : throw new UsageException($"There is no format '{format}': write one of {string.Join(", ", ReportFormats.Names)}.");
    }

    private static RequestedFile OutputOf(string text)
    {
        var equals = text.IndexOf('=');
        if (equals > 0 && ReportFormats.Names.Contains(text[..equals]) && equals + 1 < text.Length)
            return new(text[..equals], text[(equals + 1)..]);
        return equals < 0 && ReportFormats.NameOf(text) is { } format
            ? new(format, text)
            : throw new UsageException(
                $"'{text}' does not say what to write: write FORMAT=FILE with one of {string.Join(", ", ReportFormats.Names)}.");
    }
}

/// <summary>A report in a file.</summary>
/// <param name="Format">Its format.</param>
/// <param name="File">The file.</param>
internal sealed record RequestedFile(string Format, string File);

/// <summary>The reports that a user asks for.</summary>
/// <param name="Format">The format of what is printed.</param>
/// <param name="Outputs">The files, each with its format.</param>
internal sealed record RequestedReports(string Format, IReadOnlyList<RequestedFile> Outputs)
{
    /// <summary>Writes them.</summary>
    public void Write(ScanResult result, TextStyle style, ScanLog log)
    {
        foreach (var (name, file) in Outputs)
            OutputFile.Write(file, output => ReportFormats.Of(name, TextStyle.Plain).Write(result, output));
        ReportFormats.Of(Format, style with { IsBrief = true }).Write(result, Console.Out);
        if (Format == "github")
            GitHubFormat.AppendSummary(result, log);
    }
}
