namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_cloudwatch_log_metric_filter</c>, whose names stand beside those of what it adds to.</summary>
internal static class MetricFilter
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(LogGroup.MetricFilterType)
    {
        PulumiTokens = ["aws:cloudwatch/logMetricFilter:LogMetricFilter"],
        CloudFormationType = "AWS::Logs::MetricFilter",
        Names =
        [
            new("name", "filterName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("pattern", "filterPattern", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("metric_transformation", "metricTransformations", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("name", "metricName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("namespace", "metricNamespace", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
            new("value", "metricValue", Bindings.CdkAndTemplate) { IsOfTypeAlone = true },
        ],
        IsSupplement = true,
    };
}
