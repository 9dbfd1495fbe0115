using System.Globalization;
using Infra.Analyzers.Tool.Formats;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>The terminal behind the output stream.</summary>
internal static class Terminal
{
    // Terminals that show links, by what they set; none is known by asking it. After the crate supports-hyperlinks, as Cargo does:
    // https://github.com/zkat/supports-hyperlinks/blob/main/src/lib.rs
    private static readonly string[] ProgramsWithLinks = ["Hyper", "iTerm.app", "terminology", "WezTerm", "vscode", "ghostty", "zed"];
    private static readonly string[] TerminalsWithLinks = ["xterm-kitty", "xterm-ghostty", "alacritty", "alacritty-direct", "foot"];

    /// <summary>What it can show.</summary>
    /// <param name="isPlain">Whether the user wants neither colours nor links.</param>
    public static TextStyle StyleOf(bool isPlain)
    {
        if (Console.IsOutputRedirected)
            return TextStyle.Plain;
        var hasColor = !isPlain && Variable("NO_COLOR").Length == 0 && Variable("TERM") != "dumb";
        return new(hasColor, WidthOf(Console.WindowWidth)) { HasLinks = hasColor && ShowsLinks() };
    }

    private static bool ShowsLinks()
    {
        if (Variable("FORCE_HYPERLINK") is { Length: > 0 } forced)
            return forced is not ("0" or "false");
        if (Variable("NO_HYPERLINK").Length > 0)
            return false;

        // What GNOME's terminals made of links before 0.50 is not to be read.
        return int.TryParse(Variable("VTE_VERSION"), CultureInfo.InvariantCulture, out var vte) ? vte >= 5000
            : ProgramsWithLinks.Contains(Variable("TERM_PROGRAM")) || TerminalsWithLinks.Contains(Variable("TERM"))
            || Variable("WT_SESSION").Length > 0 || Variable("KONSOLE_VERSION").Length > 0 || Variable("DOMTERM").Length > 0
            || Variable("COLORTERM") == "xfce4-terminal";
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";

    // Some terminals do not know their width.
    private static int WidthOf(int told) => told <= 0 ? 80 : Math.Clamp(told, 40, 200);
}
