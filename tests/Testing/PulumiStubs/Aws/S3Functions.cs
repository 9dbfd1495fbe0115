namespace Pulumi.Aws.S3;

/// <summary>A bucket that exists already.</summary>
public static class GetBucket
{
    private const string Token = "aws:s3/getBucket:getBucket";

    public static Task<GetBucketResult> InvokeAsync(GetBucketArgs args, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.InvokeAsync<GetBucketResult>(Token, args ?? new GetBucketArgs(), options);

    public static Output<GetBucketResult> Invoke(GetBucketInvokeArgs args, InvokeOptions? options = null) =>
        global::Pulumi.Deployment.Instance.Invoke<GetBucketResult>(Token, args ?? new GetBucketInvokeArgs(), options);
}

public sealed class GetBucketArgs : InvokeArgs
{
    [Input("bucket", required: true)]
    public string Bucket { get; set; } = null!;
}

public sealed class GetBucketInvokeArgs : InvokeArgs
{
    [Input("bucket", required: true)]
    public Input<string> Bucket { get; set; } = null!;
}

[OutputType]
public sealed class GetBucketResult
{
    public readonly string Arn;
    public readonly string Bucket;
    public readonly string BucketDomainName;
    public readonly string BucketRegionalDomainName;
    public readonly string HostedZoneId;
    public readonly string Id;

    [OutputConstructor]
    private GetBucketResult(
        string arn, string bucket, string bucketDomainName, string bucketRegionalDomainName, string hostedZoneId, string id) =>
        (Arn, Bucket, BucketDomainName, BucketRegionalDomainName, HostedZoneId, Id) =
        (arn, bucket, bucketDomainName, bucketRegionalDomainName, hostedZoneId, id);
}

/// <summary>The canned access control lists.</summary>
[EnumType]
public readonly struct CannedAcl : IEquatable<CannedAcl>
{
    private readonly string _value;

    private CannedAcl(string value) => _value = value;

    public static CannedAcl Private { get; } = new("private");

    public static CannedAcl PublicRead { get; } = new("public-read");

    public static CannedAcl PublicReadWrite { get; } = new("public-read-write");

    public static CannedAcl AwsExecRead { get; } = new("aws-exec-read");

    public static CannedAcl AuthenticatedRead { get; } = new("authenticated-read");

    public static CannedAcl BucketOwnerRead { get; } = new("bucket-owner-read");

    public static CannedAcl BucketOwnerFullControl { get; } = new("bucket-owner-full-control");

    public static CannedAcl LogDeliveryWrite { get; } = new("log-delivery-write");

    public static bool operator ==(CannedAcl left, CannedAcl right) => left.Equals(right);

    public static bool operator !=(CannedAcl left, CannedAcl right) => !left.Equals(right);

    public static explicit operator string(CannedAcl value) => value._value;

    public override bool Equals(object? obj) => obj is CannedAcl other && Equals(other);

    public bool Equals(CannedAcl other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode() ?? 0;

    public override string ToString() => _value;
}

/// <summary>The bucket of version 5 and 6, whose settings are resources of their own.</summary>
[AwsResourceType("aws:s3/bucketV2:BucketV2")]
public partial class BucketV2 : global::Pulumi.CustomResource
{
    public BucketV2(string name, BucketV2Args? args = null, CustomResourceOptions? options = null)
        : base("aws:s3/bucketV2:BucketV2", name, args ?? new BucketV2Args(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("bucket")]
    public Output<string> Bucket { get; private set; } = null!;
}

public sealed class BucketV2Args : global::Pulumi.ResourceArgs
{
    [Input("tags")]
    private InputMap<string>? _tags;

    public static new BucketV2Args Empty => new();

    [Input("acl")]
    public Input<string>? Acl { get; set; }

    [Input("bucket")]
    public Input<string>? Bucket { get; set; }

    [Input("bucketPrefix")]
    public Input<string>? BucketPrefix { get; set; }

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
