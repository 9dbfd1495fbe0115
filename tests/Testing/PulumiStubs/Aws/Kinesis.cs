namespace Pulumi.Aws.Kinesis;

[AwsResourceType("aws:kinesis/stream:Stream")]
public partial class Stream : global::Pulumi.CustomResource
{
    public Stream(string name, StreamArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:kinesis/stream:Stream", name, args ?? new StreamArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class StreamArgs : global::Pulumi.ResourceArgs
{
    public static new StreamArgs Empty => new();

    [Input("encryptionType")]
    public Input<string>? EncryptionType { get; set; }

    [Input("kmsKeyId")]
    public Input<string>? KmsKeyId { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("shardCount")]
    public Input<int>? ShardCount { get; set; }
}
