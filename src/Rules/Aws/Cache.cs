namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_elasticache_replication_group</c>.</summary>
internal static class Cache
{
    public const string Type = "aws_elasticache_replication_group";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:elasticache/replicationGroup:ReplicationGroup"],
        CloudFormationType = "AWS::ElastiCache::ReplicationGroup",
    };
}
