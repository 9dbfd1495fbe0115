namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_sqs_queue</c>.</summary>
internal static class MessageQueue
{
    public const string Type = "aws_sqs_queue";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:sqs/queue:Queue"],
        CloudFormationType = "AWS::SQS::Queue",
        Names =
        [
            new("name", "queueName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
    };
}
