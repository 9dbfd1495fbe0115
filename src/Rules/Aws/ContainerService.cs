namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_ecs_service</c>; CloudFormation has its network in another form.</summary>
internal static class ContainerService
{
    public const string Type = "aws_ecs_service";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:ecs/service:Service"],
    };
}
