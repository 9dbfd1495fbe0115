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
        // The defaults of the Terraform provider's version 6 are others than those before it.
        DefaultedByCloudFormation = ["publicly_accessible", "encrypted"],
    };
}
