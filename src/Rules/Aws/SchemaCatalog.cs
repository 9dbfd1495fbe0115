namespace Infra.Analyzers.Rules.Aws;

/// <summary>All types that the product knows: whoever adds one adds a line here, and every front end sees it.</summary>
internal static class SchemaCatalog
{
    /// <summary>The types of resources that some rule asks for.</summary>
    public static readonly IReadOnlyList<ResourceSchema> Schemas =
    [
        Trail.Schema,
        Role.Schema,
        RolePolicy.Schema,
        RolePolicyAttachment.Schema,
        SharedPolicyAttachment.Schema,
        ExclusivePolicyAttachments.Schema,
        ManagedPolicy.Schema,
        LogGroup.Schema,
        LogResourcePolicy.Schema,
        MetricFilter.Schema,
        MetricAlarm.Schema,
        Bucket.Schema,
        BucketAcl.Schema,
        BucketPolicy.Schema,
        BucketLogging.Schema,
        BucketOwnershipControls.Schema,
        BucketPublicAccessBlock.Schema,
        AccountPublicAccessBlock.Schema,
        Key.Schema,
        KeyAlias.Schema,
        KeyPolicy.Schema,
        KeyGrant.Schema,
        PolicyDocumentData.Schema,
        ContainerRepository.Schema,
        DbInstance.Schema,
        Distribution.Schema,
        DocDbCluster.Schema,
        FileSystem.Schema,
        NeptuneCluster.Schema,
        NeptuneClusterInstance.Schema,
        RdsCluster.Schema,
        RdsClusterInstance.Schema,
        RedshiftCluster.Schema,
        SecurityGroup.Schema,
        SecurityGroupIngressRule.Schema,
        SecurityGroupRule.Schema,
        ApiRoute.Schema,
        Cache.Schema,
        ContainerService.Schema,
        DataStream.Schema,
        DbSnapshot.Schema,
        FunctionPermission.Schema,
        FunctionUrl.Schema,
        IdentityPool.Schema,
        KafkaCluster.Schema,
        KubernetesCluster.Schema,
        LaunchConfiguration.Schema,
        LegacySearchDomain.Schema,
        Listener.Schema,
        Listener.OlderSchema,
        Machine.Schema,
        MachineTemplate.Schema,
        MessageBroker.Schema,
        MessageQueue.Schema,
        Notebook.Schema,
        PasswordPolicy.Schema,
        ReplicationInstance.Schema,
        SearchDomain.Schema,
        Subnet.Schema,
        Table.Schema,
        ContainerRepositoryPolicy.Schema,
        GroupPolicy.Schema,
        QueuePolicy.Schema,
        Topic.Schema,
        TopicPolicy.Schema,
        UserPolicy.Schema,
        UserPolicyAttachment.Schema,
        TransferServer.Schema,
        TransitGateway.Schema,
        Volume.Schema,
        VolumeEncryption.Schema,
    ];

    /// <summary>The components of Pulumi that make such resources.</summary>
    public static readonly IReadOnlyList<ComponentSchema> Components = [Trail.Component];

    /// <summary>The constructs of AWS CDK that make such resources.</summary>
    public static readonly IReadOnlyList<ConstructSchema> Constructs = [Trail.Construct];

    /// <summary>The constructs of AWS CDK that such resources refer to.</summary>
    public static readonly IReadOnlyList<ConstructSchema> ReferredConstructs = [Key.Construct, Bucket.Construct];
}
