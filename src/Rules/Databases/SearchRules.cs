using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Databases;

/// <summary>INFRA3008 to INFRA3010: domains of OpenSearch and Elasticsearch.</summary>
internal static class SearchRules
{
    /// <summary>INFRA3008: a search domain must be encrypted at rest.</summary>
    public static readonly AttributeRule EncryptSearchDomains = new(() => new()
    {
        Id = "INFRA3008",
        Title = "OpenSearch domain is not encrypted",
        MessageFormat = "Domain '{0}' stores its indexes unencrypted: {1}; set it to true",
        Description =
            "Without encryption, whoever gets hold of the storage or a snapshot can read all that was indexed.",
        Remediation = "Set enabled of encrypt_at_rest to true.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_5"),
            .. Equivalent.Trivy("0048"),
            new("Security Hub", "OpenSearch.1"),
            new("cfn_nag", "W54"),
            new("AWS Config", "opensearch-encrypted-at-rest"),
        ],
        Compliance = [.. Benchmarks.Fsbp("OpenSearch.1")],
    })
    {
        Types = [SearchDomain.Type, LegacySearchDomain.Type],
        Require = Is("encrypt_at_rest.enabled", true),
    };

    /// <summary>INFRA3009: the nodes of a search domain must encrypt what they send to each other.</summary>
    public static readonly AttributeRule EncryptSearchTraffic = new(() => new()
    {
        Id = "INFRA3009",
        Title = "Nodes of an OpenSearch domain talk in the clear",
        MessageFormat = "The nodes of domain '{0}' talk to each other in the clear: {1}; set it to true",
        Description =
            "Everybody who can listen between the nodes of a domain reads what is indexed and searched.",
        Remediation = "Set enabled of node_to_node_encryption to true.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_6"),
            .. Equivalent.Trivy("0043"),
            new("Security Hub", "OpenSearch.3"),
            new("cfn_nag", "W85"),
            new("AWS Config", "opensearch-node-to-node-encryption-check"),
        ],
        Compliance = [.. Benchmarks.Fsbp("OpenSearch.3")],
    })
    {
        Types = [SearchDomain.Type, LegacySearchDomain.Type],
        Require = Is("node_to_node_encryption.enabled", true),
    };

    /// <summary>INFRA3010: a search domain must not answer over plain HTTP.</summary>
    public static readonly AttributeRule SearchOverHttps = new(() => new()
    {
        Id = "INFRA3010",
        Title = "OpenSearch domain answers over plain HTTP",
        MessageFormat = "Domain '{0}' answers over plain HTTP: {1}; set it to true",
        Description =
            "Over plain HTTP, everybody on the way reads what is searched and found, and the credentials of those who search.",
        Remediation = "Set enforce_https of domain_endpoint_options to true.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_83"),
            .. Equivalent.Trivy("0046"),
            new("AWS Config", "opensearch-https-required"),
        ],
    })
    {
        Types = [SearchDomain.Type, LegacySearchDomain.Type],
        Forbid = Is("domain_endpoint_options.enforce_https", false),
    };
}
