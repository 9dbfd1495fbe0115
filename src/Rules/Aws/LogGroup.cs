namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_cloudwatch_log_group</c> and of what watches a log group.</summary>
internal static class LogGroup
{
    public const string Type = "aws_cloudwatch_log_group";
    public const string Name = "name";
    public const string Retention = "retention_in_days";

    public const string ResourcePolicyType = "aws_cloudwatch_log_resource_policy";
    public const string MetricFilterType = "aws_cloudwatch_log_metric_filter";
    public const string AlarmType = "aws_cloudwatch_metric_alarm";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:cloudwatch/logGroup:LogGroup"],
        CloudFormationType = "AWS::Logs::LogGroup",
        Names = [new(Name, "logGroupName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true }],
        NameAttribute = Name,
        RefAttribute = Name,
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html, return values
        CloudFormationArnSuffix = ":*",
        Arn = new("arn:{partition}:logs:{region}:{account}:log-group:{name}", NameHasSlashes: true)
        {
            // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-3-upgrade ("Removal of arn Wildcard
            // Suffix").
            Former = new(":*", FirstMajorWithout: 3),
        },
    };
}
