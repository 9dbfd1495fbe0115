namespace Pulumi.Aws.CloudWatch.Inputs;

public sealed class LogMetricFilterMetricTransformationArgs : global::Pulumi.ResourceArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("namespace", required: true)]
    public Input<string> Namespace { get; set; } = null!;

    [Input("value", required: true)]
    public Input<string> Value { get; set; } = null!;
}

public sealed class MetricAlarmMetricQueryArgs : global::Pulumi.ResourceArgs
{
    [Input("expression")]
    public Input<string>? Expression { get; set; }

    [Input("id", required: true)]
    public Input<string> Id { get; set; } = null!;
}
