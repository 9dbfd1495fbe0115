namespace Pulumi.Aws.Rds;

[AwsResourceType("aws:rds/instance:Instance")]
public partial class Instance : global::Pulumi.CustomResource
{
    public Instance(string name, InstanceArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:rds/instance:Instance", name, args ?? new InstanceArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class InstanceArgs : global::Pulumi.ResourceArgs
{
    public static new InstanceArgs Empty => new();

    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("allocatedStorage")]
    public Input<int>? AllocatedStorage { get; set; }

    [Input("backupRetentionPeriod")]
    public Input<int>? BackupRetentionPeriod { get; set; }

    [Input("dbSubnetGroupName")]
    public Input<string>? DbSubnetGroupName { get; set; }

    [Input("deletionProtection")]
    public Input<bool>? DeletionProtection { get; set; }

    [Input("engine")]
    public Input<string>? Engine { get; set; }

    [Input("instanceClass")]
    public Input<string>? InstanceClass { get; set; }

    [Input("identifier")]
    public Input<string>? Identifier { get; set; }

    [Input("kmsKeyId")]
    public Input<string>? KmsKeyId { get; set; }

    [Input("multiAz")]
    public Input<bool>? MultiAz { get; set; }

    [Input("password")]
    public Input<string>? Password { get; set; }

    [Input("publiclyAccessible")]
    public Input<bool>? PubliclyAccessible { get; set; }

    [Input("replicateSourceDb")]
    public Input<string>? ReplicateSourceDb { get; set; }

    [Input("restoreToPointInTime")]
    public Input<Inputs.InstanceRestoreToPointInTimeArgs>? RestoreToPointInTime { get; set; }

    [Input("skipFinalSnapshot")]
    public Input<bool>? SkipFinalSnapshot { get; set; }

    [Input("snapshotIdentifier")]
    public Input<string>? SnapshotIdentifier { get; set; }

    [Input("storageEncrypted")]
    public Input<bool>? StorageEncrypted { get; set; }

    [Input("username")]
    public Input<string>? Username { get; set; }

    [Input("autoMinorVersionUpgrade")]
    public Input<bool>? AutoMinorVersionUpgrade { get; set; }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }
}

[AwsResourceType("aws:rds/cluster:Cluster")]
public partial class Cluster : global::Pulumi.CustomResource
{
    public Cluster(string name, ClusterArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:rds/cluster:Cluster", name, args ?? new ClusterArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class ClusterArgs : global::Pulumi.ResourceArgs
{
    public static new ClusterArgs Empty => new();

    [Input("backupRetentionPeriod")]
    public Input<int>? BackupRetentionPeriod { get; set; }

    [Input("clusterIdentifier")]
    public Input<string>? ClusterIdentifier { get; set; }

    [Input("deletionProtection")]
    public Input<bool>? DeletionProtection { get; set; }

    [Input("engine")]
    public Input<string>? Engine { get; set; }

    [Input("engineMode")]
    public Input<string>? EngineMode { get; set; }

    [Input("globalClusterIdentifier")]
    public Input<string>? GlobalClusterIdentifier { get; set; }

    [Input("kmsKeyId")]
    public Input<string>? KmsKeyId { get; set; }

    [Input("masterPassword")]
    public Input<string>? MasterPassword { get; set; }

    [Input("masterUsername")]
    public Input<string>? MasterUsername { get; set; }

    [Input("replicationSourceIdentifier")]
    public Input<string>? ReplicationSourceIdentifier { get; set; }

    [Input("restoreToPointInTime")]
    public Input<Inputs.ClusterRestoreToPointInTimeArgs>? RestoreToPointInTime { get; set; }

    [Input("skipFinalSnapshot")]
    public Input<bool>? SkipFinalSnapshot { get; set; }

    [Input("snapshotIdentifier")]
    public Input<string>? SnapshotIdentifier { get; set; }

    [Input("storageEncrypted")]
    public Input<bool>? StorageEncrypted { get; set; }
}

[AwsResourceType("aws:rds/clusterInstance:ClusterInstance")]
public partial class ClusterInstance : global::Pulumi.CustomResource
{
    public ClusterInstance(string name, ClusterInstanceArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:rds/clusterInstance:ClusterInstance", name, args ?? new ClusterInstanceArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class ClusterInstanceArgs : global::Pulumi.ResourceArgs
{
    public static new ClusterInstanceArgs Empty => new();

    [Input("clusterIdentifier")]
    public Input<string>? ClusterIdentifier { get; set; }

    [Input("engine")]
    public Input<string>? Engine { get; set; }

    [Input("instanceClass")]
    public Input<string>? InstanceClass { get; set; }

    [Input("publiclyAccessible")]
    public Input<bool>? PubliclyAccessible { get; set; }
}

[AwsResourceType("aws:rds/snapshot:Snapshot")]
public partial class Snapshot : global::Pulumi.CustomResource
{
    public Snapshot(string name, SnapshotArgs? args = null, CustomResourceOptions? options = null)
        : base("aws:rds/snapshot:Snapshot", name, args ?? new SnapshotArgs(), options ?? new())
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

public sealed class SnapshotArgs : global::Pulumi.ResourceArgs
{
    public static new SnapshotArgs Empty => new();

    [Input("sharedAccounts")]
    private InputList<string>? _sharedAccounts;

    [Input("dbInstanceIdentifier")]
    public Input<string>? DbInstanceIdentifier { get; set; }

    [Input("dbSnapshotIdentifier")]
    public Input<string>? DbSnapshotIdentifier { get; set; }

    public InputList<string> SharedAccounts
    {
        get => _sharedAccounts ??= [];
        set => _sharedAccounts = value;
    }
}
