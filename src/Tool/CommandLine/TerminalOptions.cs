using System.CommandLine;
using Infra.Analyzers.Tool.Formats;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>How a command writes to the terminal.</summary>
internal sealed class TerminalOptions
{
    private readonly Option<bool> _noColor = new("--no-color") { Description = "No colours; so does the environment variable NO_COLOR." };

    public void AddTo(Command command) => command.Add(_noColor);

    /// <summary>What the terminal behind the output stream can show.</summary>
    public TextStyle StyleOf(ParseResult parsed) => Console.IsOutputRedirected
        ? TextStyle.Plain
        : new(!parsed.GetValue(_noColor) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            WidthOf(Console.WindowWidth));

    // Some terminals do not know their width.
    private static int WidthOf(int told) => told <= 0 ? 80 : Math.Clamp(told, 40, 200);
}
