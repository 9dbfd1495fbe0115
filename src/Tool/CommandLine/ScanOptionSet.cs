using System.CommandLine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Terraform;
using Infra.Analyzers.Tool.Formats;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>What can be said about a scan on the command line, by every command that scans.</summary>
/// <param name="judges">Whether the command judges the findings as a whole: against a baseline, and by <c>--fail-on</c>.</param>
internal sealed class ScanOptionSet(bool judges = true)
{
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
        new("--min-severity")
        {
            Description = $"Look at findings from this level on: {ScanRequest.Levels}. Default: info.",
            HelpName = "level"
        };
    private readonly Option<string?> _failOn =
        new("--fail-on")
        {
            Description = $"End with exit code 1 for findings from this level on: {ScanRequest.Levels}. Default: warning.",
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

    /// <summary>What a command line says of a scan.</summary>
    /// <exception cref="UsageException">There is no such path.</exception>
    public ScanRequest RequestOf(ParseResult parsed)
    {
        var paths = parsed.GetValue(_paths) ?? [];
        if (paths.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
            throw new UsageException(Missing(missing, parsed.CommandResult.Command));
        return new()
        {
            Paths = paths,
            Exclude = parsed.GetValue(_exclude) ?? [],
            NoIgnore = parsed.GetValue(_noIgnore),
            NoProjects = judges && parsed.GetValue(_noProjects),
            Root = parsed.GetValue(_root),
            Restore = parsed.GetValue(_restore),
            Synthesize = judges && parsed.GetValue(_synthesize),
            Configuration = parsed.GetValue(_configuration),
            MinSeverity = parsed.GetValue(_minSeverity),
            FailOn = judges ? parsed.GetValue(_failOn) : null,
            Rules = parsed.GetValue(_rules) ?? [],
            Mode = parsed.GetValue(_mode),
            Tool = parsed.GetValue(_tool),
            Baseline = judges ? parsed.GetValue(_baseline) : null,
            Config = parsed.GetValue(_config),
            Verbosity = parsed.GetValue(_verbosity),
            NoColor = _terminal.IsPlain(parsed),
        };
    }

    /// <inheritdoc cref="ScanRequest.ToSettings"/>
    public ScanSettings SettingsOf(ParseResult parsed) => RequestOf(parsed).ToSettings(judges);

    public ScanLog LogOf(ParseResult parsed) => new(Console.Error, parsed.GetValue(_verbosity));

    /// <inheritdoc cref="Terminal.StyleOf"/>
    public TextStyle StyleOf(ParseResult parsed) => Terminal.StyleOf(_terminal.IsPlain(parsed));

    /// <summary>What is neither a path nor an option: the library takes a misspelled option, or command, for a path.</summary>
    private static string Missing(string text, Command command) => text.StartsWith('-')
        ? $"There is no option '{text}'{Nearest.Hint(text, command.Options.SelectMany(option => option.Aliases.Append(option.Name)))}"
        : $"There is no file or folder '{text}'{Nearest.Hint(text, command.Subcommands.Select(subcommand => subcommand.Name))}";
}
