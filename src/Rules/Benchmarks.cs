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

    /// <summary>Controls of the Center for Internet Security's benchmark for AWS accounts.</summary>
    public static IEnumerable<string> Cis(params string[] controls) => Of(CisAwsFoundations, controls);

    /// <summary>Requirements of the Payment Card Industry Data Security Standard, in the version that AWS maps the check to.</summary>
    public static IEnumerable<string> PciDss(string version, params string[] requirements) => Of("PCI DSS " + version, requirements);

    /// <summary>Controls of NIST Special Publication 800-53, revision 5.</summary>
    public static IEnumerable<string> Nist(params string[] controls) => Of("NIST SP 800-53 r5", controls);

    private static IEnumerable<string> Of(string benchmark, IEnumerable<string> controls) =>
        controls.Select(control => $"{benchmark}: {control}");
}
