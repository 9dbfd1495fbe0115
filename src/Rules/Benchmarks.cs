namespace Infra.Analyzers.Rules;

/// <summary>The published benchmarks whose controls rules serve, in the form of <see cref="RuleMetadata.Compliance"/>.</summary>
/// <remarks>
/// Which control of which benchmark a check serves is what AWS says of its own check, in "Related requirements" of the Security Hub user
/// guide's pages. The numbers of the Center for Internet Security's versions are those of the benchmarks themselves, as Prowler's files
/// (<c>prowler/compliance/aws/cis_*_aws.json</c>) repeat them.
/// </remarks>
internal static class Benchmarks
{
    /// <summary>The benchmarks that have a preset (<c>InfraAnalysisMode</c>), each with the preset's name in lower case.</summary>
    public static IReadOnlyList<(string Preset, string Benchmark)> Presets =>
    [
        ("cis1.4", CisVersion("1.4.0")),
        ("cis3", CisVersion("3.0.0")),
        ("cis5", CisVersion("5.0.0")),
        ("cis7", NewestCis),
        ("fsbp", FoundationalBestPractices),
    ];

    /// <summary>The version that the preset <c>Cis</c> means.</summary>
    public const string NewestCis = CisAwsFoundations + " 7.0.0";

    private const string CisAwsFoundations = "CIS AWS Foundations Benchmark";

    /// <summary>AWS's own standard, whose controls have the ids of Security Hub.</summary>
    private const string FoundationalBestPractices = "AWS Foundational Security Best Practices 1.0.0";

    /// <summary>
    /// One control of the Center for Internet Security's benchmark for AWS accounts: its number in each version, and
    /// <see langword="null"/> in those that do not have it.
    /// </summary>
    /// <param name="v14">In 1.4.0, of 2021.</param>
    /// <param name="v3">In 3.0.0, of 2024.</param>
    /// <param name="v5">In 5.0.0, of 2025.</param>
    /// <param name="v7">In 7.0.0.</param>
    public static IEnumerable<string> Cis(string? v14 = null, string? v3 = null, string? v5 = null, string? v7 = null) =>
    [
        .. OfCis("1.4.0", v14),
        .. OfCis("3.0.0", v3),
        .. OfCis("5.0.0", v5),
        .. OfCis("7.0.0", v7),
    ];

    /// <summary>Requirements of the Payment Card Industry Data Security Standard, in the version that AWS maps the check to.</summary>
    public static IEnumerable<string> PciDss(string version, params string[] requirements) => Of("PCI DSS " + version, requirements);

    /// <summary>Controls of NIST Special Publication 800-53, revision 5.</summary>
    public static IEnumerable<string> Nist(params string[] controls) => Of("NIST SP 800-53 r5", controls);

    /// <summary>Controls of AWS Foundational Security Best Practices.</summary>
    public static IEnumerable<string> Fsbp(params string[] controls) => Of(FoundationalBestPractices, controls);

    private static string[] OfCis(string version, string? control) => control is null ? [] : [$"{CisVersion(version)}: {control}"];

    private static string CisVersion(string version) => $"{CisAwsFoundations} {version}";

    private static IEnumerable<string> Of(string benchmark, IEnumerable<string> controls) =>
        controls.Select(control => $"{benchmark}: {control}");
}
