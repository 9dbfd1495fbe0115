namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_iam_role_policy</c>, whose names stand beside those of what it adds to.</summary>
internal static class RolePolicy
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Role.PolicyType)
    {
        PulumiTokens = ["aws:iam/rolePolicy:RolePolicy"],
        CloudFormationType = "AWS::IAM::RolePolicy",
        Names =
        [
            new("name", "policyName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("policy", "policyDocument", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("role", "roleName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
        IsSupplement = true,
        TemplateOrigins = [new("AWS::IAM::Policy") { Each = "Roles", Item = "role" }],
    };
}
