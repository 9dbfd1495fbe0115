namespace Pulumi.AwsNative.CloudTrail;

[AwsNativeResourceType("aws-native:cloudtrail:Trail")]
public partial class Trail : global::Pulumi.CustomResource
{
    public Trail(string name, TrailArgs args, CustomResourceOptions? options = null)
        : base("aws-native:cloudtrail:Trail", name, args ?? new TrailArgs(), options ?? new())
    {
    }

    private Trail(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("aws-native:cloudtrail:Trail", name, null, CustomResourceOptions.Merge(options, new() { Id = id }))
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("cloudWatchLogsLogGroupArn")]
    public Output<string?> CloudWatchLogsLogGroupArn { get; private set; } = null!;

    [Output("cloudWatchLogsRoleArn")]
    public Output<string?> CloudWatchLogsRoleArn { get; private set; } = null!;

    [Output("isLogging")]
    public Output<bool> IsLogging { get; private set; } = null!;

    [Output("s3BucketName")]
    public Output<string> S3BucketName { get; private set; } = null!;

    public static Trail Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);
}

public sealed class TrailArgs : global::Pulumi.ResourceArgs
{
    [Input("advancedEventSelectors")]
    private InputList<Inputs.TrailAdvancedEventSelectorArgs>? _advancedEventSelectors;

    [Input("eventSelectors")]
    private InputList<Inputs.TrailEventSelectorArgs>? _eventSelectors;

    public static new TrailArgs Empty => new();

    public InputList<Inputs.TrailAdvancedEventSelectorArgs> AdvancedEventSelectors
    {
        get => _advancedEventSelectors ??= [];
        set => _advancedEventSelectors = value;
    }

    [Input("cloudWatchLogsLogGroupArn")]
    public Input<string>? CloudWatchLogsLogGroupArn { get; set; }

    [Input("cloudWatchLogsRoleArn")]
    public Input<string>? CloudWatchLogsRoleArn { get; set; }

    [Input("enableLogFileValidation")]
    public Input<bool>? EnableLogFileValidation { get; set; }

    public InputList<Inputs.TrailEventSelectorArgs> EventSelectors
    {
        get => _eventSelectors ??= [];
        set => _eventSelectors = value;
    }

    [Input("includeGlobalServiceEvents")]
    public Input<bool>? IncludeGlobalServiceEvents { get; set; }

    [Input("isLogging", required: true)]
    public Input<bool> IsLogging { get; set; } = null!;

    [Input("isMultiRegionTrail")]
    public Input<bool>? IsMultiRegionTrail { get; set; }

    [Input("isOrganizationTrail")]
    public Input<bool>? IsOrganizationTrail { get; set; }

    [Input("kmsKeyId")]
    public Input<string>? KmsKeyId { get; set; }

    [Input("s3BucketName", required: true)]
    public Input<string> S3BucketName { get; set; } = null!;

    [Input("s3KeyPrefix")]
    public Input<string>? S3KeyPrefix { get; set; }

    [Input("snsTopicName")]
    public Input<string>? SnsTopicName { get; set; }

    [Input("trailName")]
    public Input<string>? TrailName { get; set; }
}
