using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.CloudTrail;
using Infra.Analyzers.Rules.Containers;
using Infra.Analyzers.Rules.Databases;
using Infra.Analyzers.Rules.Edge;
using Infra.Analyzers.Rules.Encryption;
using Infra.Analyzers.Rules.Identity;
using Infra.Analyzers.Rules.Network;
using Infra.Analyzers.Rules.Storage;

namespace Infra.Analyzers.Rules.Catalogue;

/// <summary>All rules that the product has: whoever adds one adds a line here, and every front end has it.</summary>
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
}
