namespace Pulumi.Aws.Sqs;

[AwsResourceType("aws:sqs/queue:Queue")]
public partial class Queue : global::Pulumi.CustomResource
{
    public Queue(string name, QueueArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:sqs/queue:Queue", name, args ?? new QueueArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class QueueArgs : global::Pulumi.ResourceArgs
{
    public static new QueueArgs Empty => new();

    [Input("kmsMasterKeyId")]
    public Input<string>? KmsMasterKeyId { get; set; }

    [Input("messageRetentionSeconds")]
    public Input<int>? MessageRetentionSeconds { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("policy")]
    public Input<string>? Policy { get; set; }

    [Input("sqsManagedSseEnabled")]
    public Input<bool>? SqsManagedSseEnabled { get; set; }
}

[AwsResourceType("aws:sqs/queuePolicy:QueuePolicy")]
public partial class QueuePolicy : global::Pulumi.CustomResource
{
    public QueuePolicy(string name, QueuePolicyArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:sqs/queuePolicy:QueuePolicy", name, args ?? new QueuePolicyArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class QueuePolicyArgs : global::Pulumi.ResourceArgs
{
    public static new QueuePolicyArgs Empty => new();

    [Input("policy")]
    public Input<string>? Policy { get; set; }

    [Input("queueUrl")]
    public Input<string>? QueueUrl { get; set; }
}
