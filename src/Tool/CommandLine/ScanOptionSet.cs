using System.CommandLine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Terraform;
using Infra.Analyzers.Tool.Formats;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>What can be said about a scan on the command line, by every command that scans.</summary>
/// <param name="judges">Whether the command judges the findings as a whole: against a baseline, and by <c>--fail-on</c>.</param>
internal sealed class ScanOptionSet(bool judges = true)
{
    private const string Levels = "error, warning, info or none";

    private readonly Argument<string[]> _paths = new("path")
    {
        Description =
            "Folders, solutions, projects, Terraform files, and plan, state or Pulumi JSON files. The current folder if none is given.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _exclude = new("--exclude")
    {
        Description = "Leave out what matches, in the syntax of .gitignore; can be given several times.",
        HelpName = "pattern",
    };

    private readonly Option<bool> _noIgnore = new("--no-ignore") { Description = "Scan what git ignores, too." };
    private readonly Option<bool> _noProjects = new("--no-projects")
    {
        Description = "Load no C# projects, so that nothing of the repository runs: scan Terraform, templates and what was synthesized.",
    };

    private readonly Option<string?> _root = new("--root")
    {
        Description = "The folder that paths in reports and baselines are relative to. Default: the root of the git repository.",
        HelpName = "folder",
    };

    private readonly Option<bool> _restore =
        new("--restore") { Description = "Run 'dotnet restore' for each project first. Without it nothing of a project is written." };
    private readonly Option<bool> _synthesize = new("--synthesize")
    {
        Description = "Build the CDKTF, CDK Terrain and Pulumi programs, run them, and scan what they make.",
    };

    private readonly Option<string?> _configuration =
        new("--configuration", "-c") { Description = "The build configuration, such as Release.", HelpName = "name" };
    private readonly Option<string?> _minSeverity =
        new("--min-severity") { Description = $"Look at findings from this level on: {Levels}. Default: info.", HelpName = "level" };
    private readonly Option<string?> _failOn =
        new("--fail-on")
        {
            Description = $"End with exit code 1 for findings from this level on: {Levels}. Default: warning.",
            HelpName = "level"
        };
    private readonly Option<string[]> _rules =
        new("--rules")
        {
            Description =
            "Rules to look at, such as +INFRA1001 (only this) or -INFRA1003 (all but this), separated by commas; or a file with rules of "
                + "your own.",
            HelpName = "list|file"
        };
    private readonly Option<string?> _mode =
        new("--mode")
        {
            Description = $"A preset of the rules' levels: {Preset.Names}. What a project or .editorconfig says is stronger.",
            HelpName = "preset"
        };
    private readonly Option<string?> _tool = new("--tool")
    {
        Description = $"Which program deploys the Terraform files: {TerraformTools.Names}. Default: auto, which is OpenTofu where there "
            + "are .tofu files.",
        HelpName = "program",
    };

    private readonly Option<string?> _baseline =
        new("--baseline") { Description = "Known findings: those in this file are neither reported nor counted.", HelpName = "file" };
    private readonly Option<string?> _config =
        new("--config")
        {
            Description = $"The config file. Default: the nearest {ScanConfig.DefaultName}, here or above in the repository.",
            HelpName = "file"
        };

    private readonly Option<Verbosity> _verbosity = new("--verbosity", "-v")
    {
        Description = "How much to tell of the scan itself: quiet, normal or diagnostic.",
        HelpName = "level",
        DefaultValueFactory = _ => Verbosity.Normal,
    };

    private readonly TerminalOptions _terminal = new();

    /// <summary>Adds all of it to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_paths);
        Option[] options =
            [_exclude, _noIgnore, _root, _restore, _configuration, _minSeverity, _rules, _mode, _tool, _config, _verbosity];
        foreach (var option in options)
            command.Add(option);
        if (judges)
        {
            command.Add(_noProjects);
            command.Add(_synthesize);
            command.Add(_failOn);
            command.Add(_baseline);
        }

        _terminal.AddTo(command);
        foreach (var option in new[] { _minSeverity, _failOn })
            option.CompletionSources.Add("error", "warning", "info", "none");
        _tool.CompletionSources.Add("terraform", "tofu", "auto");
        _mode.CompletionSources.Add("default", "recommended", "all", "cis", "none");
    }

    /// <exception cref="UsageException">A value, a path or the config file cannot be used.</exception>
    public ScanSettings SettingsOf(ParseResult parsed)
    {
        var config = ScanConfig.Read(parsed.GetValue(_config));
        var paths = parsed.GetValue(_paths) is { Length: > 0 } given ? given : ["."];
        if (paths.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
            throw new UsageException(Missing(missing, parsed.CommandResult.Command));
        List<string> rules = [.. config.Rules ?? [], .. parsed.GetValue(_rules) ?? []];
        if (rules.FirstOrDefault(entry => IsRuleFile(entry) && !File.Exists(entry)) is { } noFile)
            throw new UsageException($"There is no file '{noFile}'.");
        var usesProjects = !judges || !parsed.GetValue(_noProjects);
        if (!usesProjects && (parsed.GetValue(_synthesize) || parsed.GetValue(_restore)))
            throw new UsageException("With '--no-projects' nothing of a project runs: leave '--synthesize' and '--restore' out.");
        var baseline = judges ? parsed.GetValue(_baseline) ?? config.Baseline : null;
        return new()
        {
            Paths = paths,
            Root = RootOf(parsed.GetValue(_root)),
            Exclude = parsed.GetValue(_exclude) ?? [],
            ConfigExclude = config.Exclude ?? [],
            ConfigDirectory = config.Directory,
            UseGitIgnore = !parsed.GetValue(_noIgnore),
            UseProjects = usesProjects,
            Restore = parsed.GetValue(_restore),
            Synthesize = judges && parsed.GetValue(_synthesize),
            Configuration = parsed.GetValue(_configuration),
            Tool = ToolOf(parsed.GetValue(_tool) ?? config.Tool ?? "auto"),
            Rules = RuleSelection.Parse(rules.Where(entry => !IsRuleFile(entry))),
            RuleFiles = [.. rules.Where(IsRuleFile).Select(Path.GetFullPath)],
            PresetFile = (parsed.GetValue(_mode) ?? config.Mode) is { } mode ? Preset.FileOf(mode) : null,
            MinSeverity = Level(parsed.GetValue(_minSeverity) ?? config.MinSeverity ?? "info") ?? Severity.None,
            FailOn = Level((judges ? parsed.GetValue(_failOn) : null) ?? config.FailOn ?? "warning"),
            Baseline = baseline is null ? null : Path.GetFullPath(baseline),
        };
    }

    private static bool IsRuleFile(string entry) =>
        entry is not (['+' or '-', ..]) && entry.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    public ScanLog LogOf(ParseResult parsed) => new(Console.Error, parsed.GetValue(_verbosity));

    /// <inheritdoc cref="TerminalOptions.StyleOf"/>
    public TextStyle StyleOf(ParseResult parsed) => _terminal.StyleOf(parsed);

    /// <summary>What is neither a path nor an option: the library takes a misspelled option, or command, for a path.</summary>
    private static string Missing(string text, Command command) => text.StartsWith('-')
        ? $"There is no option '{text}'{Nearest.Hint(text, command.Options.SelectMany(option => option.Aliases.Append(option.Name)))}"
        : $"There is no file or folder '{text}'{Nearest.Hint(text, command.Subcommands.Select(subcommand => subcommand.Name))}";

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
