using System.Collections.Immutable;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Rules.Own;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Driver;

/// <summary>The compiler's form of a rule's metadata.</summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById =
        RuleCatalog.All.Select(rule => rule.Metadata).Concat(ToolRules.OfCompiler)
            .ToDictionary(rule => rule.Id, Create, StringComparer.Ordinal);

    /// <summary>
    /// What the analyzer declares: the rules, what is said of a program as a whole and of files with own rules, and each id that an own rule
    /// may have.
    /// </summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. ById.Values, .. OwnRulesPool.All.Select(Create)];

    /// <summary>The descriptor of a rule; that of an own rule has its texts, and the level that its file gives it.</summary>
    public static DiagnosticDescriptor For(RuleMetadata rule) => ById.TryGetValue(rule.Id, out var known) ? known : Create(rule);

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
        $"{rule.Description} {rule.Remediation}".TrimEnd(),
        rule.HelpLink);
}
