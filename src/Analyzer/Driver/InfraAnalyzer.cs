using System.Collections.Immutable;
using Infra.Analyzers.Driver;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Models;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers;

/// <summary>Checks the rules of the catalogue in C# programs that define infrastructure with Pulumi, CDKTF or CDK Terrain.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InfraAnalyzer : DiagnosticAnalyzer
{
    private readonly ImmutableArray<LibraryModel> _libraries;
    private readonly int _budget;

    /// <summary>Makes the analyzer.</summary>
    public InfraAnalyzer()
        : this(LibraryTable.Rows)
    {
    }

    /// <param name="libraries">What is known of the methods of libraries: for tests, some of it.</param>
    /// <param name="budget">What a body may cost, however short it is: for tests, less.</param>
    internal InfraAnalyzer(ImmutableArray<LibraryModel> libraries, int budget = Budget.AtLeast) =>
        (_libraries, _budget) = (libraries, budget);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var own = OwnRuleFiles.Read(
                start.Options,
                text => start.TryGetValue(text, OwnRuleFiles.Parser, out var parsed) ? parsed : null,
                start.CancellationToken);
            if (own.Problems.Count > 0)
                start.RegisterAdditionalFileAction(file => OwnRuleFiles.Report(file, own));
            if (Frameworks.Of(start.Compilation, own.Book) is not { } frameworks)
                return;
            if (UnsupportedLibrary.NamedIn(start.Compilation) is { } file)
                start.RegisterSemanticModelAction(model => UnsupportedLibrary.Report(model, file));
            // These outlive the request that asks first, so its cancellation must not become theirs.
            var program = new ProgramModels(start.Compilation, frameworks, _libraries, _budget, CancellationToken.None);
            start.RegisterSemanticModelAction(file => AnalyzeFile(file, program));
            if (frameworks.PulumiResource is not null)
                start.RegisterSemanticModelAction(file => AnalyzeTexts(file, program.Names));
        });
    }

    private static void AnalyzeTexts(SemanticModelAnalysisContext context, WatchedNames names)
    {
        if (!names.MayUsePulumi(context.SemanticModel.SyntaxTree, context.CancellationToken))
            return;
        foreach (var diagnostic in new OutputTexts(context.SemanticModel, context.CancellationToken).Check())
            context.ReportDiagnostic(diagnostic);
    }

    private static void AnalyzeFile(SemanticModelAnalysisContext context, ProgramModels program)
    {
        var creations = program.Names.CreationsIn(context.SemanticModel.SyntaxTree, context.CancellationToken);
        if (creations.Count == 0)
            return;
        var analysis = new FileAnalysis(context.SemanticModel, program, context.CancellationToken);
        var rules = new RulesInForce(context.SemanticModel.Compilation, context.Options);
        foreach (var finding in analysis.Check(creations))
        {
            if (finding.Finding.MayBreak is { } rule && !rules.Contains(rule, finding.Creation.GetLocation()))
                continue;
            if (!program.Mutators.MayUndo(finding))
                context.ReportDiagnostic(finding.ToDiagnostic());
        }
    }
}
