namespace Pulumi.AwsNative.Logs;

[AwsNativeResourceType("aws-native:logs:LogGroup")]
public partial class LogGroup : global::Pulumi.CustomResource
{
    public LogGroup(string name, LogGroupArgs? args = null, CustomResourceOptions? options = null)
        : base("aws-native:logs:LogGroup", name, args ?? new LogGroupArgs(), options ?? new())
    {
    }

    /// <summary>With the <c>:*</c> that CloudTrail requires, as CloudFormation returns it.</summary>
    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("logGroupName")]
    public Output<string?> LogGroupName { get; private set; } = null!;
}

public sealed class LogGroupArgs : global::Pulumi.ResourceArgs
{
    [Input("logGroupName")]
    public Input<string>? LogGroupName { get; set; }

    [Input("retentionInDays")]
    public Input<int>? RetentionInDays { get; set; }
}
