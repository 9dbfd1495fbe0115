using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.AnalyzerBenchmarks;

/// <summary>The least that an analyzer of operations costs.</summary>
#pragma warning disable RS1025, RS1026, RS1036, RS1041 // Lives in this benchmark only.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EmptyOperationAnalyzer(bool asksForOperations) : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new("EMPTY", "Nothing", "Nothing", "Benchmark", DiagnosticSeverity.Hidden, isEnabledByDefault: true)];

    public EmptyOperationAnalyzer()
        : this(asksForOperations: true)
    {
    }

    public override void Initialize(AnalysisContext context)
    {
        if (asksForOperations)
            context.RegisterOperationAction(_ => { }, OperationKind.ObjectCreation);
    }
}
