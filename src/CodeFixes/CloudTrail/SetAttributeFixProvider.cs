using System.Collections.Immutable;
using System.Composition;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Rules.CloudTrail;
using Infra.Analyzers.Rules.Own;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>Sets the attributes that a finding is about, where one constant or one resource is right.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetAttributeFixProvider)), Shared]
public sealed class SetAttributeFixProvider : SequentialFixProvider
{
    private static readonly Dictionary<string, LiteralFix> Constants = RuleCatalog.All.OfType<ResourceRule>()
        .Where(rule => rule.Fix is not null)
        .ToDictionary(rule => rule.Metadata.Id, rule => rule.Fix!, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        TrailRules.EncryptWithOwnKey.Metadata.Id,
        TrailRules.NotifyOfLogFiles.Metadata.Id,
        .. Constants.Keys,
        .. OwnRulesPool.All.Select(rule => rule.Id),
    ];

    /// <inheritdoc/>
    public override string WhyNone(Diagnostic diagnostic)
    {
        var details = FindingDetails.FromProperties(diagnostic.Properties);
        return OwnRulesPool.Contains(diagnostic.Id) && details.Constant is null ? "the rule does not say which one value is right"
            : details.Attributes is [var attribute] && TrailReferences.ReferredBy(attribute) is var (terraformType, _)
                ? $"no {terraformType} is in scope that it could refer to"
                : "it is set where no statement and no initializer can be changed";
    }

    private protected override Task<IReadOnlyList<Fix>> FixesAsync(
        Document document, Diagnostic diagnostic, int position, CancellationToken cancellation)
    {
        var details = FindingDetails.FromProperties(diagnostic.Properties);
        if (OwnRulesPool.Contains(diagnostic.Id))
        {
            return details is { ResourceType: { } type, Attributes: [var only] } && RightConstant.Parse(details.Constant) is { } right
                ? AttributeFixes.ForOwnAsync(document, position, type, only, right, cancellation)
                : Task.FromResult<IReadOnlyList<Fix>>([]);
        }

        return details.Attributes is { Count: > 0 } attributes
            && (Constants.TryGetValue(diagnostic.Id, out var constant) || attributes.Count == 1)
                ? AttributeFixes.ForAsync(document, position, attributes, constant, cancellation)
                : Task.FromResult<IReadOnlyList<Fix>>([]);
    }
}
