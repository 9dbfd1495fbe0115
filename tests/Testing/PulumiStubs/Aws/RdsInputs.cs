namespace Pulumi.Aws.Rds.Inputs;

public sealed class InstanceRestoreToPointInTimeArgs : global::Pulumi.ResourceArgs
{
    [Input("sourceDbInstanceIdentifier")]
    public Input<string>? SourceDbInstanceIdentifier { get; set; }

    [Input("useLatestRestorableTime")]
    public Input<bool>? UseLatestRestorableTime { get; set; }
}

public sealed class ClusterRestoreToPointInTimeArgs : global::Pulumi.ResourceArgs
{
    [Input("sourceClusterIdentifier")]
    public Input<string>? SourceClusterIdentifier { get; set; }

    [Input("useLatestRestorableTime")]
    public Input<bool>? UseLatestRestorableTime { get; set; }
}
