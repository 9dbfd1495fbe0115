namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_iam_policy</c>, whose names stand beside those of what it adds to.</summary>
internal static class ManagedPolicy
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Role.ManagedPolicyType)
    {
        PulumiTokens = ["aws:iam/policy:Policy"],
        CloudFormationType = "AWS::IAM::ManagedPolicy",
        Names =
        [
            new("name", "managedPolicyName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("arn", "policyArn", Bindings.Template) { IsOfTypeAlone = true },
            new("policy", "policyDocument", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
        IsSupplement = true,
        RefAttribute = "arn",
        Arn = new("arn:{partition}:iam::{account}:policy{path}{name}", NameHasSlashes: false) { IsId = true },
    };
}
