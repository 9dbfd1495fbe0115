namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_iam_user_policy</c>, which gives one user permissions.</summary>
internal static class UserPolicy
{
    public const string Type = "aws_iam_user_policy";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:iam/userPolicy:UserPolicy"],
        CloudFormationType = "AWS::IAM::UserPolicy",
        Names =
        [
            new("name", "policyName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("policy", "policyDocument", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("user", "userName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
        IsSupplement = true,
    };
}
