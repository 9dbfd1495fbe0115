namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_cloudwatch_metric_alarm</c>, whose names stand beside those of what it adds to.</summary>
internal static class MetricAlarm
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(LogGroup.AlarmType)
    {
        PulumiTokens = ["aws:cloudwatch/metricAlarm:MetricAlarm"],
        CloudFormationType = "AWS::CloudWatch::Alarm",
        Names = [new("metric_query", "metricQueries", Bindings.Pulumi),
            new("alarm_name", "name", Bindings.Pulumi) { IsOfTypeAlone = true },
            new("metric_query", "metrics", Bindings.CdkAndTemplate) { IsOfTypeAlone = true }],
        IsSupplement = true,
    };
}
