using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Terraform;
using Infra.Analyzers.Tool.Formats;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>What a command line says of a scan, before any of it is checked: where it says nothing, the config file or a default holds.</summary>
internal sealed record ScanRequest
{
    /// <summary>The levels, for messages and help texts.</summary>
    public const string Levels = "error, warning, info or none";

    public IReadOnlyList<string> Paths { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    public bool NoIgnore { get; init; }

    public bool NoProjects { get; init; }

    public string? Root { get; init; }

    public bool Restore { get; init; }

    public bool Synthesize { get; init; }

    public string? Configuration { get; init; }

    public string? MinSeverity { get; init; }

    public string? FailOn { get; init; }

    public IReadOnlyList<string> Rules { get; init; } = [];

    public string? Mode { get; init; }

    public string? Tool { get; init; }

    public string? Baseline { get; init; }

    public string? Config { get; init; }

    public Verbosity Verbosity { get; init; } = Verbosity.Normal;

    public bool NoColor { get; init; }

    /// <summary>What to print.</summary>
    public string Format { get; init; } = ReportFormats.Default;

    /// <summary>The reports in files, each <c>format=file</c> or the file alone.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    public bool WriteBaseline { get; init; }

    public string? Base { get; init; }

    public bool ChangedOnly { get; init; }

    public bool Edits { get; init; }

    /// <summary>The log that it asks for, on the error stream.</summary>
    public ScanLog Log => new(Console.Error, Verbosity);

    /// <summary>What it and the config file ask for.</summary>
    /// <param name="judges">Whether the command judges the findings as a whole: against a baseline, and by <c>--fail-on</c>.</param>
    /// <exception cref="UsageException">A value or the config file cannot be used.</exception>
    public ScanSettings ToSettings(bool judges = true)
    {
        var config = ScanConfig.Read(Config);
        List<string> rules = [.. config.Rules ?? [], .. Rules];
        if (rules.FirstOrDefault(entry => IsRuleFile(entry) && !File.Exists(entry)) is { } noFile)
            throw new UsageException($"There is no file '{noFile}'.");
        if (NoProjects && (Synthesize || Restore))
            throw new UsageException("With '--no-projects' nothing of a project runs: leave '--synthesize' and '--restore' out.");
        var baseline = judges ? Baseline ?? config.Baseline : null;
        return new()
        {
            Paths = Paths.Count > 0 ? Paths : ["."],
            Root = RootOf(Root),
            Exclude = Exclude,
            ConfigExclude = config.Exclude ?? [],
            ConfigDirectory = config.Directory,
            UseGitIgnore = !NoIgnore,
            UseProjects = !NoProjects,
            Restore = Restore,
            Synthesize = Synthesize,
            Configuration = Configuration,
            Tool = ToolOf(Tool ?? config.Tool ?? "auto"),
            Rules = RuleSelection.Parse(rules.Where(entry => !IsRuleFile(entry))),
            RuleFiles = [.. rules.Where(IsRuleFile).Select(Path.GetFullPath)],
            PresetFile = (Mode ?? config.Mode) is { } mode ? Preset.FileOf(mode) : null,
            MinSeverity = Level(MinSeverity ?? config.MinSeverity ?? "info") ?? Severity.None,
            FailOn = Level(FailOn ?? config.FailOn ?? "warning"),
            Baseline = baseline is null ? null : Path.GetFullPath(baseline),
            Base = Base,
            ChangedOnly = ChangedOnly,
            Edits = Edits,
        };
    }

    /// <summary>The reports that it asks for.</summary>
    /// <exception cref="UsageException">There is no such format.</exception>
    public RequestedReports ToReports() => RequestedReports.Of(Format, Outputs);

    private static bool IsRuleFile(string entry) =>
        entry is not (['+' or '-', ..]) && entry.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static string RootOf(string? given) =>
        given is null ? Repository.RootOf(Environment.CurrentDirectory) ?? Environment.CurrentDirectory
        : Directory.Exists(given) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(given))
        : throw new UsageException($"There is no folder '{given}' for '--root'.");

    private static TerraformTool ToolOf(string text) => TerraformTools.Find(text)
        ?? throw new UsageException($"'{text}' is no program that reads Terraform files: {TerraformTools.Names}.");

    private static Severity? Level(string text) => text switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        "info" => Severity.Info,
        "none" => null,
        _ => throw new UsageException($"'{text}' is no level: {Levels}."),
    };
}
