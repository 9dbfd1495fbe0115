using System.Text.RegularExpressions;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Tool.Results;
using Spectre.Console;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>A way to write down what a scan found.</summary>
internal interface IReportFormat
{
    void Write(ScanResult result, TextWriter output);
}

/// <summary>The formats by the names that users give.</summary>
internal static class ReportFormats
{
    public const string Default = "text";

    private static readonly Dictionary<string, Func<TextStyle, IReportFormat>> ByName = new(StringComparer.Ordinal)
    {
        [Default] = style => new TextFormat(style),
        ["json"] = _ => new JsonFormat(),
        ["sarif"] = _ => new SarifFormat(),
        ["junit"] = _ => new JUnitFormat(),
        ["github"] = _ => new GitHubFormat(),
        ["azure"] = _ => new AzureFormat(),
        ["gitlab"] = _ => new GitLabFormat(),
        ["markdown"] = _ => new MarkdownFormat(MarkdownFormat.MaxCommentLength),
        ["html"] = _ => new HtmlFormat(),
    };

    // Of the files that users name, the endings that tell the format.
    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".json"] = "json",
        [".sarif"] = "sarif",
        [".xml"] = "junit",
        [".md"] = "markdown",
        [".html"] = "html",
        [".txt"] = Default,
    };

    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys];

    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="style">What the reader's terminal can show; only formats for terminals ask.</param>
    public static IReportFormat Of(string name, TextStyle style) => ByName[name](style);

    /// <summary>The format that a file's name tells, or <see langword="null"/>.</summary>
    public static string? NameOf(string file) => ByExtension.GetValueOrDefault(Path.GetExtension(file));
}

/// <summary>What a terminal can show.</summary>
/// <param name="HasColor">Whether it shows colours, and the user wants them.</param>
/// <param name="Width">In characters.</param>
internal sealed partial record TextStyle(bool HasColor, int Width)
{
    /// <summary>Whether it shows a text as a link to an address.</summary>
    public bool HasLinks { get; init; }

    /// <summary>Whether many findings are shown in short, for who reads them as they scroll by.</summary>
    public bool IsBrief { get; init; }

    /// <summary>For files and pipes: what reads them breaks no lines, and wants none broken.</summary>
    public static readonly TextStyle Plain = new(false, 10_000);

    /// <summary>
    /// The link to a rule's page; <see langword="null"/> where the terminal shows none, or where what a team gave as the page of its rule is
    /// no address of one.
    /// </summary>
    public string? LinkTo(RuleMetadata rule) => HasLinks && Uri.TryCreate(rule.HelpLink, UriKind.Absolute, out var page)
        && (page.Scheme == Uri.UriSchemeHttps || page.Scheme == Uri.UriSchemeHttp)
        && page.AbsoluteUri.All(character => character is > ' ' and < '\x7F')
            ? page.AbsoluteUri : null;

    /// <summary>Writes what can be shown on a console of this style. Nothing is left at the ends of lines.</summary>
    public void Write(TextWriter output, Action<IAnsiConsole> write)
    {
        using var lines = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            // Without, the library would speak to the terminal through the system's console, which resets colours.
            Ansi = AnsiSupport.Yes,
            ColorSystem = HasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,

            // What it is given counts, and not what the library makes of the variables of build services.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(lines),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Links = HasLinks;
        write(console);
        foreach (var line in lines.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n'))
            output.Write((HasColor ? line : Sequence().Replace(line, "")).TrimEnd() + '\n');
    }

    // Text from an input holds none: it is neutralised before.
    [GeneratedRegex(@"\u001b\[[0-9;]*m")]
    private static partial Regex Sequence();
}
