namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_sns_topic_policy</c>.</summary>
internal static class TopicPolicy
{
    public const string Type = "aws_sns_topic_policy";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:sns/topicPolicy:TopicPolicy"],
        CloudFormationType = "AWS::SNS::TopicPolicy",
        Names = [new("policy", "policyDocument", Bindings.CdkAndTemplate) { IsOfTypeAlone = true }],
        IsSupplement = true,
    };
}
