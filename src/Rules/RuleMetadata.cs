namespace Infra.Analyzers.Rules;

/// <summary>What every host derives its own form from: diagnostic descriptors, SARIF rules, MSBuild codes, pages and tables.</summary>
internal sealed record RuleMetadata
{
    /// <summary>The project's page.</summary>
    public const string ProjectUri = "https://github.com/infra-analyzers/infra-analyzers";

    /// <summary>Where the rules' pages are published, followed by <c>INFRA1001.md</c> and the like.</summary>
    public const string PagesUri = ProjectUri + "/blob/main/docs/rules/";

    /// <summary>Such as <c>INFRA1001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What is wrong, as a heading.</summary>
    public required string Title { get; init; }

    /// <summary>The message of a finding, with the composite format items that <see cref="Finding.Arguments"/> fill.</summary>
    public required string MessageFormat { get; init; }

    /// <summary>Why it matters, in a few sentences.</summary>
    public required string Description { get; init; }

    /// <summary>What to do, in one sentence.</summary>
    public required string Remediation { get; init; }

    /// <summary>The level a finding has unless the user's settings say otherwise.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The group that the user's category settings address.</summary>
    public required string Category { get; init; }

    /// <summary>The same check in other scanners.</summary>
    public IReadOnlyList<Equivalent> Equivalents { get; init; } = [];

    /// <summary>
    /// Controls of published benchmarks that the rule serves, each the benchmark, a colon and the control: see <see cref="Benchmarks"/>.
    /// </summary>
    public IReadOnlyList<string> Compliance { get; init; } = [];

    /// <summary>
    /// The framework whose programs alone the rule is about; <see langword="null"/> where it holds wherever infrastructure is seen.
    /// </summary>
    public Framework? OnlyIn { get; init; }

    /// <summary>The rule's page; what the product says of its own work shares one.</summary>
    public string HelpLink => OwnHelpLink ?? Category switch
    {
        Rules.Category.Tool => ProjectUri + "/blob/main/docs/messages.md",
        Rules.Category.Own => ProjectUri + "/blob/main/docs/own-rules.md",
        _ => PagesUri + Id + ".md",
    };

    /// <summary>The page that a team has for a rule of its own.</summary>
    public string? OwnHelpLink { get; init; }

    /// <summary>Of the id alone, which tells rules apart: findings are looked up by their rules.</summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}

/// <summary>A check of another scanner.</summary>
/// <param name="Scanner">The scanner's name.</param>
/// <param name="Id">The check's id there.</param>
internal sealed record Equivalent(string Scanner, string Id)
{
    /// <summary>
    /// A check of KICS that Datadog's scanner took over: under the id that it has there, and under the name that Datadog gave it later.
    /// </summary>
    public static IEnumerable<Equivalent> Datadog(string id, string name) => [new("KICS", id), new("Datadog", id), new("Datadog", name)];

    /// <summary>
    /// A check of Trivy: under its id, the id that it had before, and the name that tfsec, which Trivy took over, gave it.
    /// </summary>
    /// <param name="number">Four digits.</param>
    /// <param name="name">The name; <see langword="null"/> for a check that tfsec had not.</param>
    public static IEnumerable<Equivalent> Trivy(string number, string? name = null) =>
        [new("Trivy", "AWS-" + number), new("Trivy", "AVD-AWS-" + number),
            .. name is null ? Array.Empty<Equivalent>() : [new("tfsec", name)]];
}

/// <summary>The level at which a host reports a finding.</summary>
internal enum Severity
{
    /// <summary>Off until a user turns it on.</summary>
    None,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Wrong; fails builds that treat warnings as errors.</summary>
    Warning,

    /// <summary>Fails the build.</summary>
    Error,
}

/// <summary>The values of <see cref="RuleMetadata.Category"/>.</summary>
internal static class Category
{
    public const string Observability = "Infra.Observability";
    public const string Exposure = "Infra.Exposure";
    public const string Encryption = "Infra.Encryption";
    public const string Resilience = "Infra.Resilience";
    public const string Correctness = "Infra.Correctness";
    public const string Tool = "Infra.Tool";
    public const string Own = "Infra.Own";

    /// <summary>Of other scanners, whose reports are shown at the C#.</summary>
    public const string Foreign = "Infra.Foreign";
}
