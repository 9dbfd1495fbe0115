namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_lambda_function_url</c>.</summary>
internal static class FunctionUrl
{
    public const string Type = "aws_lambda_function_url";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:lambda/functionUrl:FunctionUrl"],
        CloudFormationType = "AWS::Lambda::Url",
        Names =
        [
            new("authorization_type", "authType", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("function_name", "targetFunctionArn", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
    };
}
