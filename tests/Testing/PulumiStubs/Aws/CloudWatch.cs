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

[AwsResourceType("aws:cloudwatch/logResourcePolicy:LogResourcePolicy")]
public partial class LogResourcePolicy : global::Pulumi.CustomResource
{
    public LogResourcePolicy(string name, LogResourcePolicyArgs args, CustomResourceOptions? options = null)
        : base("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", name, args ?? new LogResourcePolicyArgs(), options ?? new())
    {
    }
}

public sealed class LogResourcePolicyArgs : global::Pulumi.ResourceArgs
{
    [Input("policyDocument", required: true)]
    public Input<string> PolicyDocument { get; set; } = null!;

    [Input("policyName", required: true)]
    public Input<string> PolicyName { get; set; } = null!;
}

[AwsResourceType("aws:cloudwatch/logMetricFilter:LogMetricFilter")]
public partial class LogMetricFilter : global::Pulumi.CustomResource
{
    public LogMetricFilter(string name, LogMetricFilterArgs args, CustomResourceOptions? options = null)
        : base("aws:cloudwatch/logMetricFilter:LogMetricFilter", name, args ?? new LogMetricFilterArgs(), options ?? new())
    {
    }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;
}

public sealed class LogMetricFilterArgs : global::Pulumi.ResourceArgs
{
    [Input("logGroupName", required: true)]
    public Input<string> LogGroupName { get; set; } = null!;

    [Input("metricTransformation", required: true)]
    public Input<Inputs.LogMetricFilterMetricTransformationArgs> MetricTransformation { get; set; } = null!;

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("pattern", required: true)]
    public Input<string> Pattern { get; set; } = null!;
}

[AwsResourceType("aws:cloudwatch/metricAlarm:MetricAlarm")]
public partial class MetricAlarm : global::Pulumi.CustomResource
{
    public MetricAlarm(string name, MetricAlarmArgs args, CustomResourceOptions? options = null)
        : base("aws:cloudwatch/metricAlarm:MetricAlarm", name, args ?? new MetricAlarmArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class MetricAlarmArgs : global::Pulumi.ResourceArgs
{
    [Input("alarmActions")]
    private InputList<string>? _alarmActions;

    [Input("metricQueries")]
    private InputList<Inputs.MetricAlarmMetricQueryArgs>? _metricQueries;

    public InputList<string> AlarmActions
    {
        get => _alarmActions ??= [];
        set => _alarmActions = value;
    }

    [Input("comparisonOperator", required: true)]
    public Input<string> ComparisonOperator { get; set; } = null!;

    [Input("evaluationPeriods", required: true)]
    public Input<int> EvaluationPeriods { get; set; } = null!;

    [Input("metricName")]
    public Input<string>? MetricName { get; set; }

    public InputList<Inputs.MetricAlarmMetricQueryArgs> MetricQueries
    {
        get => _metricQueries ??= [];
        set => _metricQueries = value;
    }

    [Input("namespace")]
    public Input<string>? Namespace { get; set; }

    [Input("period")]
    public Input<int>? Period { get; set; }

    [Input("statistic")]
    public Input<string>? Statistic { get; set; }

    [Input("threshold")]
    public Input<double>? Threshold { get; set; }
}
