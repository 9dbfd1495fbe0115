namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_opensearch_domain</c>.</summary>
internal static class SearchDomain
{
    public const string Type = "aws_opensearch_domain";

    /// <summary>What other bindings call the attributes of domains, of both engines.</summary>
    internal static readonly IReadOnlyList<AttributeName> Names =
    [
        new("encrypt_at_rest", "encryptionAtRestOptions", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        new("node_to_node_encryption", "nodeToNodeEncryptionOptions", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        new("enforce_https", "enforceHTTPS", Bindings.Template) { IsOfTypeAlone = true },
    ];

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:opensearch/domain:Domain"],
        CloudFormationType = "AWS::OpenSearchService::Domain",
        Names = Names,
    };
}
