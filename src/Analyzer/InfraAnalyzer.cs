using System.Collections.Immutable;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers;

/// <summary>Checks the rules of the catalogue in C# programs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InfraAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. RuleCatalog.All.Select(rule => Descriptors.For(rule.Metadata))];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
    }
}
