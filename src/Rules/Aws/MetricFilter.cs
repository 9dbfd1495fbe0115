namespace Infra.Analyzers.Rules.Aws;

/// <summary><c>aws_cloudwatch_log_metric_filter</c>, whose names stand beside those of what it adds to.</summary>
internal static class MetricFilter
{
    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(LogGroup.MetricFilterType)
    {
        PulumiTokens = ["aws:cloudwatch/logMetricFilter:LogMetricFilter"],
        CloudFormationType = "AWS::Logs::MetricFilter",
        IsSupplement = true,
    };
}
