using System.Collections.Immutable;
using System.Composition;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.CloudTrail;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>Sets what a trail lacks to deliver to CloudWatch Logs: from a log group and a role that are there, or from new ones.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeliverToCloudWatchLogsFixProvider)), Shared]
public sealed class DeliverToCloudWatchLogsFixProvider : SequentialFixProvider
{
    private static readonly string OnSomePaths = RuleIds.Of<DeliverOnEveryPath>();

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.Of<DeliverToCloudWatchLogs>(), OnSomePaths];

    /// <inheritdoc/>
    public override string WhyNone(Diagnostic diagnostic) =>
        "the trail is created where no statement and no initializer can be changed, or code changes it by the names of properties";

    private protected override Task<IReadOnlyList<Fix>> FixesAsync(
        Document document, Diagnostic diagnostic, int position, CancellationToken cancellation) =>
        FindingDetails.FromProperties(diagnostic.Properties).Attributes is { Count: > 0 } attributes
            ? DeliveryFixes.ForAsync(document, position, attributes, keepsValues: diagnostic.Id == OnSomePaths, cancellation)
            : Task.FromResult<IReadOnlyList<Fix>>([]);
}
