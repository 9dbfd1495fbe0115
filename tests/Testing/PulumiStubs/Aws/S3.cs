namespace Pulumi.Aws.S3;

[AwsResourceType("aws:s3/bucket:Bucket")]
public partial class Bucket : global::Pulumi.CustomResource
{
    public Bucket(string name, BucketArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:s3/bucket:Bucket", name, args ?? new BucketArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("bucket")]
    public Output<string> BucketName { get; private set; } = null!;
}

public sealed class BucketArgs : global::Pulumi.ResourceArgs
{
    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("bucket")]
    public Input<string>? BucketName { get; set; }

    [Input("forceDestroy")]
    public Input<bool>? ForceDestroy { get; set; }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}

[AwsResourceType("aws:s3/bucketPolicy:BucketPolicy")]
public partial class BucketPolicy : global::Pulumi.CustomResource
{
    public BucketPolicy(string name, BucketPolicyArgs args, CustomResourceOptions? options = null)
        : base("aws:s3/bucketPolicy:BucketPolicy", name, args ?? new BucketPolicyArgs(), options ?? new())
    {
    }
}

public sealed class BucketPolicyArgs : global::Pulumi.ResourceArgs
{
    [Input("bucket", required: true)]
    public Input<string> Bucket { get; set; } = null!;

    [Input("policy", required: true)]
    public Input<string> Policy { get; set; } = null!;
}
