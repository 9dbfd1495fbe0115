namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_elasticsearch_domain</c>, the type that <c>aws_opensearch_domain</c> took over from.</summary>
internal static class LegacySearchDomain
{
    public const string Type = "aws_elasticsearch_domain";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:elasticsearch/domain:Domain"],
        CloudFormationType = "AWS::Elasticsearch::Domain",
        Names = SearchDomain.Names,
    };
}
