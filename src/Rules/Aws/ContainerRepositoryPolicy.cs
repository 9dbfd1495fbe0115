namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_ecr_repository_policy</c>, which CloudFormation has as a property of the repository.</summary>
internal static class ContainerRepositoryPolicy
{
    public const string Type = "aws_ecr_repository_policy";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:ecr/repositoryPolicy:RepositoryPolicy"],
        IsSupplement = true,
    };
}
