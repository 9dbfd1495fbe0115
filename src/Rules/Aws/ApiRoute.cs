namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_apigatewayv2_route</c>.</summary>
internal static class ApiRoute
{
    public const string Type = "aws_apigatewayv2_route";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:apigatewayv2/route:Route"],
        CloudFormationType = "AWS::ApiGatewayV2::Route",
    };
}
