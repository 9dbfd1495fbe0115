using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Driver;

/// <summary>The compiler's form of a rule's metadata.</summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById =
        RuleCatalog.All.ToDictionary(rule => rule.Metadata.Id, rule => Create(rule.Metadata), StringComparer.Ordinal);

    public static DiagnosticDescriptor For(RuleMetadata rule) => ById[rule.Id];

    private static DiagnosticDescriptor Create(RuleMetadata rule) => new(
        rule.Id,
        rule.Title,
        rule.MessageFormat,
        rule.Category,
        rule.Severity switch
        {
            Severity.Error => DiagnosticSeverity.Error,
            Severity.Info => DiagnosticSeverity.Info,
            _ => DiagnosticSeverity.Warning,
        },
        isEnabledByDefault: rule.Severity != Severity.None,
        $"{rule.Description} {rule.Remediation}",
        rule.HelpLink);
}
