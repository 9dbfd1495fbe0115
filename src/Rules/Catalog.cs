using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.CloudTrail;
using Infra.Analyzers.Rules.Containers;
using Infra.Analyzers.Rules.Databases;
using Infra.Analyzers.Rules.Edge;
using Infra.Analyzers.Rules.Encryption;
using Infra.Analyzers.Rules.Identity;
using Infra.Analyzers.Rules.Network;
using Infra.Analyzers.Rules.Storage;

namespace Infra.Analyzers.Rules;

/// <summary>All that the product knows: whoever adds a rule or a type of resource adds a line here, and every front end has it.</summary>
internal static class Catalog
{
    /// <summary>The rules, by what they are about.</summary>
    public static readonly IReadOnlyList<Rule> Rules =
    [
        new DeliverToCloudWatchLogs(),
        new EndLogGroupArnInWildcard(),
        new DeliverOnEveryPath(),
        .. TrailRules.All,
        new RecordManagementEvents(),
        new RecordObjectEvents(),
        new ChooseOneSelectorForm(),
        FormatOutputs.Instance,
        new LetCloudTrailAssumeRole(),
        new LetRoleWriteToLogGroup(),
        new KeepBucketPrivate(),
        new LogBucketAccess(),
        new LetCloudTrailWriteToBucket(),
        new LetCloudTrailUseKey(),
        new RetainLogEvents(),
        new AlarmOnTrailChanges(),
        MayBreakRule.Instance,
        .. DatabaseRules.All,
        .. OpenPorts.All,
        .. NetworkRules.All,
        .. StorageRules.All,
        .. KeyRules.All,
        .. EdgeRules.All,
        .. IdentityRules.All,
        .. PolicyRules.All,
        .. ContainerRules.All,
    ];

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
