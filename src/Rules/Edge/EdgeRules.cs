using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Edge;

/// <summary>INFRA3401 to INFRA3499: what the internet talks to.</summary>
internal static class EdgeRules
{
    /// <summary>INFRA3401: a distribution must not serve over plain HTTP.</summary>
    public static readonly AttributeRule ServeOverHttps = new(new()
    {
        Id = "INFRA3401",
        Title = "CloudFront serves over plain HTTP",
        MessageFormat = "Distribution '{0}' serves over plain HTTP: {1}; set it to 'redirect-to-https' or 'https-only'",
        Description =
            "Over plain HTTP, everybody on the way between a visitor and CloudFront can read what is sent, cookies and passwords too, and "
            + "change it.",
        Remediation = "Set viewer_protocol_policy of every cache behavior to redirect-to-https or https-only.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_34"), .. Equivalent.Trivy("0012"), new("Security Hub", "CloudFront.3")],
        Compliance = [.. Benchmarks.Fsbp("CloudFront.3")],
    })
    {
        Types = [Distribution.Type],
        Forbid = AnyOf(
            Is("default_cache_behavior.viewer_protocol_policy", "allow-all"),
            Is("ordered_cache_behavior[*].viewer_protocol_policy", "allow-all")),
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All = [ServeOverHttps];
}
