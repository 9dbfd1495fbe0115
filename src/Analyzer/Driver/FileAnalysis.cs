using Infra.Analyzers.Engine;
using Infra.Analyzers.Models;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Driver;

/// <summary>Judges the resources that one file creates.</summary>
internal sealed class FileAnalysis(SemanticModel model, ProgramModels models, CancellationToken cancellation)
{
    private readonly ProgramSource _program = new(model.Compilation, new TypeModel(models.Frameworks, models.Libraries), cancellation);
    private readonly Dictionary<ISymbol, ResourceLog?> _logs = new(SymbolEqualityComparer.Default);

    public IEnumerable<CodeFinding> Check(IEnumerable<BaseObjectCreationExpressionSyntax> creations)
    {
        var entries = new EntryPoints(_program, cancellation);
        foreach (var creation in creations)
        {
            if (model.GetTypeInfo(creation, cancellation).Type is not INamedTypeSymbol type || !IsWatched(type))
                continue;
            var seen = entries.Of(creation, model).Select(entry => Run(entry)).ToList();
            if (seen.Count == 0 || seen.Any(log => log is null || log.IsIncomplete))
                continue;
            if (Merge(seen.Select(log => log![creation])) is not { } recorded)
                continue;
            var resource = ResourceOf(recorded, creation, type);
            foreach (var finding in RuleCatalog.Check(resource))
                yield return new(finding, resource, creation, recorded.First.Kind.Framework);
        }
    }

    private bool IsWatched(INamedTypeSymbol type)
    {
        if (models.Frameworks.ResourceOf(type) is not null)
            return true;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (models.Frameworks.FrameworkOf(current) is not null)
                return models.Frameworks.IsUntypedResource(current);
        }

        return false;
    }

    /// <summary>What a body creates; <see langword="null"/> where it is too large to tell.</summary>
    private ResourceLog? Run(Body entry)
    {
        if (_logs.TryGetValue(entry.Owner, out var known))
            return known;
        var log = new ResourceLog(_program.Effects.MayCreate);
        var environment = new ProgramEnvironment(models.Frameworks, models.Libraries, models.Sites, log);
        var result = AbstractInterpreter.TryRun(_program, environment, entry, cancellation) ? log : null;
        _logs.Add(entry.Owner, result);
        return result;
    }

    private static RecordedCreation? Merge(IEnumerable<RecordedCreation?> parts)
    {
        RecordedCreation? merged = null;
        foreach (var part in parts.OfType<RecordedCreation>())
            merged = merged is null ? part : merged.With(part);
        return merged;
    }

    private static Resource ResourceOf(RecordedCreation creation, BaseObjectCreationExpressionSyntax syntax, INamedTypeSymbol type)
    {
        var kind = creation.First.Kind;
        var variants = creation.Variants.Select(variant => variant.Calls is { } calls
            ? variant.Variant with { CalledBy = ReportText.Call(calls.Call) }
            : variant.Variant).ToList();
        return new(kind.TerraformType, creation.Name ?? DeclaredName(syntax) ?? type.Name, variants, kind.Spelling);
    }

    /// <summary>The variable, field or property that a creation initializes or is assigned to.</summary>
    private static string? DeclaredName(SyntaxNode creation) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: not "_" } name } => name.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name: var name } } => name.Identifier.ValueText,
        _ => null,
    };
}
