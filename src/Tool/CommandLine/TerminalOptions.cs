using System.CommandLine;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>How a command writes to the terminal.</summary>
internal sealed class TerminalOptions
{
    private readonly Option<bool> _noColor = new("--no-color")
    {
        Description = "No colours and no links; so does the environment variable NO_COLOR. FORCE_HYPERLINK and NO_HYPERLINK say whether "
            + "the terminal shows links.",
    };

    public void AddTo(Command command) => command.Add(_noColor);

    /// <summary>Whether the user wants neither colours nor links.</summary>
    public bool IsPlain(ParseResult parsed) => parsed.GetValue(_noColor);
}
