using Infra.Analyzers.Flow;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers;

/// <summary>Judges the resources that one file creates.</summary>
internal sealed class FileAnalysis(SemanticModel model, Frameworks frameworks, RelatedSites sites, ProgramCallers callers, CancellationToken cancellation)
{
    private readonly ProgramSource _program = new(model.Compilation, frameworks, sites, cancellation);
    private readonly Dictionary<ISymbol, CreationLog?> _logs = new(SymbolEqualityComparer.Default);

    public IEnumerable<CodeFinding> Check(IEnumerable<BaseObjectCreationExpressionSyntax> creations)
    {
        var entries = new EntryPoints(_program, callers, cancellation);
        foreach (var creation in creations)
        {
            if (model.GetTypeInfo(creation, cancellation).Type is not INamedTypeSymbol type || !IsWatched(type))
                continue;
            var recorded = Recorded(entries.Of(creation, model), creation);
            var isWhole = recorded is not null;
            recorded ??= entries.Own(creation, model) is { } own ? Recorded([own], creation) : null;
            if (recorded is null)
                continue;
            var resource = ResourceOf(recorded, creation, type);
            foreach (var finding in RuleCatalog.Check(resource))
            {
                if (isWhole || HoldsOnEveryPath(finding, resource))
                    yield return new(finding, resource, creation, recorded.First.Kind.Framework);
            }
        }
    }

    /// <summary>Whether a finding holds whatever the arguments of the member are that the creation is in.</summary>
    private static bool HoldsOnEveryPath(Finding finding, Resource resource) =>
        resource.Variants.All(variant => RuleCatalog.Check(resource with { Variants = [variant] }).Any(each => each.Rule.Id == finding.Rule.Id));

    /// <summary>What the runs from some bodies see of a creation; <see langword="null"/> where one of them is not complete, or none sees it.</summary>
    private RecordedCreation? Recorded(IReadOnlyList<Body> entries, SyntaxNode creation)
    {
        var seen = entries.Select(Run).ToList();
        return seen.Count == 0 || seen.Any(log => log is null || log.IsIncomplete) ? null : Merge(seen.Select(log => log![creation]));
    }

    private bool IsWatched(INamedTypeSymbol type)
    {
        if (frameworks.ResourceOf(type) is not null)
            return true;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (frameworks.FrameworkOf(current) is not null)
                return frameworks.IsUntypedResource(current);
        }

        return false;
    }

    /// <summary>What a body creates; <see langword="null"/> where it is too large to tell.</summary>
    private CreationLog? Run(Body entry)
    {
        if (_logs.TryGetValue(entry.Owner, out var known))
            return known;
        var log = new CreationLog(_program.MayCreate);
        var interpreter = new Interpreter(_program, log, cancellation);
        var result = interpreter.TryRun(entry) ? log : null;
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
            ? variant.Variant with { CalledBy = Words.Call(calls.Call) }
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
