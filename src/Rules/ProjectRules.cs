namespace Infra.Analyzers.Rules;

/// <summary>
/// What <c>infra-scan</c> says about C# projects that it cannot analyse: without these a scan would silently find nothing.
/// </summary>
internal static class ProjectRules
{
    /// <summary>INFRA9010: MSBuild cannot make a compiler command of the project.</summary>
    public static readonly RuleMetadata Unloadable = new()
    {
        Id = "INFRA9010",
        Title = "Project cannot be loaded",
        MessageFormat = "{0}",
        Description =
            "The project was not analysed: it is missing or malformed, or MSBuild reported an error before the compiler would have run.",
        Remediation = "Make 'dotnet build' of the project succeed with the .NET SDK at hand, or exclude it from the scan.",
        Severity = Severity.Error,
        Category = Category.Tool,
    };

    /// <summary>INFRA9011: a project whose packages are not restored, so that the compiler would not know what it is about.</summary>
    public static readonly RuleMetadata Unrestored = new()
    {
        Id = "INFRA9011",
        Title = "Project is not restored",
        MessageFormat = "The project is not restored, so its packages are unknown; run 'dotnet restore', or scan with --restore",
        Description = "The project was not analysed: without its packages no infrastructure type can be recognised.",
        Remediation = "Run 'dotnet restore' before the scan, or scan with --restore.",
        Severity = Severity.Error,
        Category = Category.Tool,
    };

    /// <summary>INFRA9012: an assembly that the project references, as a library or as an analyzer, does not exist.</summary>
    public static readonly RuleMetadata MissingReference = new()
    {
        Id = "INFRA9012",
        Title = "Referenced assembly is missing",
        MessageFormat = "The project references {0}, which does not exist; restore or build what makes it",
        Description =
            "The project was analysed without an assembly that it references. Resources made with types of that assembly, or in sources "
                + "that it generates, were not seen.",
        Remediation = "Restore the project, or build the projects that it references.",
        Severity = Severity.Error,
        Category = Category.Tool,
    };

    /// <summary>INFRA9013: a namespace of Pulumi, CDKTF or CDK Terrain that the compiler does not find.</summary>
    public static readonly RuleMetadata UnresolvedFramework = new()
    {
        Id = "INFRA9013",
        Title = "Infrastructure framework cannot be resolved",
        MessageFormat =
            "The namespace '{0}' cannot be resolved, so the resources of this file are not recognised; "
                + "restore the project, or reference the package that holds it",
        Description = "The file uses an infrastructure framework that the project does not reference. Its resources were not seen.",
        Remediation = "Restore the project, or reference the package that holds the namespace.",
        Severity = Severity.Error,
        Category = Category.Tool,
    };

    /// <summary>INFRA9014: the analyzer, or a source generator of the project, failed.</summary>
    public static readonly RuleMetadata FailedAnalysis = new()
    {
        Id = "INFRA9014",
        Title = "Analysis failed",
        MessageFormat = "{0}",
        Description = "The analyzer or a source generator of the project threw an exception. Findings may be missing.",
        Remediation = "For the analyzer, file an issue with the message; for a source generator, see what the project's build says of it.",
        Severity = Severity.Error,
        Category = Category.Tool,
    };

    /// <summary>All of them, in the order of their ids.</summary>
    public static readonly IReadOnlyList<RuleMetadata> All =
        [Unloadable, Unrestored, MissingReference, UnresolvedFramework, FailedAnalysis];
}
