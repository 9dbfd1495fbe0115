namespace Infra.Analyzers.Rules;

/// <summary>The published benchmarks whose controls rules serve, in the form of <see cref="RuleMetadata.Compliance"/>.</summary>
/// <remarks>
/// Which control of which benchmark a check serves is what AWS says of its own check, in "Related requirements" of the Security Hub user
/// guide's page on CloudTrail controls.
/// </remarks>
internal static class Benchmarks
{
    /// <summary>The benchmark of the preset <c>InfraAnalysisMode=Cis</c>.</summary>
    public const string CisAwsFoundations = "CIS AWS Foundations Benchmark 1.4.0";

    /// <summary>The later benchmarks, whose numbers are others.</summary>
    private const string CisAwsFoundations5 = "CIS AWS Foundations Benchmark 5.0.0";
    private const string CisAwsFoundations7 = "CIS AWS Foundations Benchmark 7.0.0";

    /// <summary>AWS's own standard, whose controls have the ids of Security Hub.</summary>
    private const string FoundationalBestPractices = "AWS Foundational Security Best Practices 1.0.0";

    /// <summary>Controls of the Center for Internet Security's benchmark for AWS accounts.</summary>
    public static IEnumerable<string> Cis(params string[] controls) => Of(CisAwsFoundations, controls);

    /// <summary>Requirements of the Payment Card Industry Data Security Standard, in the version that AWS maps the check to.</summary>
    public static IEnumerable<string> PciDss(string version, params string[] requirements) => Of("PCI DSS " + version, requirements);

    /// <summary>Controls of NIST Special Publication 800-53, revision 5.</summary>
    public static IEnumerable<string> Nist(params string[] controls) => Of("NIST SP 800-53 r5", controls);

    /// <summary>A control as the versions 5.0.0 and 7.0.0 of the benchmark for AWS accounts number it.</summary>
    public static IEnumerable<string> LaterCis(string five, string seven) =>
        [$"{CisAwsFoundations5}: {five}", $"{CisAwsFoundations7}: {seven}"];

    /// <summary>Controls of AWS Foundational Security Best Practices.</summary>
    public static IEnumerable<string> Fsbp(params string[] controls) => Of(FoundationalBestPractices, controls);

    private static IEnumerable<string> Of(string benchmark, IEnumerable<string> controls) =>
        controls.Select(control => $"{benchmark}: {control}");
}
