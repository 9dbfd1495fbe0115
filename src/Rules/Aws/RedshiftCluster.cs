namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_redshift_cluster</c>.</summary>
internal static class RedshiftCluster
{
    public const string Type = "aws_redshift_cluster";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:redshift/cluster:Cluster"],
        CloudFormationType = "AWS::Redshift::Cluster",
        // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
        ChangedDefaults =
        [
            new("publicly_accessible", FirstMajor: 6, Before: new Content.Boolean(true), Since: new Content.Boolean(false)),
            new("encrypted", FirstMajor: 6, Before: new Content.Boolean(false), Since: new Content.Boolean(true)),
        ],
        DefaultedByCloudFormation = ["publicly_accessible", "encrypted"],
    };
}
