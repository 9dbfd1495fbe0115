namespace Pulumi.Aws.Sns;

[AwsResourceType("aws:sns/topic:Topic")]
public partial class Topic : global::Pulumi.CustomResource
{
    public Topic(string name, TopicArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:sns/topic:Topic", name, args ?? new TopicArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;
}

public sealed class TopicArgs : global::Pulumi.ResourceArgs
{
    public static new TopicArgs Empty => new();

    [Input("kmsMasterKeyId")]
    public Input<string>? KmsMasterKeyId { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("policy")]
    public Input<string>? Policy { get; set; }
}

[AwsResourceType("aws:sns/topicPolicy:TopicPolicy")]
public partial class TopicPolicy : global::Pulumi.CustomResource
{
    public TopicPolicy(string name, TopicPolicyArgs args, CustomResourceOptions? options = null)
        : base("aws:sns/topicPolicy:TopicPolicy", name, args ?? new TopicPolicyArgs(), options ?? new())
    {
    }
}

public sealed class TopicPolicyArgs : global::Pulumi.ResourceArgs
{
    [Input("arn", required: true)]
    public Input<string> Arn { get; set; } = null!;

    [Input("policy", required: true)]
    public Input<string> Policy { get; set; } = null!;
}
