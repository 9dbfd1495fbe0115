namespace Pulumi.Awsx.Cloudtrail;

/// <summary>A component that the provider expands: what it makes of its arguments does not happen in the program.</summary>
[AwsxResourceType("awsx:cloudtrail:Trail")]
public partial class Trail : global::Pulumi.ComponentResource
{
    public Trail(string name, TrailArgs? args = null, ComponentResourceOptions? options = null)
        : base("awsx:cloudtrail:Trail", name, args ?? new TrailArgs(), options ?? new(), remote: true)
    {
    }

    [Output("bucket")]
    public Output<Aws.S3.Bucket?> Bucket { get; private set; } = null!;

    [Output("logGroup")]
    public Output<Aws.CloudWatch.LogGroup?> LogGroup { get; private set; } = null!;

    [Output("trail")]
    public Output<Aws.CloudTrail.Trail> AwsTrail { get; private set; } = null!;
}

public sealed class TrailArgs : global::Pulumi.ResourceArgs
{
    [Input("tags")]
    private InputMap<string>? _tags;

    public static new TrailArgs Empty => new();

    [Input("cloudWatchLogsGroup")]
    public Pulumi.Awsx.Awsx.Inputs.OptionalLogGroupArgs? CloudWatchLogsGroup { get; set; }

    [Input("enableLogging")]
    public Input<bool>? EnableLogging { get; set; }

    [Input("isMultiRegionTrail")]
    public Input<bool>? IsMultiRegionTrail { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}
