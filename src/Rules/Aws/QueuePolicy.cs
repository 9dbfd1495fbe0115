namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_sqs_queue_policy</c>.</summary>
internal static class QueuePolicy
{
    public const string Type = "aws_sqs_queue_policy";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:sqs/queuePolicy:QueuePolicy"],
        CloudFormationType = "AWS::SQS::QueuePolicy",
        Names = [new("policy", "policyDocument", Bindings.CdkAndTemplate) { IsOfTypeAlone = true }],
        IsSupplement = true,
    };
}
