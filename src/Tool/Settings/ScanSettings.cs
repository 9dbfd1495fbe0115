using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;

namespace Infra.Analyzers.Tool.Settings;

/// <summary>What the user wants of a scan, from the command line and the config file; the command line wins.</summary>
internal sealed record ScanSettings
{
    /// <summary>Where to look; they exist.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>What paths in reports are relative to, as an absolute path.</summary>
    public required string Root { get; init; }

    /// <summary>Patterns of what to leave out, in the syntax of <c>.gitignore</c>, relative to the folder that is searched.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The patterns of the config file, relative to <see cref="ConfigDirectory"/>.</summary>
    public IReadOnlyList<string> ConfigExclude { get; init; } = [];

    /// <summary>The folder of the config file, as an absolute path; <see langword="null"/> where there is none.</summary>
    public string? ConfigDirectory { get; init; }

    public bool UseGitIgnore { get; init; } = true;

    /// <summary>Whether C# projects are loaded, which evaluates their MSBuild files and runs their source generators.</summary>
    public bool UseProjects { get; init; } = true;

    /// <summary>Whether projects are restored first.</summary>
    public bool Restore { get; init; }

    /// <summary>Whether the programs that synthesize are built and run.</summary>
    public bool Synthesize { get; init; }

    /// <summary>The build configuration; <see langword="null"/> for each project's default.</summary>
    public string? Configuration { get; init; }

    /// <summary>Which program Terraform configurations are for.</summary>
    public TerraformTool Tool { get; init; }

    public RuleSelection Rules { get; init; } = RuleSelection.All;

    /// <summary>
    /// The files with rules of a team's own, as absolute paths; none where those are meant that are found above what is scanned.
    /// </summary>
    public IReadOnlyList<string> RuleFiles { get; init; } = [];

    /// <summary>The global configuration file of the levels that rules have where nothing else is said, as an absolute path.</summary>
    public string? PresetFile { get; init; }

    /// <summary>Findings below it are not reported.</summary>
    public Severity MinSeverity { get; init; } = Severity.Info;

    /// <summary>Findings from it on fail the scan; <see langword="null"/> where none does.</summary>
    public Severity? FailOn { get; init; } = Severity.Warning;

    /// <summary>The baseline's file, as an absolute path.</summary>
    public string? Baseline { get; init; }

    /// <summary>A commit, as the user calls it: only what the change since then adds is reported.</summary>
    public string? Base { get; init; }

    /// <summary>Whether reports carry the edits that fix findings.</summary>
    public bool Edits { get; init; }

    /// <summary>Whether what no changed file is part of is left out.</summary>
    public bool ChangedOnly { get; init; }
}
