namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_cloudwatch_log_resource_policy</c>, whose names stand beside those of what it adds to.</summary>
internal static class LogResourcePolicy
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(LogGroup.ResourcePolicyType)
    {
        PulumiTokens = ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy"],
        CloudFormationType = "AWS::Logs::ResourcePolicy",
        Names = [new("policy_document", "policyDocument", Bindings.CdkAndTemplate) { IsOfTypeAlone = true }],
        IsSupplement = true,
    };
}
