namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_cognito_identity_pool</c>.</summary>
internal static class IdentityPool
{
    public const string Type = "aws_cognito_identity_pool";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:cognito/identityPool:IdentityPool"],
        CloudFormationType = "AWS::Cognito::IdentityPool",
    };
}
