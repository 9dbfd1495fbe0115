namespace Pulumi.Aws.CloudWatch;

[AwsResourceType("aws:cloudwatch/logGroup:LogGroup")]
public partial class LogGroup : global::Pulumi.CustomResource
{
    public LogGroup(string name, LogGroupArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:cloudwatch/logGroup:LogGroup", name, args ?? new LogGroupArgs(), options ?? new())
    {
    }

    private LogGroup(string name, Input<string> id, CustomResourceOptions? options)
        : base("aws:cloudwatch/logGroup:LogGroup", name, null, CustomResourceOptions.Merge(options, new() { Id = id }))
    {
    }

    /// <summary>Without the <c>:*</c> that CloudTrail requires.</summary>
    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("retentionInDays")]
    public Output<int?> RetentionInDays { get; private set; } = null!;

    public static LogGroup Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);
}

public sealed class LogGroupArgs : global::Pulumi.ResourceArgs
{
    [Input("tags")]
    private InputMap<string>? _tags;

    public static new LogGroupArgs Empty => new();

    [Input("kmsKeyId")]
    public Input<string>? KmsKeyId { get; set; }

    [Input("logGroupClass")]
    public Input<string>? LogGroupClass { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("namePrefix")]
    public Input<string>? NamePrefix { get; set; }

    [Input("region")]
    public Input<string>? Region { get; set; }

    [Input("retentionInDays")]
    public Input<int>? RetentionInDays { get; set; }

    [Input("skipDestroy")]
    public Input<bool>? SkipDestroy { get; set; }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}
