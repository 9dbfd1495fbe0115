using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.Driver;

/// <summary>Which rules a project has switched on in a file: what may break a rule that is off is of no interest to it.</summary>
/// <param name="compilation">The program, with the levels that its project gives to rules.</param>
/// <param name="options">The settings for groups of rules, which only analyzers are given.</param>
internal sealed class RulesInForce(Compilation compilation, AnalyzerOptions options)
{
    private const string OfAll = "dotnet_analyzer_diagnostic.severity";

    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Whether a rule is on.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="place">A place in the file, the same one for each call.</param>
    public bool Contains(RuleMetadata rule, Location place)
    {
        if (!_known.TryGetValue(rule.Id, out var isOn))
            _known.Add(rule.Id, isOn = IsOn(Descriptors.For(rule), place));
        return isOn;
    }

    // What the compiler makes of a finding of the rule says it, whatever there is to set it by; what is hidden, nobody is told.
    private bool IsOn(DiagnosticDescriptor rule, Location place) =>
        CompilationWithAnalyzers.GetEffectiveDiagnostics([Diagnostic.Create(rule, place)], compilation)
            .Any(effective => effective.Severity != DiagnosticSeverity.Hidden)
        && !IsOffWithItsGroup(rule, place.SourceTree!);

    // A group's level counts for rules that are on by default and that nothing names.
    private bool IsOffWithItsGroup(DiagnosticDescriptor rule, SyntaxTree file)
    {
        var files = compilation.Options.SyntaxTreeOptionsProvider;
        if (!rule.IsEnabledByDefault
            || compilation.Options.SpecificDiagnosticOptions.ContainsKey(rule.Id)
            || files?.TryGetDiagnosticValue(file, rule.Id, CancellationToken.None, out _) == true
            || files?.TryGetGlobalDiagnosticValue(rule.Id, CancellationToken.None, out _) == true)
        {
            return false;
        }

        var settings = options.AnalyzerConfigOptionsProvider.GetOptions(file);
        var level = settings.TryGetValue($"dotnet_analyzer_diagnostic.category-{rule.Category}.severity", out var ofCategory) ? ofCategory
            : settings.TryGetValue(OfAll, out var ofAll) ? ofAll : null;
        return level?.ToLowerInvariant() is "none" or "silent" or "refactoring";
    }
}
