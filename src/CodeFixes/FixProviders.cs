using System.Collections.Immutable;
using Infra.Analyzers.CodeFixes.CloudTrail;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.CodeFixes.Pulumi;

namespace Infra.Analyzers.CodeFixes;

/// <summary>All providers, for hosts that do not look for them as an IDE does.</summary>
public static class FixProviders
{
    /// <summary>One of each, in no order; none has a state.</summary>
    public static ImmutableArray<SequentialFixProvider> All { get; } =
    [
        new DeliverToCloudWatchLogsFixProvider(),
        new AppendWildcardFixProvider(),
        new SetAttributeFixProvider(),
        new FormatOutputsFixProvider(),
        new LetCloudTrailAssumeRoleFixProvider(),
        new LetRoleWriteToLogGroupFixProvider(),
        new LetCloudTrailWriteToBucketFixProvider(),
    ];
}
