using Infra.Analyzers.Engine;
using Infra.Analyzers.Models;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Driver;

/// <summary>Judges the resources that one file creates.</summary>
internal sealed class FileAnalysis(SemanticModel model, ProgramModels models, CancellationToken cancellation)
{
    /// <summary>The types of the resources that the rules of an id ask for.</summary>
    private static readonly ILookup<string, string> RelatedTypes = RuleCatalog.All.OfType<ResourceRule>()
        .SelectMany(rule => rule.Related.Keys, (rule, type) => (rule.Metadata.Id, Type: type))
        .ToLookup(pair => pair.Id, pair => pair.Type, StringComparer.Ordinal);

    private readonly ProgramSource _program = new(model.Compilation, models.Types, cancellation);
    private readonly Dictionary<ISymbol, BodyRun> _runs = new(SymbolEqualityComparer.Default);

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
            foreach (var rule in models.Frameworks.Rules.About(resource.Type))
            {
                Finding? Ask(Resource seen) =>
                    rule.Check(seen) is { } answer && (isWhole || HoldsOnEveryPath(rule, answer, seen)) ? answer : null;
                if (Ask(resource) is { } finding)
                {
                    yield return new(finding, resource, creation, recorded.First.Kind.Framework)
                    {
                        Ask = Ask,
                        Places = PlacesOf(recorded),
                        PlacesOfOthers = PlacesOfOthers(recorded, finding.Rule),
                    };
                }
            }
        }
    }

    /// <summary>Whether a finding holds whatever the arguments of the member are that the creation is in.</summary>
    private static bool HoldsOnEveryPath(ResourceRule rule, Finding finding, Resource resource) => resource.Variants.All(variant =>
        rule.Check(resource with { Variants = [variant] })?.Rule.Id == finding.Rule.Id);

    /// <summary>What the runs from some bodies see of a creation, if anything.</summary>
    /// <returns>False where one of them is not complete, or calls what may lead there without it being known.</returns>
    private bool TryMerge(Reach reach, SyntaxNode creation, out RecordedCreation? recorded)
    {
        var seen = reach.Bodies.Select(Run).ToList();
        var isComplete = seen.Count > 0 && seen.TrueForAll(run => run.IsCompleteFor(creation, reach.Dispatched));
        recorded = isComplete ? Merge(seen.Select(run => run.Log![creation])) : null;
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

    /// <summary>What a body creates, and the members that it calls; where that costs too much, what it creates by itself.</summary>
    private BodyRun Run(Body entry)
    {
        if (!_runs.TryGetValue(entry.Owner, out var run))
        {
            run = Run(entry, entersCalls: true);
            _runs.Add(entry.Owner, run = run.Log is null ? Run(entry, entersCalls: false) : run);
        }

        return run;
    }

    private BodyRun Run(Body entry, bool entersCalls)
    {
        var log = new ResourceLog(_program.Effects.MayCreate);
        var environment = new ProgramEnvironment(models.Frameworks, models.Libraries, models.Attributes, models.Sites, log);
        var isWithinBudget = AbstractInterpreter.TryRun(_program, environment, entry, cancellation, entersCalls, models.Budget);
        return new(entry, entersCalls, isWithinBudget ? log : null);
    }

    private static RecordedCreation? Merge(IEnumerable<RecordedCreation?> parts)
    {
        RecordedCreation? merged = null;
        foreach (var part in parts.OfType<RecordedCreation>())
            merged = merged is null ? part : merged.With(part);
        return merged;
    }

    private static IReadOnlyList<TreePlace?> PlacesOf(RecordedCreation recorded) =>
        [.. recorded.Variants.Select(variant => variant.Place).Distinct()];

    /// <summary>Where the resources are that a rule asks for.</summary>
    private static IReadOnlyList<TreePlace?> PlacesOfOthers(RecordedCreation recorded, RuleMetadata metadata)
    {
        var types = RelatedTypes[metadata.Id].ToList();
        return types.Count == 0 ? [] :
        [
            .. recorded.Variants.Select(variant => variant.Variant.Graph).OfType<PathGraph>().SelectMany(graph => graph.Places)
                .Where(placed => types.Contains(placed.Type)).Select(placed => placed.Place).Distinct(),
        ];
    }

    private static Resource ResourceOf(RecordedCreation creation, BaseObjectCreationExpressionSyntax syntax, INamedTypeSymbol type)
    {
        var kind = creation.First.Kind;
        var variants = creation.Variants.Select(variant => variant.Calls is { } calls
            ? variant.Variant with { CalledBy = ReportText.Call(calls.Call) }
            : variant.Variant).ToList();
        return new(kind.TerraformType, creation.Name ?? DeclaredName(syntax) ?? type.Name, variants, kind.Spelling)
        {
            SwitchFor = kind.SwitchFor,
            WritesPolicyWith = kind.WritesPolicyWith,
            FollowsCloudFormation = (kind.Bindings & Bindings.CloudFormation) != 0,
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

/// <summary>The run of a body.</summary>
/// <param name="Body">Where it began.</param>
/// <param name="EntersCalls">Whether the members that it calls were run, too.</param>
/// <param name="Log">What it made; <see langword="null"/> where the body is too large to tell.</param>
internal sealed record BodyRun(Body Body, bool EntersCalls, ResourceLog? Log)
{
    /// <summary>Whether the run has seen all that comes of a creation.</summary>
    /// <param name="creation">The creation.</param>
    /// <param name="dispatched">The names of the methods on the way to it that are called by other ones.</param>
    public bool IsCompleteFor(SyntaxNode creation, IReadOnlyCollection<string> dispatched) =>
        Log is { IsIncomplete: false } && !Log.Unresolved.Overlaps(dispatched) && (EntersCalls || IsOfBody(creation));

    private bool IsOfBody(SyntaxNode creation) =>
        ProgramCallers.Declaration(creation) is { } declaration
        && ProgramCallers.Declaration(Body.Graph.OriginalOperation.Syntax) == declaration;
}
