namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_ecr_repository</c>, whose policy is a resource of its own except in CloudFormation.</summary>
internal static class ContainerRepository
{
    public const string Type = "aws_ecr_repository";
    public const string Policy = "policy";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:ecr/repository:Repository"],
        CloudFormationType = "AWS::ECR::Repository",
        Names =
        [
            new("encryption_configuration", "encryptionConfigurations", Bindings.Pulumi),
            new(Policy, "repositoryPolicyText", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("name", "repositoryName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
    };
}
