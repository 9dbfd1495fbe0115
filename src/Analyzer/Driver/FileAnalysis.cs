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
        var entries = new EntryPoints(_program, models.Callers, cancellation);
        foreach (var creation in creations)
        {
            if (model.GetTypeInfo(creation, cancellation).Type is not INamedTypeSymbol type || !IsWatched(type))
                continue;
            var isWhole = TryMerge(entries.Of(creation, model), creation, out var recorded)
                && (recorded is not null || entries.IsPrivate(creation, model));
            if (!isWhole && entries.Own(creation, model) is { } own)
                _ = TryMerge(new([own], []), creation, out recorded);
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
        resource.Variants.All(variant =>
            RuleCatalog.Check(resource with { Variants = [variant] }).Any(each => each.Rule.Id == finding.Rule.Id));

    /// <summary>What the runs from some bodies see of a creation, if anything.</summary>
    /// <returns>False where one of them is not complete, or calls what may lead there without it being known.</returns>
    private bool TryMerge(Reach reach, SyntaxNode creation, out RecordedCreation? recorded)
    {
        var seen = reach.Bodies.Select(Run).ToList();
        var isComplete = seen.Count > 0
            && seen.TrueForAll(log => log is { IsIncomplete: false } && !log.Unresolved.Overlaps(reach.Dispatched));
        recorded = isComplete ? Merge(seen.Select(log => log![creation])) : null;
        return isComplete;
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
        var environment = new ProgramEnvironment(models.Frameworks, models.Libraries, ResourceInterests.OfRules, models.Sites, log);
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
        return new(kind.TerraformType, creation.Name ?? DeclaredName(syntax) ?? type.Name, variants, kind.Spelling)
        {
            SwitchFor = attribute => kind.Construct?.SwitchFor(attribute),
        };
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
