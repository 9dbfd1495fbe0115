namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_mq_broker</c>.</summary>
internal static class MessageBroker
{
    public const string Type = "aws_mq_broker";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:mq/broker:Broker"],
        CloudFormationType = "AWS::AmazonMQ::Broker",
    };
}
