namespace Pulumi.Aws.DynamoDB.Inputs;

public sealed class TablePointInTimeRecoveryArgs : global::Pulumi.ResourceArgs
{
    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }

    [Input("recoveryPeriodInDays")]
    public Input<int>? RecoveryPeriodInDays { get; set; }
}
