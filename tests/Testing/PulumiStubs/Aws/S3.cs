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

    [Input("acl")]
    public InputUnion<string, CannedAcl>? Acl { get; set; }

    [Input("bucket")]
    public Input<string>? BucketName { get; set; }

    [Input("forceDestroy")]
    public Input<bool>? ForceDestroy { get; set; }

    [Input("policy")]
    public Input<string>? Policy { get; set; }

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

[AwsResourceType("aws:s3/bucketAcl:BucketAcl")]
public partial class BucketAcl : global::Pulumi.CustomResource
{
    public BucketAcl(string name, BucketAclArgs args, CustomResourceOptions? options = null)
        : base("aws:s3/bucketAcl:BucketAcl", name, args ?? new BucketAclArgs(), options ?? new())
    {
    }
}

public sealed class BucketAclArgs : global::Pulumi.ResourceArgs
{
    [Input("acl")]
    public Input<string>? Acl { get; set; }

    [Input("bucket", required: true)]
    public Input<string> Bucket { get; set; } = null!;
}

[AwsResourceType("aws:s3/bucketLogging:BucketLogging")]
public partial class BucketLogging : global::Pulumi.CustomResource
{
    public BucketLogging(string name, BucketLoggingArgs args, CustomResourceOptions? options = null)
        : base("aws:s3/bucketLogging:BucketLogging", name, args ?? new BucketLoggingArgs(), options ?? new())
    {
    }
}

public sealed class BucketLoggingArgs : global::Pulumi.ResourceArgs
{
    [Input("bucket", required: true)]
    public Input<string> Bucket { get; set; } = null!;

    [Input("targetBucket", required: true)]
    public Input<string> TargetBucket { get; set; } = null!;

    [Input("targetPrefix", required: true)]
    public Input<string> TargetPrefix { get; set; } = null!;
}

[AwsResourceType("aws:s3/bucketOwnershipControls:BucketOwnershipControls")]
public partial class BucketOwnershipControls : global::Pulumi.CustomResource
{
    public BucketOwnershipControls(string name, BucketOwnershipControlsArgs args, CustomResourceOptions? options = null)
        : base("aws:s3/bucketOwnershipControls:BucketOwnershipControls", name, args ?? new BucketOwnershipControlsArgs(), options ?? new())
    {
    }
}

public sealed class BucketOwnershipControlsArgs : global::Pulumi.ResourceArgs
{
    [Input("bucket", required: true)]
    public Input<string> Bucket { get; set; } = null!;

    [Input("rule", required: true)]
    public Input<Inputs.BucketOwnershipControlsRuleArgs> Rule { get; set; } = null!;
}

[AwsResourceType("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")]
public partial class BucketPublicAccessBlock : global::Pulumi.CustomResource
{
    public BucketPublicAccessBlock(string name, BucketPublicAccessBlockArgs args, CustomResourceOptions? options = null)
        : base("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", name, args ?? new BucketPublicAccessBlockArgs(), options ?? new())
    {
    }
}

public sealed class BucketPublicAccessBlockArgs : global::Pulumi.ResourceArgs
{
    [Input("blockPublicAcls")]
    public Input<bool>? BlockPublicAcls { get; set; }

    [Input("blockPublicPolicy")]
    public Input<bool>? BlockPublicPolicy { get; set; }

    [Input("bucket", required: true)]
    public Input<string> Bucket { get; set; } = null!;

    [Input("ignorePublicAcls")]
    public Input<bool>? IgnorePublicAcls { get; set; }

    [Input("restrictPublicBuckets")]
    public Input<bool>? RestrictPublicBuckets { get; set; }
}

[AwsResourceType("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock")]
public partial class AccountPublicAccessBlock : global::Pulumi.CustomResource
{
    public AccountPublicAccessBlock(string name, AccountPublicAccessBlockArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", name, args ?? new AccountPublicAccessBlockArgs(),
            options ?? new())
    {
    }
}

public sealed class AccountPublicAccessBlockArgs : global::Pulumi.ResourceArgs
{
    [Input("blockPublicAcls")]
    public Input<bool>? BlockPublicAcls { get; set; }

    [Input("blockPublicPolicy")]
    public Input<bool>? BlockPublicPolicy { get; set; }

    [Input("ignorePublicAcls")]
    public Input<bool>? IgnorePublicAcls { get; set; }

    [Input("restrictPublicBuckets")]
    public Input<bool>? RestrictPublicBuckets { get; set; }
}

[AwsResourceType("aws:s3/bucketVersioning:BucketVersioning")]
public partial class BucketVersioning : global::Pulumi.CustomResource
{
    public BucketVersioning(string name, BucketVersioningArgs args, CustomResourceOptions? options = null)
        : base("aws:s3/bucketVersioning:BucketVersioning", name, args ?? new BucketVersioningArgs(), options ?? new())
    {
    }
}

public sealed class BucketVersioningArgs : global::Pulumi.ResourceArgs
{
    [Input("bucket", required: true)]
    public Input<string> Bucket { get; set; } = null!;
}
