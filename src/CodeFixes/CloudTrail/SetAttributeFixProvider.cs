using System.Collections.Immutable;
using System.Composition;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.CloudTrail;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>Sets the one attribute of a trail that a finding is about.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetAttributeFixProvider)), Shared]
public sealed class SetAttributeFixProvider : SequentialFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        RuleIds.Of<KeepLogging>(),
        RuleIds.Of<RecordEveryRegion>(),
        RuleIds.Of<ValidateLogFiles>(),
        RuleIds.Of<EncryptWithOwnKey>(),
        RuleIds.Of<NotifyOfLogFiles>(),
        RuleIds.Of<IncludeGlobalServices>(),
    ];

    private protected override Task<IReadOnlyList<Fix>> FixesAsync(
        Document document, Diagnostic diagnostic, int position, CancellationToken cancellation) =>
        FindingDetails.FromProperties(diagnostic.Properties).Attributes is [var attribute]
            ? AttributeFixes.ForAsync(document, position, attribute, cancellation)
            : Task.FromResult<IReadOnlyList<Fix>>([]);
}
