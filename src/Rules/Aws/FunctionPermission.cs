namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_lambda_permission</c>.</summary>
internal static class FunctionPermission
{
    public const string Type = "aws_lambda_permission";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:lambda/permission:Permission"],
        CloudFormationType = "AWS::Lambda::Permission",
        Names =
        [
            new("function_name", "function", Bindings.Pulumi) { IsOfTypeAlone = true },
            new("principal_org_id", "principalOrgID", Bindings.Template) { IsOfTypeAlone = true },
        ],
    };
}
