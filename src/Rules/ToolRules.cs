namespace Infra.Analyzers.Rules;

/// <summary>What the product says about its own input and work, with codes like a rule's so that the same settings apply.</summary>
internal static class ToolRules
{
    /// <summary>INFRA9001: an input that cannot be read, whole or in part.</summary>
    public static readonly RuleMetadata UnreadableInput = new()
    {
        Id = "INFRA9001",
        Title = "Input cannot be read",
        MessageFormat = "{0}",
        Description =
            "A file that should be scanned is missing, locked, malformed or refers to something outside its folder. What can be read is "
                + "still scanned.",
        Remediation = "Fix or regenerate the file at the given place, or exclude it from the scan.",
        Severity = Severity.Warning,
        Category = Category.Tool,
    };

    /// <summary>INFRA9002: a synthesized folder that the program has since outgrown.</summary>
    public static readonly RuleMetadata StaleSynthesis = new()
    {
        Id = "INFRA9002",
        Title = "Synthesized output is stale",
        MessageFormat = "What the program synthesized is older than {0}; synthesize again, or set InfraSynthesize to true",
        Description =
            "The scan saw what an earlier build of the program synthesized. Its findings may be of the past, and new ones may be missing.",
        Remediation =
            "Run the program's synthesis ('cdktf synth', 'cdk synth') before the build, or let the build do it with InfraSynthesize.",
        Severity = Severity.Info,
        Category = Category.Tool,
    };

    /// <summary>INFRA9003: a program that did not synthesize.</summary>
    public static readonly RuleMetadata FailedSynthesis = new()
    {
        Id = "INFRA9003",
        Title = "Synthesis failed",
        MessageFormat = "{0}",
        Description =
            "The build ran the program to synthesize what it deploys (InfraSynthesize), and the program failed, was stopped or wrote "
                + "nothing. Nothing was scanned.",
        Remediation = "Fix what the program's last lines name; its whole output is in a binary or detailed log.",
        Severity = Severity.Error,
        Category = Category.Tool,
    };

    /// <summary>INFRA9004: a suppression that does not say why, or no longer holds.</summary>
    public static readonly RuleMetadata QuestionableSuppression = new()
    {
        Id = "INFRA9004",
        Title = "Suppression without a reason, or past its date",
        MessageFormat = "{0}",
        Description =
            "A finding was suppressed where the resource is written. Whoever reads it later needs to know why; "
                + "and after its date it no longer holds.",
        Remediation = "Write the reason after the rule's id, and fix what was suppressed or give it a new date.",
        Severity = Severity.Info,
        Category = Category.Tool,
    };

    /// <summary>INFRA9005: a setting of the build with a value that means nothing.</summary>
    public static readonly RuleMetadata UnknownSetting = new()
    {
        Id = "INFRA9005",
        Title = "Unknown value of a setting",
        MessageFormat = "{0}",
        Description = "A property of the build has a value that the package does not know, so it has no effect.",
        Remediation = "Use one of the values that docs/configuration.md lists.",
        Severity = Severity.Error,
        Category = Category.Tool,
    };

    /// <summary>INFRA9006: an output that cannot be written.</summary>
    public static readonly RuleMetadata UnwritableOutput = new()
    {
        Id = "INFRA9006",
        Title = "Output cannot be written",
        MessageFormat = "The file cannot be written: {0}",
        Description = "A report that was asked for, or the cache that lets an unchanged build skip the scan, cannot be written.",
        Remediation = "Give a path that can be written, or close the program that holds the file.",
        Severity = Severity.Warning,
        Category = Category.Tool,
    };

    /// <summary>INFRA9007: a folder that Terraform and OpenTofu read differently.</summary>
    public static readonly RuleMetadata OpenTofuFolder = new()
    {
        Id = "INFRA9007",
        Title = "Folder that Terraform and OpenTofu read differently",
        MessageFormat = "The folder has files that only OpenTofu reads; it was read as OpenTofu reads it; '--tool terraform' changes that, "
            + "in a build InfraTerraformTool",
        Description =
            "Files named *.tofu and *.tofu.json are part of a module for OpenTofu 1.8 and later, where main.tofu takes the place of "
                + "main.tf. Terraform does not read them.",
        Remediation = "Say which of the two deploys the configuration: --tool tofu or --tool terraform, in a build InfraTerraformTool.",
        Severity = Severity.Info,
        Category = Category.Tool,
    };

    /// <summary>INFRA9008: a program whose output does not exist.</summary>
    public static readonly RuleMetadata MissingSynthesis = new()
    {
        Id = "INFRA9008",
        Title = "Program has not been synthesized",
        MessageFormat =
            "The program has not been synthesized to '{0}', so only its C# was analyzed; synthesize it, or scan with --synthesize",
        Description = "The C# of the program was analyzed. What only its output shows was not seen.",
        Remediation = "Run the program's synthesis before the scan, or scan with --synthesize.",
        Severity = Severity.Info,
        Category = Category.Tool,
    };

    /// <summary>INFRA9009: a program that synthesizes, of a kind that is not run.</summary>
    public static readonly RuleMetadata UnsupportedProgram = new()
    {
        Id = "INFRA9009",
        Title = "Program is not run",
        MessageFormat = "{0}",
        Description =
            "The synthesis of the program was asked for, and the program is of a kind that is not run. Its output was not scanned.",
        Remediation = "Set InfraSynthesize to false for the project.",
        Severity = Severity.Warning,
        Category = Category.Tool,
    };

    /// <summary>INFRA9015: a program of a library that nobody reads.</summary>
    public static readonly RuleMetadata UnsupportedLibrary = new()
    {
        Id = "INFRA9015",
        Title = "AWS CDK 1 is not supported",
        MessageFormat =
            "The project references AWS CDK 1, which AWS supports no more; nothing is said of the resources that it makes with it; use "
                + "Amazon.CDK.Lib, or scan the templates that it synthesizes",
        Description = "The analyzer follows programs of AWS CDK 2. What a program of version 1 makes is seen in its templates only.",
        Remediation = "Migrate to AWS CDK 2, whose package is Amazon.CDK.Lib, or scan cdk.out with infra-scan.",
        Severity = Severity.Info,
        Category = Category.Tool,
    };

    /// <summary>INFRA9016: a report of another scanner about what the program has synthesized anew since.</summary>
    public static readonly RuleMetadata StaleReport = new()
    {
        Id = "INFRA9016",
        Title = "Report of another scanner is stale",
        MessageFormat = "The report is older than {0}, of which it speaks; run the scanner again",
        Description =
            "The program synthesized after the other scanner looked at it. What the report says may be of the past, and may be shown at "
                + "the wrong resource, for a report names lines.",
        Remediation = "Run the other scanner after the synthesis, and before what reads its report.",
        Severity = Severity.Info,
        Category = Category.Tool,
    };

    /// <summary>INFRA9020: a file of a team's own rules that says something which is no rule.</summary>
    public static readonly RuleMetadata FaultyOwnRule = new()
    {
        Id = "INFRA9020",
        Title = "Rule of your own cannot be used",
        MessageFormat = "{0}",
        Description =
            "A file that declares rules of your own has a mistake at this place. The rule does not count; all others do.",
        Remediation = "Fix the file; docs/own-rules.md says what a rule can say.",
        Severity = Severity.Error,
        Category = Category.Tool,
    };

    /// <summary>All of them, in the order of their ids.</summary>
    public static readonly IReadOnlyList<RuleMetadata> All =
    [
        UnreadableInput, StaleSynthesis, FailedSynthesis, QuestionableSuppression, UnknownSetting, UnwritableOutput,
        OpenTofuFolder, MissingSynthesis, UnsupportedProgram, UnsupportedLibrary, StaleReport, FaultyOwnRule,
    ];

    /// <summary>Those that the compiler reports.</summary>
    public static readonly IReadOnlyList<RuleMetadata> OfCompiler = [UnsupportedLibrary, FaultyOwnRule];
}
