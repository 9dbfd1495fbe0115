namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_sns_topic</c>.</summary>
internal static class Topic
{
    public const string Type = "aws_sns_topic";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:sns/topic:Topic"],
        CloudFormationType = "AWS::SNS::Topic",
        Names =
        [
            new("name", "topicName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("arn", "topicArn", Bindings.Template) { IsOfTypeAlone = true },
        ],
        RefAttribute = "arn",
        Arn = new("arn:{partition}:sns:{region}:{account}:{name}", NameHasSlashes: false) { IsId = true },
    };
}
