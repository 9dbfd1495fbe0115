namespace Pulumi.Aws.CloudTrail;

[AwsResourceType("aws:cloudtrail/trail:Trail")]
public partial class Trail : global::Pulumi.CustomResource
{
    public Trail(string name, TrailArgs args, CustomResourceOptions? options = null)
        : base("aws:cloudtrail/trail:Trail", name, args ?? new TrailArgs(), options ?? new())
    {
    }

    private Trail(string name, Input<string> id, TrailState? state = null, CustomResourceOptions? options = null)
        : base("aws:cloudtrail/trail:Trail", name, state, CustomResourceOptions.Merge(options, new() { Id = id }))
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("cloudWatchLogsGroupArn")]
    public Output<string?> CloudWatchLogsGroupArn { get; private set; } = null!;

    [Output("cloudWatchLogsRoleArn")]
    public Output<string?> CloudWatchLogsRoleArn { get; private set; } = null!;

    [Output("enableLogFileValidation")]
    public Output<bool?> EnableLogFileValidation { get; private set; } = null!;

    [Output("enableLogging")]
    public Output<bool?> EnableLogging { get; private set; } = null!;

    [Output("homeRegion")]
    public Output<string> HomeRegion { get; private set; } = null!;

    [Output("includeGlobalServiceEvents")]
    public Output<bool?> IncludeGlobalServiceEvents { get; private set; } = null!;

    [Output("isMultiRegionTrail")]
    public Output<bool?> IsMultiRegionTrail { get; private set; } = null!;

    [Output("isOrganizationTrail")]
    public Output<bool?> IsOrganizationTrail { get; private set; } = null!;

    [Output("kmsKeyId")]
    public Output<string?> KmsKeyId { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("region")]
    public Output<string> Region { get; private set; } = null!;

    [Output("s3BucketName")]
    public Output<string> S3BucketName { get; private set; } = null!;

    [Output("s3KeyPrefix")]
    public Output<string?> S3KeyPrefix { get; private set; } = null!;

    [Output("snsTopicArn")]
    public Output<string> SnsTopicArn { get; private set; } = null!;

    [Output("snsTopicName")]
    public Output<string?> SnsTopicName { get; private set; } = null!;

    public static Trail Get(string name, Input<string> id, TrailState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);
}

public sealed class TrailArgs : global::Pulumi.ResourceArgs
{
    [Input("advancedEventSelectors")]
    private InputList<Inputs.TrailAdvancedEventSelectorArgs>? _advancedEventSelectors;

    [Input("eventSelectors")]
    private InputList<Inputs.TrailEventSelectorArgs>? _eventSelectors;

    [Input("insightSelectors")]
    private InputList<Inputs.TrailInsightSelectorArgs>? _insightSelectors;

    [Input("tags")]
    private InputMap<string>? _tags;

    public TrailArgs()
    {
    }

    public static new TrailArgs Empty => new();

    public InputList<Inputs.TrailAdvancedEventSelectorArgs> AdvancedEventSelectors
    {
        get => _advancedEventSelectors ??= [];
        set => _advancedEventSelectors = value;
    }

    [Input("cloudWatchLogsGroupArn")]
    public Input<string>? CloudWatchLogsGroupArn { get; set; }

    [Input("cloudWatchLogsRoleArn")]
    public Input<string>? CloudWatchLogsRoleArn { get; set; }

    [Input("enableLogFileValidation")]
    public Input<bool>? EnableLogFileValidation { get; set; }

    [Input("enableLogging")]
    public Input<bool>? EnableLogging { get; set; }

    public InputList<Inputs.TrailEventSelectorArgs> EventSelectors
    {
        get => _eventSelectors ??= [];
        set => _eventSelectors = value;
    }

    [Input("includeGlobalServiceEvents")]
    public Input<bool>? IncludeGlobalServiceEvents { get; set; }

    public InputList<Inputs.TrailInsightSelectorArgs> InsightSelectors
    {
        get => _insightSelectors ??= [];
        set => _insightSelectors = value;
    }

    [Input("isMultiRegionTrail")]
    public Input<bool>? IsMultiRegionTrail { get; set; }

    [Input("isOrganizationTrail")]
    public Input<bool>? IsOrganizationTrail { get; set; }

    [Input("kmsKeyId")]
    public Input<string>? KmsKeyId { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("region")]
    public Input<string>? Region { get; set; }

    [Input("s3BucketName", required: true)]
    public Input<string> S3BucketName { get; set; } = null!;

    [Input("s3KeyPrefix")]
    public Input<string>? S3KeyPrefix { get; set; }

    [Input("snsTopicName")]
    public Input<string>? SnsTopicName { get; set; }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}

/// <summary>Narrows the look-up of <see cref="Trail.Get"/>.</summary>
public sealed class TrailState : global::Pulumi.ResourceArgs
{
    public TrailState()
    {
    }

    public static new TrailState Empty => new();

    [Input("cloudWatchLogsGroupArn")]
    public Input<string>? CloudWatchLogsGroupArn { get; set; }

    [Input("cloudWatchLogsRoleArn")]
    public Input<string>? CloudWatchLogsRoleArn { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("s3BucketName")]
    public Input<string>? S3BucketName { get; set; }
}
