namespace Pulumi.Aws.DocDB.Inputs;

public sealed class ClusterRestoreToPointInTimeArgs : global::Pulumi.ResourceArgs
{
    [Input("sourceClusterIdentifier")]
    public Input<string>? SourceClusterIdentifier { get; set; }

    [Input("useLatestRestorableTime")]
    public Input<bool>? UseLatestRestorableTime { get; set; }
}
