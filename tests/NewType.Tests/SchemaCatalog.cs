namespace Infra.Analyzers.Rules.Aws;

/// <summary>In the place of the product's own: one type.</summary>
internal static class SchemaCatalog
{
    public static readonly IReadOnlyList<ResourceSchema> Schemas = [TopicAsNew.Schema];

    public static readonly IReadOnlyList<ComponentSchema> Components = [];

    public static readonly IReadOnlyList<ConstructSchema> Constructs = [];

    public static readonly IReadOnlyList<ConstructSchema> ReferredConstructs = [];
}

/// <summary>The names of <c>aws_sns_topic</c>, as if nobody had known them.</summary>
internal static class TopicAsNew
{
    public static readonly ResourceSchema Schema = new("aws_sns_topic")
    {
        PulumiTokens = ["aws:sns/topic:Topic"],
        CloudFormationType = "AWS::SNS::Topic",
        IsMappedToCloudFormation = true,
        Names =
        [
            new("kms_master_key_id", "kmsMasterKeyId", Bindings.CloudFormation),
            new("name", "topicName", Bindings.CloudFormation) { IsOfTypeAlone = true },
        ],
        NameAttribute = "name",
    };
}
