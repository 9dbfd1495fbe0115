namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_eks_cluster</c>.</summary>
internal static class KubernetesCluster
{
    public const string Type = "aws_eks_cluster";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:eks/cluster:Cluster"],
        CloudFormationType = "AWS::EKS::Cluster",
        Names =
        [
            new("vpc_config", "resourcesVpcConfig", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
    };
}
