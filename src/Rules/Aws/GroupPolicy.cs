namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_iam_group_policy</c>, which gives a group of users permissions.</summary>
internal static class GroupPolicy
{
    public const string Type = "aws_iam_group_policy";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:iam/groupPolicy:GroupPolicy"],
        CloudFormationType = "AWS::IAM::GroupPolicy",
        Names =
        [
            new("name", "policyName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("policy", "policyDocument", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("group", "groupName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
        IsSupplement = true,
    };
}
