using Infra.Analyzers.Tool.Formats;
using Infra.Analyzers.Tool.Results;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>A report in a file.</summary>
/// <param name="Format">Its format.</param>
/// <param name="File">The file.</param>
internal sealed record RequestedFile(string Format, string File);

/// <summary>The reports that a user asks for.</summary>
/// <param name="Format">The format of what is printed.</param>
/// <param name="Outputs">The files, each with its format.</param>
internal sealed record RequestedReports(string Format, IReadOnlyList<RequestedFile> Outputs)
{
    /// <param name="format">What to print.</param>
    /// <param name="outputs">The reports in files, each <c>format=file</c>, or a file whose name tells the format.</param>
    /// <exception cref="UsageException">There is no such format.</exception>
    public static RequestedReports Of(string format, IEnumerable<string> outputs) => ReportFormats.Names.Contains(format)
        ? new(format, [.. outputs.Select(FileOf)])
        : throw new UsageException($"There is no format '{format}': write one of {string.Join(", ", ReportFormats.Names)}.");

    /// <summary>Writes them.</summary>
    public void Write(ScanResult result, TextStyle style, ScanLog log)
    {
        foreach (var (name, file) in Outputs)
            OutputFile.Write(file, output => ReportFormats.Of(name, TextStyle.Plain).Write(result, output));
        ReportFormats.Of(Format, style with { IsBrief = true }).Write(result, Console.Out);
        if (Format == "github")
            GitHubFormat.AppendSummary(result, log);
    }

    private static RequestedFile FileOf(string text)
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
